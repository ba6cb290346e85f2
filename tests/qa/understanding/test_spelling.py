"""Slips of the pen, over articles made by hand; the encoder knows no word but those of one letter."""

import pytest

from corpus import Speaker
from embeddings import LocalIndex
from qa.understanding import Lexicon, Spelling
from tests.embeddings.encoders import WordHashEncoder
from tests.qa.articles import ADA, article, index_of, said

WORDS = (
    "Customs clearance at the harbour gets faster. The logistics of Chongqing need a customs office.",
    "Unemployment is high, a responsible man said. Kingston was the place. We sell barrels and barrets.",
    "A federal contract about the tariff is a guarantee for customers, and customs of old stay.",
)


class Speller(WordHashEncoder):
    """Takes every word apart into letters."""

    def n_tokens(self, text: str) -> int:
        return len(text) + 2


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> LocalIndex:
    return index_of(tmp_path_factory.mktemp("spelling"), article("harbour", *(said(ADA, words) for words in WORDS)))


@pytest.fixture(scope="module")
def spelling(index: LocalIndex) -> Spelling:
    return Spelling(index, Speller(), names={"king", "kingston"}, lexicon=Lexicon())


def corrected(spelling: Spelling, text: str, *taken: str) -> str:
    return spelling.corrected(text, taken=lambda: taken)


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("what about custums", "what about customs"),
        ("Custums?", "Customs?"),
        ("what about cutsoms clearence at the harbuor?", "what about customs clearance at the harbour?"),
        ("logistcs", "logistics"),
        ("ucstoms", "customs"),
        ("is unemploymnt high", "is unemployment high"),
        ("garantee, tarriff.", "guarantee, tariff."),
        ("resposnible", "responsible"),
        ("fedreal", "federal"),
        ("trains to chongking", "trains to chongqing"),
        ("parties about contraacts", "parties about contract"),  # many of it where one is printed
        ("untlitled tarifffs", "untlitled tariff"),
    ],
)
def test_a_slip_becomes_the_word_that_is_printed(spelling: Spelling, typed: str, right: str) -> None:
    assert corrected(spelling, typed) == right


@pytest.mark.parametrize(
    "text",
    [
        "What about customs clearance?",  # as printed
        "costumes and contracts",  # words of the language
        "contradict the dissertation",  # though one is near "contract"
        "contracts and counteracts",  # forms of words, rare ones too
        "colour, harbors",  # as either side of an ocean spells them
        "chongquings2",  # digits
        "What about Custums?",  # a capital inside a question begins a name
        "Custums Office",
        "cusTums",
        "custums-clearance",
        "custums.example.org www.custums",
        "me@custums /custums #custums",
        "the custums' office",
        '"custums" clearance',
        "who said “custums”",
        "what does custums say about ports",  # whoever stands there is somebody
        "according to custums",
        "barreks",  # barrels and barrets are both as near
        "cust",  # too short
        "海关 custúms",
        "custums logistcs harbuor tarriff",  # so many are of another language
        "como funciona o contracto",  # most of it is of another language
        "cuáles son los contractos de la federala",  # only another language has such letters
        "kingstom",  # somebody's name is not guessed at here
        "",
    ],
)
def test_what_is_no_slip_for_sure_stays(spelling: Spelling, text: str) -> None:
    assert corrected(spelling, text) == text


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("Wat wil it cost?", "What will it cost?"),
        ("waht does it cost", "what does it cost"),
        ("What doess it cost?", "What does it cost?"),
        ("wat wil custums do", "what will customs do"),
        ("Wat zegt men?", "Wat zegt men?"),
        ("the wil of men", "the wil of men"),
        ("What dose is high", "What dose is high"),
        ("hwo will it cost", "hwo will it cost"),  # "who" or "how"
    ],
)
def test_the_words_that_open_a_question_are_mended_together(spelling: Spelling, typed: str, right: str) -> None:
    assert corrected(spelling, typed) == right


@pytest.mark.parametrize(
    ("question", "is_other"),
    [
        ("¿Qué dice el alcalde sobre la logística?", True),
        ("Wat zegt de burgemeester over logistiek?", True),
        ("Что говорит мэр о таможне?", True),
        ("市长怎么看海关？", True),
        ("Was sagt der Bürgermeister über den Zoll?", False),
        ("What does the mayor say about customs?", False),
        ("wat wil custums do", False),
        ("customs tariff", False),
        ("Luo logistics", False),
        ("Manila barrets guarantee", False),
        ("What does 王志杰 say about customs?", False),
    ],
)
def test_a_question_in_a_language_that_no_article_is_in_is_known(
    index: LocalIndex, question: str, is_other: bool
) -> None:
    of_two = Spelling(index, Speller(), names=(), lexicon=Lexicon(["en", "de-DE"]))
    assert of_two.languages_unlike(question) == (("de", "en") if is_other else ())
    unknown = Spelling(index, Speller(), names=(), lexicon=Lexicon(["en", None]))
    assert unknown.languages_unlike(question) == ()


def test_a_question_in_another_language_is_not_half_corrected(index: LocalIndex) -> None:
    asked = "Wat zegt men over logistcs?"
    assert corrected(Spelling(index, Speller(), names=(), lexicon=Lexicon(["en"])), asked) == asked
    assert corrected(Spelling(index, Speller(), names=(), lexicon=Lexicon(["en", "nl"])), asked) != asked


def test_words_that_are_understood_otherwise_stay(spelling: Spelling) -> None:
    assert corrected(spelling, "custums logistcs", "custums") == "custums logistics"


def test_what_the_encoder_knows_as_one_piece_is_a_word(index: LocalIndex) -> None:
    knowing = Spelling(index, WordHashEncoder(), names=(), lexicon=Lexicon())
    assert corrected(knowing, "what about custums") == "what about custums"


def test_a_name_with_an_s_is_no_frequent_word_though_dictionaries_have_it(spelling: Spelling) -> None:
    asked = ("powells", "steves", "banks", "customs")
    assert [word for word in asked if spelling.is_frequent(word)] == ["banks", "customs"]


def test_a_word_of_a_language_that_articles_are_written_in_stays(index: LocalIndex) -> None:
    assert corrected(Spelling(index, Speller(), names=(), lexicon=Lexicon()), "contrat") == "contract"
    assert corrected(Spelling(index, Speller(), names=(), lexicon=Lexicon(["fr"])), "contrat") == "contrat"


def test_of_two_words_as_near_the_far_more_frequent_one_is_meant(tmp_path_factory: pytest.TempPathFactory) -> None:
    said_often = [said(ADA, f"Barrels come on day {number}.") for number in range(12)]
    folder = tmp_path_factory.mktemp("frequent")
    many = index_of(folder, article("barrels", *said_often, said(ADA, "Barrets are caps.")))
    assert corrected(Spelling(many, Speller(), names=(), lexicon=Lexicon()), "barreks") == "barrels"


def test_an_archive_without_words_corrects_nothing(tmp_path_factory: pytest.TempPathFactory) -> None:
    empty = index_of(tmp_path_factory.mktemp("empty"), article("silent", said(Speaker("x", "X"), "…")))
    spelling = Spelling(empty, Speller(), names=(), lexicon=Lexicon())
    assert corrected(spelling, "what about custums") == "what about custums"
