"""Both engines answer alike: whatever is asked, the same words of the same people come first."""

from collections.abc import Callable

import pytest

from corpus import Article
from embeddings import Engine
from qa import Answer, Chatbot, Claim, Near, NotFound, Question, Reply
from tests.embeddings.engines import build, engine_of
from tests.qa.articles import ADA, BOB, ENCODER, EVE, article, asked, said, told, unsure

ARTICLES = (
    article(
        "harbour",
        asked("What will the new pier cost?"),
        said(ADA, "The new pier will cost nine million euros, and it will be worth every cent of it."),
        said(BOB, "We would rather have spent the money on books. The library needs a roof."),
        told("The pier was planned in 2010."),
        unsure("Somebody has to pay for the pier in the end."),
    ),
    article(
        "trade",
        asked("What do you do for logistics?"),
        said(EVE, "For logistics we build railways. There are three reasons: speed, price and patience."),
        said(EVE, "Railways bring more trade than any pier."),
        published=None,
    ),
)
QUESTIONS = (
    "What will the new pier cost?",
    "What does Eve Park do for logistics?",
    "What did Ada King and Bob Moss say about the pier?",
    "Who spoke about the library?",
    "What are the reasons for railways?",
    "What is this about?",
    "What was Eve Park asked?",
    "How tall is the Eiffel tower?",
    "wht wil the pier csot",
)
CLAIMS = (
    Claim("The library needs a roof.", "Bob Moss"),
    Claim("The library needs a roof.", "Ada King"),
    Claim("The library really needs a new roof, we would rather have spent the money on it."),
    Claim("Somebody has to pay"),
    Claim("for the in the"),
    Claim("We will build an airport."),
)


@pytest.fixture(scope="module")
def chatbots(tmp_path_factory: pytest.TempPathFactory) -> tuple[Chatbot, Chatbot]:
    return tuple(_opened(engine_of(kind, tmp_path_factory.mktemp(kind)), ARTICLES) for kind in ("folder", "milvus"))  # type: ignore[return-value]


def _opened(engine: Engine, articles: tuple[Article, ...]) -> Chatbot:
    build(engine, *articles, encoder=ENCODER)
    return Chatbot(engine.open(encoder=ENCODER), ENCODER)


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_same_question_gets_the_same_quotes(chatbots: tuple[Chatbot, Chatbot], question: str) -> None:
    one, other = (chatbot.answer(Question(question)) for chatbot in chatbots)
    assert _shown(one) == _shown(other)
    assert one.interpretation == other.interpretation


def _shown(reply: Reply) -> tuple[object, ...]:
    match reply:
        case Answer(quotes=quotes) | Near(nearest=quotes):
            shown = [(quote.id, quote.text, pytest.approx(quote.score, abs=1e-4)) for quote in quotes]
            return (type(reply), shown, reply.suggestions)
        case NotFound():
            return (type(reply), reply.suggestions)


@pytest.mark.parametrize("claim", CLAIMS, ids=str)
def test_the_same_claim_gets_the_same_verdict(chatbots: tuple[Chatbot, Chatbot], claim: Claim) -> None:
    one, other = (chatbot.verify(claim) for chatbot in chatbots)
    assert one == other


@pytest.mark.parametrize("look_up", [
    lambda chatbot: chatbot.archive.holdings,
    lambda chatbot: chatbot.archive.articles(after=None, limit=1),
    lambda chatbot: chatbot.archive.said_by("eve-park", start=None, limit=1),
    lambda chatbot: [one.id for one in chatbot.find_articles("railways pier").records],
    lambda chatbot: chatbot.completions("pi"),
])  # fmt: skip
def test_pages_show_the_same(chatbots: tuple[Chatbot, Chatbot], look_up: Callable[[Chatbot], object]) -> None:
    one, other = map(look_up, chatbots)
    assert one == other
