from urllib.parse import parse_qsl, unquote, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from web import links

readable = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


@given(questions=st.lists(readable, min_size=1, max_size=5))
def test_a_conversation_can_be_read_back_from_its_address(questions: list[str]) -> None:
    address = urlsplit(links.conversation(questions))
    assert parse_qsl(address.query, keep_blank_values=True) == [("q", question) for question in questions]
    assert address.fragment == f"q{len(questions)}"


@given(article_id=readable, quote_id=readable)
def test_a_permalink_holds_its_ids(article_id: str, quote_id: str) -> None:
    address = urlsplit(links.permalink(article_id, quote_id))
    assert unquote(address.path) == f"/articles/{article_id}"
    assert parse_qsl(address.query) == [("quote", quote_id)]
    assert address.fragment == "quote"
