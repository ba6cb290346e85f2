from dataclasses import replace
from datetime import date

from fastapi.testclient import TestClient

from corpus import Kind
from qa import Answer, Filters, Group, Question, Reply, Summary
from tests.web.fakes import (
    ADA,
    BOB,
    HARBOUR,
    NARRATED,
    NO_ANSWER,
    NOBODY,
    PUBLISHED,
    THREE_CRANES,
    TWO_CRANES,
    FakeChatbot,
    answer_with,
    declined,
    near,
    read,
    silence,
)
from web.wording import ENGLISH

ANSWER, SEARCH = "/api/v1/answer", "/api/v1/search"

ARTICLE = {
    "id": "harbour",
    "title": "What the harbour plans",
    "published": "2019-10-31",
    "source": "The Quay",
    "url": "https://example.org/harbour",
}
SHOWN_ADA = {"id": "ada-king", "name": "Ada King", "role": "Director of the Harbour Office", "interviewer": False}
SHOWN_BOB = {"id": "bob-moss", "name": "Bob Moss", "role": None, "interviewer": False}


def place(words: str) -> dict[str, object]:
    start = HARBOUR.text.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


HOW_MANY = place("How many cranes will there be?") | {"speaker": "Reporter"}
SHOWN_TWO_CRANES = {
    "id": "harbour-00000006.0-43",
    "kind": "statement",
    **place("We will build two cranes.\nThen we will see."),
    "highlights": [[HARBOUR.text.index("two cranes"), HARBOUR.text.index("two cranes") + len("two cranes")]],
    "passage": {
        "id": "harbour-00000006",
        **place("We will build two cranes.\nThen we will see. Nothing else is planned."),
    },
    "confidence": 0.0,
    "speaker": SHOWN_ADA,
    "in_reply_to": HOW_MANY,
    "article": ARTICLE,
    "time": None,
    "score": 0.75,
    "permalink": "/articles/harbour?quote=harbour-00000006.0-43#quote",
    "also_in": [],
}
NO_FILTERS: dict[str, object] = {
    "speakers": [],
    "exclude_speakers": [],
    "articles": [],
    "published_from": None,
    "published_to": None,
    "inferred": [],
}


def test_an_answer_has_every_field_of_the_contract(client: TestClient) -> None:
    reply = client.post(ANSWER, json={"question": "  How many cranes? "}).json()
    assert isinstance(reply.pop("took_ms"), float)
    assert reply == {
        "question": "How many cranes?",
        "interpreted_as": "How many cranes?",
        "kind": "topic",
        "status": "answered",
        "confidence": 0.9,
        "text": "Ada King, Director of the Harbour Office: We will build two cranes. Then we will see.",
        "note": "",
        "quotes": [SHOWN_TWO_CRANES],
        "declined": False,
        "more": False,
        "nearest": [],
        "summary": {"people": 0, "statements": 0, "from": None, "to": None},
        "groups": [],
        "filters": NO_FILTERS,
        "suggestions": ["And the pier?"],
        "written": None,
        "index_version": "20260101T000000Z-abcd1234",
    }


def test_what_comes_near_is_shown_as_just_that(chatbot: FakeChatbot, client: TestClient) -> None:
    chatbot.replies = near
    reply = client.post(ANSWER, json={"question": "And the moon?"}).json()
    assert (reply["status"], reply["confidence"]) == ("near", 0.4)
    assert reply["text"] == ENGLISH.answers.sentence(NO_ANSWER)
    assert (reply["quotes"], reply["groups"], reply["declined"]) == ([], [], False)
    assert reply["nearest"] == [SHOWN_TWO_CRANES | {"confidence": 0.4}]


def test_what_is_not_on_the_record_shows_no_words_but_a_way_on(chatbot: FakeChatbot, client: TestClient) -> None:
    chatbot.replies = silence
    reply = client.post(ANSWER, json={"question": "And the moon?"}).json()
    assert (reply["status"], reply["confidence"]) == ("not_found", 0.1)
    assert reply["text"] == ENGLISH.answers.sentence(NOBODY)
    assert (reply["quotes"], reply["groups"], reply["nearest"]) == ([], [], [])
    assert reply["suggestions"] == ["And the pier?"]


def test_who_was_asked_and_did_not_say_is_an_answer_that_says_so(chatbot: FakeChatbot, client: TestClient) -> None:
    chatbot.replies = declined
    reply = client.post(ANSWER, json={"question": "And the pier?"}).json()
    assert (reply["status"], reply["declined"]) == ("answered", True)
    assert reply["note"] == "Asked about the pier, Ada King did not say:"
    assert reply["quotes"] == [SHOWN_TWO_CRANES]


def test_all_that_was_found_is_summed_up(chatbot: FakeChatbot, client: TestClient) -> None:
    found = Summary(3, 12, date(2019, 1, 2), date(2021, 3, 4))
    chatbot.replies = lambda question: Answer(read(question), 0.9, (TWO_CRANES,), (), summary=found)
    reply = client.post(ANSWER, json={"question": "Cranes?"}).json()
    assert reply["summary"] == {"people": 3, "statements": 12, "from": "2019-01-02", "to": "2021-03-04"}


def test_groups_name_each_person_asked_about_and_their_quotes_by_id(chatbot: FakeChatbot, client: TestClient) -> None:
    chatbot.replies = answer_with(TWO_CRANES, groups=(Group(ADA, (TWO_CRANES,)), Group(BOB, ())))
    assert client.post(ANSWER, json={"question": "Who?"}).json()["groups"] == [
        {"speaker": SHOWN_ADA, "addressed": True, "quotes": [TWO_CRANES.id]},
        {"speaker": SHOWN_BOB, "addressed": False, "quotes": []},
    ]


def test_the_text_has_one_line_a_quote_and_no_role_where_none_is_known(
    chatbot: FakeChatbot, client: TestClient
) -> None:
    chatbot.replies = answer_with(TWO_CRANES, THREE_CRANES, NARRATED)
    lines = client.post(ANSWER, json={"question": "Who?"}).json()["text"].split("\n")
    assert lines[1:] == [
        "Bob Moss: The city wants three cranes by spring.",
        "What the harbour plans (narration): 🌊 It will be rebuilt.",
    ]


def test_what_no_quote_says_stands_beside_the_quotes(chatbot: FakeChatbot, client: TestClient) -> None:
    merged = replace(TWO_CRANES, also_in=(THREE_CRANES,))

    def reply(question: Question) -> Reply:
        return Answer(read(question), 0.9, (merged,), (), notes=(PUBLISHED,), more=True)

    chatbot.replies = reply
    shown = client.post(ANSWER, json={"question": "When?"}).json()
    assert (shown["note"], shown["more"]) == (ENGLISH.answers.sentence(PUBLISHED), True)
    assert shown["text"].startswith("Ada King")
    [quote] = shown["quotes"]
    assert quote["also_in"] == [
        {"article": ARTICLE, "permalink": "/articles/harbour?quote=harbour-0000000a.0-38#quote"}
    ]


def test_narration_has_no_speaker_and_answers_nobody(chatbot: FakeChatbot, client: TestClient) -> None:
    chatbot.replies = answer_with(NARRATED)
    [quote] = client.post(ANSWER, json={"question": "Who?"}).json()["quotes"]
    assert (quote["kind"], quote["speaker"], quote["in_reply_to"]) == ("narration", None, None)


def test_every_offset_counts_code_points_of_the_articles_text(chatbot: FakeChatbot, client: TestClient) -> None:
    chatbot.replies = answer_with(TWO_CRANES, THREE_CRANES, NARRATED)
    quotes = client.post(ANSWER, json={"question": "Who?"}).json()["quotes"]
    text = client.get("/api/v1/articles/harbour").json()["text"]
    assert [text[start:end] for quote in quotes for start, end in quote["highlights"]] == ["two cranes"]
    for quote in quotes:
        for part in (quote, quote["passage"], quote["in_reply_to"]):
            assert part is None or text[part["start"] : part["end"]] == part["text"]


def test_the_whole_request_reaches_the_chatbot(chatbot: FakeChatbot, client: TestClient) -> None:
    filters = {
        "speakers": ["Ada King"],
        "exclude_speakers": ["bob-moss"],
        "articles": ["harbour"],
        "published_from": "2019-01-01",
        "published_to": "2019-12-31",
        "sources": ["The Quay"],
    }
    body = {"question": "And then?", "history": [" How many? "], "infer": False, "limit": 20, "mode": "quotes"}
    assert client.post(ANSWER, json=body | filters).status_code == 200
    wanted = Filters(("Ada King",), ("bob-moss",), ("harbour",), date(2019, 1, 1), date(2019, 12, 31), ("The Quay",))
    assert chatbot.asked == [Question("And then?", ("How many?",), wanted, infer=False)]
    assert chatbot.limits == [20]


def test_the_filters_used_are_told(chatbot: FakeChatbot, client: TestClient) -> None:
    used = Filters(("ada-king",), published_from=date(2019, 1, 1), inferred=("speakers",))

    def reply(question: Question) -> Reply:
        return Answer(read(Question(question.text, filters=used)), 0.9, (TWO_CRANES,), ())

    chatbot.replies = reply
    assert client.post(ANSWER, json={"question": "What does Ada say?"}).json()["filters"] == NO_FILTERS | {
        "speakers": ["ada-king"],
        "published_from": "2019-01-01",
        "inferred": ["speakers"],
    }


def test_a_search_has_every_field_of_the_contract(chatbot: FakeChatbot, client: TestClient) -> None:
    reply = client.post(SEARCH, json={"query": "cranes"}).json()
    assert isinstance(reply.pop("took_ms"), float)
    assert reply.keys() == {"results", "filters"}
    assert reply["filters"] == NO_FILTERS
    assert reply["results"][0] == {
        "passage": SHOWN_TWO_CRANES["passage"],
        "kind": "statement",
        "speaker": SHOWN_ADA,
        "article": ARTICLE,
        "score": 0.75,
        "in_reply_to": HOW_MANY,
    }
    assert (chatbot.limits, chatbot.kinds) == ([10], [frozenset({Kind.STATEMENT})])


def test_a_search_looks_through_the_kinds_asked_for(chatbot: FakeChatbot, client: TestClient) -> None:
    body = {"query": "cranes", "kinds": ["narration", "question"], "limit": 50, "infer": False}
    [found] = client.post(SEARCH, json=body).json()["results"]
    assert found["kind"] == "narration"
    assert chatbot.asked == [Question("cranes", infer=False)]


def test_articles_are_listed_part_by_part(client: TestClient) -> None:
    first = client.get("/api/v1/articles", params={"limit": 1}).json()
    assert first == {"items": [ARTICLE | {"byline": "By Jo Lin", "language": "en"}], "next": "harbour"}
    last = client.get("/api/v1/articles", params={"limit": 1, "cursor": first["next"]}).json()
    assert ([item["id"] for item in last["items"]], last["next"]) == (["second"], None)


def test_an_article_has_its_words_and_who_speaks_where(client: TestClient) -> None:
    article = client.get("/api/v1/articles/harbour").json()
    paragraphs = article.pop("paragraphs")
    assert article == ARTICLE | {
        "byline": "By Jo Lin",
        "language": "en",
        "text": HARBOUR.text,
        "speakers": [{"id": "reporter", "name": "Reporter", "role": None, "interviewer": True}, SHOWN_ADA, SHOWN_BOB],
    }
    assert len(paragraphs) == len(HARBOUR.paragraphs)
    assert paragraphs[6] == {
        "start": HARBOUR.paragraphs[6].span.start,
        "end": HARBOUR.paragraphs[6].span.end,
        "kind": "statement",
        "speaker": "ada-king",
        "attribution": "label",
        "confidence": 0.98,
    }


def test_speakers_are_listed_and_looked_up(client: TestClient) -> None:
    ada = SHOWN_ADA | {"aliases": ["A. King"], "articles": ["harbour"], "statements": 2}
    assert client.get("/api/v1/speakers/ada-king").json() == ada
    part = client.get("/api/v1/speakers", params={"limit": 2}).json()
    assert (part["items"][1], part["next"]) == (ada, "ada-king")


def test_a_passage_is_looked_up(client: TestClient) -> None:
    assert client.get("/api/v1/passages/harbour-00000006").json() == {
        "id": "harbour-00000006",
        **place("We will build two cranes.\nThen we will see. Nothing else is planned."),
        "kind": "statement",
        "speaker": SHOWN_ADA,
        "article": ARTICLE,
        "in_reply_to": HOW_MANY,
    }
