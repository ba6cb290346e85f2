"""Verbs and nouns of saying and thinking, and the words by which questions ask for somebody's words."""

# Verbs whose subject is somebody with words or thoughts of their own, in their plain form.
_SAYING = """accept acknowledge add address admit advise advocate agree allude announce answer appreciate argue
    ask assert assess assume assure attribute bear believe blame boast call caution characterise
    characterize cite claim clarify comment compare complain concede conclude condemn confess
    confirm consider contend contrast count credit criticise criticize debate declare defend define
    demand deny deplore describe disagree disclose discuss dismiss doubt dread dream emphasise
    emphasize endorse envision envy estimate evaluate expect explain explore express fear feel find
    forecast foresee give guess highlight hint hold hope identify imagine imply indicate insist
    interpret invite joke judge justify know lament like liken list look love mean mention name note
    object observe oppose outline perceive picture plead pledge point portray praise predict prefer
    present promise propose question quote rate react recall reckon recommend recount refer reflect
    refuse regard regret reject relate remark remember remind reply report respond reveal say see
    speak speculate state stress suggest summarise summarize suppose suspect talk tell think touch
    trust underline understand urge value view voice volunteer vow want warn welcome wish wonder
    worry write""".split()
_IRREGULAR = {
    "admit": "admitted admitting", "bear": "bore borne bearing", "feel": "felt", "find": "found",
    "forecast": "forecast", "foresee": "foresaw foreseen", "give": "gave given", "hold": "held", "know": "knew known",
    "mean": "meant", "prefer": "preferred preferring", "refer": "referred referring",
    "regret": "regretted regretting", "say": "said", "see": "saw seen", "speak": "spoke spoken", "tell": "told",
    "think": "thought", "understand": "understood", "write": "wrote written",
}  # fmt: skip


def _forms(verb: str) -> set[str]:
    stem = verb.removesuffix("e")
    y = verb.endswith("y") and verb[-2] not in "aeou"
    third = verb[:-1] + "ies" if y else verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
    past = verb[:-1] + "ied" if y else stem + "ed"
    irregular = set(_IRREGULAR.get(verb, "").split())
    return {verb, third, (verb if verb.endswith("ee") else stem) + "ing"} | (irregular or {past})


SAYING = frozenset(_SAYING)
SAYING_FORMS = frozenset(form for verb in _SAYING for form in _forms(verb))


def any_of(words: frozenset[str]) -> str:
    """Return a pattern for any one of these words."""
    return rf"\b(?:{'|'.join(sorted(words))})\b"
