"""Questions of all sorts over people and articles made up for them: who is asked, where, what, and how."""

from datetime import date

import pytest

from corpus import Abbreviation, Part, Speaker
from embeddings import ArticleRecord, SpeakerRecord
from qa import Filters, Interpretation, Question, QuestionKind, Wanted
from qa.understanding import Interpreter
from qa.understanding.entities import Catalogue, Glossary, Roster
from tests.deadline import n_calls

MOSS = Speaker("clara-moss", "Clara Moss", "Director of the Harbour Office")
OKORO = Speaker("daniel-okoro", "Daniel Okoro", "Director of the City Library")
ZHENG = Speaker("zheng-lihua", "Zheng Lihua", "Mayor of Linden")
LIND = Speaker("anna-petrova-lind", "Anna Petrova-Lind", "Chief Engineer at Northwind Rail")
WARD = Speaker("mark-ward", "Mark Ward")
CASTILLO = Speaker("may-castillo", "May Castillo", "novelist and bridge designer")
VANCE = Speaker("chair-vance", "Chair Vance", aliases=("CHAIR VANCE",))
AIDE = Speaker("military-aide", "Military Aide")
LIMING = Speaker("li-ming", "李明")
JO = Speaker("jo-sandberg", "Jo Sandberg", part=Part.INTERVIEWER)
SUE = Speaker("sue-ward", "Sue Ward", part=Part.INTERVIEWER)
REPORTER = Speaker("reporter", "Reporter", part=Part.INTERVIEWER)

HARBOUR = ArticleRecord("harbour", "How Tidewater Rebuilt Its Harbour", "Tidewater Herald", date(2019, 10, 31))
RAIL = ArticleRecord("rail", "Spotlight on Northwind Rail", None, date(2021, 3, 2))
SHELVES = ArticleRecord("shelves", "An Interview about Shelves", None, date(2021, 6, 1))
VOICES = {
    HARBOUR: (MOSS, OKORO, JO),
    RAIL: (LIND, WARD, REPORTER),
    SHELVES: (CASTILLO, VANCE, ZHENG, AIDE, LIMING, SUE),
}
RECORDS = [SpeakerRecord(one, (article.id,), 3) for article, people in VOICES.items() for one in people]
GLOSSARY = Glossary([Abbreviation("NWR", "Northwind Rail"), Abbreviation("THO", "Tidewater Harbour Office")])
INTERPRETER = Interpreter(
    roster=Roster((record.speaker for record in RECORDS), glossary=GLOSSARY),
    glossary=GLOSSARY,
    catalogue=Catalogue(VOICES, RECORDS),
)


def read(text: str, *, infer: bool = True, filters: Filters | None = None) -> Interpretation:
    return INTERPRETER.interpret(Question(text, filters=filters or Filters(), infer=infer))


@pytest.mark.parametrize(
    ("question", "people"),
    [
        ("What does Clara Moss say about cranes?", [MOSS]),
        ("what does moss say about cranes", [MOSS]),
        ("WHAT DOES MOSS SAY ABOUT CRANES?", [MOSS]),
        ("what does okoro say about APIs", [OKORO]),
        ("Moss’s view of cranes?", [MOSS]),
        ("What did Ms. Moss say?", [MOSS]),
        ("What did C. Moss say?", [MOSS]),
        ("What did X. Moss say?", []),
        ("What did Clara B. Moss say?", [MOSS]),
        ("What does Anna Petrova Lind say about tracks?", [LIND]),
        ("What does Petrova-Lind say about tracks?", [LIND]),
        ("What does Petrova Lind say about tracks?", [LIND]),
        ("What does the chief engineer think of tracks?", [LIND]),
        ("What does the engineer think of tracks?", [LIND]),
        ("What does an engineer think of tracks?", []),
        ("Is there any work for the engineer?", []),
        ("Is there any work for the engineer? Say more.", []),
        ("What does Präsident Ward say?", [WARD]),
        ("Clara Moss from the L.A. Times. How many cranes will they buy?", []),
        ("Thank you. Clara Moss, Harbour News. How many cranes are there?", []),
        ("Hi, I'm Clara Moss with the Harbour News. How many cranes are there?", []),
        ("Clara Moss spoke of cranes. How many are there?", [MOSS]),
        ("Why did Moss disagree with Okoro about cranes?", [MOSS]),
        ("Why did Moss not agree to what Okoro said?", [MOSS]),
        ("Do Moss and Okoro agree about cranes?", [MOSS, OKORO]),
        ("Clara Moss, of the harbour. What does she plan for cranes?", [MOSS]),
        ("Which ships carry the officials?", []),
        ("What does the bridge designer think?", [CASTILLO]),
        ("What does the mayor say?", [ZHENG]),
        ("What does Mayor Zheng say?", [ZHENG]),
        ("What does Minister Zheng say?", []),
        ("What does Lihua Zheng say?", [ZHENG]),
        ("What does Vance say about inflation?", [VANCE]),
        ("What does Jerome Vance say about inflation?", [VANCE]),
        ("What does Chair Vance say about inflation?", [VANCE]),
        ("What does Ward say?", [WARD]),
        ("What did S. Ward ask?", [SUE]),
        ("What did the military aide say?", [AIDE]),
        ("What does the military plan?", []),
        ("What did May Castillo write?", [CASTILLO]),
        ("What did Castillo say in May?", [CASTILLO]),
        ("What happened in May 2021?", []),
        ("May the harbour grow?", []),
        ("may i see the mark on the ward", []),
        ("Mark said what?", [WARD]),
        ("What do Moss, Okoro and Ward say about trains?", [MOSS, OKORO, WARD]),
        ("What do both directors say about ports?", [MOSS, OKORO]),
        ("What do the two directors say about ports?", [MOSS, OKORO]),
        ("What do the three directors say about ports?", [MOSS, OKORO]),
        ("What do the two interviewees in the Northwind spotlight say about trains?", [LIND, WARD]),
        ("What do the officials say about ports?", [MOSS, OKORO, ZHENG]),
        ("What do the interviewees say about ports?", []),
        ("What does Moss say about Okoro?", [MOSS]),
        ("Who talks about Okoro?", []),
        ("How does Moss answer Okoro's question?", [MOSS]),
        ("What will NWR build?", []),
        ("What does Northwind Rail say about tracks?", []),
        ("What does the Harbour Office say about ports?", []),
        ("What does the Moss Foundation say about ports?", []),
        ("What does Wei Moss say about ports?", []),
        ("李明怎么看港口？", [LIMING]),
        ("¿Qué dice Moss sobre el puerto?", [MOSS]),
        ("What is a port?", []),
    ],
)
def test_who_is_asked(question: str, people: list[Speaker]) -> None:
    assert list(read(question).people) == people


@pytest.mark.parametrize(
    ("question", "full"),
    [
        ("What does Zheng Lihau say about trees?", "What does Zheng Lihua say about trees?"),
        ("What does Castilo say about books?", "What does May Castillo say about books?"),
        ("what does castilo say about books", "what does May Castillo say about books"),
        ("What does Daniel Okroo say?", "What does Daniel Okoro say?"),
        ("what did clara mos say", "what did Clara Moss say"),
        ("What does Clara Mos say?", "What does Clara Moss say?"),
    ],
)
def test_a_slip_in_a_name_is_forgiven_and_put_right(question: str, full: str) -> None:
    understood = read(question)
    assert understood.text == full
    assert understood.people == read(full).people != ()


@pytest.mark.parametrize(
    "question",
    [
        "What does Mos say?",  # too short to be sure
        "What does Zhang Lihwa Chen say?",
        "What does Zhang say?",  # a name of its own, and not ours
        "what does the castle say",
        "What is a castilo?",
        "What does Wade Castle say?",
    ],
)
def test_another_name_is_no_slip(question: str) -> None:
    assert read(question).people == ()


@pytest.mark.parametrize(
    ("question", "left_out"),
    [
        ("What does everyone but Moss say about ports?", [MOSS]),
        ("What does everybody except Director Moss say about ports?", [MOSS]),
        ("Who besides Moss talks about ports?", [MOSS]),
        ("Besides Moss, who talks about ports?", [MOSS]),
        ("Who else apart from Moss and Okoro talks about ports?", [MOSS, OKORO]),
        ("What do people other than Ward say about ports?", [WARD]),
        ("What do all the interviewees except for the mayor say about ports?", [ZHENG]),
    ],
)
def test_whoever_is_left_out_is_excluded(question: str, left_out: list[Speaker]) -> None:
    understood = read(question)
    assert understood.filters.exclude_speakers == tuple(one.id for one in left_out)
    assert (understood.people, understood.filters.inferred) == ((), ("exclude_speakers",))
    assert understood.topic == "ports?"


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("What does Angela Farrow say about refugees?", ["Angela Farrow"]),
        ("How does Lionel de la Cruz feel about football?", ["Lionel de la Cruz"]),
        ("Which opening does Magnus Berg recommend?", ["Magnus Berg"]),
        ("What is inflation, according to Jane Doe?", ["Jane Doe"]),
        ("What is Jane Doe's opinion on ports?", ["Jane Doe"]),
        ("What does Mr Chen think about ports?", ["Mr Chen"]),
        ("What does Senator Smith say about ports?", ["Senator Smith"]),
        ("What does Clara Smith say about ports?", ["Clara Smith"]),
        ("Has Jane Doe commented on ports?", ["Jane Doe"]),
        ("What do Jane Doe and John Roe say about ports?", ["John Roe", "Jane Doe"]),
        ("What do Moss and Jane Doe say about ports?", ["Jane Doe"]),
        ("Summarize Jane-Doe-Farrow's opinion on ports", []),
        ("How did Deputy Minister answer on ports?", []),
        ("What does the World Bank say about ports?", []),
        ("What does World Bank say about ports?", []),
        ("What does Bank of China say about ports?", []),
        ("What does IBM say about ports?", []),
        ("What does Northwind Rail say about ports?", []),
        ("What does Tidewater Harbour say about ports?", []),
        ("What does Europe think about ports?", []),
        ("What did Marie Kahn win a prize for?", []),
        ("What Does The Red Cross Say About Ports?", []),
        ("WHAT DOES JANE DOE SAY ABOUT PORTS?", []),
        ("what does jane doe say about ports", []),
        ("What does New York think about ports?", []),
    ],
)
def test_a_person_in_no_article_is_a_stranger_where_it_is_sure(question: str, names: list[str]) -> None:
    assert sorted(read(question).strangers) == sorted(names)


@pytest.mark.parametrize(
    ("question", "articles", "topic"),
    [
        ("What is said about trains in the Northwind spotlight?", [RAIL], "trains?"),
        ("In the interview about Northwind & Rail, what is said about trains?", [RAIL], "trains?"),
        ("In the interview about shelves, what is said about books?", [SHELVES], "books?"),
        ("What does the article 'How Tidewater Rebuilt Its Harbour' say about cranes?", [HARBOUR], "cranes?"),
        ('What is said about cranes in "How Tidewater Rebuilt"?', [HARBOUR], "cranes?"),
        ("What is said about cranes in How Tidewater Rebuilt Its Harbour?", [HARBOUR], "cranes?"),
        ("What does Okoro say about cranes in the interview with Moss?", [HARBOUR], "cranes?"),
        ("What is said about moons in the interview about moons?", [], None),
        ("Are shelves mentioned by the harbour?", [], None),
    ],
)
def test_articles_are_known_by_their_titles(question: str, articles: list[ArticleRecord], topic: str | None) -> None:
    understood = read(question)
    assert understood.filters.articles == tuple(article.id for article in articles)
    assert ("articles" in understood.filters.inferred) is bool(articles)
    assert topic is None or understood.topic == topic


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("What did Moss say in 2019 about ports?", date(2019, 1, 1), date(2019, 12, 31)),
        ("What did Moss say about ports in October 2019?", date(2019, 10, 1), date(2019, 10, 31)),
        ("What did Moss say about ports in 2021?", None, None),
        ("What is said about ports in the 2021 interviews?", date(2021, 1, 1), date(2021, 12, 31)),
        ("What do articles from 2019 say about ports?", date(2019, 1, 1), date(2019, 12, 31)),
        ("What do interviews published since March 2020 say about ports?", date(2020, 3, 1), None),
        ("What do interviews before 2 March 2021 say about ports?", None, date(2021, 3, 1)),
        ("What do interviews after 2019 say about ports?", date(2020, 1, 1), None),
        ("What do interviews between 2018 and 2020 say about ports?", date(2018, 1, 1), date(2020, 12, 31)),
        ("What do people interviewed until 2020 say about ports?", None, date(2020, 12, 31)),
        ("What did Moss say before 2015 about ports?", None, date(2014, 12, 31)),
        ("What was said about ports before 2015?", None, date(2014, 12, 31)),
        ("What has been said on ports since 2022?", date(2022, 1, 1), None),
        ("What did people say about ports before 2015?", None, None),
        ("What was said about ports in 2015?", None, None),
        ("What happened in 2019?", None, None),
        ("What was inflation in 2019?", None, None),
        ("How many ships came between 2018 and 2020?", None, None),
        ("What do interviews from 31 February 2020 say about ports?", None, None),
    ],
)
def test_a_date_is_a_filter_only_where_it_is_one_of_publication(
    question: str, first: date | None, last: date | None
) -> None:
    filters = read(question).filters
    assert (filters.published_from, filters.published_to) == (first, last)
    assert ("published_from" in filters.inferred, "published_to" in filters.inferred) == (bool(first), bool(last))


def test_nothing_was_said_before_a_day_where_nothing_has_a_date() -> None:
    talks = ArticleRecord("talks", "The Harbour Talks", None, None)
    interpreter = Interpreter(roster=Roster((), glossary=GLOSSARY), glossary=GLOSSARY, catalogue=Catalogue([talks], ()))
    assert interpreter.interpret(Question("What was said about ports before 2015?")).filters == Filters()


def test_a_year_in_a_title_is_none_of_publication() -> None:
    talks = ArticleRecord("talks", "The Harbour Talks in 2019", None, date(2019, 6, 1))
    interpreter = Interpreter(roster=Roster((), glossary=GLOSSARY), glossary=GLOSSARY, catalogue=Catalogue([talks], ()))
    asked = "What was said in The Harbour Talks in 2019 about trade since May 2019?"
    filters = interpreter.interpret(Question(asked)).filters
    assert filters.inferred == ("articles", "published_from")
    assert (filters.published_from, filters.published_to) == (date(2019, 5, 1), None)


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Can you please tell me what Moss thinks about cranes?", "cranes?"),
        ("Hi, I'd like to know how Ms Moss feels about cranes", "cranes"),
        ("Do you know what Moss said about cranes?", "cranes?"),
        ("Tell me about cranes, please", "cranes"),
        ("What are Moss's views on cranes?", "cranes?"),
        ("What, in Moss's opinion, is a crane?", "What is a crane?"),
        ("According to Moss, how are cranes built?", "how are cranes built?"),
        ("How are cranes built according to Moss?", "How are cranes built?"),
        ("Did anyone mention cranes?", "cranes?"),
        ("Who talks about cranes?", "cranes?"),
        ("Who thinks that cranes are ugly?", "cranes are ugly?"),
        ("What do they all think of cranes?", "cranes?"),
        ("Compare what Moss and Okoro say about cranes", "cranes"),
        ("How do Moss and Okoro differ on cranes?", "cranes?"),
        ("What does Herr Moss say about cranes?", "cranes?"),
        ("Moss on cranes", "cranes"),
        ("Are there any statements by Moss on cranes?", "cranes?"),
        ("Which cranes does Moss say are broken?", "Which cranes are broken?"),
        ("What does Moss plan to build?", "What does plan to build?"),
        ("How did Moss describe the cranes?", "the cranes?"),
        ("What did the reporter ask Moss about cranes?", "cranes?"),
        ("Summarise what Moss says about cranes", "cranes"),
        ("On which day do cranes stop?", "On which day do cranes stop?"),
        ("How many cranes are there?", "How many cranes are there?"),
        ("Are there any cranes left?", "Are there any cranes left?"),
        ("What is being done so that cranes last?", "What is being done so that cranes last?"),
        ("Clara Moss cranes promise", "cranes"),
        ("crane repair statements Clara Moss", "crane repair"),
        ("Moss promises", "promises"),
        ("Moss on promises of cranes", "promises of cranes"),
    ],
)
def test_the_topic_is_the_matter_itself(question: str, topic: str) -> None:
    assert read(question).topic == topic


KINDS = {
    QuestionKind.TOPIC: [
        "Which of them is the biggest?",
        "Why are cranes yellow?",
        "Is it safe?",
        "What is said about cranes?",
        "cranes",
        "What do they all think of cranes?",
    ],
    QuestionKind.PERSON: [
        "What does Moss say about cranes?",
        "Does Moss like cranes?",
        "Which company employs Moss, and as what?",
        "What does the director say about cranes?",
        "What does Moss do when cranes fail?",
        "What does Jane Doe say about cranes?",
    ],
    QuestionKind.WHO: [
        "Who talks about cranes?",
        "Who mentions Moss?",
        "Who likens cranes to storks?",
        "Who left a job for the harbour?",
        "Did anybody mention cranes?",
        "Which of the interviewees like cranes?",
        "Who else apart from Moss talks about cranes?",
        "Who is worried about cranes?",
    ],
    QuestionKind.FACT: [
        "How many cranes are there?",
        "How many people work there?",
        "When did Moss join?",
        "Where is the port?",
        "Who will build the port?",
        "Who invented the crane?",
        "Who is the mayor of Vienna?",
        "What is the price of a crane?",
    ],
    QuestionKind.COMPARE: [
        "What do Moss and Okoro each say about cranes?",
        "How do Moss and Okoro differ on cranes?",
        "What do both directors say about cranes?",
        "When did Moss and Okoro each begin?",
        "Moss vs Okoro on cranes",
    ],
    QuestionKind.OVERVIEW: [
        "Summarise the interview with Moss",
        "What is the interview with Moss about?",
        "What are the main points?",
        "What are Moss's main points?",
        "Give me an overview of the Northwind spotlight",
        "What does Moss talk about?",
        "Clara Moss",
    ],
    QuestionKind.INTERVIEWER: [
        "What did the reporter ask about cranes?",
        "What did the interviewer ask Moss?",
        "Which questions were asked about cranes?",
        "What was Moss asked about cranes?",
        "What did Jo Sandberg ask?",
        "Who asked about cranes?",
        "What was asked about cranes?",
    ],
    QuestionKind.ABOUT: [
        "Who was interviewed?",
        "Who are the interviewees?",
        "Who is Clara Moss?",
        "who is the mayor of linden",
        "What is Moss's role?",
        "Which office does Moss hold?",
        "When was this published?",
        "When was the interview with Moss published?",
        "Who wrote this article?",
        "What is the title of the article?",
        "Which articles are there?",
    ],
}


@pytest.mark.parametrize(("question", "kind"), [(words, kind) for kind, all_ in KINDS.items() for words in all_])
def test_the_kind_of_a_question(question: str, kind: QuestionKind) -> None:
    assert read(question).kind is kind


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("How many cranes are there?", Wanted.NUMBER),
        ("How long does it take?", Wanted.NUMBER),
        ("What share of the port is new?", Wanted.NUMBER),
        ("How much influence does Moss have?", Wanted.ANYTHING),
        ("Which year did it open?", Wanted.DATE),
        ("By when will it open?", Wanted.DATE),
        ("What happens when cranes fall?", Wanted.ANYTHING),
        ("Where do ships wait?", Wanted.PLACE),
        ("To which cities do trains run?", Wanted.PLACE),
        ("Whom does Moss trust?", Wanted.PERSON),
        ("What are the five tasks?", Wanted.LIST),
        ("Which trains are late?", Wanted.LIST),
        ("What kinds of ships are there?", Wanted.LIST),
        ("Name the stations", Wanted.LIST),
        ("Which business pays?", Wanted.ANYTHING),
        ("Who talks about cranes?", Wanted.ANYTHING),
        ("Why is it late?", Wanted.ANYTHING),
    ],
)
def test_what_the_answer_should_name(question: str, wanted: Wanted) -> None:
    assert read(question).wanted is wanted


def test_questions_to_somebody_are_looked_for_under_whoever_asked_if_that_is_known() -> None:
    assert read("What did Jo Sandberg ask Moss about cranes?").people == (JO,)
    assert read("What did the reporter ask Moss about cranes?").people == (MOSS,)


def test_a_name_of_a_person_and_an_interviewer_is_the_persons() -> None:
    understood = read("What does Ward say about trains?")
    assert (understood.people, understood.ambiguities) == ((WARD,), ())


def test_a_plural_is_not_ambiguous_and_a_single_office_of_two_is() -> None:
    assert read("What do both directors say?").ambiguities == ()
    assert [found.words for found in read("What does the director say?").ambiguities] == ["director"]


def test_without_infer_words_are_neither_filters_nor_strangers() -> None:
    for question in (
        "What does everyone but Moss say in the 2019 interview?",
        "What does Castilo say?",
        "What does Jane Doe say about the Northwind spotlight?",
    ):
        understood = read(question, infer=False)
        assert (understood.filters, understood.people, understood.strangers) == (Filters(), (), ())
        assert understood.text == question


def test_what_is_given_is_not_inferred_over() -> None:
    given = Filters(articles=("rail",), published_to=date(2021, 12, 31))
    assert read("What is said about cranes in the 2019 interview about shelves?", filters=given).filters == given
    both = read("What does Moss say about Okoro?", filters=Filters(speakers=("daniel-okoro",)))
    assert both.people == (OKORO,)


def test_within_an_article_names_mean_those_who_speak_there() -> None:
    shelves, rail = Filters(articles=("shelves",)), Filters(articles=("rail",))
    assert read("What does Moss say about cranes?", filters=Filters(articles=("harbour",))).people == (MOSS,)
    assert read("What does Petrova-Lind say about tracks?", filters=rail).people == (LIND,)
    assert read("Is there a Moss on the shelves?", filters=shelves).people == ()
    assert read("What does Clara Moss say about cranes?", filters=shelves).people == (MOSS,)


def n_steps_to_understand(*, n_people: int) -> int:
    people = [Speaker(f"p{n}", f"Given{n} Surname{n}", f"Director of Office {n}") for n in range(n_people)]
    records = [SpeakerRecord(one, (f"a{number}",), 1) for number, one in enumerate(people)]
    articles = [
        ArticleRecord(f"a{n}", f"A Talk on Matter {n} and More", None, date(2020, 1, 1)) for n in range(n_people)
    ]
    interpreter = Interpreter(
        roster=Roster(people, glossary=GLOSSARY), glossary=GLOSSARY, catalogue=Catalogue(articles, records)
    )
    questions = [Question(f"What did Given{n} Surnam{n} say about the price of cranes in Linden?") for n in range(20)]
    interpreter.interpret(questions[0])
    return n_calls(lambda: [interpreter.interpret(question) for question in questions]) // len(questions)


def test_understanding_takes_no_more_steps_among_many_people() -> None:
    few, many = n_steps_to_understand(n_people=50), n_steps_to_understand(n_people=2000)
    assert many < 1.2 * few
    assert many < 10_000


@pytest.mark.parametrize(
    ("question", "office", "alike"),
    [
        ("What does the vice mayor say about ports?", "vice mayor", (ZHENG,)),
        ("What has the deputy engineer said about ports?", "deputy engineer", (LIND,)),
        ("What does the mayor of Oslo say about ports?", "mayor of Oslo", (ZHENG,)),
        ("According to the vice mayor, what will ports cost?", "vice mayor", (ZHENG,)),
        ("What is the senator's view of ports?", "senator", ()),
        ("What did the prime minister really say about ports?", "prime minister", ()),
    ],
)
def test_an_office_asked_that_nobody_holds_means_those_of_offices_like_it(
    question: str, office: str, alike: tuple[Speaker, ...]
) -> None:
    understood = read(question)
    assert understood.people == alike
    assert understood.unclear is not None
    assert (understood.unclear.words, understood.unclear.speakers) == (office, alike)
    assert not understood.unclear.is_held


@pytest.mark.parametrize(
    "question",
    [
        "What does the mayor of Linden say about ports?",
        "What does the director of the harbour office say about ports?",
        "What do both directors say about ports?",
        "What does the port say about the mayor of Oslo?",
        "Who elects the senator?",
        "What does Moss say about the senator?",
        "What does Director Moss say about ports?",
    ],
)
def test_who_is_clear_or_only_spoken_of_is_not_asked_back(question: str) -> None:
    assert read(question).unclear is None


def test_an_office_among_people_given_is_theirs() -> None:
    given = Filters(speakers=(MOSS.id,))
    assert read("What does the director say about ports?").unclear is not None
    assert read("What does the director say about ports?", filters=given).ambiguities == ()
    assert read("What does the senator say about ports?", filters=given).ambiguities == ()


def test_who_may_hold_an_office_anywhere_holds_it_where_articles_speak_of_the_place() -> None:
    roster = Roster([VANCE, MOSS], glossary=GLOSSARY, roles={VANCE.id: ("Chair",)}, is_printed={"bank"}.__contains__)

    def asked(question: str) -> list[tuple[Speaker, ...]]:
        return [mention.speakers for mention in roster.mentions(question)]

    assert asked("What does the chair of the Bank say?") == [(VANCE,)]
    assert asked("What does the Bank chair say?") == [(VANCE,)]
    assert asked("What does the chair of the Senate say?") == []
    assert asked("What does the chair of a bank say?") == []
    assert asked("What does the director of the Bank say?") == []


def test_one_of_several_is_no_office() -> None:
    author = Speaker("jan", "Jan Nose", "one of the authors")
    assert Roster([author], glossary=GLOSSARY).mentions("How fast can one build a boat?") == ()


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Give me the five tasks", "the five tasks"),
        ("Please list the tasks of the harbour", "the tasks of the harbour"),
        ("I want the two tasks", "the two tasks"),
        ("I'd like to see all the tasks", "all the tasks"),
        ("tell me three reasons", "three reasons"),
    ],
)
def test_who_asks_for_a_list_without_a_question_word_wants_one(question: str, topic: str) -> None:
    understood = read(question)
    assert (understood.wanted, understood.topic) == (Wanted.LIST, topic)


@pytest.mark.parametrize("question", ["Give me a reason", "Tell me about ports", "I want to know what ports cost"])
def test_what_asks_for_no_list_wants_none(question: str) -> None:
    assert read(question).wanted is not Wanted.LIST
