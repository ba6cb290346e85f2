import pytest

from .comparing import Comparison, Json


def reply(name: str = "Ada", words: str = "thank you", took_ms: float = 1.5) -> dict[str, Json]:
    speaker: dict[str, Json] = {"name": name}
    return {"quotes": [{"text": words, "speaker": speaker, "score": 0.5}], "took_ms": took_ms}


def lines(before: Json, after: Json, *ignored: str) -> list[str]:
    found = Comparison.of({"q": before}, {"q": after}, ignored=ignored).different
    return [line for one in found.get("q", ()) for line in one.lines]


def test_how_long_a_reply_took_makes_no_difference() -> None:
    comparison = Comparison.of({"q": reply(took_ms=1.5)}, {"q": reply(took_ms=20.0)})
    assert (comparison.n_recorded, comparison.n_equal) == (1, 1)


def test_other_words_make_a_difference() -> None:
    assert lines(reply(words="thank you"), reply(words="Thank you")) == ['quotes[0].text: "thank you" → "Thank you"']


def test_a_changed_name_is_told_with_its_path() -> None:
    assert lines(reply("Ada"), reply("Bob")) == ['quotes[0].speaker.name: "Ada" → "Bob"']


def test_what_only_one_side_has_is_told() -> None:
    assert lines({"quotes": [1]}, {"quotes": [1, 2]}) == ["quotes[1]: (nothing) → 2"]
    assert lines({"note": None}, {}) == ["note: null → (nothing)"]
    assert list(Comparison.of({"q": 1}, {}).different) == ["q"]


def test_numbers_are_equal_to_a_millionth() -> None:
    assert lines(0.5, 0.500_000_1) == []
    assert lines(0.5, 0.500_01) == ["(all): 0.5 → 0.50001"]
    assert lines(1, True) == ["(all): 1 → true"]


def test_versions_of_the_index_make_no_difference_inside_a_page() -> None:
    page = "<p>index {}</p>\n<p>{}</p>"
    before, after = page.format("20260101T000000Z-0a1b2c3d", "Ada"), page.format("20270101T000000Z-99999999", "Bob")
    assert lines(before, after.replace("Bob", "Ada")) == []
    assert lines(before, after) == [
        "(all):",
        "  @@ -1,2 +1,2 @@",
        "   <p>index <index version></p>",
        "  -<p>Ada</p>",
        "  +<p>Bob</p>",
    ]


@pytest.mark.parametrize("pattern", ["quotes[0].speaker", "quotes[].speaker", "q"])
def test_what_is_ignored_makes_no_difference(pattern: str) -> None:
    assert lines(reply("Ada"), reply("Bob"), pattern) == []
    assert lines(reply("Ada"), reply("Bob"), "quotes[].text") != []


def test_a_page_is_ignored_by_its_address() -> None:
    name = "/verify {'quote': 'a'}"
    assert Comparison.of({name: "a"}, {name: "b"}, ignored=["/verify"]).n_equal == 1
    assert Comparison.of({name: "a"}, {name: "b"}, ignored=["/"]).n_equal == 0
