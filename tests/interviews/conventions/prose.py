"""Articles that quote: cues of every kind around quotation marks of four languages, and first-person accounts."""

from collections.abc import Callable, Iterator

from tests.interviews.languages import LANGUAGES, Wording
from tests.interviews.model import Block, Interview, Person, Run, Shape, Turn, Voice
from tests.interviews.page import Body, Convention, Place

from .labelled import INTRO, NOWHERE, TITLE

# Makes the blocks of one paragraph of speech: wording, look, how the speaker is named here, the words and their voice.
Quoted = Callable[[Wording, int, "Mention", str, Voice], Iterator[Block]]


class Mention:
    """How prose names a person at this point: in full with the office at first, then shorter."""

    def __init__(self, person: Person, n: int) -> None:
        self.person = person
        self.first = n == 0
        self.n = n

    @property
    def name(self) -> str:
        return self.person.name if self.first else self.person.family

    @property
    def apposition(self) -> str:
        return f", {self.person.office}" if self.first else ""

    def cued(self, template: str) -> str:
        """Return the cue with the name in it; an office behind the name ends with a comma where words follow."""
        comma = "," if self.first and not template.endswith("{name}") else ""
        return template.format(name=f"{self.name}{self.apposition}{comma}").replace(",:", ":")


def prose(quoted: Quoted, *, pronouns: bool = False) -> Body:
    """Print what guests said as quotations between the reporter's paragraphs; questions are left out."""

    def body(interview: Interview, asker: Voice) -> Iterator[Block]:
        wording = LANGUAGES[interview.language]
        narration = list(wording.narration)
        seen: dict[str, int] = {}
        for turn in interview.turns:
            if turn.asks:
                if narration:
                    yield Block((Run(narration.pop(0)),), begins=True)
                continue
            yield from _turn(quoted, wording, interview.look, turn, seen, pronouns=pronouns)

    return body


def _turn(
    quoted: Quoted, wording: Wording, look: int, turn: Turn, seen: dict[str, int], *, pronouns: bool
) -> Iterator[Block]:
    person = turn.speakers[0]
    for place, text in enumerate(turn.paragraphs):
        n = seen.get(person.name, 0)
        seen[person.name] = n + 1
        make = pronoun_behind if pronouns and place else quoted
        yield from make(wording, look, Mention(person, n), text, Voice.of(person))


def cue_behind(wording: Wording, look: int, mention: Mention, text: str, voice: Voice) -> Iterator[Block]:
    """“First sentence,” said Ada Byrne, director of the Trust. “The rest.”."""
    yield _behind(wording, look, _cue_after(wording, look, mention), text, voice)


def pronoun_behind(wording: Wording, look: int, mention: Mention, text: str, voice: Voice) -> Iterator[Block]:
    """“First sentence,” she said. “The rest.”."""
    cues = wording.cues.pronoun[mention.person.gender]
    yield _behind(wording, look, cues[look % len(cues)], text, voice)


def cue_before(wording: Wording, look: int, mention: Mention, text: str, voice: Voice) -> Iterator[Block]:
    """Ada Byrne, director of the Trust, put it this way: “All of it.”."""
    opening, closing = wording.cues.marks[look % len(wording.cues.marks)]
    cue = mention.cued(wording.cues.before[(look + mention.n) % len(wording.cues.before)])
    yield Block((Run(f"{cue} {opening}"), Run(text, voice), Run(closing)), begins=True)


def sentence_before(wording: Wording, look: int, mention: Mention, text: str, voice: Voice) -> Iterator[Block]:
    """Byrne does not hesitate. “All of it.”."""
    opening, closing = wording.cues.marks[look % len(wording.cues.marks)]
    yield Block((Run(f"{_sentence(wording, look, mention)} {opening}"), Run(text, voice), Run(closing)), begins=True)


def paragraph_before(wording: Wording, look: int, mention: Mention, text: str, voice: Voice) -> Iterator[Block]:
    """A sentence about the speaker, and the quotation alone in the next paragraph."""
    opening, closing = wording.cues.marks[look % len(wording.cues.marks)]
    yield Block((Run(_sentence(wording, look, mention)),), begins=True)
    yield Block((Run(opening), Run(text, voice), Run(closing)))


def running(wording: Wording, look: int, mention: Mention, text: str, voice: Voice) -> Iterator[Block]:
    """One quotation over several paragraphs: each opens it, only the last closes it."""
    opening, closing = wording.cues.marks[0]
    sentences = text.split(". ")
    cue = mention.cued(wording.cues.before[mention.n % len(wording.cues.before)])
    for place, sentence in enumerate(sentences):
        last = place == len(sentences) - 1
        start = opening if place else f"{cue} {opening}"
        yield Block((Run(start), Run(sentence if last else f"{sentence}.", voice), Run(closing if last else "")))


def incised(wording: Wording, look: int, mention: Mention, text: str, voice: Voice) -> Iterator[Block]:
    """« Premiers mots, explique Ada Byrne, et la suite. »."""
    opening, closing = wording.cues.marks[0]
    cue = _cue_after(wording, look, mention)
    start, rest = _cut(text)
    between = f", {cue}. " if rest else f", {cue}"
    yield Block((Run(opening), Run(start, voice), Run(between), Run(rest, voice), Run(closing)), begins=True)


def dashed(wording: Wording, look: int, mention: Mention, text: str, voice: Voice) -> Iterator[Block]:
    """—Primeras palabras —explica Ada Byrne—. El resto."""
    cue = _cue_after(wording, look, mention)
    start, rest = _cut(text)
    between = f" —{cue}—. "
    yield Block((Run("—"), Run(start, voice), Run(between), Run(rest, voice)), begins=True)


def block_quoted(wording: Wording, look: int, mention: Mention, text: str, voice: Voice) -> Iterator[Block]:
    """The words as a block quotation, and the name behind them."""
    yield Block((Run(text, voice),), Shape.QUOTE)
    yield Block((Run(f"— {mention.person.name}{mention.apposition}"),), Shape.QUOTE)


def told(interview: Interview, asker: Voice) -> Iterator[Block]:
    """Print a first-person account: all of it is the guest's."""
    for turn in interview.turns:
        if not turn.asks:
            yield from (Block((Run(text, Voice.of(*turn.speakers)),), begins=True) for text in turn.paragraphs)


def _behind(wording: Wording, look: int, cue: str, text: str, voice: Voice) -> Block:
    opening, closing = wording.cues.marks[look % len(wording.cues.marks)]
    start, rest = _cut(text)
    comma = f",{closing}" if wording.cues.comma_inside else f"{closing},"
    runs = [Run(opening), Run(start, voice), Run(f"{comma} {cue}.")]
    if rest:
        runs += [Run(f" {opening}"), Run(rest, voice), Run(closing)]
    return Block(tuple(runs), begins=True)


def _cut(text: str) -> tuple[str, str]:
    """Return the first sentence without its stop, and the rest."""
    start, _, rest = text.partition(". ")
    return start.rstrip("."), rest


def _sentence(wording: Wording, look: int, mention: Mention) -> str:
    return mention.cued(wording.cues.sentence[(look + mention.n) % len(wording.cues.sentence)])


def _cue_after(wording: Wording, look: int, mention: Mention) -> str:
    return mention.cued(wording.cues.after[(look + mention.n) % len(wording.cues.after)])


def written(name: str, body: Body, *, language: str = "en", n_guests: int = 1, told_to: bool = False) -> Convention:
    places = INTRO if told_to else NOWHERE
    host = Place.TOLD if told_to else Place.BYLINE
    return Convention(name, body, places, host, language=language, n_guests=n_guests, keeps_questions=False)


PROSE = (
    written("prose, cue behind the first sentence", prose(cue_behind), n_guests=2),
    written("prose, pronouns in later paragraphs", prose(cue_behind, pronouns=True), n_guests=2),
    written("prose, cue before the quotation", prose(cue_before), n_guests=2),
    written("prose, a sentence before the quotation", prose(sentence_before), n_guests=2),
    written("prose, quotations alone in a paragraph", prose(paragraph_before), n_guests=2),
    written("prose, one quotation over paragraphs", prose(running), n_guests=2),
    written("prose, block quotations signed below", prose(block_quoted), n_guests=2),
    written("first-person account", told, told_to=True),
    Convention("first-person account, guest in the title", told, TITLE, Place.BYLINE, keeps_questions=False),
    written("French prose, cue behind", prose(cue_behind), language="fr", n_guests=2),
    written("French prose, cue inside the guillemets", prose(incised), language="fr", n_guests=2),
    written("German prose, cue behind", prose(cue_behind, pronouns=True), language="de", n_guests=2),
    written("German prose, cue before", prose(cue_before), language="de", n_guests=2),
    written("Spanish prose, cue before", prose(cue_before), language="es", n_guests=2),
    written("Spanish prose, dashes", prose(dashed), language="es", n_guests=2),
)
