"""Passages that were found, and the verdict on a quote, in Markdown."""

import qa
from web.api.answer_replies import Found, SearchReply
from web.api.verify_replies import Match, VerifyReply

from .escaping import as_line, as_text
from .quotations import place, question, quotation, source, voice

_NOTHING = "There is no passage to look through."
_VERDICTS = {
    qa.Verdict.VERBATIM: "Verbatim: this is printed word for word.",
    qa.Verdict.ALTERED: "Altered: this is not what is printed.",
    qa.Verdict.MISATTRIBUTED: "Misattributed: these words are printed, but as somebody else's.",
    qa.Verdict.INTERVIEWER: "Interviewer: these are words of one who asks, not of one who answers.",
    qa.Verdict.NOT_FOUND: "Not found: nobody says this in these articles.",
}


def search_blocks(found: SearchReply) -> tuple[str, ...]:
    """Return the passages, best first."""
    return tuple(map(_passage, found.results)) or (_NOTHING,)


def verdict_blocks(reply: VerifyReply, *, site: str) -> tuple[str, ...]:
    """Return the verdict, and the printed words it rests on; where they differ, word by word."""
    return (_VERDICTS[reply.verdict], *(_match(match, site) for match in reply.matches))


def _passage(found: Found) -> str:
    words = "\n".join(f"> {line}" for line in as_text(found.passage.text).splitlines())
    below = f"— {voice(found.speaker, found.kind)}, {source(found.article)}{place(found.article, found.passage.start)}"
    return "\n\n".join((*([question(found.in_reply_to)] if found.in_reply_to else []), words, below))


def _match(match: Match, site: str) -> str:
    shown = quotation(match, site=site, with_ids=True)
    changes = [
        f"- quoted “{as_line(part.pasted)}”, printed “{as_line(part.printed)}”"
        for part in match.diff
        if part.op not in (qa.Operation.EQUAL, qa.Operation.OMISSION)
    ]
    return "\n\n".join((shown, "\n".join(changes))) if changes else shown
