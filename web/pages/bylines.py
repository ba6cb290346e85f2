"""Who wrote an article: family name and given names, where the byline surely says which is which."""

import re
from dataclasses import dataclass

# Words that begin a byline, and words that no person is called.
_BY = re.compile(
    r"^(?:(?:text|words|story|interview|report(?:ing|ed)?|written|compiled)\s+)?by(?:[\s:]+|$)", re.IGNORECASE
)
_AND = re.compile(r"\s*+(?:,\s*+and\b|,|;|&|\band\b)\s*", re.IGNORECASE)
_NOBODY = frozenset(
    """agency bureau college contributor correspondent daily desk editor editorial editors freelance group guest
    institute interview ltd magazine media network news newspaper newsroom office online post press publishing radio
    report reporter society special staff studio team the times today tribune university weekly writer writers
    jr sr ii iii iv""".split()
)
# Family names that stand first where the name is printed in its own order: which of two is which can't be told then.
_MAY_STAND_FIRST = frozenset(
    """an bae bai cai cao chan chang chao chen cheng cheung chiang cho choi chong chow chu chung cui dai dang deng
    ding do dong du duan duong fan fang feng fong fu fung gao geng gong gu guan guo ha han hao he ho hoang hong hou
    hsieh hsu hu huang hung huynh hwang jang jeon jeong ji jia jiang jin jo jung kang kim ko kong kwak kwok kwon lai
    lam lau law le lee lei leung li liang liao lim lin ling liu lo long lu luo lv ma mai mao meng min moon na ng ngo
    nguyen ni nie noh ong pan pang park peng pham phan pu qi qian qiao qin qiu qu ren rhee ryu seo shao shen shi
    shin sim so song su suh sun tan tang tao teng tian to tong tran tsai tsang tse tu vo vu wan wang wei wen weng
    wong woo wu xi xia xiang xiao xie xing xiong xu xue yan yang yao ye yeung yi yim yin yoo yoon you yu yuan yun
    zeng zhan zhang zhao zheng zhong zhou zhu zhuang zou""".split()
)
_PARTICLES = frozenset("al da de del della den der di dos du el la le ter van von".split())
_WORD = re.compile(r"[^\W\d_]\.|[^\W\d_][^\W\d_'’]+(?:-[^\W\d_'’]+)*(?:['’][^\W\d_]+)?|[^\W\d_]['’][^\W\d_]+")
_MAX_WORDS = 5


@dataclass(frozen=True, slots=True)
class Author:
    """A writer; without ``given``, ``family`` is the name as printed, whole."""

    family: str
    given: str = ""

    @property
    def inverted(self) -> str:
        """The name as a list of references has it: "Lin, J.-P. A."."""
        initials = " ".join("-".join(f"{part[0]}." for part in word.split("-") if part) for word in self.given.split())
        return f"{self.family}, {initials}" if initials else self.family


def authors_of(byline: str | None) -> tuple[Author, ...]:
    """Return the people of a byline in order; one whole as printed where any part is not certainly a personal name."""
    printed = _BY.sub("", " ".join((byline or "").split())).strip(" .,:")
    if not printed:
        return ()
    authors = [_author(name) for name in _AND.split(printed) if name]
    certain = tuple(author for author in authors if author)
    return certain if len(certain) == len(authors) else (Author(printed),)


def _author(name: str) -> Author | None:
    words = name.split()
    if not 2 <= len(words) <= _MAX_WORDS or any(word.casefold().strip(".") in _NOBODY for word in words):
        return None
    if not all(_WORD.fullmatch(word) and (word[0].isupper() or word in _PARTICLES) for word in words):
        return None
    if words[0].casefold() in _MAY_STAND_FIRST or words[-1].endswith(".") or _PARTICLES & {words[0], words[-1]}:
        return None
    split = next((at for at, word in enumerate(words) if word in _PARTICLES), len(words) - 1)
    given, family = words[:split], words[split:]
    return Author(" ".join(map(_in_small_letters, family)), " ".join(map(_in_small_letters, given)))


def _in_small_letters(word: str) -> str:
    return word.title() if len(word) > 2 and word.isupper() else word
