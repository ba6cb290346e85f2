"""Words of which it is not sure who says them: they may come near, and never answer."""

from collections.abc import Sequence

from qa.messages import NotSureWhose, Silence
from qa.models import Answer, Near, Query, Reply, Summary
from qa.retrieval import Calibration

from .compose import N_NEAREST, is_scrap, reason
from .diversity import Candidate


def leaves_room_for_unsure(reply: Reply) -> bool:
    """Tell whether words that are nobody's may stand in a reply: nothing answers it, whoever is asked.

    Words that may be anybody's are not shown for those of people who are asked.
    """
    understood = reply.interpretation
    return not (isinstance(reply, Answer) or understood.people) and isinstance(reply.reasons[0], Silence)


def with_unsure(reply: Reply, query: Query, unsure: Sequence[Candidate], *, calibration: Calibration) -> Reply:
    """Return the reply with words that come near and are nobody's among the nearest.

    How sure the reply is stays as it is: however near they come, they are no answer.

    Args:
        reply: Without them.
        query: What was asked with.
        unsure: Best first.
        calibration: From which probability on words come near, or would answer if they were somebody's.
    """
    near = [one for one in unsure if one.probability >= calibration.near and not is_scrap(one.quote)]
    if not near or isinstance(reply, Answer):
        return reply
    known, summary = (reply.nearest, reply.summary) if isinstance(reply, Near) else ((), Summary())
    nearest = sorted((*known, *(one.shown(query) for one in near)), key=lambda quote: -quote.confidence)[:N_NEAREST]
    why = (reason(reply.interpretation, nothing_there=False, near=True), *reply.reasons[1:])
    may_answer = any(q.passage.has_unsure_speaker and q.confidence >= calibration.threshold for q in nearest)
    return Near(
        reply.interpretation,
        reply.confidence,
        (*why, NotSureWhose()) if may_answer else why,
        tuple(nearest),
        summary=summary.and_unsure(one.quote for one in near),
    )
