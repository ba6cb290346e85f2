"""What a question is about, without the scaffolding around it, which would only find passages about saying."""

import re

from embeddings import analyse
from qa.understanding.tokens import SAYING_FORMS, any_of

from .addressees import PEOPLE
from .kinds import SUMMARY, without_scaffolding

_ABOUT = r"(?:about|on|of|regarding|concerning|with regard to|with respect to|in relation to|as to|when it comes to)"
_SOFTLY = (
    r"(?:\s+(?:actually|also|all|always|both|each|ever|exactly|have to|has to|had to|just|personally"
    "|really|specifically|still|generally))*"
)
_THEY = (
    rf"(?:{PEOPLE}|they|people|you|we|(?:any|every|some|no)\s?(?:body|one)(?: else)?|all of (?:them|you)|the "
    "articles?|the interviews?"
    "|(?:the |all (?:the )?|each of the |both )?(?:interviewees|speakers|guests|participants|experts|officials"
    "|others)"
    r"|(?:the |this |each )?(?:interviewee|speaker|guest))"
)
# What somebody likes about a thing is more than the thing.
_TAKING_SIDES = set("appreciate blame criticise criticize deplore fear like love praise regret value worry".split())
_SAY = any_of(SAYING_FORMS - _TAKING_SIDES | {"have", "plan"})
_SAID = any_of(SAYING_FORMS)
# Saying and nothing more; "describe" or "predict" are what the answer does, and go as well, but "prefer" stays.
_PLAINLY = (
    "(?:say|says|said|saying|think|thinks|thought|thinking|believe|believes|believed|feel|feels|felt|tell us"
    "|tell me|told us"
    "|mention|mentions|mentioned|claim|claims|claimed|state|states|stated|argue|argues|argued"
    "|explain|explains|explained"
    "|note|notes|noted|comment|comments|commented|talk|talks|talked|talking|speak|speaks|spoke|speaking|report"
    "|reports|reported"
    "|describe|describes|described|discuss|discusses|discussed|remark|remarks|remarked|answer|answers|answered"
    "|reply|replies"
    r"|replied|reveal|reveals|revealed|express|expresses|expressed)"
)
_WORDS = r"(?:quotes?|quotations?|statements?|passages?|words|comments?|answers?|remarks?|mentions?|information)"
_VIEWS = (
    "(?:assessments?|attitudes?|beliefs?|comments?|explanations?|feelings?|ideas?|impressions?|insights?"
    "|opinions?|outlook"
    "|perspectives?|positions?|remarks?|stances?|statements?|takes?|thoughts?|understanding|views?|point of "
    "view|words?)"
)
_ASKERS = r"(?:(?:the )?(?:host|interviewer|journalist|moderator|press|presenter|reporter)s?)"
_PIECE = (
    "(?:article|briefing|conversation|discussion|episode|gaggle|interview|meeting|podcast|press conference"
    "|profile|q ?& ?a"
    r"|spotlight|story|talk|transcript)s?"
)
_THIS = r"(?:the |this |that |your |these |all )?"
# What goes from the front, again and again, whichever fits.
_PREFIXES = (
    # Chatty ways in.
    r"(?:hi|hello|hey|please|pls|and|but|so|well|now|ok|okay|thanks?|also|um+|then)\b(?!\s+(?:far|on))",
    ("(?:can|could|would|will) (?:you|someone|anyone) (?:please |kindly |maybe |perhaps )?(?=(?:tell|show|give"
    "|explain|find|let|list"
    r"|name|summari[sz]e|help|search|look|describe)\b)"),
    ("(?:please )?(?:tell|show|give|remind|inform) (?:me|us) (?:something |anything |everything |more |a bit "
    "|all )*"
    r"(?:(?:about|on|of)\b)?"),
    r"(?:please )?let (?:me|us) know (?:about |if |whether )?",
    r"(?:please )?(?:explain|describe) (?:to me|to us)\b",
    ("(?:i|we)(?:['’]d| would| want| wish| wanted| need|['’]m| am| are)? ?(?:really |just )?(?:like|love|want"
    "|wish|need|trying|curious|interested|keen|eager)?"
    " ?(?:to (?:know|hear|learn|find out|understand|read|see)|in knowing|in hearing|in learning)(?: more)?(?: "
    r"(?:about|on|of|if|whether))?\b"),
    r"(?:i|we)(?:['’]m| am|['’]re| are) (?:curious|interested|wondering|looking)(?: (?:about|in|for|if|whether))?\b",
    r"(?:i|we) wonder(?:ed)?(?: (?:about|if|whether))?\b",
    r"(?:do|does|did) (?:you|we|anyone|anybody) (?:happen to )?know (?:anything about |about |if |whether |of )?",
    ("(?:(?:do you have|have you(?: got)?) )?any (?:idea|information|info|quotes?|statements?|comments?) "
    r"(?:(?:about|on|if|whether|from)\b)?"),
    r"(?:find|search(?: for)?|look(?: up| for)?|get) (?:me )?",
    (f"(?:(?:is|are|was|were) (?:there )?)?(?:the |all |some |any )*{_WORDS}(?: (?:said|written|made|mentioned"
    "|given|stated))?"
    rf" (?:{_ABOUT}|from|by|in which|where)\b(?: {PEOPLE} {_ABOUT})?"),
    rf"(?:is|are|was|were) (?:there )?(?:anything|something) (?:(?:said|written|mentioned|stated) )?(?:{_ABOUT}\b)?",
    rf"(?:any|no|some)thing {_ABOUT}\b",
    rf"(?:what|how) about\b|{_ABOUT}\s+(?=\W*$)",
    # Who says: the people, or anybody.
    ("(?:so )?(?:what|anything)(?:['’]s)? (?:(?:else )?(?:do|does|did|has|have|had|would|will|can|could|is|are"
    rf"|was|were|might))?\s*{_THEY}"
    rf"{_SOFTLY}\s+(?:got to |have to )?{_SAY}(?: to say| to us| us| me| anything| something)?\s+{_ABOUT}\b"),
    rf"what (?:is|was|are|were|has been|had been|['’]s|gets|got) (?:being )?{_SAID}(?: by {_THEY})?\s+{_ABOUT}\b",
    (f"how (?:do|does|did|has|have|would|is|are|was|were) {_THEY}{_SOFTLY} (?:feel|think|talk|speak|thought"
    "|comment|react|respond)(?:ing)?"
    rf" (?:{_ABOUT}|to|towards?)\b"),
    (f"how (?:do|does|did|would) {_THEY}{_SOFTLY} (?:describe|characteri[sz]e|define|view|see|assess|evaluate"
    r"|explain|rate|judge|regard|perceive)\b"),
    (f"(?:do|does|did|has|have|had|would|will|is|are|was|were) {_THEY}{_SOFTLY} {_PLAINLY}(?:ing)?(?: anything"
    "| something| more| a lot| much)?"
    rf"(?: (?:{_ABOUT}|that|whether|if)\b)?"),
    (f"what (?:do|does|did|has|have|would|will|can|could) {_THEY}{_SOFTLY} {_PLAINLY}(?: to us| us| me)?(?: "
    r"(?:that|is|are|was|were)\b)?"),
    rf"what {_THEY}{_SOFTLY} {_SAID}(?: {_ABOUT}\b)?",
    rf"{PEOPLE}\s*{_SAID} {_ABOUT}\b",
    rf"(?:by |from |of |quote )?{PEOPLE} {_ABOUT}\b",
    (f"how {_THEY}{_SOFTLY} (?:feels?|felt|thinks?|thought|talks?|talked|speaks?|spoke|comments?|commented"
    "|reacts?|reacted)"
    rf" (?:{_ABOUT}|to|towards?)\b"),
    # Views.
    (f"(?:(?:what|which)(?:['’]s| is| are| was| were|) )?(?:{PEOPLE}['’]?s?|their|the|his|her|your|any|some)? "
    f"?(?:general |own |personal |main )*{_VIEWS}"
    rf"(?: (?:of|by|from) {_THEY})? (?:{_ABOUT}|towards?|for)\b"),
    rf"what (?:is|are|was|were) (?:{PEOPLE}['’]?s?|their|everyone['’]s) {_VIEWS}[\s,]*",
    # Who.
    (rf"who(?:['’]s)? (?:else )?(?:has |have |had |is |was |also |ever |\w+ly )?{_PLAINLY}(?: anything| "
    "something| more| a lot)?"
    rf"(?: (?:{_ABOUT}|that|whether|if)\b)?"),
    (r"(?:which|what)(?: (?:of (?:the|these|those))?\s*(?:people|persons?|interviewees?|speakers?|guests?"
    "|experts?|participants?|officials?|them))"
    rf"\s+(?:else )?(?:has |have |had |is |was |also )?(?:{_PLAINLY}(?: anything| something)?(?: (?:{_ABOUT}"
    r"|that)\b)?)?"),
    # Comparing.
    (rf"(?:please )?(?:compare|contrast)(?: and contrast)?(?: (?:what|how))?(?: the)?\s*{_THEY}?(?:['’]s?)?(?: "
    f"{_VIEWS})?(?: (?:of|by) {PEOPLE})?"
    rf"(?: {_SAID})?(?: (?:{_ABOUT}|towards?)\b)?"),
    (f"(?:what (?:is|are)|what['’]s) the differences? between {PEOPLE}(?:['’]s?)?(?: {_VIEWS})?(?: (?:{_ABOUT}"
    r"|in|when it comes to)\b)?"),
    (f"(?:how|where|do|does|did) (?:(?:do|does|did|is|are) )?{PEOPLE}(?:['’]s?)?(?: {_VIEWS})?(?: both)? "
    "(?:differ|disagree|agree|compare|contrast)"
    rf"(?: (?:from|to|with) {PEOPLE}(?:['’]s?)?)?(?: (?:{_ABOUT}|in|with each other|over)\b)*"),
    # Overviews.
    ("(?:what(?:['’]s| is| are| were| was) |list )?(?:give |write |make |show )?(?:me |us )?(?:an? |the |some "
    r")?(?:short |brief |quick |good |\d+ |five |three )*"
    f"{SUMMARY.pattern}(?: what {_THEY} {_SAID})?(?: (?:of|from|in|about) (?:{_THIS}{_PIECE}|{_THEY}))?(?: "
    f"{_THIS}{_PIECE})?(?: (?:with|by|of) {PEOPLE})?"
    rf"(?: (?:{_ABOUT}|made by {PEOPLE}|from)\b)?"),
    # Interviewers.
    (f"(?:what|which)(?: questions?)? (?:did|does|do|has|have|had) (?:{_ASKERS}|{PEOPLE}) (?:want to know"
    rf"|ask(?:ed)?)(?: (?:{PEOPLE}|them))?(?: {_ABOUT}\b)?"),
    (f"(?:what|which|how many) questions? (?:was|were|are|is|did) (?:{PEOPLE} )?(?:asked|put|posed|raised"
    rf"|get)(?: (?:to )?(?:{PEOPLE}|them))?(?: {_ABOUT}\b)?"),
    rf"(?:what|which questions?) (?:was|were|is|are) {PEOPLE} asked(?: {_ABOUT}\b)?",
    rf"(?:did|does|do) (?:{_ASKERS}|anyone|anybody) ask (?:{PEOPLE} )?(?:{_ABOUT}\b)?",
    rf"(?:who|which {_ASKERS}) asked(?: {PEOPLE})?(?: {_ABOUT}\b)?",
    # Whose words they are.
    rf"(?:according to|in the (?:opinion|view|words|eyes) of|for|as per|quote|citing|with|by|from) {PEOPLE}(?:\s*,)",
    rf"(?:in|from) {PEOPLE}['’]s? (?:opinion|view|words|eyes|mind|perspective|point of view|experience)\b",
    rf"{PEOPLE}\s*(?::|,|-)\s*",
)  # fmt: skip
_PREFIX = re.compile(
    rf"^[\s,;:.…!-]*(?:{'|'.join(f'(?:{rule})' for rule in _PREFIXES)})(?:(?<!\w)|(?!\w))", re.IGNORECASE
)
# What goes wherever it stands.
_INSIDE = re.compile(
    rf"[\s,]*+\b(?:according to|in the (?:opinion|view|words|eyes) of|as per) {PEOPLE}(?:\s*,)?"
    rf"|[\s,]*+\bin {PEOPLE}['’]s? (?:opinion|view|words|eyes|mind|experience)\b,?"
    rf"|\s*+\b(?:do|does|did|has|have|had|would) {PEOPLE}{_SOFTLY} {_PLAINLY}(?: that\b)?"
    rf"|[\s,]*+\b(?:do|does|did) {PEOPLE} (?:say|think|believe|feel)\b"
    rf"|,?\s*+\bunlike {PEOPLE}\s*,?"
    rf"|\s++(?:by|from) {PEOPLE}(?=\W*$)"
    rf"|,\s*{PEOPLE}\s*(?=[?.!]*$)|,\s*(?:says|said) {PEOPLE}"
    rf"|,?\s*+\b(?:if anything|please|pls|thanks|thank you)\b(?=\W*$)",
    re.IGNORECASE,
)
_WHERE = re.compile(
    rf"[\s,]*+\b(?:in|from|during|throughout|of|at) (?:the|this|that|these|your|his|her|their|all) {_PIECE}"
    rf"(?: (?:with|of|by|from) {PEOPLE})?(?!\w)",
    re.IGNORECASE,
)
# Behind somebody's name in a row of keywords, "park president customs promise", these say no more than "says".
_IN_KEYWORDS = frozenset(
    """claim claimed claims comment comments opinion opinions pledge pledged pledges position promise promised promises
    quote quotes remarks said says statement statements thoughts view views""".split()
)
_MOST_KEYWORDS = 6
_LEFTOVER = re.compile(rf"(?:the\s+)?{PEOPLE}(?:['’]s?\b|['’])?", re.IGNORECASE)


def read_topic(form: str) -> str:
    """Return the words to look up; empty where a question names people and says nothing of what about.

    Args:
        form: The question with ``PEOPLE`` for those asked.
    """
    words = _stripped(_WHERE.sub("", _without_saying(form)))
    words = _stripped(" ".join(_INSIDE.sub(" ", words).split()))
    words = " ".join(_LEFTOVER.sub(" ", words).split()).strip(" ,;:-")
    words = re.sub(r"\s+(?=[?!.,;:])", "", without_scaffolding(words))
    return words if analyse(words) else ""


def _without_saying(form: str) -> str:
    """A row of keywords without those that only say that somebody says something; any other question as it is."""
    words = form.split()
    topic = [word for word in words if word.lower().strip("?!.,") not in _IN_KEYWORDS]
    is_row = len(words) <= _MOST_KEYWORDS and all(PEOPLE in word or analyse(word) for word in topic)
    return " ".join(topic) if PEOPLE in form and is_row and len(topic) > 1 else form


def _stripped(words: str) -> str:
    while (shorter := _PREFIX.sub("", words, count=1)) != words:
        words = shorter
    return words
