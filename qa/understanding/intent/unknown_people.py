"""People asked about who are in no article: "What does Ada Moss say about cranes?" where no Ada Moss speaks."""

import re
from collections.abc import Callable

from corpus import fold_marks
from qa.understanding.tokens import SAYING, SAYING_FORMS, any_of, plain_words

from .addressees import PEOPLE

_TITLE = (
    "(?:Ambassador|Archbishop|Bishop|Chair(?:man|woman)?|Chancellor|Chief|Commissioner|Councillor|Dame|Deputy"
    "|Director|Dr|Father"
    "|General|Governor|Judge|Justice|King|Lady|Lord|Mayor|Minister|Miss|Mr|Mrs|Ms|Pope|President|Prince"
    "|Princess|Prof|Professor"
    r"|Queen|Rabbi|Secretary|Senator|Sheriff|Sir|Sister)"
)
# Atomic: a name is a row of such words, and each could be matched by halves in as many ways as it has letters.
_CAPITALISED = r"(?>[^\W\d_a-z](?=[\w-]*[a-z])[\w-]+)(?:'[A-Z]\w+)?"
_PARTICLE = r"(?:al|bin|da|de|del|della|den|der|di|dos|du|el|ibn|la|le|ter|van|von)"
_NAME = (
    rf"(?P<name>(?:{_TITLE}\.? ){{1,4}}(?:{_CAPITALISED}|[A-Z]\.)(?: (?:{_PARTICLE} )*(?:{_CAPITALISED}|[A-Z]\.))*"
    rf"|{_CAPITALISED}(?: (?:{_PARTICLE} )*(?:{_CAPITALISED}|[A-Z]\.)){{1,3}})"
)
_AND = rf"(?:(?:{PEOPLE}|{_CAPITALISED}(?: {_CAPITALISED})*)(?:,| and|, and| or) )?"
_ADVERBS = r"(?:(?:both|each|also|always|ever|just|still|[a-z]+ly) )*"  # none of them may match in two ways
_SAY = any_of(SAYING)
_SAYS = any_of(SAYING_FORMS - SAYING)
_VIEW = (
    "(?:answer|assessment|attitude|belief|comment|feeling|idea|opinion|perspective|position|remark|stance"
    "|statement|take|thought|view|word)s?"
)
_ASKED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?i:do|does|did|would|will|can|could|should|might|may) {_AND}{_NAME} {_ADVERBS}{_SAY}",
        (
            rf"\b(?i:do|did|would|will|can|could|should|might|may) {_NAME}(?=(?:,? and|,) (?:{PEOPLE}"
            f"|{_CAPITALISED}))(?=[^,?]* {_SAY})"
        ),
        rf"\b(?i:has|have|had) {_NAME} {_ADVERBS}{_SAYS}",
        rf"\b(?i:according to) {_AND}{_NAME}(?! of\b)",
        rf"\b{_NAME}'s? (?:[a-z]+ )?{_VIEW}\b",
        rf"\b{_VIEW} (?:of|by|from) {_NAME}(?= (?:on|about|regarding)\b|[?.! ]*$)",
        rf"\b(?i:what|how|whether|that|why|if|think|know|tell me|anything|something) {_NAME} {_ADVERBS}{_SAYS}",
    )
)
# A name with one of these is an organisation's, a place's or a thing's.
_NOT_PEOPLE = frozenset(
    """academy administration africa agency air airlines airways alliance america american arabia army asia assembly
    associates association authority authorities bank banks bay bitcoin board british brothers bureau cabinet
    capital center centre chain chamber chinese church city club code coast coin college commission committee
    community companies company conference congress corp corporation council county court coworkers data
    democrats department development digital east economic education emirates energy engineering europe european
    exchange federal federation fed finance financial fire force forces forum foundation france french fund
    games general german germany global google government group hat health high home hospital house hub inc
    india indian industries industry initiative institute insurance intelligence international internet island
    islands japan japanese journal justice kingdom kong korea lab labour laboratories laboratory labs lanka
    league library limited linux ltd machinery magazine management market media medical microsoft military
    ministry motors mountain movement museum national nations navy netherlands network networks new news north
    northern office oil open organisation organization other pacific park parliament partners party people
    philippines police policy port post power press program programme project public radio rail railway reform
    republic republicans research reserve rica river road royal russia russian sachs school schools science
    sciences security senate service services sig social society software solutions south southern space special
    sri stanley state states station street studio studios supreme system systems team tech technologies
    technology television times trade transport treasury trust union united university university valley vatican
    village wall war west western white women working works world york zealand zone""".split()
)
_OPENERS = frozenset(
    """a an and any but compare describe did discuss does each every explain find give how if in is list my our outline
    show so some state summarise summarize tell the their these this those what when where which who why your""".split()
)


def strangers(form: str, *, is_known: Callable[[str], bool]) -> tuple[str, ...]:
    """Return the names of people whose words a question asks for, besides those who speak in the articles.

    Only where grammar says that a person is asked, and the name can be no organisation's: who is left out here is
    simply looked up. In a question without small letters, or with nothing else, nobody is.

    Args:
        form: The question with ``PEOPLE`` for those known.
        is_known: Tells whether a word, folded, is part of what the articles speak of under a name.
    """
    found: dict[str, None] = {}
    text = fold_marks(form)
    for pattern in _ASKED:
        for match in pattern.finditer(text):
            name = match["name"]
            words = plain_words(name)
            if PEOPLE not in name and not _OPENERS & set(words) and _is_persons(name, words, is_known):
                found[form[match.start("name") : match.end("name")]] = None
    return tuple(found)


def _is_persons(name: str, words: tuple[str, ...], is_known: Callable[[str], bool]) -> bool:
    titled = re.match(rf"(?:{_TITLE}\b\.? ?)+", name)
    own = plain_words(name[titled.end() :]) if titled else words
    if not own or any(word in _NOT_PEOPLE for word in own):
        return False
    return bool(titled) or not all(is_known(word) for word in words)
