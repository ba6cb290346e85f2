"""Who was asked just this and did not say: exchanges of our own, half of them declined and half of them answered."""

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from corpus import Article, Speaker
from embeddings import LocalIndex, build_index
from qa import Answer, Chatbot, Lack, Message, NotFound, Question, Silence
from qa.retrieval import read_calibration
from tests.qa.articles import Line, article, asked, said
from tests.qa.sample import MAX_TOKENS, sample_encoder


class Exchange(NamedTuple):
    """What an interviewer asked, what the answer was, and what a reader asks."""

    interviewer: str
    answer: str
    reader: str


DECLINED = [
    Exchange(
        "When will the new tram line to the hospital open?",
        "I'm not going to get ahead of the city council on that. They meet in June.",
        "When does the tram line to the hospital open?",
    ),
    Exchange(
        "How much did the museum pay for the painting?",
        "We don't disclose prices. It was a fair sum for a great work, and the family was happy.",
        "How much did the museum pay for the painting?",
    ),
    Exchange(
        "Do you have any reaction to the strike at the shipyard?",
        "I don't have anything to share on that today.",
        "Did anybody comment on the strike at the shipyard?",
    ),
    Exchange(
        "Will you run for mayor next year?",
        "No comment. Ask me again when the snow has melted.",
        "Will she run for mayor?",
    ),
    Exchange(
        "And which bank financed the wind farm?",
        "That I can't tell you, there is an agreement. But without it, not one turbine would stand.",
        "Which bank financed the wind farm?",
    ),
    Exchange(
        "How many people were laid off at the sawmill?",
        "I don't know how many exactly. It was a hard winter for all of us.",
        "How many people lost their jobs at the sawmill?",
    ),
    Exchange(
        "Where will the next festival take place?",
        "We're keeping that under wraps for now.",
        "Where will the next festival be held?",
    ),
    Exchange(
        "Who is going to play the lead in the second film?",
        "I'd rather not say. The contracts aren't signed.",
        "Who plays the lead in the second film?",
    ),
    Exchange(
        "What do you make of the verdict against the ferry company?",
        "It's an ongoing case, so I won't comment on it.",
        "What is said about the verdict against the ferry company?",
    ),
    Exchange(
        "How many visitors does the cave get on a summer day?",
        "I forget the number. The guides count them, I only look after the bats.",
        "How many visitors does the cave get on a summer day?",
    ),
    Exchange(
        "Are you in talks with the Danish team about a transfer?",
        "I can neither confirm nor deny that.",
        "Is the goalkeeper in talks with the Danish team?",
    ),
    Exchange(
        "What did the harbour expansion cost in the end?",
        "Those figures are confidential, I'm sorry. Every cargo clerk here would love to see them, too.",
        "What did the expansion of the harbour cost?",
    ),
    Exchange(
        "Will the bakery on Mill Street be closed?",
        "I'm not in a position to discuss individual shops.",
        "Will the bakery on Mill Street close?",
    ),
    Exchange(
        "Which vaccine supplier have you chosen for the islands?",
        "We haven't announced that yet. There will be a press release on Friday.",
        "Which vaccine supplier was chosen for the islands?",
    ),
    Exchange(
        "What happened between you and the former conductor?",
        "Let's not go there. I wish him well.",
        "What happened between the pianist and the former conductor?",
    ),
    Exchange(
        "Is the government going to raise the fuel duty this autumn?",
        "I would refer you to the Treasury for that.",
        "Will the fuel duty be raised this autumn?",
    ),
    Exchange(
        "What is the secret ingredient of the soup?",
        "Next question, please!",
        "What is the secret ingredient of the soup?",
    ),
    Exchange(
        "How old is the lighthouse lens?",
        "I honestly have no idea. Somebody scratched initials into it, that's all I can say.",
        "How old is the lens of the lighthouse?",
    ),
    Exchange(
        "Do you expect the central bank to cut rates in March?",
        "I'm not going to speculate about what they may or may not do.",
        "Does she expect the central bank to cut rates in March?",
    ),
    Exchange(
        "Why did the chief engineer resign from the tunnel project?",
        "You'd have to ask him. I don't want to speak for other people.",
        "Why did the chief engineer of the tunnel project resign?",
    ),
    Exchange(
        "How many copies of the cookbook have been sold in Norway?",
        "Hm. I can't give you numbers, my publisher would be cross.",
        "How many copies of the cookbook were sold in Norway?",
    ),
    Exchange(
        "On what date will the satellite be launched?",
        "We are not giving a date at this point. The rocket has to be ready first.",
        "When will the satellite be launched?",
    ),
]
ANSWERED = [
    Exchange(
        "When will the library in the old mint open?",
        "I can't wait to tell you: on 4 May we unlock the doors.",
        "When does the library in the old mint open?",
    ),
    Exchange(
        "How many beehives stand on the roof of the theatre?",
        "I don't know who told you a hundred. There are twelve.",
        "How many beehives are on the roof of the theatre?",
    ),
    Exchange(
        "What is it like to restore church bells?",
        "I can't say enough good things about it. Bronze is patient, and it rewards you with a voice.",
        "What is it like to restore church bells?",
    ),
    Exchange(
        "How many apples does the orchard harvest?",
        "I don't know exactly, but it must be around forty tons a year.",
        "How many apples does the orchard harvest?",
    ),
    Exchange(
        "Will the marathon be cancelled because of the heat?",
        "No. I don't have to think about that for a second; we start at five in the morning.",
        "Will the marathon be cancelled because of the heat?",
    ),
    Exchange(
        "What did you learn from the failed expedition to the glacier?",
        "Never to go without a second radio. I won't pretend it was easy to learn that.",
        "What did she learn from the failed expedition to the glacier?",
    ),
    Exchange(
        "Why do readers like the crossword so much?",
        "I'm not going to lie, it's the puns. They groan at breakfast and write to me at lunch.",
        "Why do readers like the crossword?",
    ),
    Exchange(
        "How do you keep comments on the village forum civil?",
        "No comment stays unread. Two of us look at each before it is shown.",
        "How are comments on the village forum kept civil?",
    ),
    Exchange(
        "Who taught you to build violins?",
        "My aunt did. I don't remember a day in her workshop without a story.",
        "Who taught him to build violins?",
    ),
    Exchange(
        "What do you say to people who doubt the ferry timetable?",
        "I tell them I can't give them the sea on a schedule, but nine of ten ferries leave on the minute.",
        "What does she tell people who doubt the ferry timetable?",
    ),
    Exchange(
        "Where does the clay for the tiles come from?",
        "I can tell you exactly where: from the pit behind the station in Oberdorf.",
        "Where does the clay for the tiles come from?",
    ),
    Exchange(
        "How much does a night in the snow hotel cost?",
        "We don't hide our prices, they are on the door: 180 crowns.",
        "How much is a night in the snow hotel?",
    ),
    Exchange(
        "Are you planning to translate the dictionary into Welsh?",
        "Yes, we started last week. I didn't want to announce it before the first thousand words were done.",
        "Will the dictionary be translated into Welsh?",
    ),
    Exchange(
        "What changed in the orchestra after the tour?",
        "We listen to each other more. I don't know what we would have done without the long bus rides.",
        "What changed in the orchestra after the tour?",
    ),
    Exchange(
        "Which river has the cleanest water for the brewery?",
        "We take it from the Lenz. Nobody would share a better spring with a brewer, would they?",
        "Which river does the brewery take its water from?",
    ),
    Exchange(
        "Why did you leave the space agency?",
        "I wanted to plant trees. My colleagues said they couldn't comment on such foolishness.",
        "Why did he leave the space agency?",
    ),
    Exchange(
        "How long does it take to dry the tea?",
        "I'm not sure anybody believes me, but six hours is enough.",
        "How long does it take to dry the tea?",
    ),
    Exchange(
        "What is the biggest risk for the dam?",
        "Beavers, believe it or not. I won't go into every burrow we have found, but the eastern bank is full of them.",
        "What is the biggest risk for the dam?",
    ),
    Exchange(
        "Do you get on with the new coach?",
        "Very well, and I don't say that lightly. She talks to everybody, even to the second team.",
        "Does the striker get on with the new coach?",
    ),
    Exchange(
        "What should be done about the noise from the airport?",
        "They must not fly at night. I can't sleep, and my neighbours can't either.",
        "What should be done about the noise from the airport?",
    ),
    Exchange(
        "When did you first see the comet?",
        "I forget the hour, but it was on 12 March, over the barn.",
        "When did she first see the comet?",
    ),
    Exchange(
        "What did the survey of the seagrass show?",
        "We aren't allowed to anchor there any more, and that is its best result: the meadow has doubled.",
        "What did the survey of the seagrass show?",
    ),
    Exchange(
        "How do you find out what the passengers need?",
        "We ask them. It is as simple as that.",
        "How do they find out what the passengers need?",
    ),
    Exchange(
        "How many copies of the almanac were printed?",
        "Four thousand. Of the next edition I can't give you a number.",
        "How many copies of the almanac were printed?",
    ),
    Exchange(
        "Where was the old bell found?",
        "In the pond behind the school, under a foot of mud. Who threw it there I'd rather not say.",
        "Where was the old bell found?",
    ),
]


@pytest.fixture(scope="module")
def chatbot(tmp_path_factory: pytest.TempPathFactory) -> Chatbot:
    """A chatbot that knows all of these exchanges, each from an interview with somebody else."""
    folder = tmp_path_factory.mktemp("exchanges")
    articles = [interview(number, one) for number, one in enumerate((*DECLINED, *ANSWERED))]
    build_index(articles, folder=folder, encoder=sample_encoder(), max_tokens=MAX_TOKENS)
    return Chatbot(LocalIndex.open(folder, encoder=sample_encoder()), sample_encoder())


def interview(number: int, exchange: Exchange) -> Article:
    return article(
        f"exchange-{number}",
        asked(exchange.interviewer),
        said(Speaker(f"guest-{number}", NAMES[number]), exchange.answer),
    )


NAMES = [f"{first} {last}" for first in ("Anna", "Boris", "Clara", "Dmitri", "Emil") for last in (
    "Abel", "Brook", "Castle", "Dunn", "Ekberg", "Flint", "Gower", "Holm", "Ives", "Jarvis", "Kline"
)]  # fmt: skip


@pytest.mark.parametrize("exchange", DECLINED, ids=lambda one: one.reader)
def test_whoever_was_asked_and_did_not_say_is_told_of(chatbot: Chatbot, exchange: Exchange) -> None:
    reply = chatbot.answer(Question(exchange.reader))
    assert isinstance(reply, Answer)
    assert reply.declined
    [quote] = reply.quotes
    assert quote.text in exchange.answer


@pytest.mark.parametrize("exchange", ANSWERED, ids=lambda one: one.reader)
def test_whoever_answered_is_not_said_to_have_declined(chatbot: Chatbot, exchange: Exchange) -> None:
    reply = chatbot.answer(Question(exchange.reader))
    assert not (isinstance(reply, Answer) and reply.declined)


@pytest.mark.parametrize(
    ("words", "is_declined"),
    [
        ("Dazu darf ich leider keine Auskunft geben.", True),
        ("Das verrate ich nicht, aber sie fährt gut.", True),
        ("Keine Auskunft ist umsonst: Es waren zwölf Millionen Kronen.", False),
    ],
)
def test_refusals_are_known_in_german(tmp_path: Path, words: str, *, is_declined: bool) -> None:
    asks = "Wie viel hat die Fähre gekostet?"
    german = replace(article("ferry", asked(asks), said(MAYOR, words)), language="de")
    build_index([german], folder=tmp_path, encoder=sample_encoder(), max_tokens=MAX_TOKENS)
    reply = Chatbot(LocalIndex.open(tmp_path, encoder=sample_encoder()), sample_encoder()).answer(Question(asks))
    assert (isinstance(reply, Answer) and reply.declined) is is_declined


MAYOR, PAINTER = Speaker("ann-lee", "Ann Lee", "Mayor of Quay"), Speaker("ann-lee-1", "Ann Lee", "Painter")
HARBOUR = (
    asked("What will become of the harbour?"),
    said(MAYOR, "It will be rebuilt by spring, with two new cranes and a longer pier."),
)
PAINTS = (
    asked("How do you make your paint?"),
    said(PAINTER, "I grind the stones myself, and the oil comes from walnuts."),
)
ABOUT_FOOTBALL = Question("What does Mayor Lee say about football?")


def lee_on(folder: Path, *lines: Line) -> tuple[Message, ...]:
    build_index([article("a", *lines)], folder=folder, encoder=sample_encoder(), max_tokens=MAX_TOKENS)
    index = LocalIndex.open(folder, encoder=sample_encoder())
    nothing_is_near = replace(read_calibration(), threshold=1.1, near=1.1)
    reply = Chatbot(index, sample_encoder(), calibration=nothing_is_near).answer(ABOUT_FOOTBALL)
    assert isinstance(reply, NotFound)
    return reply.reasons


def test_only_of_whoever_was_not_asked_and_has_no_namesake_it_is_said_that_they_say_nothing(tmp_path: Path) -> None:
    modest = (Silence(Lack.ANSWER, ("Ann Lee",)),)
    evaded = (asked("And what about football, do you like football?"), said(MAYOR, "Shall we go down to the pier?"))
    assert lee_on(tmp_path / "1", *HARBOUR) == (Silence(Lack.SPEECH, ("Ann Lee",), "football"),)
    assert lee_on(tmp_path / "2", *HARBOUR, *evaded) == modest
    assert lee_on(tmp_path / "3", *HARBOUR, *PAINTS) == modest
