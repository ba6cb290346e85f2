"""Checking a quote: the form, every verdict, and what can't be checked."""

from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient

from qa import Claim, Edit, Match, Operation, Quote, Verdict, Verification
from tests.web.clients import Element, parse
from tests.web.fakes import HARBOUR, NARRATED, TWO_CRANES, FakeChatbot, article_of, passage_of, quote_of
from web import links
from web.wording import ENGLISH

EQUAL, REPLACE, INSERT, DELETE, OMISSION = (
    Operation.EQUAL,
    Operation.REPLACE,
    Operation.INSERT,
    Operation.DELETE,
    Operation.OMISSION,
)
ASKED = quote_of(HARBOUR, "How many cranes will there be?")
SAME = (Edit(EQUAL, "We will build two cranes", "We will build two cranes"),)


def verdict(client: TestClient, *, quote: str = "We will build", speaker: str = "") -> Element:
    response = client.get("/verify", params={"quote": quote, "speaker": speaker})
    assert response.status_code == 200
    return parse(response.text).one("section", "verdict")


def found(chatbot: FakeChatbot, kind: Verdict, quote: Quote, *diff: Edit) -> None:
    chatbot.verified = Verification(kind, (Match(quote, 1.0, diff),))


def steps(shown: Element) -> list[tuple[str, str]]:
    """The changes in a comparison, without the words that only screen readers hear."""
    styled = [each for each in shown.one("p", "diff").elements if each.tag in {"del", "ins"}]
    left_out = shown.one("p", "diff").all("span", "left-out")
    return [(each.tag, seen(each)) for each in (*styled, *left_out)]


def typed(shown: Element) -> Element:
    return next(each for each in shown.all("textarea") if each.attributes.get("name") == "quote")


def seen(element: Element) -> str:
    hidden = {id(each) for each in element.all("span", "sr")}
    return "".join(
        child if isinstance(child, str) else "" if id(child) in hidden else seen(child) for child in element.children
    ).strip()


def test_the_form_asks_for_words_and_perhaps_a_name(client: TestClient) -> None:
    shown = parse(client.get("/verify").text)
    assert shown.one("h1").text == ENGLISH.checking.heading
    assert (typed(shown).attributes["name"], shown.one("input").attributes["name"]) == ("quote", "speaker")
    assert "maxlength" not in typed(shown).attributes  # a browser would cut the quote without a word
    assert shown.all("section", "verdict") == []


def test_what_was_posted_gets_an_address(client: TestClient) -> None:
    fields = {"quote": " “We will” & so\r\non ", "speaker": "Ada King"}
    response = client.post("/verify", data=fields, follow_redirects=False)
    assert response.status_code == 303
    address = urlsplit(response.headers["location"])
    assert (address.path, address.fragment) == ("/verify", "verdict")
    assert parse_qs(address.query) == {"quote": ["“We will” & so\r\non"], "speaker": ["Ada King"]}


def test_what_is_too_long_for_an_address_is_checked_at_once(chatbot: FakeChatbot, client: TestClient) -> None:
    response = client.post("/verify", data={"quote": "港" * 5000}, follow_redirects=False)
    assert response.status_code == 200
    assert chatbot.claims == [Claim("港" * 5000)]
    shown = parse(response.text)
    assert "too long for a link" in shown.one("section", "verdict").text
    assert typed(shown).text.strip() == "港" * 5000


def test_words_that_are_printed_are_shown_in_their_place(chatbot: FakeChatbot, client: TestClient) -> None:
    found(chatbot, Verdict.VERBATIM, TWO_CRANES, *SAME)
    shown = verdict(client, quote=" We will build two cranes ", speaker="Ada King")
    assert chatbot.claims == [Claim("We will build two cranes", "Ada King")]
    assert shown.one("h2").text == ENGLISH.checking.verdict(Verdict.VERBATIM)
    assert "Ada King said exactly this." in shown.text
    assert "Director of the Harbour Office" in shown.text
    assert "What the harbour plans" in shown.text
    assert "31 October 2019" in shown.text
    [place] = shown.all("a", "context")
    assert place.attributes["href"].startswith(f"/articles/harbour?quote={TWO_CRANES.id}#")
    assert shown.all("p", "diff") == []


def test_a_sentence_cut_short_is_shown_whole_and_says_so(chatbot: FakeChatbot, client: TestClient) -> None:
    found(chatbot, Verdict.VERBATIM, TWO_CRANES, *SAME)  # only "two cranes" is marked
    assert "The whole sentence is shown" in verdict(client).text
    found(chatbot, Verdict.VERBATIM, quote_of(HARBOUR, "Nothing else is planned.", highlight="Nothing else is planned"))
    assert "The whole sentence is shown" not in verdict(client).text


def test_differences_are_marked_word_by_word_and_said_to_screen_readers(
    chatbot: FakeChatbot, client: TestClient
) -> None:
    diff = (
        Edit(EQUAL, "WE WILL", "We will"),
        Edit(REPLACE, "buy", "build"),
        Edit(INSERT, "at least", ""),
        Edit(EQUAL, "two", "two"),
        Edit(DELETE, "", "cranes"),
        Edit(OMISSION, "…", "Then we"),
    )
    found(chatbot, Verdict.ALTERED, TWO_CRANES, *diff)
    shown = verdict(client)
    assert shown.one("h2").text == "Not what is printed"
    assert "What Ada King said is near this, but differs." in shown.text
    assert steps(shown) == [
        ("del", "buy"),
        ("ins", "build"),
        ("del", "at least"),
        ("ins", "cranes"),
        ("span", "… Then we"),
    ]
    heard = " ".join(shown.one("p", "diff").text.split())
    assert heard == (
        "We will (not printed: buy) (printed: build) (not printed: at least) two (printed: cranes) "
        "… (left out: Then we)"
    )


def test_an_omission_that_is_owned_up_to_shows_what_was_left_out(chatbot: FakeChatbot, client: TestClient) -> None:
    found(chatbot, Verdict.VERBATIM, TWO_CRANES, Edit(EQUAL, "We will", "We will"), Edit(OMISSION, "...", "build two"))
    shown = verdict(client)
    assert shown.one("h2").text == ENGLISH.checking.verdict(Verdict.VERBATIM)
    assert steps(shown) == [("span", "... build two")]
    assert len(shown.one("ul", "legend").all("li")) == 1


def test_chinese_words_are_compared_without_spaces_between_them(chatbot: FakeChatbot, client: TestClient) -> None:
    article = article_of(
        "zh", "专访", (HARBOUR.paragraphs[6].kind, HARBOUR.speakers[1], "我们将建两座吊车。"), speakers=HARBOUR.speakers
    )
    quote = Quote(passage_of(article, 0), article.paragraphs[0].span, 1.0)
    diff = (Edit(EQUAL, "我们将", "我们将"), Edit(REPLACE, "买", "建"), Edit(EQUAL, "两座吊车", "两座吊车"))
    found(chatbot, Verdict.ALTERED, quote, *diff)
    assert seen(verdict(client).one("p", "diff")) == "我们将买 建两座吊车"


def test_somebody_elses_words_are_given_back_to_them(chatbot: FakeChatbot, client: TestClient) -> None:
    found(chatbot, Verdict.MISATTRIBUTED, TWO_CRANES, *SAME)
    shown = verdict(client, speaker="Bob Moss")
    assert shown.one("h2").text == "Somebody else’s words"
    assert "Ada King said them, not Bob Moss." in shown.text


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (Verdict.VERBATIM, "The reporter writes this. Nobody is quoted as saying it."),
        (Verdict.ALTERED, "What the reporter wrote is near this, but differs."),
        (Verdict.MISATTRIBUTED, "the reporter wrote them, not Bob"),
    ],
)
def test_the_reporters_own_words_are_nobodys(
    chatbot: FakeChatbot, client: TestClient, kind: Verdict, sentence: str
) -> None:
    found(chatbot, kind, NARRATED)
    assert sentence in verdict(client, speaker="Bob").text


def test_what_an_interviewer_said_is_no_interviewees(chatbot: FakeChatbot, client: TestClient) -> None:
    found(chatbot, Verdict.INTERVIEWER, ASKED)
    shown = verdict(client)
    assert shown.one("h2").text == "The interviewer’s words"
    assert "Reporter said this as the one who asks." in shown.text


def test_several_places_are_folded_behind_the_best(chatbot: FakeChatbot, client: TestClient) -> None:
    chatbot.verified = Verification(Verdict.VERBATIM, (Match(TWO_CRANES, 1.0, SAME), Match(NARRATED, 1.0, SAME)))
    shown = verdict(client)
    assert shown.one("details", "elsewhere").all("summary")[0].text == "Also at these places (1)"
    assert len(shown.one("details", "elsewhere").all("figure")) == 1
    assert len(shown.all("figure")) == 2


def test_where_nothing_is_found_the_page_says_so_and_what_may_help(chatbot: FakeChatbot, client: TestClient) -> None:
    shown = verdict(client, quote="a moon base", speaker="Ada King")
    assert shown.one("h2").text == ENGLISH.checking.verdict(Verdict.NOT_FOUND)
    assert shown.one("p", "words").text == "a moon base"
    assert "/verify?quote=a+moon+base#verdict" in [link.attributes["href"] for link in shown.all("a")]
    nearest = shown.one("div", "nearest")
    assert nearest.one("h3").text == ENGLISH.checking.nearest
    assert len(nearest.all("figure")) == 2
    assert (chatbot.asked[-1].text, chatbot.asked[-1].filters.speakers) == ("a moon base", ("Ada King",))
    assert not chatbot.asked[-1].infer


def test_nothing_is_near_the_words_of_somebody_unknown(chatbot: FakeChatbot, client: TestClient) -> None:
    chatbot.unknown = "Nobody I know"
    shown = verdict(client, quote="a moon base", speaker="Nobody I know")
    assert shown.one("h2").text == ENGLISH.checking.verdict(Verdict.NOT_FOUND)
    assert shown.all("div", "nearest") == []


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"quote": ""}, ENGLISH.checking.missing),
        ({"quote": " \n\t", "speaker": "Ada"}, ENGLISH.checking.missing),
        ({}, ENGLISH.checking.missing),
        ({"quote": "x" * 6200}, "This has 6,200 characters; the most is 5,000. Check it in parts."),
        ({"quote": "x", "speaker": "y" * 201}, "A name has at most 200 characters."),
    ],
)
def test_what_cannot_be_checked_says_why_and_keeps_what_was_typed(
    chatbot: FakeChatbot, client: TestClient, fields: dict[str, str], problem: str
) -> None:
    responses = [client.post("/verify", data=fields)]
    if fields:
        responses.append(client.get("/verify", params=fields))
    for response in responses:
        assert response.status_code == 422
        shown = parse(response.text)
        assert shown.one("p", "problem").text == problem
        assert shown.one("p", "problem").attributes["role"] == "alert"
        assert typed(shown).text.strip() == fields.get("quote", "").strip()
        assert shown.one("input").attributes["value"] == fields.get("speaker", "")
    assert chatbot.claims == []


def test_words_are_never_markup(chatbot: FakeChatbot, client: TestClient) -> None:
    attack = "</textarea><script>alert(1)</script>"
    shown = parse(client.get("/verify", params={"quote": attack, "speaker": f'"{attack}'}).text)
    assert shown.one("p", "words").text == attack
    assert typed(shown).text.strip() == attack
    assert shown.one("input").attributes["value"] == f'"{attack}'
    assert [each for each in shown.all("script") if "src" not in each.attributes] == []


@pytest.mark.parametrize("body", [b"\xff\xfe=%ff", b"quote=%ED%A0%80", b"{}", b"&&&=&="])
def test_any_body_has_an_answer(client: TestClient, body: bytes) -> None:
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert client.post("/verify", content=body, headers=headers).status_code in {200, 422}


def test_a_name_can_be_filled_in_by_a_link(client: TestClient) -> None:
    response = client.get("/verify", params={"speaker": "Ada King"})
    assert response.status_code == 200
    assert parse(response.text).one("input").attributes["value"] == "Ada King"


def test_an_address_is_never_longer_than_what_servers_take() -> None:
    assert len(links.check("x" * 5000)) < 6000
