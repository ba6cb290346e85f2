from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings import analyse, is_unspaced


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("What will CILHP do for logistics?", ["cilhp", "logist"]),
        ("land-sea corridors", ["land", "sea", "landsea", "corridor"]),
        ("E-Commerce", ["e", "commerc", "ecommerc"]),
        ("state-of-the-art", ["state", "art"]),
        ("R&D", ["r", "d", "rd"]),
        ("COVID-19 on 2019-10-31", ["covid", "19", "covid19", "2019", "10", "31"]),
        ("39 zones, 1.2 million, 1,000,000 and over 30%.", ["39", "zone", "1.2", "million", "1000000", "30"]),
        ("the US and us, U.S. dollars", ["us", "us", "dollar"]),
        ("GIVE US THE PORTS", ["port"]),
        ("Zhang’s and Zhang's port, don’t", ["zhang", "zhang", "port"]),
        ("café CAFE ｃａｆé cafe\u0301", ["cafe"] * 4),
        ("重庆物流 访", ["重庆", "庆物", "物流", "访"]),
        ("CILHP物流2019", ["cilhp", "物流", "2019"]),
        ("カタカナ ｶﾀ", ["カタ", "タカ", "カナ", "カタ"]),
        ("港口什么时候开放？谁去", ["港口", "开放", "去"]),
        ("为什么呢", []),
        ("港はどこですか", ["港は"]),
        ("портовый кран, портовых кранов; мой и моё", ["портов", "кран", "портов", "кран", "мо", "мо"]),
        ("Что она сказала?", []),
        ("الميناء ميناء", ["ميناء", "ميناء"]),
        ("λιμάνι λιμάνια", ["λιμαν", "λιμαν"]),
        ("ภาษา", ["ภา", "าษ", "ษา"]),
        ("서울시", ["서울", "울시"]),
        ("हिन्दी भाषा", ["हिन्दी", "भाषा"]),
        ("snake_case — (“quoted”)", ["snake", "case", "quot"]),
        ("the and of", []),
        ("", []),
    ],
)
def test_text_is_cut_into_terms(text: str, terms: list[str]) -> None:
    assert analyse(text) == terms


@given(st.text())
def test_any_text_gives_terms_without_space_or_capitals(text: str) -> None:
    assert all(term and term == term.strip() and not term.isspace() for term in analyse(text))


@given(st.lists(st.text(alphabet="abcdefg-'é重庆1.", max_size=8)))
def test_words_apart_give_the_terms_of_each(words: list[str]) -> None:
    apart = [term for word in words for term in analyse(word)]
    assert analyse(" \n ".join(words)) == apart


def test_threads_get_the_same_terms() -> None:
    text = " ".join(f"running{number} organisations-{number}" for number in range(300))
    with ThreadPoolExecutor(8) as pool:
        assert len({tuple(terms) for terms in pool.map(analyse, [text] * 64)}) == 1


@pytest.mark.parametrize(
    ("term", "unspaced"), [("港口", True), ("港", True), ("カナ", True), ("าษ", True), ("port", False), ("порт", False)]
)
def test_terms_of_scripts_without_spaces_are_known(term: str, unspaced: bool) -> None:
    assert is_unspaced(term) is unspaced


def test_nothing_is_no_term_of_a_script() -> None:
    assert not is_unspaced("")
    assert not is_unspaced("港 口")
