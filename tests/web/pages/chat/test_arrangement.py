"""How an answer is arranged: one quotation that leads and all else by person, or everything by person or year."""

from dataclasses import replace
from datetime import date

from fastapi.testclient import TestClient

from corpus import Kind
from qa import Answer, Group, Question, QuestionKind, Reply, Summary, Wanted
from tests.web.clients import Element, parse
from tests.web.fakes import (
    ADA,
    BOB,
    HARBOUR,
    NARRATED,
    SECOND,
    THREE_CRANES,
    TIDES,
    TWO_CRANES,
    FakeChatbot,
    answer_with,
    article_of,
    quote_of,
    read,
)
from web.wording import ENGLISH

NOTHING_ELSE = quote_of(HARBOUR, "Nothing else is planned.")
ALL_HE_SAYS = quote_of(SECOND, "I said all I had to say.")
MAYOR = replace(ADA, role="Mayor")
SEQUEL = replace(
    article_of("sequel", "The sequel", (Kind.STATEMENT, MAYOR, "Cranes are no more."), speakers=(MAYOR,)),
    published=date(2024, 2, 1),
)
LATER = quote_of(SEQUEL, "Cranes are no more.")
UNDATED = replace(SECOND, published=None)


def over_the_years(question: Question) -> Answer:
    undated = quote_of(UNDATED, ALL_HE_SAYS.text)
    groups = (Group(ADA, (LATER, TWO_CRANES)), Group(BOB, (undated,)))
    summary = Summary(2, 7, date(2019, 10, 31), date(2024, 2, 1))
    return Answer(read(question), 0.9, (TWO_CRANES, LATER, undated), groups, summary=summary)


def words_in(part: Element) -> list[str]:
    return [each.text.strip() for each in part.all("blockquote")]


def page(client: TestClient, *questions: str) -> Element:
    return at(client, "/?" + "&".join(f"q={question}" for question in questions))


def at(client: TestClient, address: str) -> Element:
    response = client.get(address)
    assert response.status_code == 200
    return parse(response.text)


def test_one_quotation_leads_and_all_else_stands_below_it_by_person(chatbot: FakeChatbot, client: TestClient) -> None:
    groups = (
        Group(ADA, (TWO_CRANES, NOTHING_ELSE)),
        Group(BOB, (THREE_CRANES, ALL_HE_SAYS)),
        Group(replace(ADA, id="x", name="Cy Poe"), ()),
    )
    chatbot.replies = answer_with(TWO_CRANES, ALL_HE_SAYS, THREE_CRANES, NARRATED, NOTHING_ELSE, groups=groups)
    shown = page(client, "What of the harbour?")
    assert words_in(shown.one("section", "lead")) == [TWO_CRANES.text]
    sections = shown.all("section", "part")
    names = [[each.text for each in one.all("a", "name")] for one in sections]
    assert names == [["Ada King"], ["Bob Moss"], [], ["Cy Poe"]]
    assert [words_in(one) for one in sections] == [
        [NOTHING_ELSE.text],
        [ALL_HE_SAYS.text, THREE_CRANES.text],
        [NARRATED.text],
        [],
    ]
    where = [[" ".join(each.text.split()) for each in one.all("p", "where")] for one in sections]
    assert where[0] == [ENGLISH.chat.same_article]
    assert where[1] == ["31 October 2019 A second talk", "31 October 2019 What the harbour plans"]
    assert sections[0].all("span", "role") == []  # it stands above
    assert sections[2].one("p", "note").text == ENGLISH.narration
    assert sections[3].one("p", "silent").text == ENGLISH.not_addressed("Cy Poe")


def test_what_somebody_says_in_one_article_stands_in_its_order_under_one_byline(
    chatbot: FakeChatbot, client: TestClient
) -> None:
    first = quote_of(HARBOUR, TIDES)
    chatbot.replies = answer_with(TWO_CRANES, THREE_CRANES, first, groups=(Group(ADA, ()), Group(BOB, ())))
    said = page(client, "Who?").all("section", "part")[0]
    assert words_in(said) == [first.text, THREE_CRANES.text]
    assert len(said.all("a", "name")) == len(said.all("cite")) + len(said.all("p", "where")) == 1


def test_where_all_are_heard_nobody_leads(chatbot: FakeChatbot, client: TestClient) -> None:
    def reply(question: Question) -> Reply:
        groups = (Group(ADA, (TWO_CRANES,)), Group(BOB, (THREE_CRANES,)))
        who = replace(read(question), kind=QuestionKind.WHO)
        return Answer(who, 0.9, (TWO_CRANES, THREE_CRANES), groups)

    chatbot.replies = reply
    shown = page(client, "Who speaks of cranes?")
    assert shown.all("section", "lead") == []
    assert [each.one("a", "name").text for each in shown.all("section", "part")] == ["Ada King", "Bob Moss"]


def test_the_items_of_a_list_are_all_of_one_size(chatbot: FakeChatbot, client: TestClient) -> None:
    def reply(question: Question) -> Reply:
        asked = replace(read(question), wanted=Wanted.LIST)
        return Answer(asked, 0.9, (TWO_CRANES, NOTHING_ELSE, THREE_CRANES), (Group(ADA, ()), Group(BOB, ())))

    chatbot.replies = reply
    lead = page(client, "What are the two tasks?").one("section", "lead")
    assert words_in(lead) == [TWO_CRANES.text, NOTHING_ELSE.text]
    assert len(lead.all("p", "where")) == 1
    assert lead.all("cite") == []


def test_a_line_sums_up_what_was_found(chatbot: FakeChatbot, client: TestClient) -> None:
    chatbot.replies = over_the_years
    assert page(client, "Cranes?").one("p", "summed-up").text == "2 people, 7 statements, 2019–2024"
    chatbot.replies = answer_with(TWO_CRANES)
    assert page(client, "Cranes?").all("p", "summed-up") == []


def test_an_answer_can_be_arranged_by_person_and_by_year(chatbot: FakeChatbot, client: TestClient) -> None:
    chatbot.replies = over_the_years
    ways = [(each.text, each.attributes["href"]) for each in page(client, "Cranes?").one("nav", "views").all("a")]
    assert ways == [
        ("Best first", "/?q=Cranes%3F#q1"),
        ("By person", "/?q=Cranes%3F&by=person#q1"),
        ("By year", "/?q=Cranes%3F&by=year#q1"),
    ]
    by_year = at(client, ways[2][1])
    assert chatbot.limits[-1] == 20
    years = by_year.all("section", "year")
    assert [each.one("h3").text for each in years] == ["2019", "2024", "No date"]
    assert [words_in(each) for each in years] == [[TWO_CRANES.text], [LATER.text], [ALL_HE_SAYS.text]]
    current = [each.text for each in by_year.one("nav", "views").all("a") if "aria-current" in each.attributes]
    assert current == ["By year"]
    people = at(client, ways[1][1]).all("section", "part")
    assert [each.one("a", "name").text for each in people] == ["Ada King", "Bob Moss"]
    assert [time.text for time in people[0].all("time")] == ["31 October 2019", "1 February 2024"]


def test_an_office_of_another_time_is_named_where_it_was_held(chatbot: FakeChatbot, client: TestClient) -> None:
    chatbot.replies = over_the_years
    said = at(client, "/?q=Cranes%3F&by=person").all("section", "part")[0]
    roles = [each.text.removeprefix(", ") for each in said.all("span", "role")]
    assert roles == ["Director of the Harbour Office", "as Mayor"]


def test_what_is_known_and_what_was_asked_is_no_voice_to_sum_up(chatbot: FakeChatbot, client: TestClient) -> None:
    def reply(question: Question) -> Reply:
        answer = over_the_years(question)
        return replace(answer, interpretation=replace(answer.interpretation, kind=QuestionKind.INTERVIEWER))

    chatbot.replies = reply
    shown = page(client, "What was asked?")
    assert shown.all("p", "summed-up") == shown.all("nav", "views") == []


def test_earlier_answers_are_folded_to_what_leads(chatbot: FakeChatbot, client: TestClient) -> None:
    groups = (Group(ADA, (TWO_CRANES,)), Group(BOB, (THREE_CRANES,)))
    chatbot.replies = answer_with(TWO_CRANES, THREE_CRANES, groups=groups)
    first, second = page(client, "First?", "Second?").all("article", "exchange")
    fold = first.one("details", "rest")
    assert words_in(first) == [TWO_CRANES.text, THREE_CRANES.text]
    assert words_in(fold) == [THREE_CRANES.text]
    assert fold.one("div", "suggestions").one("a").text == "And the pier?"
    assert second.all("details", "rest") == []


def test_a_follow_up_says_what_it_goes_on_from(chatbot: FakeChatbot, client: TestClient) -> None:
    def reply(question: Question) -> Reply:
        understood = replace(read(question), text=f"{question.text} — How many cranes?") if question.history else None
        return Answer(understood or read(question), 0.9, (TWO_CRANES,), ())

    chatbot.replies = reply
    first, second = page(client, "How many cranes?", "By when?").all("article", "exchange")
    assert first.all("p", "goes-on") == []
    link = second.one("p", "goes-on").one("a")
    assert (link.text, link.attributes["href"]) == ("How many cranes?", "#q1")
    chatbot.replies = answer_with(TWO_CRANES)
    assert page(client, "How many cranes?", "Who is Bob?").all("p", "goes-on") == []
