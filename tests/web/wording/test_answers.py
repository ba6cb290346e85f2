"""The one place where the sentences about an answer are told word for word; elsewhere tests ask the wording."""

from dataclasses import replace
from datetime import date

import pytest

from qa import (
    ArticleFact,
    ComparedByWords,
    Contents,
    Declined,
    Fact,
    FactUnknown,
    Lack,
    Message,
    NotMentioned,
    NotSpeaking,
    NotSureWhose,
    OtherLanguage,
    PersonFact,
    Silence,
    SmallTalk,
    Verdict,
    Welcome,
    Which,
)
from tests.qa.articles import ADA, REPORTER, article, asked, said
from web.wording import ENGLISH, wording_of

TALK = article("pier", asked("Is it old?"), said(ADA, "It is."), published=date(2021, 5, 1))
PIER = replace(TALK, byline="Jo Lin", source="The Quay")
BARE = replace(article("bare", published=None), byline=None, source=None, url="https://example.org/bare")
BOTH = Contents((PIER, BARE), 2)


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        (Silence(Lack.SPEECH, ("Ada King",), "cranes"), "Ada King says nothing about cranes in these articles."),
        (
            Silence(Lack.SPEECH, ("Ada King", "Bob Moss", "Eve Park"), "cranes"),
            "Neither Ada King nor Bob Moss nor Eve Park says anything about cranes in these articles.",
        ),
        (Silence(Lack.SPEECH, ("Ada King",)), "Ada King says nothing in these articles."),
        (Silence(Lack.ANSWER), "Nobody says anything in these articles that answers this."),
        (Silence(Lack.ANSWER, near=True), "Nobody answers this directly in these articles."),
        (
            Silence(Lack.ANSWER, ("Ada King",), near=True),
            "Nothing that Ada King says in these articles answers this directly.",
        ),
        (NotSureWhose(), "There are words on this, but it is not sure who says them."),
        (Declined("Ada King", "cranes"), "Asked about cranes, Ada King did not say:"),
        (Declined("Ada King"), "Asked this, Ada King did not say:"),
        (Silence(Lack.ANSWER, filtered=True), "Nobody says anything within these filters that answers this."),
        (Silence(Lack.ANSWER, ("Ada King",)), "Nothing that Ada King says in these articles answers this."),
        (
            Silence(Lack.ANSWER, ("Ada King", "Bob Moss", "Eve Park")),
            "Nothing that Ada King, Bob Moss or Eve Park says in these articles answers this.",
        ),
        (Silence(Lack.PASSAGES), "There is nothing in these articles."),
        (Silence(Lack.PASSAGES, filtered=True), "There is nothing within these filters."),
        (Silence(Lack.ANSWERING, ("Reporter",)), "Reporter only asks questions in these articles."),
        (Silence(Lack.ANSWERING, ("Reporter", "Host")), "Reporter and Host only ask questions in these articles."),
        (Silence(Lack.QUESTION), "Nothing that the interviewers ask in these articles fits this."),
        (Silence(Lack.QUESTION, ("Ada King",)), "Nothing that Ada King is asked in these articles fits this."),
        (NotSpeaking(("Ida Wells",)), "Ida Wells does not speak in these articles."),
        (NotSpeaking(("Ida Wells", "Max Frisch")), "Ida Wells and Max Frisch do not speak in these articles."),
        (Silence(Lack.MORE), "Nobody says more on this in these articles than you have read."),
        (Silence(Lack.MORE, ("Ada King",)), "Ada King says no more on this in these articles."),
        (Silence(Lack.MORE, ("Ada King", "Bob Moss")), "Ada King and Bob Moss say no more on this in these articles."),
        (Which("director", ("Ada King", "Bob Moss")), "Which director: Ada King or Bob Moss?"),
        (
            Which("minister", ("Ada King",), is_held=False),
            "Nobody who speaks in these articles is called “minister”. Do you mean Ada King?",
        ),
        (Which("minister", (), is_held=False), "Nobody who speaks in these articles is called “minister”."),
        (OtherLanguage(("en",)), "This archive is in English; please ask in English."),
        (
            OtherLanguage(("de", "xx")),
            "This archive is in German or “xx”; please ask in German or “xx”.",
        ),
        (NotMentioned("novelist"), "No novelist is mentioned in these articles."),
        (
            ComparedByWords(is_script=True),
            "The search model does not know this script, so only the words themselves were compared.",
        ),
        (
            ComparedByWords(is_script=False),
            "The search model knows no such words, so only the words themselves were compared.",
        ),
    ],
)
def test_silence_says_what_is_not_there(message: Message, sentence: str) -> None:
    assert ENGLISH.answers.sentence(message) == sentence


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        (ArticleFact(Fact.DAY, PIER), "“About pier” was published on 1 May 2021."),
        (ArticleFact(Fact.WRITERS, PIER), "“About pier” is by Jo Lin."),
        (ArticleFact(Fact.SOURCE, PIER), "“About pier” is from The Quay."),
        (ArticleFact(Fact.SOURCE, BARE), "“About bare” is from https://example.org/bare."),
        (ArticleFact(Fact.INTERVIEWERS, PIER), "The questions in “About pier” are asked by Reporter."),
        (
            ArticleFact(Fact.INTERVIEWEES, PIER),
            "Interviewed in “About pier”: Ada King, Director of the Harbour Office.",
        ),
        (ArticleFact(Fact.INTERVIEWEES, replace(BARE, speakers=())), "Interviewed in “About bare”: nobody by name."),
        (FactUnknown((BARE,)), "“About bare” does not say that."),
        (FactUnknown((PIER, BARE)), "These 2 articles do not say that."),
        (
            PersonFact(ADA, ("About pier",)),
            "Ada King, Director of the Harbour Office, is interviewed in “About pier”.",
        ),
        (
            PersonFact(REPORTER, ("About bare", "About pier")),
            "Reporter asks the questions in “About bare” and “About pier”.",
        ),
        (Contents((PIER,), 1), "1 article: “About pier” (1 May 2021)."),
        (BOTH, "2 articles: “About pier” (1 May 2021); “About bare”."),
        (replace(BOTH, n_articles=1200), "1,200 articles: “About pier” (1 May 2021); “About bare”; 1198 more."),
    ],
)
def test_what_is_known_is_told(message: Message, sentence: str) -> None:
    assert ENGLISH.answers.sentence(message) == sentence


def test_of_whom_nothing_answers_no_more_is_said_than_that() -> None:
    assert ENGLISH.not_addressed("Ada King") == "Nothing that Ada King says in these articles answers this."


def test_long_lists_of_titles_are_cut_and_counted() -> None:
    titles = tuple(f"About a{number:02}" for number in range(25))
    assert ENGLISH.answers.sentence(PersonFact(ADA, titles)).endswith(", “About a19” and 5 more.")


@pytest.mark.parametrize(
    ("talk", "opening"),
    [
        (SmallTalk.GREETING, "Hello. Ask "),
        (SmallTalk.THANKS, "You are welcome. Ask "),
        (SmallTalk.REMARK, "Only questions can be answered here. Ask "),
        (SmallTalk.HELP, "This is an archive of interviews "),
    ],
)
def test_a_welcome_tells_what_can_be_asked_and_of_which_articles(talk: SmallTalk, opening: str) -> None:
    told = ENGLISH.answers.sentence(Welcome(talk, BOTH))
    assert told.startswith(opening)
    assert told.endswith("you are told so. There are 2 articles: “About pier” (1 May 2021); “About bare”.")
    one = ENGLISH.answers.sentence(Welcome(talk, Contents((BARE,), 1)))
    assert one.endswith(" There is 1 article: “About bare”.")


def test_several_messages_are_told_one_after_the_other() -> None:
    told = ENGLISH.answers.told((NotSpeaking(("Ida Wells",)), ArticleFact(Fact.WRITERS, PIER)))
    assert told == "Ida Wells does not speak in these articles. “About pier” is by Jo Lin."
    assert ENGLISH.answers.told(()) == ""


@pytest.mark.parametrize(
    ("verdict", "told"),
    [
        (Verdict.VERBATIM, "Verbatim: this is printed word for word."),
        (Verdict.ALTERED, "Altered: this is not what is printed."),
        (Verdict.MISATTRIBUTED, "Misattributed: these words are printed, but not as Ada King's."),
        (Verdict.INTERVIEWER, "Interviewer: these are words of one who asks, not of one who answers."),
        (Verdict.NOT_FOUND, "Not found: nobody says this in these articles."),
    ],
)
def test_a_verdict_is_told_in_a_sentence(verdict: Verdict, told: str) -> None:
    assert ENGLISH.checking.told(verdict, named="Ada King") == told


def test_a_language_without_a_wording_is_answered_in_english() -> None:
    assert wording_of("en") is ENGLISH
    assert wording_of("xx") is ENGLISH
