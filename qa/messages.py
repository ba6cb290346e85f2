"""What a reply says beside its quotes: the facts of each sentence, which a wording puts into words of a language."""

from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from corpus import Article, Speaker


class Lack(Enum):
    """What is not there where nothing answers."""

    SPEECH = auto()
    """The people asked about say nothing on the topic."""
    ANSWER = auto()
    """Nothing that they, or anybody, say answers."""
    PASSAGES = auto()
    """There is nothing at all where was looked."""
    ANSWERING = auto()
    """The people asked about only ask questions."""
    QUESTION = auto()
    """No question that was asked fits."""
    MORE = auto()
    """There is no more of it than was shown before."""


@dataclass(frozen=True, slots=True)
class Silence:
    """Nothing answers.

    Attributes:
        lack: What is not there.
        people: The names of those asked about.
        topic: What was asked about, where it can stand behind "about"; else empty.
        filtered: Whether only a part of the articles was looked through.
        near: Whether something comes near.
    """

    lack: Lack
    people: tuple[str, ...] = ()
    topic: str = ""
    filtered: bool = False
    near: bool = False


@dataclass(frozen=True, slots=True)
class NotSureWhose:
    """Words may well answer, but it is not sure who says them."""


@dataclass(frozen=True, slots=True)
class Declined:
    """Somebody was asked this and did not say.

    Attributes:
        name: Who was asked.
        topic: What they were asked about, where it can stand behind "about"; else empty.
    """

    name: str
    topic: str = ""


@dataclass(frozen=True, slots=True)
class NotSpeaking:
    """People asked about who speak in no article, by name."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Which:
    """An office alone says who is meant, and it is asked back who that is.

    Attributes:
        office: As asked about.
        names: Those who may be meant, the likeliest first.
        is_held: They hold just this office; else they hold one like it.
    """

    office: str
    names: tuple[str, ...]
    is_held: bool = True


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """The question is in a language that no article is in.

    Attributes:
        languages: ISO 639-1 codes of those that the articles are in.
    """

    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotMentioned:
    """An occupation asked about that no article mentions."""

    occupation: str


@dataclass(frozen=True, slots=True)
class ComparedByWords:
    """The encoder does not know the script of the question (``is_script``), or none of what stands there for words."""

    is_script: bool


class Fact(Enum):
    """What can be known of an article."""

    WRITERS = auto()
    INTERVIEWERS = auto()
    INTERVIEWEES = auto()
    SOURCE = auto()
    DAY = auto()


@dataclass(frozen=True, slots=True)
class ArticleFact:
    """One thing that is known of an article."""

    fact: Fact
    article: Article


@dataclass(frozen=True, slots=True)
class FactUnknown:
    """None of these articles says what was asked."""

    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class PersonFact:
    """Who a person is, and the titles of the articles in which they ask or answer."""

    speaker: Speaker
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """Articles there are: the first of ``n_articles``."""

    articles: tuple[Article, ...]
    n_articles: int


class SmallTalk(StrEnum):
    """What somebody wants who asks nothing of the articles."""

    GREETING = "greeting"
    THANKS = "thanks"
    REMARK = "remark"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Welcome:
    """The answer to small talk: what can be asked, and of which articles."""

    talk: SmallTalk
    contents: Contents


Message = (
    Silence
    | NotSureWhose
    | Declined
    | NotSpeaking
    | Which
    | OtherLanguage
    | NotMentioned
    | ComparedByWords
    | ArticleFact
    | FactUnknown
    | PersonFact
    | Contents
    | Welcome
)
