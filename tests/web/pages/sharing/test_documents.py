"""An answer as a document."""

from dataclasses import replace
from io import BytesIO

from docx import Document
from fastapi.testclient import TestClient

from qa import Group
from tests.web.fakes import ADA, BOB, HARBOUR, TWO_CRANES, FakeChatbot, answer_with, declined, near, silence


def document(client: TestClient, path: str) -> list[tuple[str, str]]:
    response = client.get(path)
    assert response.headers["content-disposition"] == 'attachment; filename="answer.docx"'
    paragraphs = Document(BytesIO(response.content)).paragraphs
    return [(one.style.name if one.style else "", one.text) for one in paragraphs]


def test_an_answer_is_a_word_document_with_quotes_as_such(client: TestClient) -> None:
    heading, asked, quote, below, source = document(client, "/answer.docx?q=How+many+cranes%3F")
    assert heading == ("Heading 1", "How many cranes?")
    assert asked[1] == "Asked by Reporter: How many cranes will there be?"
    assert quote == ("Quote", "“We will build two cranes.\nThen we will see.”")
    assert below[1].startswith(
        "— Ada King, Director of the Harbour Office, What the harbour plans, The Quay, 31 October"
    )
    assert source[1].endswith("http://testserver/?q=How+many+cranes%3F#q1")


def test_its_links_lead_to_the_words(client: TestClient) -> None:
    read = Document(BytesIO(client.get("/answer.docx?q=How%3F").content))
    links = [link.address for one in read.paragraphs for link in one.hyperlinks]
    assert links[0] == f"http://testserver/articles/harbour?quote={TWO_CRANES.id}#quote"


def test_who_was_asked_about_and_is_silent_is_named(client: TestClient, chatbot: FakeChatbot) -> None:
    groups = (Group(ADA, (TWO_CRANES,)), Group(BOB, ()))
    chatbot.replies = answer_with(TWO_CRANES, groups=groups)
    assert any("Bob Moss" in text for _, text in document(client, "/answer.docx?q=How%3F"))


def test_the_other_states_say_what_they_are(client: TestClient, chatbot: FakeChatbot) -> None:
    for reply, said in (
        (near, "Nobody answers this. These words come nearest:"),
        (silence, "Nobody says anything in these articles that answers this."),
        (declined, "Asked about the pier, Ada King did not say:"),
    ):
        chatbot.replies = reply
        texts = [text for _, text in document(client, "/answer.docx?q=How%3F")]
        assert said in texts
        assert any("two cranes" in text for text in texts) == (reply is not silence)


def test_a_character_that_xml_has_no_place_for_stops_nothing(client: TestClient, chatbot: FakeChatbot) -> None:
    rung = replace(HARBOUR, title="What\x07 next")
    chatbot.replies = answer_with(replace(TWO_CRANES, passage=replace(TWO_CRANES.passage, article=rung)))
    assert any("What next" in text for _, text in document(client, "/answer.docx?q=How%3F"))


def test_an_answer_is_markdown_too(client: TestClient) -> None:
    response = client.get("/answer.md?q=Who%3F&q=How+many%3F")
    assert response.headers["content-type"] == "text/markdown; charset=utf-8"
    assert response.text.startswith("# How many?\n\n")
    assert "> We will build two cranes.\n> Then we will see.\n\n— **Ada King**" in response.text
    assert f"(http://testserver/articles/harbour?quote={TWO_CRANES.id}#quote)" in response.text


def test_an_answer_offers_them_and_silence_does_not(client: TestClient, chatbot: FakeChatbot) -> None:
    assert 'href="/answer.docx?q=How%3F"' in client.get("/?q=How%3F").text
    chatbot.replies = silence
    assert "/answer.docx" not in client.get("/?q=How%3F").text
