from collections.abc import Sequence
from itertools import pairwise

import pytest

from corpus import Abbreviation, Part, Speaker
from qa.understanding.entities import Glossary, Roster
from qa.understanding.tokens import Mention

ZHANG = Speaker("zhang-zhikui", "Zhang Zhikui", "Director of Chongqing Municipal Commission of Commerce")
HAN = Speaker("han-baochang", "Han Baochang", "Director of Chongqing China-Singapore Project Administration Bureau")
WANG = Speaker(
    "wang-zhijie",
    "Wang Zhijie",
    "Deputy Secretary of the Chongqing Liangjiang New Area Party Work Committee and "
    "Executive Deputy Director of Liangjiang New Area Administrative Committee",
)
LUO = Speaker("luo-shuquan", "Luo Shuquan", "President of Chongqing International Logistics Hub Park")
REPORTER = Speaker("reporter", "Reporter", part=Part.INTERVIEWER)
CILHP = Abbreviation("CILHP", "Chongqing International Logistics Hub Park")
ROSTER = Roster([ZHANG, HAN, WANG, LUO, REPORTER], glossary=Glossary([CILHP]))


def roster(*speakers: Speaker) -> Roster:
    return Roster(speakers, glossary=Glossary(()))


def who(question: str, people: Roster = ROSTER) -> list[Speaker]:
    return [speaker for mention in people.mentions(question) for speaker in mention.speakers]


@pytest.mark.parametrize(
    "question",
    [
        "What does Zhang Zhikui say about ports?",
        "What does Zhang  Zhikui say about ports?",
        "What does Zhang\u00a0Zhikui say about ports?",
        "what does zhang zhikui say about ports",
        "WHAT DOES ZHANG ZHIKUI SAY ABOUT PORTS?",
        "What does Zhikui Zhang say about ports?",
        "What does Zhang say about ports?",
        "what does zhang say about ports",
        "WHAT DOES ZHANG SAY ABOUT PORTS?",
        "What Does Zhang Say About the Ports?",
        "What does Zhikui say about ports?",
        "What does Mr Zhang say about ports?",
        "What does Mr. Zhang say about ports?",
        "Is Mr Zhang content?",
        "What are Zhang's plans for ports?",
        "What are Zhang’s plans for ports?",
        "Zhang?",
        "Ports according to Zhang",
        "Does Zhang like ports?",
        "What does Director Zhang say about ports?",
        "What does Zhang, the director, say about ports?",
        "What does the director, Zhang Zhikui, say about ports?",
    ],
)
def test_a_person_is_known_by_full_name_surname_or_first_name(question: str) -> None:
    assert who(question) == [ZHANG]


@pytest.mark.parametrize(
    "question",
    [
        "What is Wei Zhang doing?",
        "What did Zhang Wei say?",
        "What did Wei Zhang and Han Solo say?",
        "In The Hague, what did Wei Zhang say?",
        "Who is Zhangs?",
        "What is a zhangzhikui?",
        "What is a luoShuquan?",
    ],
)
def test_a_stranger_with_the_same_surname_is_nobody(question: str) -> None:
    assert who(question) == []


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What does the president say about logistics?", [LUO]),
        ("What does the park's president say?", [LUO]),
        ("What does the park’s president say?", [LUO]),
        ("What does President Luo say?", [LUO]),
        ("what would president say", [LUO]),
        ("What does the president of Chongqing International Logistics Hub Park say?", [LUO]),
        ("What does the president of CILHP say?", [LUO]),
        ("what will the president of cilhp do about customs", [LUO]),
        ("What does CILHP's president say?", [LUO]),
        ("What does the executive deputy director say?", [WANG]),
        ("What does the Deputy Secretary want?", [WANG]),
        ("What does the director of the commission of commerce say about ports?", [ZHANG]),
        ("What does the Director of Commerce say?", [ZHANG]),
        ("What did Singapore's director say?", [HAN]),
        ("What do Director Zhang and President Luo think?", [ZHANG, LUO]),
    ],
)
def test_a_person_is_known_by_an_office_as_printed(question: str, expected: Sequence[Speaker]) -> None:
    assert who(question) == list(expected)


@pytest.mark.parametrize("words", ["the director", "both directors", "our director"])
def test_an_office_that_several_hold_means_all_of_them_and_is_ambiguous(words: str) -> None:
    [mention] = ROSTER.mentions(f"What would {words} say about opening-up?")
    assert mention.speakers == (ZHANG, HAN)
    assert mention.ambiguity is not None
    assert mention.ambiguity.words == words.rpartition(" ")[2]
    assert mention.ambiguity.speakers == (ZHANG, HAN)


def test_the_longest_office_that_fits_is_meant() -> None:
    first = Speaker("ann-lee", "Ann Lee", "Trade Director of the Port")
    second = Speaker("ben-orr", "Ben Orr", "Director of Trade")
    assert who("What does the trade director say?", roster(second, first)) == [first]


def test_an_office_of_one_is_not_ambiguous() -> None:
    [mention] = ROSTER.mentions("What does the president say?")
    assert mention.ambiguity is None


@pytest.mark.parametrize(
    "question",
    [
        "What does the film director say?",
        "Who is the film director?",
        "What does the president of the United States say?",
        "What did President Lincoln say about trade?",
        "What does the vice-president say?",
        "What is the director-general saying?",
        "Who directed it?",
        "What does a directory hold?",
        "What does the directorship bring?",
    ],
)
def test_an_office_held_elsewhere_is_nobodys(question: str) -> None:
    assert who(question) == []


@pytest.mark.parametrize(
    "question",
    [
        "What will Liangjiang New Area do?",
        "What will Chongqing International Logistics Hub Park do?",
        "what will CILHP do for logistics",
        "What does Chongqing China-Singapore Project Administration Bureau do?",
        "What does the Commission of Commerce plan?",
        "What will the Liangjiang New Area Administrative Committee do?",
    ],
)
def test_an_organisation_is_a_topic_and_never_its_director(question: str) -> None:
    assert who(question) == []


@pytest.mark.parametrize(
    "question", ["What did the Reporter ask?", "What does the reporter say?", "Q: What next?", "Reporter: What next?"]
)
def test_a_label_is_nobody_to_ask_about(question: str) -> None:
    people = roster(ZHANG, REPORTER, Speaker("q", "Q", part=Part.INTERVIEWER))
    assert who(question, people) == []


def test_an_interviewer_with_a_name_can_be_asked_about() -> None:
    jo = Speaker("jo-lin", "Jo Lin", part=Part.INTERVIEWER)
    assert who("What did Jo Lin ask?", roster(ZHANG, jo)) == [jo]


WILL, PARK, DAY = Speaker("will-young", "Will Young"), Speaker("eve-park", "Eve Park"), Speaker("bo-day", "Bo Day")


@pytest.mark.parametrize(
    "question",
    [
        "What will the park do one day?",
        "what will the young do in the park",
        "Will it rain every day?",
        "WILL IT RAIN IN THE PARK?",
    ],
)
def test_an_everyday_word_is_not_the_person_of_that_name(question: str) -> None:
    assert who(question, roster(PARK, DAY)) == []


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("what will eve park do one day", [PARK]),
        ("What did Park say?", [PARK]),
        ("What did Ms Day say about the park?", [DAY]),
        ("What did Will Young say?", [WILL]),
    ],
)
def test_an_everyday_word_spelled_as_a_name_is_one(question: str, expected: Sequence[Speaker]) -> None:
    assert who(question, roster(WILL, PARK, DAY)) == list(expected)


def test_a_surname_of_two_people_means_both() -> None:
    other = Speaker("zhang-min", "Zhang Min")
    [mention] = roster(ZHANG, other).mentions("What does Zhang say?")
    assert mention.speakers == (ZHANG, other)
    assert mention.ambiguity is not None
    assert who("What does Zhang Min say?", roster(ZHANG, other)) == [other]


def test_namesakes_are_all_searched_without_a_word_of_ambiguity() -> None:
    other = Speaker("zhang-zhikui-0a1b2c3d", "Zhang Zhikui")
    [mention] = roster(ZHANG, other).mentions("What does Zhang Zhikui say?")
    assert mention == Mention(mention.span, "Zhang Zhikui", (ZHANG, other))
    assert mention.ambiguity is None


def test_people_are_named_in_the_order_of_the_words_and_each_word_once() -> None:
    question = "What do Luo Shuquan, Zhang and the executive deputy director of Liangjiang say?"
    mentions = ROSTER.mentions(question)
    assert [mention.speakers for mention in mentions] == [(LUO,), (ZHANG,), (WANG,)]
    assert all(mention.span.cut(question) == mention.words for mention in mentions)
    assert all(first.span.end <= second.span.start for first, second in pairwise(mentions))


def test_an_alias_is_a_name() -> None:
    ada = Speaker("ada-king", "Ada King", aliases=("Countess of Lovelace", "AK"))
    assert who("What did the Countess of Lovelace say?", roster(ada)) == [ada]
    assert who("What did AK say?", roster(ada)) == [ada]


def test_a_filter_names_people_by_id_name_or_alias() -> None:
    ada = Speaker("ada-king", "Ada King", aliases=("AK",))
    people = roster(ada, REPORTER)
    assert [people.named(name) for name in ("ada-king", "Ada King", " ada  KING ", "AK")] == [(ada,)] * 4
    assert people.named("reporter") == people.named("Reporter") == (REPORTER,)
    assert people.named("King") == people.named("") == ()


def test_an_id_names_one_person_even_where_it_is_the_name_of_two() -> None:
    first, second = Speaker("bob", "Bob"), Speaker("bob-0a1b2c3d", "Bob")
    assert roster(first, second).named("bob") == (first,)
    assert roster(first, second).named("Bob") == (first, second)


@pytest.mark.parametrize(
    ("other", "is_one"),
    [
        (Speaker("ada-king-1", "Ada KING"), True),
        (Speaker("augusta", "Augusta Byron", aliases=("Ada King",)), True),
        (Speaker("countess", "The Countess"), True),
        (Speaker("king", "King"), True),
        (Speaker("bob-king", "Bob King"), False),
        (Speaker("ada-moss", "Ada Moss"), False),
    ],
)
def test_a_namesake_has_the_name_or_an_alias_or_is_known_by_the_surname_alone(other: Speaker, *, is_one: bool) -> None:
    ada = Speaker("ada-king", "Ada King", aliases=("The Countess",))
    assert roster(ada, other).has_namesake(ada) is is_one
    assert not roster(ada).has_namesake(ada)


def test_a_word_that_is_printed_is_no_slip_for_a_name() -> None:
    stark = Speaker("ned-stark", "Ned Stark")
    assert who("What does Stack say?", roster(stark)) == [stark]
    printing = Roster([stark], glossary=Glossary(()), is_printed={"stack"}.__contains__)
    assert printing.mentions("What does Stack say?") == ()


@pytest.mark.parametrize("words", ["Why don't they pay?", "Why don’t they pay?", "Can’t they?"])
def test_a_contraction_is_no_name(words: str) -> None:
    assert who(words, roster(Speaker("don-lee", "Don Lee"), Speaker("can-oz", "Can Oz"))) == []


@pytest.mark.parametrize(
    "words", ["Why a menu?", "Against a base?", "The office's policy?", "What did he say in a C major key?"]
)
def test_a_name_of_one_letter_is_no_article_before_a_noun(words: str) -> None:
    assert who(words, roster(Speaker("professor-a", "Professor A"), Speaker("professor-c", "Professor C"))) == []


def test_a_name_joined_by_hyphens_throughout_is_a_name() -> None:
    ada = Speaker("ada-king-moss", "Ada King-Moss")
    assert who("What is Ada-King-Moss's opinion?", roster(ada)) == [ada]
