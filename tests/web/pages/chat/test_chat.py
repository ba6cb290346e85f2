import re
from dataclasses import replace
from datetime import date
from functools import partial
from urllib.parse import parse_qsl, urlsplit

import pytest
from fastapi.testclient import TestClient

from corpus import Kind
from qa import (
    Ambiguity,
    Answer,
    Filters,
    Group,
    Near,
    NotSpeaking,
    Question,
    QuestionKind,
    Quote,
    Reply,
    Which,
)
from tests.web.clients import Element, parse
from tests.web.fakes import (
    ADA,
    BOB,
    HARBOUR,
    NARRATED,
    NO_ANSWER,
    NOBODY,
    REPORTER,
    SECOND,
    THREE_CRANES,
    TWO_CRANES,
    FakeArchive,
    FakeChatbot,
    answer_with,
    article_of,
    declined,
    near,
    quote_of,
    read,
    silence,
)
from web.wording import ENGLISH, wording_of

GERMAN = wording_of("de")
NOTHING_ELSE = quote_of(HARBOUR, "Nothing else is planned.")


def page(client: TestClient, *questions: str, status: int = 200) -> Element:
    response = client.get("/", params=[("q", question) for question in questions])
    assert response.status_code == status
    return parse(response.text)


def asked_in(href: str) -> list[str]:
    return [value for name, value in parse_qsl(urlsplit(href).query) if name == "q"]


def earlier_in(page: Element) -> list[str]:
    return [each.attributes["value"] for each in inputs(page) if each.attributes["type"] == "hidden"]


def typed_in(page: Element) -> str:
    return next(each.attributes["value"] for each in inputs(page) if each.attributes["type"] == "text")


def inputs(page: Element) -> list[Element]:
    return page.one("form", "composer").all("input")


def chips_in(page: Element) -> dict[str, str]:
    """Return what each chip says, with the address without it."""
    return {each.all("span")[0].text: each.one("a").attributes["href"] for each in page.one("ul", "chips").all("li")}


def conversation(client: TestClient, address: str) -> Element:
    response = client.get(address)
    assert response.status_code == 200
    return parse(response.text)


def test_the_empty_page_invites_a_question_and_says_whom_it_can_be_about(client: TestClient) -> None:
    shown = page(client)
    assert "word for word" in shown.one("p", "lede").text
    assert shown.one("p", "holds").text == "2 articles · 2 people · 2019"
    subject = shown.one("p", "subjects").one("a")
    assert (subject.text, asked_in(subject.attributes["href"])) == ("cranes", ["What does Ada King say about cranes?"])
    assert shown.one("label").attributes["for"] == "question"
    assert [each.text for each in shown.one("ul", "people").all("a")] == ["Ada King", "Bob Moss"]
    assert [each.text for each in shown.one("ul", "entries").all("a")] == ["What the harbour plans", "A second talk"]


def test_a_quotation_shows_words_name_office_question_article_and_place(client: TestClient) -> None:
    shown = page(client, "How many cranes?")
    lead, figure = shown.one("section", "lead"), shown.one("figure", "quotation")
    assert figure.one("blockquote").text.strip() == TWO_CRANES.text
    assert figure.one("blockquote").one("mark").text == "two cranes"
    assert lead.one("a", "name").text == "Ada King"
    assert lead.one("span", "role").text.removeprefix(", ") == "Director of the Harbour Office"
    assert lead.one("span", "badge").text == "AK"
    assert [each.tag for each in lead.elements if each.tag in {"h3", "blockquote"}] == ["h3", "blockquote"]
    assert figure.one("div", "asked").text.split() == "Asked by Reporter: How many cranes will there be?".split()
    assert figure.one("cite").text == "What the harbour plans"
    assert figure.one("time").attributes["datetime"] == "2019-10-31"
    assert figure.one("time").text == "31 October 2019"
    assert figure.one("a", "context").attributes["href"].startswith(f"/articles/harbour?quote={TWO_CRANES.id}#quote")


def test_a_long_question_of_the_interviewer_is_folded_behind_its_last_sentence(
    chatbot: FakeChatbot, client: TestClient
) -> None:
    question = f"{'The harbour has had cranes for a very long time. ' * 5}How many will there be?"
    article = article_of(
        "long", "Long", (Kind.QUESTION, REPORTER, question), (Kind.STATEMENT, ADA, "Two."), speakers=(REPORTER, ADA)
    )
    chatbot.replies = answer_with(quote_of(article, "Two."))
    folded = page(client, "How many?").one("div", "asked").one("details")
    assert folded.one("summary").text == "Asked by Reporter: … How many will there be?"
    assert folded.one("p").text == question


@pytest.mark.parametrize(
    ("question", "opening"),
    [("why cranes " * 30 + "why?", "… cranes why cranes"), ("何" * 300 + " 何时？", "… 何何何")],
)
def test_where_that_sentence_is_long_it_begins_with_a_whole_word(
    chatbot: FakeChatbot, client: TestClient, question: str, opening: str
) -> None:
    lines = ((Kind.QUESTION, None, question), (Kind.STATEMENT, ADA, "Two."))
    chatbot.replies = answer_with(quote_of(article_of("long", "Long", *lines, speakers=(ADA,)), "Two."))
    shown = page(client, "How many?").one("div", "asked").one("summary").text
    assert shown.removeprefix("Asked: ").startswith(opening)
    assert shown.endswith(question[-60:])


def test_a_question_that_several_quotes_answer_is_shown_once(chatbot: FakeChatbot, client: TestClient) -> None:
    chatbot.replies = answer_with(TWO_CRANES, quote_of(HARBOUR, "Nothing else is planned."), THREE_CRANES)
    assert [each.text.split()[-1] for each in page(client, "Who?").all("div", "asked")] == ["be?", "that?"]
    same = (Group(ADA, (TWO_CRANES, NOTHING_ELSE)),)
    chatbot.replies = answer_with(TWO_CRANES, NOTHING_ELSE, groups=same)
    assert len(page(client, "Who?").all("div", "asked")) == 1


def test_what_only_comes_near_has_a_place_of_its_own(chatbot: FakeChatbot, client: TestClient) -> None:
    chatbot.replies = near
    shown = page(client, "And the moon?")
    verdict = shown.one("div", "not-found")
    assert (verdict.one("h3").text, verdict.all("p")) == (ENGLISH.answers.sentence(NO_ANSWER), [])
    nearest = shown.one("section", "nearest")
    assert nearest.one("h3").text == ENGLISH.nearest
    assert shown.all("figure") == nearest.all("figure")


def test_what_is_not_on_the_record_is_said_with_what_was_understood_and_a_way_on(
    chatbot: FakeChatbot, client: TestClient
) -> None:
    chatbot.replies = silence
    shown = page(client, "And the moon?")
    verdict = shown.one("div", "not-found")
    assert verdict.one("h3").text == ENGLISH.answers.nothing_found
    assert [each.text for each in verdict.all("p")] == [
        ENGLISH.answers.sentence(NOBODY),
        ENGLISH.looked_for("the moon"),
    ]
    assert shown.all("figure") == []
    around = shown.one("section", "around")
    assert around.one("h4").text == ENGLISH.people_around
    people = [(each.text, each.attributes["href"]) for each in around.one("ul", "people").all("a")]
    assert people == [("Ada King", "/speakers/ada-king"), ("Bob Moss", "/speakers/bob-moss")]
    assert around.one("div", "suggestions").one("a").text == "And the pier?"
    on = [each.attributes["href"] for each in around.one("p", "further").all("a")]
    assert on == ["/speakers", "/articles"]
    assert len(page(client, "The moon").one("div", "not-found").all("p")) == 1  # what was asked stands there anyway


def test_who_was_asked_and_did_not_say_is_told_above_their_words(chatbot: FakeChatbot, client: TestClient) -> None:
    chatbot.replies = declined
    shown = page(client, "And the pier?")
    assert shown.one("div", "declined").all("h3")[0].text == ENGLISH.chat.declined
    assert shown.one("p", "known").text == "Asked about the pier, Ada King did not say:"
    assert shown.one("figure", "quotation").one("blockquote").text.strip().startswith("We will build two cranes.")
    assert shown.all("div", "not-found") == []


def test_what_no_quote_says_is_said_above_them_and_that_there_are_more_below(
    chatbot: FakeChatbot, client: TestClient
) -> None:
    elsewhere = quote_of(SECOND, "I said all I had to say.")
    strange = NotSpeaking(("<b>Ida</b>",))

    def reply(question: Question) -> Reply:
        merged = replace(TWO_CRANES, also_in=(elsewhere,))
        return Answer(read(question), 0.9, (merged,), (), notes=(strange,), more=True)

    chatbot.replies = reply
    shown = page(client, "When?")
    assert shown.one("p", "known").text == ENGLISH.answers.sentence(strange)
    assert shown.one("p", "examples").text == ENGLISH.examples
    assert [(each.text, each.attributes["href"]) for each in shown.one("p", "further").all("a")] == [
        ("Show more", "/?q=When%3F&show=more#q1")
    ]
    source = shown.one("figure", "quotation").one("span", "also-in")
    assert source.text == "also in A second talk"
    assert source.one("a").attributes["href"] == "/articles/second?quote=second-00000000.0-24#quote"


def test_only_the_sentences_of_a_reply_are_in_the_language_of_its_question(
    chatbot: FakeChatbot, client: TestClient
) -> None:
    strange, ambiguity = NotSpeaking(("Ida",)), Ambiguity("Ada", (ADA, BOB))
    groups = (Group(ADA, (TWO_CRANES,)), Group(BOB, ()))
    filters = Filters(("ada-king",), inferred=("speakers",))

    def reply(question: Question) -> Reply:
        german = replace(read(question), language="de", filters=filters, ambiguities=(ambiguity,))
        return Answer(german, 0.9, (TWO_CRANES,), groups, notes=(strange,), more=True)

    chatbot.replies = reply
    shown = page(client, "Wie viele?")
    said = [shown.one("p", "known"), shown.one("p", "silent"), shown.all("p", "notice")[0]]
    assert [(each.text, each.attributes["lang"]) for each in said] == [
        (GERMAN.answers.sentence(strange), "de"),
        (GERMAN.not_addressed("Bob Moss"), "de"),
        (GERMAN.ambiguous(ambiguity), "de"),
    ]
    assert "lang" not in shown.one("p", "examples").attributes
    assert list(chips_in(shown)) == [ENGLISH.only("Ada King")]
    assert "31 October 2019" in shown.one("figure", "quotation").text


def test_why_there_is_no_answer_is_said_in_the_language_of_the_question(
    chatbot: FakeChatbot, client: TestClient
) -> None:
    def reply(question: Question) -> Reply:
        silent = silence(question)
        return replace(silent, interpretation=replace(silent.interpretation, language="de"))

    chatbot.replies = reply
    not_found = page(client, "Und der Mond?").one("div", "not-found")
    said = [not_found.one("h3"), *not_found.all("p")]
    assert [(each.text, each.attributes["lang"]) for each in said] == [
        (GERMAN.answers.nothing_found, "de"),
        (GERMAN.answers.sentence(NOBODY), "de"),
        (GERMAN.looked_for("the moon"), "de"),
    ]
    chatbot.replies = silence
    assert "lang" not in page(client, "And the moon?").one("div", "not-found").all("p")[0].attributes


def test_what_was_understood_is_said(chatbot: FakeChatbot, client: TestClient) -> None:
    filters = Filters(("ada-king",), published_from=date(2019, 1, 2), inferred=("speakers", "published_from"))

    def reply(question: Question) -> Reply:
        understood = replace(read(question), text="What does Ada King plan?", people=(ADA,), filters=filters)
        return Answer(understood, 0.9, (TWO_CRANES,), ())

    chatbot.replies = reply
    assert chips_in(page(client, "What does she plan?")) == {
        "Understood as “What does Ada King plan?”": "/?q=What+does+she+plan%3F&read=typed#q1",
        "Only Ada King": "/?q=What+does+she+plan%3F&from=2019-01-02&infer=no#q1",
        "Published from 2 January 2019": "/?q=What+does+she+plan%3F&speaker=ada-king&infer=no#q1",
    }


@pytest.mark.parametrize("kind", [QuestionKind.ABOUT, QuestionKind.INTERVIEWER])
def test_it_is_not_said_that_only_their_words_count_where_others_answer(
    chatbot: FakeChatbot, client: TestClient, kind: QuestionKind
) -> None:
    def reply(question: Question) -> Reply:
        filters = Filters(("ada-king",), inferred=("speakers",))
        return Answer(replace(read(question), kind=kind, people=(ADA,), filters=filters), 0.9, (NARRATED,), ())

    chatbot.replies = reply
    assert page(client, "Who is Ada King?").all("ul", "chips") == []


def test_words_that_fit_several_people_are_said(chatbot: FakeChatbot, client: TestClient) -> None:
    def reply(question: Question) -> Reply:
        ambiguity = Ambiguity("the director", (ADA, BOB))
        return Answer(replace(read(question), ambiguities=(ambiguity,)), 0.9, (TWO_CRANES,), ())

    chatbot.replies = reply
    assert page(client, "And the director?").one("p", "notice").text == (
        "“the director” fits several people: Ada King and Bob Moss. All of them were searched."
    )


def test_a_reply_that_asks_back_who_is_meant_does_not_say_so_twice(chatbot: FakeChatbot, client: TestClient) -> None:
    which = Which("director", ("Ada King", "Bob Moss"))

    def reply(question: Question) -> Reply:
        understood = replace(read(question), ambiguities=(Ambiguity("director", (ADA, BOB), is_office=True),))
        return Near(understood, 0.5, (which,), (TWO_CRANES,), ("What does Ada King say?",))

    chatbot.replies = reply
    shown = page(client, "What does the director say?")
    assert shown.all("p", "notice") == []
    assert ENGLISH.answers.sentence(which) in shown.text
    assert "What does Ada King say?" in shown.text


def test_a_conversation_is_its_questions(chatbot: FakeChatbot, client: TestClient) -> None:
    shown = page(client, "First?", "Second?")
    assert [each.text for each in shown.all("h2")] == ["First?", "Second?"]
    assert [(asked.text, asked.history) for asked in chatbot.asked] == [("First?", ()), ("Second?", ("First?",))]
    assert earlier_in(shown) == ["First?", "Second?"]
    assert shown.one("form", "composer").attributes["action"] == "/#q3"
    assert [each.attributes["id"] for each in shown.all("article", "exchange")] == ["q1", "q2"]


def test_each_question_has_an_address_that_keeps_what_it_follows(client: TestClient) -> None:
    own = [each.attributes["href"] for each in page(client, "A&b=c?", "Second?").all("a", "self")]
    assert [asked_in(href) for href in own] == [["A&b=c?"], ["A&b=c?", "Second?"]]
    assert [urlsplit(href).fragment for href in own] == ["q1", "q2"]


def test_the_empty_page_suggests_questions_to_begin_with(client: TestClient) -> None:
    suggested = page(client).one("div", "suggestions").one("a")
    assert suggested.text == "What does Ada King say about cranes?"
    assert asked_in(suggested.attributes["href"]) == [suggested.text]


def test_without_suggestions_there_is_no_heading_for_them(chatbot: FakeChatbot, client: TestClient) -> None:
    chatbot.suggestions = ()
    assert not page(client).all("div", "suggestions")


def test_a_suggestion_goes_on_with_the_conversation(client: TestClient) -> None:
    [first, second] = page(client, "First?", "Second?").all("div", "suggestions")
    assert asked_in(first.one("a").attributes["href"]) == ["First?", "And the pier?"]
    assert asked_in(second.one("a").attributes["href"]) == ["First?", "Second?", "And the pier?"]


def test_the_oldest_questions_give_way(chatbot: FakeChatbot, client: TestClient) -> None:
    asked = [f"Question {number}?" for number in range(25)]
    shown = page(client, *asked)
    assert [each.text for each in shown.all("h2")] == asked[-20:]
    assert earlier_in(shown) == asked[-19:]
    assert chatbot.asked[0].history == ()
    assert len(chatbot.asked[-1].history) == 19


@pytest.mark.parametrize(
    ("question", "problem", "typed"),
    [
        ("", ENGLISH.question_missing, ""),
        (" \t", ENGLISH.question_missing, ""),
        ("x" * 1001, "This question has 1,001 characters; the most is 1,000. Please shorten it.", "x" * 1001),
    ],
)
def test_what_can_not_be_asked_is_said_and_kept(client: TestClient, question: str, problem: str, typed: str) -> None:
    shown = page(client, "First?", question, status=422)
    assert [each.text for each in shown.all("h2")] == ["First?"]
    assert shown.one("p", "problem").text == problem
    assert typed_in(shown) == typed
    assert earlier_in(shown) == ["First?"]


@pytest.mark.parametrize("path", ["/", "/?q=Who%3F", "/speakers/ada-king"])
def test_a_form_takes_what_the_server_takes_and_cuts_nothing(client: TestClient, path: str) -> None:
    fields = [each for each in parse(client.get(path).text).all("input") if each.attributes["type"] == "text"]
    fields = [each for each in fields if each.attributes["name"] == "q"]
    assert fields
    for field in fields:
        assert "maxlength" not in field.attributes  # a browser would cut what is longer without a word
        takes = partial(re.fullmatch, field.attributes["pattern"])
        for askable in ("?", "x" * 1000, f" {'😀' * 1000} ", "a b"):
            assert takes(askable)
            assert page(client, askable).all("p", "problem") == []
        for refused in ("", "  ", "x" * 1001, "😀" * 1001):
            assert not takes(refused)
            assert page(client, refused, status=422).all("p", "problem") != []


def test_without_an_earlier_question_the_problem_stands_on_the_empty_page(client: TestClient) -> None:
    shown = page(client, "", status=422)
    assert shown.one("p", "problem").text == ENGLISH.question_missing
    assert len(shown.all("section", "welcome")) == 1


def test_a_page_holds_one_main_landmark_one_first_heading_and_a_way_to_skip(client: TestClient) -> None:
    for shown in (page(client), page(client, "Who?"), parse(client.get("/articles/harbour").text)):
        assert len(shown.all("main")) == len(shown.all("h1")) == 1
        assert shown.one("a", "skip").attributes["href"] == f"#{shown.one('main').attributes['id']}"
        ids = [each.attributes["id"] for each in shown.elements if "id" in each.attributes]
        assert len(ids) == len(set(ids))
        for each in shown.elements:
            assert each.attributes.get("aria-labelledby", ids[0]) in ids


def test_an_empty_archive_is_no_error(chatbot: FakeChatbot, client: TestClient) -> None:
    chatbot.archive = FakeArchive((), ())
    assert page(client).one("h1").text == ENGLISH.welcome_heading
    for path in ("/articles", "/speakers"):
        assert ENGLISH.lists.empty in client.get(path).text


def test_a_quote_of_an_interviewer_says_that_it_is_a_question(chatbot: FakeChatbot, client: TestClient) -> None:
    asked: Quote = quote_of(HARBOUR, "How many cranes will there be?")
    chatbot.replies = answer_with(asked)
    assert page(client, "What was asked?").one("p", "note").text == "asking"


def test_where_a_question_looks_stands_behind_it_in_the_address(chatbot: FakeChatbot, client: TestClient) -> None:
    address = "/?q=First%3F&speaker=ada-king&except=bob-moss&q=Second%3F&article=second&from=2019-01-01&to=2020-01-01"
    chips_of = [each.all("li") for each in conversation(client, address).all("ul", "chips")]
    first, second = chatbot.asked
    assert first.filters == Filters(speakers=("ada-king",), exclude_speakers=("bob-moss",))
    days = (date(2019, 1, 1), date(2020, 1, 1))
    assert second.filters == Filters(articles=("second",), published_from=days[0], published_to=days[1])
    assert [[each.all("span")[0].text for each in chips] for chips in chips_of] == [
        ["Only Ada King", "Without Bob Moss"],
        ["In “A second talk”", "Published from 1 January 2019 until 1 January 2020"],
    ]
    without = [chips[0].one("a").attributes["href"] for chips in chips_of]
    assert without[0] == address.replace("&speaker=ada-king", "") + "#q1"
    assert without[1] == address.replace("&article=second", "") + "#q2"


def test_of_several_people_or_articles_each_can_be_left_out(client: TestClient) -> None:
    address = "/?q=Who%3F&speaker=ada-king&speaker=bob-moss&article=harbour&article=second"
    chips = conversation(client, address).one("ul", "chips").all("li")
    assert [(each.all("span")[0].text, each.one("a").attributes["title"]) for each in chips] == [
        ("Only Ada King", ENGLISH.not_them),
        ("and Bob Moss", ENGLISH.not_them),
        ("In “What the harbour plans”", ENGLISH.not_there),
        ("In “A second talk”", ENGLISH.not_there),
    ]
    assert chips[0].one("a").attributes["href"] == address.replace("&speaker=ada-king", "") + "#q1"
    alone = conversation(client, "/?q=Who%3F&speaker=ada-king").one("ul", "chips").one("a")
    assert alone.attributes["title"] == ENGLISH.anybody


def test_a_question_can_be_taken_as_typed_and_read_again(chatbot: FakeChatbot, client: TestClient) -> None:
    shown = conversation(client, "/?q=First%3F&q=And+he%3F&read=typed&q=Third%3F&infer=no")
    assert [(asked.history, asked.infer) for asked in chatbot.asked] == [
        ((), True),
        ((), False),
        (("First?", "And he?"), False),
    ]
    chips = [each.one("a").attributes["href"] for each in shown.all("ul", "chips")]
    assert chips == [
        "/?q=First%3F&q=And+he%3F&q=Third%3F&infer=no#q2",
        "/?q=First%3F&q=And+he%3F&read=typed&q=Third%3F#q3",
    ]


def test_many_people_are_one_chip(chatbot: FakeChatbot, client: TestClient) -> None:
    ids = ("ada-king", *(f"somebody-{n}" for n in range(5)))

    def reply(question: Question) -> Reply:
        understood = replace(read(question), filters=Filters(ids, inferred=("speakers",)))
        return Answer(understood, 0.9, (TWO_CRANES,), ())

    chatbot.replies = reply
    assert chips_in(page(client, "Them?")) == {"Only Ada King and 5 others": "/?q=Them%3F&infer=no#q1"}


def test_what_was_given_holds_for_the_next_question_until_it_is_unticked(client: TestClient) -> None:
    form = conversation(client, "/?q=First%3F&speaker=ada-king").one("form", "composer")
    sent = [(each.attributes["name"], each.attributes["value"]) for each in form.all("input")]
    assert sent == [("q", "First?"), ("speaker", "ada-king"), ("q", ""), ("speaker", "ada-king")]
    assert form.one("fieldset").one("label").text.strip() == "Only Ada King"
    assert form.all("input")[-1].attributes.keys() >= {"checked"}


def test_days_that_were_given_are_told_apart_even_where_they_are_the_same(client: TestClient) -> None:
    shown = conversation(client, "/?q=Who%3F&from=2019-10-31&to=2019-10-31")
    limits = [each.one("span").text for each in shown.one("section", "next").one("fieldset").all("label")]
    assert limits == ["Published from 31 October 2019", "Published until 31 October 2019"]


def test_a_question_can_be_edited_and_what_came_after_it_is_dropped(client: TestClient) -> None:
    shown = conversation(client, "/?q=First%3F&q=Second%3F&speaker=ada-king&q=Third%3F")
    form = shown.all("details", "edit")[1].one("form")
    sent = [(each.attributes["name"], each.attributes["value"]) for each in form.all("input")]
    assert sent == [("q", "First?"), ("q", "Second?"), ("speaker", "ada-king")]
    assert form.attributes["action"] == "/#q2"


def test_more_is_shown_where_it_is_asked_for(chatbot: FakeChatbot, client: TestClient) -> None:
    groups = (Group(ADA, (TWO_CRANES,)),)
    chatbot.replies = lambda question: Answer(read(question), 0.9, (TWO_CRANES,), groups, more=True)
    further = conversation(client, "/?q=First%3F&show=more&q=Second%3F").all("p", "further")
    assert chatbot.limits == [20, 5]
    assert [[each.text for each in links.all("a")] for links in further] == [
        ["Everything Ada King says"],
        ["Show more", "Everything Ada King says"],
    ]


def test_a_question_about_somebody_who_has_gone_says_so_and_can_be_asked_everywhere(
    chatbot: FakeChatbot, client: TestClient
) -> None:
    shown = conversation(client, "/?q=First%3F&speaker=gone&q=Second%3F")
    assert shown.one("div", "not-found").one("h3").text == ENGLISH.finding.refused
    assert ENGLISH.finding.unknown("gone") in shown.one("div", "not-found").text
    assert shown.one("ul", "wider").one("a").attributes["href"] == "/?q=First%3F&q=Second%3F#q1"
    assert len(shown.all("figure")) == 1


def test_voices_that_are_compared_stand_side_by_side(chatbot: FakeChatbot, client: TestClient) -> None:
    groups = (Group(BOB, (THREE_CRANES,)), Group(ADA, ()))

    def reply(question: Question) -> Reply:
        return Answer(replace(read(question), kind=QuestionKind.COMPARE), 0.9, (THREE_CRANES,), groups)

    chatbot.replies = reply
    compared = page(client, "Compare them").one("div", "side-by-side").all("section", "part")
    assert [each.one("a", "name").text for each in compared] == ["Bob Moss", "Ada King"]
