"""The sentences of replies in German, for questions that are put in it."""

from datetime import date

import pytest

from corpus import Speaker
from qa import Contents, Lack, Message, NotMentioned, NotSpeaking, PersonFact, Silence, SmallTalk, Welcome
from web.wording import ENGLISH, wording_of

SILENCE = Silence(Lack.SPEECH, people=("Anna Weber",), topic="Fußball")


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        (SILENCE, "Anna Weber sagt in diesen Artikeln nichts über Fußball."),
        (Silence(Lack.SPEECH, people=("Ada", "Bob")), "Weder Ada noch Bob sagt in diesen Artikeln etwas."),
        (Silence(Lack.ANSWER, filtered=True), "Nichts, was jemand mit diesen Filtern sagt, beantwortet das."),
        (NotSpeaking(("Ada", "Bob")), "Ada und Bob kommen in diesen Artikeln nicht vor."),
        (NotMentioned("Astronaut"), "Von „Astronaut“ ist in diesen Artikeln nicht die Rede."),
        (
            PersonFact(Speaker("anna", "Anna Weber", role="Hafenmeisterin"), ("Die Fähre",)),
            "Anna Weber, Hafenmeisterin, wird befragt in „Die Fähre“.",
        ),
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
