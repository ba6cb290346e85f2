"""News in prose: cut into what people say in quotation marks and what the reporter tells around it."""

from corpus import Article, Attribution, Kind
from tests.corpus.articles import said
from tests.corpus.typeset import article_of

HEAD = "# Bridge opens in May\n\nBy Ben Hay\n\n"
INTRODUCED = "The bridge opens in May, said Ada Moss, director of the bridge office."


def statements(article: Article) -> list[tuple[str | None, str]]:
    return [(line.name, line.words) for line in said(article) if line.kind is Kind.STATEMENT]


def test_the_words_between_marks_are_their_speakers_and_the_rest_is_told() -> None:
    article = article_of(f"{HEAD}{INTRODUCED}\n\nIt is late. “It will open in May,” Moss said on the bridge.")
    assert said(article) == [
        (Kind.HEADING, None, "Bridge opens in May"),
        (Kind.BOILERPLATE, None, "By Ben Hay"),
        (Kind.NARRATION, None, INTRODUCED),
        (Kind.NARRATION, None, "It is late. “"),
        (Kind.STATEMENT, "Ada Moss", "It will open in May,"),
        (Kind.NARRATION, None, "” Moss said on the bridge."),
    ]
    assert [(speaker.name, speaker.role) for speaker in article.speakers] == [
        ("Ada Moss", "director of the bridge office")
    ]


def test_how_the_words_are_known_is_told_by_the_cue() -> None:
    article = article_of(f"{HEAD}{INTRODUCED}\n\n“It will open in May,” Moss said.")
    (statement,) = (paragraph for paragraph in article.paragraphs if paragraph.kind is Kind.STATEMENT)
    assert statement.attribution is Attribution.CUE
    assert 0.8 <= statement.confidence < 1


def test_words_that_are_nobodys_for_sure_are_of_unknown_attribution() -> None:
    article = article_of(f"{HEAD}{INTRODUCED}\n\n“Nobody asked us about it,” a man said.")
    (statement,) = (paragraph for paragraph in article.paragraphs if paragraph.kind is Kind.STATEMENT)
    assert (statement.speaker_id, statement.attribution, statement.confidence) == (None, Attribution.UNKNOWN, 0.3)
    assert article.speakers == ()
    assert article.turns == ()


def test_nothing_stays_between_two_quotations_but_words() -> None:
    article = article_of(f"{HEAD}{INTRODUCED}\n\n“It will open in May.” “It will be painted before that,” Moss said.")
    assert [line.words for line in said(article)[3:]] == [
        "It will open in May.",
        "It will be painted before that,",
        "” Moss said.",
    ]


def test_marks_in_a_heading_or_the_foot_quote_nobody() -> None:
    article = article_of(
        f"{HEAD}{INTRODUCED}\n\n## “It will open,” said Ada Moss\n\nSource: City Desk\n\n“It opens,” said Ada Moss."
    )
    assert statements(article) == []
    assert [line.kind for line in said(article)[3:]] == [Kind.HEADING, Kind.BOILERPLATE, Kind.BOILERPLATE]


def test_who_is_told_of_but_never_quoted_is_no_speaker() -> None:
    article = article_of(f"{HEAD}{INTRODUCED} Bo Lund, a painter, met Moss.\n\n“It will open in May,” Moss said.")
    assert [speaker.name for speaker in article.speakers] == ["Ada Moss"]


def test_an_apposition_is_a_role_where_nothing_else_is() -> None:
    article = article_of(f"{HEAD}Bo Lund, a painter of bridges, came in May. “It will be red,” Lund said.")
    assert [(speaker.name, speaker.role) for speaker in article.speakers] == [("Bo Lund", "painter of bridges")]


def test_a_quotation_that_only_repeats_words_said_elsewhere_is_a_caption() -> None:
    article = article_of(
        f"{HEAD}{INTRODUCED}\n\n“It will open in May, and it will be red all over,” Moss said.\n\n"
        "“It will open in May, and it will be red all over.”\n\nIt rained."
    )
    assert statements(article) == [("Ada Moss", "It will open in May, and it will be red all over,")]
    assert [line.kind for line in said(article)].count(Kind.CAPTION) == 1
