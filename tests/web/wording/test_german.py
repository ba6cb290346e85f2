"""The sentences of replies in German, for questions that are put in it."""

from datetime import date

import pytest

from corpus import Article, Part, Speaker
from qa import (
    Ambiguity,
    ArticleFact,
    Contents,
    Declined,
    Fact,
    Lack,
    Message,
    NotMentioned,
    NotSpeaking,
    NotSureWhose,
    OtherLanguage,
    PersonFact,
    Silence,
    SmallTalk,
    Welcome,
    Which,
)
from tests.web.fakes import article_of
from web.wording import ENGLISH, wording_of

SILENCE = Silence(Lack.SPEECH, people=("Anna Weber",), topic="Fußball")
JO = Speaker("jo", "Jo Lin", part=Part.INTERVIEWER)
BO = Speaker("bo", "Bo Ek", part=Part.INTERVIEWER)


def asked_by(*interviewers: Speaker) -> Article:
    return article_of("faehre", "Die Fähre", speakers=interviewers)


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        (SILENCE, "Anna Weber sagt in diesen Artikeln nichts über Fußball."),
        (Silence(Lack.SPEECH, people=("Ada", "Bob")), "Weder Ada noch Bob sagt in diesen Artikeln etwas."),
        (Silence(Lack.ANSWER, filtered=True), "Nichts, was jemand mit diesen Filtern sagt, beantwortet das."),
        (Silence(Lack.ANSWER, near=True), "Nichts, was jemand in diesen Artikeln sagt, beantwortet das unmittelbar."),
        (NotSureWhose(), "Es gibt Worte dazu, aber wer sie sagt, ist nicht sicher."),
        (Declined("Ada", "Kräne"), "Nach „Kräne“ gefragt, hat Ada dies nicht beantwortet:"),
        (Declined("Ada"), "Danach gefragt, hat Ada dies nicht beantwortet:"),
        (NotSpeaking(("Ada",)), "Ada kommt in diesen Artikeln nicht zu Wort."),
        (NotSpeaking(("Ada", "Bob")), "Ada und Bob kommen in diesen Artikeln nicht zu Wort."),
        (ArticleFact(Fact.INTERVIEWERS, asked_by(JO)), "Die Fragen in „Die Fähre“ stellt Jo Lin."),
        (ArticleFact(Fact.INTERVIEWERS, asked_by(JO, BO)), "Die Fragen in „Die Fähre“ stellen Jo Lin und Bo Ek."),
        (NotMentioned("Astronaut"), "Von „Astronaut“ ist in diesen Artikeln nicht die Rede."),
        (
            PersonFact(Speaker("anna", "Anna Weber", role="Hafenmeisterin"), ("Die Fähre",)),
            "Anna Weber, Hafenmeisterin, wird befragt in „Die Fähre“.",
        ),
        (Silence(Lack.MORE), "Mehr als das sagt dazu in diesen Artikeln niemand."),
        (Silence(Lack.MORE, people=("Ada",)), "Mehr sagt Ada dazu in diesen Artikeln nicht."),
        (Silence(Lack.MORE, people=("Ada", "Bob")), "Mehr sagen Ada und Bob dazu in diesen Artikeln nicht."),
        (Which("Direktor", ("Ada", "Bob")), "Wer ist mit „Direktor“ gemeint: Ada oder Bob?"),
        (
            Which("Minister", ("Ada",), is_held=False),
            "Niemand, der in diesen Artikeln zu Wort kommt, heißt „Minister“. Meinen Sie Ada?",
        ),
        (OtherLanguage(("en",)), "Dieses Archiv ist auf Englisch; bitte fragen Sie auf Englisch."),
        (Contents((), 12), "12 Artikel: 12 weitere."),
    ],
)
def test_messages_are_put_into_german(message: Message, sentence: str) -> None:
    assert wording_of("de").answers.sentence(message) == sentence


def test_days_are_written_as_in_german() -> None:
    assert wording_of("de").day(date(2024, 3, 9)) == "9. März 2024"


def test_small_talk_is_answered_in_german() -> None:
    told = wording_of("de").answers.told([Welcome(SmallTalk.THANKS, Contents((), 1))])
    assert told.startswith("Gern geschehen. Fragen Sie")


def test_where_there_is_no_wording_it_is_english() -> None:
    assert wording_of("tlh") is ENGLISH


def test_people_of_the_same_name_are_named_once() -> None:
    namesakes = Ambiguity("Wang", (Speaker("wang-1", "Wang Jun"), Speaker("wang-2", "Wang Jun")))
    assert ENGLISH.ambiguous(namesakes) == "“Wang” fits several people: Wang Jun. All of them were searched."
    assert wording_of("de").ambiguous(namesakes) == "„Wang“ passt auf mehrere: Wang Jun. Alle wurden durchsucht."


def test_what_is_sent_on_is_told_of_in_german() -> None:
    german = wording_of("de")
    assert german.taking.quoted("Ja.") == "„Ja.“"
    day = german.day(date(2024, 3, 9))
    assert german.sharing.heard(["Anna Weber"], day) == "Interview mit Anna Weber, 9. März 2024"
    assert german.sharing.nothing_yet(german.sharing.says("Anna")).endswith("Noch gibt es keine.")
