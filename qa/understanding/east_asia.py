"""The scaffolding of Chinese and Japanese questions: "… 怎么说", "谁说 …", "… について何と言いましたか"."""

import re

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
_IDEOGRAPH_OR_KANA = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")


def without_scaffolding(words: str) -> str:
    """Return the topic of a question without what only asks for somebody's words; other scripts stay as they are."""
    if not _IDEOGRAPH_OR_KANA.search(words):
        return words
    words = " ".join(_SCAFFOLDING.sub(" ", words).split())
    return re.sub(r"\s+(?=[？！。，])", "", words)
