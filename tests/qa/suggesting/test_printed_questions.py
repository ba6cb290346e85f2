import pytest

from qa.suggesting.suggestions import printed_questions
from tests.qa.articles import ADA, BOB, article, asked, said


def asked_of_ada(words: str) -> list[str]:
    return printed_questions(article("harbour", asked(words), said(ADA, "We do."))).get(ADA.id, [])


@pytest.mark.parametrize(
    ("printed", "question"),
    [
        ("How will the harbour pay for cranes?", "How will the harbour pay for cranes?"),
        ("How do you pay for the cranes?", "How does Ada King pay for the cranes?"),
        ("What are your plans for the piers?", "What are Ada King's plans for the piers?"),
        ("Why have you sold your boats?", "Why has Ada King sold their boats?"),
        ("So, what did you do with the gulls?", "What did Ada King do with the gulls?"),
        ("Welcome to the harbour. How will the city pay for cranes?", "How will the city pay for cranes?"),
    ],
)
def test_a_question_to_somebody_becomes_one_about_them(printed: str, question: str) -> None:
    assert asked_of_ada(printed) == [question]


@pytest.mark.parametrize(
    "printed",
    [
        "How do they pay for the cranes?",
        "What do you tell us about the cranes?",
        "What can I do about the cranes?",
        "What makes you happy about the cranes?",
        "What happened here with the cranes?",
        "What will the harbour buy next year?",
        "And the cranes of the old harbour?",
        "Do you like the cranes of the harbour?",
        "The cranes are new, right?",
        "What of cranes?",
        "Tell me about the cranes of the harbour.",
        "How did “the best crane” get its name?",
    ],
)
def test_what_does_not_stand_alone_is_left_out(printed: str) -> None:
    assert asked_of_ada(printed) == []


def test_only_what_one_person_answers_is_theirs() -> None:
    question = "How will the harbour pay for cranes?"
    assert printed_questions(article("harbour", asked(question), said(ADA, "Taxes."), said(BOB, "Fees."))) == {}
    assert printed_questions(article("harbour", asked(question))) == {}
    both = article(
        "harbour", asked(question), said(ADA, "Taxes."), asked("Who pays for the old piers?"), said(BOB, "I.")
    )
    assert printed_questions(both) == {ADA.id: [question], BOB.id: ["Who pays for the old piers?"]}
