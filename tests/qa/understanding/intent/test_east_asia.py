import pytest

from qa.understanding.forms import form
from qa.understanding.tokens import tokens_of


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("怎么说物流", "物流"),
        ("对物流怎么看？", "物流？"),
        ("如何看待海关改革", "海关改革"),
        ("关于港口说了什么？", "港口？"),
        ("谁说港口会开放？", "港口会开放？"),
        ("哪些人谈到了物流", "物流"),
        ("對物流有什麼看法", "物流"),
        ("对物流的看法是什么", "物流"),
        ("是怎么评价故事会的", "故事会的"),
        ("请问谈到过铁路吗", "铁路吗"),
        ("認為鐵路重要嗎", "鐵路重要嗎"),
        ("港について何と言いましたか", "港"),
        ("株式市場についてどう思いますか", "株式市場"),
        # no scaffolding
        ("如何提高效率", "如何提高效率"),
        ("提高效率", "提高效率"),
        ("对外贸易怎么样", "对外贸易怎么样"),
        ("谁提供资金", "谁提供资金"),
        ("看护病人", "看护病人"),
        ("What about cranes?", "What about cranes?"),
        ("Что о порте?", "Что о порте?"),
    ],
)
def test_what_only_asks_for_words_goes(question: str, topic: str) -> None:
    assert form("aside").removed(tokens_of(question)).text == topic
