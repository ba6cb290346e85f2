"""People named together by what they are: "the two officials", "both guests", "the interviewees"."""

import re
from collections.abc import Iterator, Sequence

from corpus import Span, Speaker

from .offices import OfficeIndex, OfficeMention
from .wording import Wording, is_asked

_NUMBERS = dict(zip("two three four five six seven eight nine ten".split(), range(2, 11), strict=True)) | {"both": 2}
_EVERYBODY = frozenset(
    """experts guests interviewees men panelists panellists participants people respondents speakers women""".split()
)
_OFFICIALS = tuple(
    """administrator ambassador chair chairman chairwoman chief commissioner deputy director governor head mayor
    minister officer official president secretary senator undersecretary""".split()
)
_LEADERS = (*_OFFICIALS, "ceo", "cto", "founder", "lead", "leader", "manager", "owner")
_HEADS = {"officials": _OFFICIALS, "leaders": _LEADERS, "heads": _LEADERS, "bosses": _LEADERS, "executives": _LEADERS}
_GROUP = re.compile(
    rf"\b(?:(?:the|these|those|all) )?(?P<count>all|both|{'|'.join(_NUMBERS)}|[2-9])(?: of)?(?: the| these| "
    "those| our)?"
    rf"(?: (?P<again>{'|'.join(_NUMBERS)}))?(?: [a-z]+)?? (?P<noun>[a-z]+)\b|\b(?:the|these|those) (?P<bare>[a-z]+)\b"
)


def groups(
    wording: Wording, *, offices: OfficeIndex, everybody: Sequence[Speaker], among: frozenset[str] | None
) -> Iterator[OfficeMention]:
    """Yield the groups that a question names, where it is clear who belongs to them.

    Args:
        wording: The question's.
        offices: Who holds which.
        everybody: All interviewees.
        among: Ids of those the question can mean; ``None`` for everybody.
    """
    for found in _GROUP.finditer(wording.plain):
        noun, count = found["noun"] or found["bare"], found["again"] or found["count"]
        n_wanted = _NUMBERS.get(count or "") or (int(count) if count and count.isdigit() else None)
        if noun in _EVERYBODY:
            fitting = tuple(everybody)
        else:
            fitting = offices.holders(_HEADS.get(noun, (noun.removesuffix("s"),) if noun.endswith("s") else ()))
        fitting = tuple(one for one in fitting if not one.interviewer and (among is None or one.id in among))
        # Everybody without a number is no choice at all.
        if not fitting or not (len(fitting) == n_wanted if n_wanted else noun in _HEADS):
            continue
        if is_asked(wording, [word for word in wording.words if found.start() <= word.span.start < found.end()]):
            yield OfficeMention(Span(*found.span()), fitting, is_plural=True)
