"""What is read of an article to find offices in it: its texts, and where each speaker is named in them."""

import re
from collections import defaultdict

from corpus.models import SPEECH, Article
from corpus.text import CAPITALS, Naming, find_namings, fold_marks

_MAX_LINE = 16  # words behind a name on its line in a list of people
_MAX_MENTIONS = 60  # of one name
_MAX_OWN = 8  # paragraphs in which people introduce themselves
_LINE_LABEL = re.compile(r"(?:[-*•]\s+)?(?:[^\W\d_][\w'.-]*(?: [\w'.-]+){0,3}\s?:\s+)?")
_FACT = re.compile(
    r"(?:^|\n)[ \t*_>•-]{0,8}(?:(?:(?:current |job )?(?:role|title|position)|occupation|profession|job|beruf|funktion"
    r"|fonction|poste|cargo|ocupación|puesto)|(?P<at>employer|company|organi[sz]ation|affiliation|arbeitgeber|entreprise|empresa))"
    r"[*_]{0,3}\s?:[*_]{0,3}\s{1,3}(?P<role>[^\n]{3,80})",
    re.IGNORECASE,
)
_N_FACTS = 4  # texts with such a line that may follow the one with the name
# "Malgorzata (Losia) Lagisz": what somebody goes by stands amid the name.
_GOES_BY = re.compile(rf"(?<=[^\W\d_]) [(\"'][{CAPITALS}][\w-]+[)\"'] (?=[{CAPITALS}][^\W\d_])")


class Texts:
    """What is read of an article: its texts with where each speaker is named, and each speaker's own words."""

    def __init__(self, article: Article, about: str | None) -> None:
        self.title, self.about = article.title, about
        self.names = {fold_marks(one.name) for one in article.speakers}
        self.printed = [article.title, about or "", (article.byline or "").replace("),", ");")]
        self.told, self.by = [True] * 3, ["", "", ""]
        self.own: dict[str, list[int]] = defaultdict(list)
        self._gather(article)
        # A line may be broken for its width alone.
        self.folded = [_GOES_BY.sub(" ", re.sub(r"\n(?=[a-z])", " ", fold_marks(text))) for text in self.printed]
        self.named: dict[str, list[Naming]] = defaultdict(list)
        ids = {one.name: one.id for one in article.speakers}
        for naming in find_namings(ids, self.folded):
            if len(self.named[ids[naming.name]]) < _MAX_MENTIONS:
                self.named[ids[naming.name]].append(naming)
        lines = {who: [line for at in found if (line := self._line(at))] for who, found in self.named.items()}
        self.lines = {who: found for who, found in lines.items() if found}
        there = defaultdict[int, set[str]](set)
        for who, found in self.named.items():
            for naming in found:
                there[naming.text].add(who)
        self.of_one = {number: who for number, (who, *more) in there.items() if not more and self.told[number]}
        self.facts = self._facts()
        answering = [one.id for one in article.speakers if not one.interviewer]
        self.answering = answering[0] if len(answering) == 1 else None

    def _facts(self) -> dict[str, list[tuple[int, re.Match[str]]]]:
        """What lines with a heading say ("Role: Bridge inspector"), of whoever is named with or right before them."""
        facts: dict[str, list[tuple[int, re.Match[str]]]] = defaultdict(list)
        for number, text in enumerate(self.folded):
            near = range(number, max(number - _N_FACTS, 2), -1)
            who = next((self.of_one[at] for at in near if at in self.of_one), None) if self.told[number] else None
            if who:
                facts[who] += [(number, fact) for fact in _FACT.finditer(text)]
        return facts

    def before_names(self, speaker_id: str) -> list[int]:
        """Return the numbers of the texts above the talk in which nobody else than the one who answers is named."""
        first = min((number for own in self.own.values() for number in own), default=0)
        return [n for n in range(first) if self.told[n] and self.of_one.get(n) == speaker_id == self.answering]

    def _gather(self, article: Article) -> None:
        known = {name.casefold() for name in self.names}
        end, alone, labels = 0, "", set[str]()
        for paragraph in article.paragraphs:
            label = article.text[end : paragraph.span.start].strip(" \n:*_#[]")
            if 2 < len(label.split()) <= _MAX_LINE and label not in labels:
                labels.add(label)
                self._add(label, told=True)
            end, words, speech = paragraph.span.end, paragraph.span.cut(article.text), paragraph.kind in SPEECH
            if speech and paragraph.speaker_id and len(self.own[paragraph.speaker_id]) < _MAX_OWN:
                self.own[paragraph.speaker_id].append(len(self.printed))
            self._add(words, told=not speech, by=paragraph.speaker_id or "")
            # A line below one that is but a name tells who that is.
            if alone and not speech and len(words.split()) <= _MAX_LINE:
                self._add(f"{alone}\n{words}", told=True)
            alone = words if fold_marks(words).strip().casefold() in known else ""

    def _add(self, text: str, *, told: bool, by: str = "") -> None:
        self.printed.append(text)
        self.told.append(told)
        self.by.append(by)

    def as_printed(self, words: str, number: int | None) -> str:
        """Return words of the text of this number with the marks they have in print."""
        printed = " ".join(self.printed[number].split()) if number is not None else ""
        at = fold_marks(printed).find(words)
        return printed[at : at + len(words)] if at >= 0 else words

    def _line(self, mention: Naming) -> tuple[int, str] | None:
        """What stands behind a name that begins a line ("Ben: Ben Adler, logging and help"), in a list of people."""
        text = self.folded[mention.text]
        label = text[text.rfind("\n", 0, mention.start) + 1 : mention.start]
        rest = text[mention.end :].partition("\n")[0].strip()
        if not self.told[mention.text] or not mention.full or mention.text < 3 or not _LINE_LABEL.fullmatch(label):
            return None
        words = re.match(r"(?:[,:|]|-+\s)\s*(?=\S)", rest)
        return (mention.text, rest[words.end() :]) if words and len(rest.split()) <= _MAX_LINE else None
