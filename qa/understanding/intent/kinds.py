"""What sort of answer a question wants, told by its form: words, with ``PEOPLE`` in the place of those asked."""

import re

from corpus import HAN_OR_KANA
from qa.models import QuestionKind, Wanted

from .addressees import AUXILIARY, PEOPLE

_SAY = "(?:说|說|讲|講|谈|談|提(?=[到及起过過了])|认为|認為|觉得|覺得|表示|介绍|介紹)(?:了|过|過|到|及|起)*"
_HOW = "(?:怎么|怎麼|怎样|怎樣|如何)"
_WHAT = "(?:什么|什麼|何|哪些|些什么|些什麼)"
_VIEW = "(?:看法|观点|觀點|意见|意見|想法|见解|見解|评价|評價|态度|態度)"
_ASKS_VIEW = rf"{_HOW}(?:看待|看|想|评价|評價)|{_VIEW}"
SAID_WHAT = rf"(?:都|还|也)*{_SAY}{_WHAT}(?:内容|話|话|事)?"
WHO_SAYS = rf"(?:谁|誰|哪些人|哪位)(?:都|还|也)*{_SAY}"
_SCAFFOLDING = re.compile(
    rf"^\W*(?:请问|請問)?(?:(?:对|對)(?=.*(?:{_ASKS_VIEW}))|{_SAY})"
    rf"|(?:是|都|又)?{_HOW}(?:看待|看|想|评价|評價|解释|描述|{_SAY})的?|{SAID_WHAT}|{WHO_SAYS}"
    rf"|(?:是)?(?:有|持|抱)?(?:{_WHAT}(?:样|樣)?的?|的){_VIEW}(?:是{_WHAT}|{_HOW})?"
    "|请问|請問|告诉我|告訴我|我想知道|关于|關於|对于|對於|至于|有关|有關"
    "|について|に関して|(?:何と|何を|どう)(?:言|話|語|思|考|述べ)[ぁ-ん]*"
)
_IDEOGRAPH_OR_KANA = re.compile(f"[{HAN_OR_KANA}]")


def without_scaffolding(words: str) -> str:
    """Return the topic of a question without what only asks for somebody's words; other scripts stay as they are."""
    if not _IDEOGRAPH_OR_KANA.search(words):
        return words
    words = " ".join(_SCAFFOLDING.sub(" ", words).split())
    return re.sub(r"\s+(?=[？！。，])", "", words)


_ASKER = "(?:host|interviewer|journalist|moderator|press|presenter|questioner|reporter|correspondent)"
_ASKERS = rf"{_ASKER}s?(?: from [\w ]+?)?"
_ARTICLE = (
    "(?:article|briefing|conversation|episode|interview|piece|podcast|press conference|q ?& ?a|story|text|transcript)s?"
)
_THIS = rf"(?:the|this|that|these|those|your|it|an?|all)(?: [\w-]+)??(?: {_ARTICLE})?"
_WITH = rf"(?: (?:with|of|by|from) {PEOPLE})?"
_END = r"[\s?!.]*$"
_THEY = (
    r"(?:any|every|some)(?:body|one)(?: else)?|interviewees|speakers|guests|participants|people|experts|officials|they"
    r"|you|he|she"
)
_KINDS = {
    QuestionKind.INTERVIEWER: (
        rf"\b{_ASKER}s?\b.*\b(?:ask(?:s|ed|ing)?|(?:want\w*|like\w*) to know|questions?)\b",
        rf"\bquestions?\b.*\b(?:asked|put to|posed|raised) ?(?:by |{_END})",
        r"\b(?:what|which)(?: \w+)? questions? (?:was|were|did|do|does|has|have|had|are)\b",
        rf"\b(?:was|were|is|are|been|get|got) {PEOPLE} (?:ever |also |even )?asked\b",
        rf"^\W*what (?:was|were|is|has been) asked\b|\b{PEOPLE} (?:was|were|is|are|been|gets?|got) asked\b",
        rf"^\W*(?:who|which {_ASKERS}) ask(?:s|ed)\b",
        rf"\bquestions? (?:for|to) {PEOPLE}|\bquestions? (?:was|were|are|is) (?:asked|put|posed)\b",
    ),
    QuestionKind.ABOUT: (
        (
            r"^\W*who(?:['’]s| is| are| was| were) (?:all )?(?:being )?(?:the )?(?:interviewed|interviewees?"
            "|speakers?|guests?"
            rf"|participants?|people (?:interviewed|speaking)|speaking|{_ASKERS}|interviewing|author|writer)"
            rf"(?: (?:in|of|for|by|to|here|there|with|on)|{_END})"
        ),
        (
            r"\bwho (?:wrote|conducted|did|led|held|made|published|carried out|recorded|authored|gave|appears? in"
            "|speaks? in"
            rf"|is in|are in) (?:the|this|that|these|those|an?) (?:[\w-]+ )?{_ARTICLE}"
        ),
        rf"\bwho interview(?:s|ed) {PEOPLE}|\bby whom (?:was|were) .*(?:interviewed|written|published)",
        (
            r"^\W*(?:do you know |can you tell me |tell me )?who(?:['’]s| is| are| was| were) (?:the "
            f")?{PEOPLE}(?: exactly| again)?{_END}"
        ),
        (
            rf"\b(?:what|which)(?:['’]s| is| are| was| were) {PEOPLE}['’]s? (?:current |official |exact |own "
            ")?(?:full name|function|job"
            rf"|job title|name|occupation|office|official title|position|post|profession|role|title){_END}"
        ),
        (
            r"\b(?:what|which) (?:function|job|job title|office|official title|position|post|role|title)"
            f" (?:does|do|did|has|have) {PEOPLE}"
            rf"(?: have| hold| held)?{_END}"
        ),
        rf"\bwhat (?:does|do) {PEOPLE} do(?: for (?:a living|work))?{_END}",
        (
            rf"\b(?:when|where|in (?:which|what) \w+|on (?:which|what) \w+|by whom) (?:was|were|did|has|is) {_THIS}"
            rf"{_WITH} (?:first )?(?:aired|appear(?:ed)?|broadcast|conducted|come out|held|made|posted|printed"
            rf"|published|recorded|released|written|take place|from)\b"
        ),
        (
            rf"\bwhat(?:['’]s| is| was| are| were) the (?:author|byline|date|headline|language|link|name"
            rf"|publication date|publisher|source|title|url)s?(?: of {_THIS}{_WITH})?{_END}"
        ),
        (
            rf"\bhow old is {_THIS} {_ARTICLE}|\bwhere (?:does|do|did|can i find) {_THIS}{_WITH} (?:come from"
            f"|appear|online)?{_END}"
        ),
        (
            rf"\b(?:which|what|how many|list)(?: all)?(?: the)?(?: of the)? (?:{_ARTICLE}|interviewees|speakers|people)"
            r"(?: (?:are|do|have|were|was|is|can)\b(?: (?:there|you|i|in|here|known|available|interviewed|included"
            "|featured|know|have"
            rf"|search|ask|the|these|this|those|articles?|interviews?|archive|collection|corpus)\b)*)?{_END}"
        ),
    ),
    QuestionKind.OVERVIEW: (
        (
            r"\b(?:what|tell me what)(?:['’]s| is| was| are| were) (?:the|this|that|these) (?:[\w-]+ "
            f")?{_ARTICLE}{_WITH} (?:all )?about{_END}"
        ),
        (
            r"\b(?:what|which (?:topics|subjects|themes|issues)) (?:does|do|did|has|have|is|are|was|were) "
            f"(?:{PEOPLE}|{_THEY}"
            rf"|(?:the|this|that) (?:[\w-]+ )?{_ARTICLE}{_WITH}) (?:talk(?:s|ed|ing)?|sp[eo]ak(?:s|ing)?|say|said"
            "|tell|discuss(?:es|ed)?"
            rf"|cover(?:s|ed)?|address|deal with|mention(?:s|ed)?)(?: (?:about|of|on|us|me|with|overall|in general"
            rf"|in (?:the|this|that|these) (?:[\w-]+ )?{_ARTICLE}{_WITH}))*{_END}"
        ),
        rf"^\W*(?:tell me about |what about )?(?:the )?(?:{_ARTICLE} (?:with|of) )?{PEOPLE}{_END}",
        rf"^\W*what (?:are|were) {PEOPLE}['’]s? (?:key|main|central|most important|core) (?:\w+s){_END}",
        rf"^\W*{PEOPLE}\W*{SAID_WHAT}\W*$",
    ),
}
_PATTERNS = {kind: re.compile("|".join(forms), re.IGNORECASE | re.DOTALL) for kind, forms in _KINDS.items()}
SUMMARY = re.compile(
    r"\b(?:summar(?:y|ies|i[sz]e|i[sz]ing)|overview|outline|gist|recap|sum up|takeaways?|tl;?dr|in a nutshell|in brief"
    "|(?:key|main|central|most important|core) (?:arguments?|conclusions?|ideas?|insights?|messages?|points?"
    "|statements?"
    r"|subjects?|takeaways?|themes?|thoughts?|topics?)|highlights)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\b(?:asks?|asked|asking|questions?|want(?:s|ed)? to know)\b", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:agree|both|compar\w+|contrast\w*|differ|differs|differen(?:t|ce|ces|tly)|disagree|each|respective\w*"
    r"|versus|vs)\b",
    re.IGNORECASE,
)
# What follows "who" where the answer is whoever said it, or did it and speaks of it.
_WHO = re.compile(
    rf"^\W*{WHO_SAYS}|"
    r"(?:^|\b(?:know|tell me|show me|see|find(?: out)?|say|me)\s|^\W*(?:and|so|but|also|besides|well)\W+)\W*"
    r"who(?:['’]s)?\s+(?:else\s+)?(?!(?:am|are|is|was|were|will|would|should|could|can|must|might|may|do|does"
    r"|did)\b)[\w'’-]+"
    r"|\b(?:which|what|how many of)(?: other)? (?:of )?(?:(?:the|these|those|all) )*(?:(?:people|persons?"
    "|interviewees?|speakers?|guests?"
    r"|experts?|participants?|officials?)\b)"
    r"|\b(?:did|do|does|has|have|is there|was there|are there)\s+(?:any|some)\s?(?:body|one)\b(?: else)?"
    r"|\bwho(?:se)? (?:is|are|was|were) (?:\w+ )?(?:afraid|against|angry|aware|certain|concerned|confident"
    "|convinced|critical"
    "|doubtful|enthusiastic|excited|glad|grateful|happy|hopeful|in favou?r|interested|looking forward|opposed"
    "|optimistic"
    r"|pessimistic|proud|sad|scared|sceptical|skeptical|sorry|sure|surprised|unhappy|wary|worried|\w+ing)\b",
    re.IGNORECASE,
)
# Deeds that somebody else may have done: the answer is a name in what is said.
_DEED = re.compile(
    r"\bwho\s+(?:\w+ly\s+|else\s+|first\s+)?(?:appoint|benefit|built|build|buy|bought|chair|control|creat|decid"
    "|develop|direct"
    r"|elect|employ|fund|financ|found|govern|guid|head|hired?\b|influenc|inspir|invent|kill|lead|led\b|made\b"
    "|manag|mentor"
    r"|nominat|operat|own|paid|pay|produc|ran\b|regulat|run|set up|sign|start|supervis|supplie|support|taught"
    r"|train|won\b|wins?\b)\w*",
    re.IGNORECASE,
)
_DEGREES = (
    r"attention|authority|confidence|control|difference|emphasis|faith|freedom|impact|importance|influence|interest"
    r"|pressure|priority|responsibility|sense|sympathy|thought|trust|value|weight"
)
_AMOUNTS = (
    r"age|amount|budget|cost|deadline|depth|distance|duration|fee|fraction|growth|height|length|number|pay|pay rise"
    "|percentage|portion|price|proportion|quantity|raise|rate|ratio|revenue|salary|share|size|speed|sum"
    "|temperature|turnover"
    r"|wage|weight|width"
)
_PLACES = (
    "area|building|campus|city|cities|countr(?:y|ies)|county|counties|district|location|nation|place|port"
    "|province|region"
    r"|state|street|town|village|venue"
)
_NOT_PLURAL = (
    r"(?:\w*(?:ss|us|is)|analysis|business|does|economics|gas|has|happens|lens|mathematics|means|news|physics|politics"
    r"|process|progress|series|this|was|yes)\b"
)
_WANTED = (
    (Wanted.DATE, (r"\bwhen\b(?! (?:it|all) )|\b(?:which|what)(?: exact)? (?:century|date|day|decade|month"
                  r"|quarter|week|year)s?\b"
     r"|\b(?:by|since|until|till|from) when\b|\bhow (?:recently|long ago)\b")),
    (Wanted.NUMBER, (r"\bhow (?:many|often|old|big|large|small|high|low|tall|deep|heavy|wide|fast|quickly|soon"
                    "|long|far|expensive"
     rf"|cheap)\b(?! (?:as|about)\b)|\bhow much\b(?! (?:{_DEGREES})\b)"
     rf"|\b(?:what|which)(?: [\w-]+)? (?:{_AMOUNTS}) (?:{AUXILIARY[2:-2]}|of)|\bwhat (?:is|was|are|were) the "
     rf"(?:[\w-]+ )?(?:{_AMOUNTS})\b")),
    (Wanted.PLACE, (rf"\bwhere\b(?! as)|\b(?:which|what) (?:other )?(?:{_PLACES})s?\b|\b(?:to|from|in|at) "
                   rf"(?:which|what) (?:{_PLACES})s?\b")),
    (Wanted.PERSON, (r"\bwho(?:m|se)?\b|\b(?:which|what) (?:(?!do|does|did)\w+ )?(?:person|people|man|woman|men"
                    r"|women|members?|politicians?|leaders?)\b")),
    (Wanted.LIST, (r"(?:^|\b(?:please|you|to)\s)\W*(?:list|name|enumerate)\b|\b(?:what|which) (?:kinds|sorts"
                  r"|types|forms|categories) of\b"
     r"|\b(?:what|which)(?: (?:are|were) (?:the|some|his|her|their|[\w'’]+['’]s))? (?:other )?(?:two|three|four"
     "|five|six|seven|eight"
     r"|nine|ten|\d+) [\w-]"
     rf"|\b(?:what|which) (?:are|were) (?:the|some(?: of the)?|{PEOPLE}['’]s?)(?: [\w-]+){{0,3}}? "
     rf"(?!{_NOT_PLURAL})\w+s\b"
     rf"|\bwhich (?!{_NOT_PLURAL})[a-z-]{{2,}}s\b(?!['’])"
     rf"|\bwhich (?!of\b)(?:[\w-]+ ){{1,2}}(?!{_NOT_PLURAL})[a-z-]{{2,}}s (?:{AUXILIARY[2:-2]}|of|that|which|in"
     r"|from|for)\b"
     rf"|\bwhat (?!{AUXILIARY[2:-2]})(?:[\w-]+ ){{0,2}}(?!{_NOT_PLURAL})[a-z-]{{2,}}s (?:{AUXILIARY[2:-2]})")),
)  # fmt: skip
_WANTED_PATTERNS = tuple((wanted, re.compile(pattern, re.IGNORECASE)) for wanted, pattern in _WANTED)
# A question inside another clause asks for nothing of the kind: "What changes when prices rise?"
_ASKING_FIRST = re.compile(r"\b(?:what|which|why|how|who|whom|whose|when|where)\b", re.IGNORECASE)
_HARD = {Wanted.NUMBER, Wanted.DATE, Wanted.PLACE, Wanted.PERSON}


def read_wanted(form: str) -> Wanted:
    """Return what sort of thing the words that answer would name."""
    opening = _ASKING_FIRST.search(form)
    main = form[: opening.start()] + opening[0] if opening else ""
    for wanted, pattern in _WANTED_PATTERNS:
        found = pattern.search(form)
        # Only the question word that comes first asks; "and when" or "and where" behind it asks as well.
        if found and (opening is None or found.start() <= len(main)):
            return wanted
    return Wanted.ANYTHING


def read_kind(
    form: str, wanted: Wanted, *, n_people: int, ask_themselves: bool, is_plural: bool, has_topic: bool
) -> QuestionKind:
    """Return the kind of a question.

    Args:
        form: The question with ``PEOPLE`` for those asked.
        wanted: What sort of thing it asks for.
        n_people: How many different people are asked.
        ask_themselves: They are all interviewers.
        is_plural: They are asked as several, not because it is unclear who is meant.
        has_topic: Whether it says what about.
    """
    if ask_themselves and _ASKS.search(form):
        return QuestionKind.INTERVIEWER
    for kind, pattern in _PATTERNS.items():
        if pattern.search(form):
            return kind
    if SUMMARY.search(form) and not has_topic:
        return QuestionKind.OVERVIEW
    if n_people > 1 and (is_plural or _COMPARED.search(form)):
        return QuestionKind.COMPARE
    if n_people == 0 and _WHO.search(form) and not _DEED.search(form):
        return QuestionKind.WHO
    if wanted in _HARD:
        return QuestionKind.FACT
    return QuestionKind.PERSON if n_people else QuestionKind.TOPIC
