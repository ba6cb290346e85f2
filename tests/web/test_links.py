from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web import links

readable = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


@given(article_id=readable, quote_id=readable)
def test_a_permalink_holds_its_ids(article_id: str, quote_id: str) -> None:
    address = urlsplit(links.permalink(article_id, quote_id))
    assert unquote(address.path) == f"/articles/{article_id}"
    assert parse_qsl(address.query) == [("quote", quote_id)]
    assert address.fragment == "quote"


def test_every_address_begins_with_where_the_site_is_served() -> None:
    with links.served_at("https://example.org", "/interviews"):
        assert links.conversation([("q", "Who?")], shown=1) == "/interviews/?q=Who%3F#q1"
        assert links.absolute(links.speaker("ada-king")) == "https://example.org/interviews/speakers/ada-king"
    assert links.speaker("ada-king") == "/speakers/ada-king"


@pytest.mark.parametrize(
    ("media", "time", "leads_to"),
    [
        ("https://example.org/talk.mp3", 751.9, "https://example.org/talk.mp3#t=751"),
        ("https://example.org/talk?v=1#t=5", 0.0, "https://example.org/talk?v=1#t=0"),
        ("https://example.org/talk.mp3", None, None),
        ("javascript:alert(1)", 3.0, None),
        (None, 3.0, None),
    ],
)
def test_a_time_leads_into_the_recording(media: str | None, time: float | None, leads_to: str | None) -> None:
    assert links.recording_at(media, time) == leads_to
