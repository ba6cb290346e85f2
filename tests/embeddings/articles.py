"""Articles made by hand."""

from datetime import date

from corpus import Abbreviation, Article, Attribution, Kind, Paragraph, Part, Passage, Span, Speaker, split_passages

ADA = Speaker("ada", "Ada", "Director of Engines")
BOB = Speaker("bob", "Bob")
REPORTER = Speaker("reporter", "Reporter", part=Part.INTERVIEWER)
PEOPLE = {speaker.id: speaker for speaker in (ADA, BOB, REPORTER)}


def said(words: str, by: str | None = "ada", **more: bool | Attribution) -> tuple[str, Paragraph]:
    return words, _paragraph(Kind.STATEMENT, by, **more)


def asked(words: str, by: str | None = "reporter") -> tuple[str, Paragraph]:
    return words, _paragraph(Kind.QUESTION, by)


def told(words: str) -> tuple[str, Paragraph]:
    return words, _paragraph(Kind.NARRATION, None)


def headed(words: str) -> tuple[str, Paragraph]:
    return words, _paragraph(Kind.HEADING, None)


def _paragraph(kind: Kind, speaker: str | None, **more: bool | Attribution) -> Paragraph:
    return Paragraph(Span(0, 1), kind, speaker, **more)  # type: ignore[arg-type]


def article(
    article_id: str,
    *paragraphs: tuple[str, Paragraph],
    title: str = "A title",
    published: date | None = date(2021, 5, 1),
    people: dict[str, Speaker] = PEOPLE,
    abbreviations: tuple[Abbreviation, ...] = (),
) -> Article:
    text, placed = "", []
    for words, paragraph in paragraphs:
        span = Span(len(text), len(text) + len(words))
        placed.append(
            Paragraph(span, paragraph.kind, paragraph.speaker_id, paragraph.attribution, 0.9, paragraph.lead_in)
        )
        text += words + "\n"
    ids = dict.fromkeys(paragraph.speaker_id for paragraph in placed if paragraph.speaker_id)
    return Article(
        id=article_id,
        title=title,
        text=text,
        paragraphs=tuple(placed),
        speakers=tuple(people[id_] for id_ in ids),
        published=published,
        abbreviations=abbreviations,
    )


def passages_of(*articles: Article, max_tokens: int = 100) -> list[Passage]:
    return [
        passage
        for one in articles
        for passage in split_passages(one, max_tokens=max_tokens, fits=lambda text: len(text) < 2000)
    ]


ENGINES = article(
    "engines-2021",
    headed("Engines"),
    asked("How do you weave algebra?"),
    said("We weave algebraic patterns just as the loom weaves flowers."),
    said("There are two reasons:", lead_in=True),
    said("First, the engine has no pretensions to originate anything."),
    said("Nobody knows who said this.", None, attribution=Attribution.UNKNOWN),
    told("She laughed."),
    abbreviations=(Abbreviation("AE", "Analytical Engine"),),
)
LOGISTICS = article(
    "logistics-2019",
    asked("What will you do for logistics?"),
    said("We will build ports and railways for logistics.", by="bob"),
    said("Thank you for having me.", by="bob"),
    said("Thank you for having me.", by="ada"),
    published=date(2019, 10, 31),
)
UNDATED = article("undated", said("Ports are open to all.", by="bob"), published=None)
