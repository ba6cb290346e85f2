from fastapi.testclient import TestClient

from tests.web.fakes import FakeChatbot, silence, two_cranes

ANSWER, ANSWERS = "/api/v1/answer", "/api/v1/answers"


def without_times(reply: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in reply.items() if name != "took_ms"}


def test_each_question_is_answered_as_it_would_be_alone_in_order(client: TestClient, chatbot: FakeChatbot) -> None:
    chatbot.replies = lambda question: silence(question) if "moon" in question.text else two_cranes(question)
    questions = [{"question": "Cranes?"}, {"question": "The moon?", "history": ["Cranes?"]}, {"question": "Piers?"}]
    alone = [without_times(client.post(ANSWER, json=one).json()) for one in questions]
    reply = client.post(ANSWERS, json={"questions": questions})
    assert reply.status_code == 200
    assert [without_times(one) for one in reply.json()["answers"]] == alone
    assert [one["status"] for one in alone] == ["answered", "not_found", "answered"]
    assert reply.json()["index_version"] == chatbot.index_version
    assert reply.json()["took_ms"] >= 0
    assert reply.headers["Index-Version"] == chatbot.index_version


def test_every_question_has_a_limit_of_its_own(client: TestClient, chatbot: FakeChatbot) -> None:
    client.post(ANSWERS, json={"questions": [{"question": "Cranes?", "limit": 2}, {"question": "Piers?", "limit": 9}]})
    assert chatbot.limits == [2, 9]


def test_a_question_that_is_not_valid_is_named_by_its_number(client: TestClient) -> None:
    questions: list[dict[str, object]] = [{"question": "Cranes?"} for _ in range(5)]
    questions[3] = {"question": " ", "tone": "kind"}
    problem = client.post(ANSWERS, json={"questions": questions})
    assert problem.status_code == 422
    assert {error["field"] for error in problem.json()["errors"]} == {"questions.3.question", "questions.3.tone"}


def test_an_option_that_comes_later_is_named_by_its_number(client: TestClient) -> None:
    problem = client.post(ANSWERS, json={"questions": [{"question": "A?"}, {"question": "B?", "mode": "written"}]})
    assert problem.status_code == 422
    assert [error["field"] for error in problem.json()["errors"]] == ["questions.1.mode"]
    assert problem.json()["detail"].startswith("questions.1: mode")


def test_there_are_one_to_a_hundred_questions(client: TestClient) -> None:
    assert [
        client.post(ANSWERS, json={"questions": [{"question": "Cranes?"}] * n}).status_code for n in (0, 1, 100, 101)
    ] == [422, 200, 200, 422]


def test_a_hundred_long_questions_are_not_too_much(client: TestClient) -> None:
    question = {"question": "Cranes? " * 120, "history": ["Piers? " * 120] * 5}
    assert client.post(ANSWERS, json={"questions": [question] * 100}).status_code == 200
    assert (
        client.post(ANSWERS, json={"questions": [question | {"history": ["Piers? " * 120] * 20}] * 100}).status_code
        == 413
    )
