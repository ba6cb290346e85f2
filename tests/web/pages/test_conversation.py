from urllib.parse import parse_qsl, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from qa import Filters
from web import links
from web.pages.conversation import Asking, Conversation, parameters_of
from web.wording import ENGLISH

readable = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20).filter(lambda text: text.strip())
named = st.lists(st.text("abc-é", min_size=1, max_size=5), max_size=2, unique=True).map(tuple)
filters = st.builds(
    Filters,
    speakers=named,
    exclude_speakers=named,
    articles=named,
    published_from=st.none() | st.dates(),
    published_to=st.none() | st.dates(),
    sources=named,
)
askings = st.lists(
    st.builds(
        Asking,
        text=readable.map(str.strip),
        filters=filters,
        infer=st.booleans(),
        as_typed=st.booleans(),
        more=st.booleans(),
        unread=st.lists(st.tuples(st.sampled_from(["from", "to"]), st.just("soon")), max_size=2).map(tuple),
    ),
    min_size=1,
    max_size=4,
)


@given(asked=askings)
def test_a_conversation_can_be_read_back_from_its_address(asked: list[Asking]) -> None:
    address = urlsplit(links.conversation(parameters_of(asked), shown=len(asked)))
    assert Conversation.read(parse_qsl(address.query, keep_blank_values=True), words=ENGLISH) == Conversation(
        tuple(asked)
    )
    assert address.fragment == f"q{len(asked)}"


@given(
    parameters=st.lists(st.tuples(st.sampled_from(["q", "speaker", "from", "to", "infer", "x"]), st.text(max_size=5)))
)
def test_any_address_is_a_conversation(parameters: list[tuple[str, str]]) -> None:
    read = Conversation.read(parameters, words=ENGLISH)
    assert len(read.askings) <= sum(name == "q" for name, _ in parameters)
