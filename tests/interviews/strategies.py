"""Hypothesis strategies that make up interviews: people, what they say, and what is printed around it."""

from collections.abc import Sequence
from datetime import date
from random import Random

from hypothesis import strategies as st

from .languages import LANGUAGES, Wording
from .model import Furniture, Gender, Interview, Person, Turn
from .names import CULTURES


@st.composite
def interviews(draw: st.DrawFn, *, language: str = "en", n_guests: int = 1) -> Interview:
    """Draw an interview in which ``n_guests`` people answer one host, with whatever is printed around it."""
    return interview_of(draw(st.randoms(use_true_random=True)), language=language, n_guests=n_guests)


def interview_of(random: Random, *, language: str, n_guests: int) -> Interview:
    """Return an interview; the same for the same ``random``."""
    wording = LANGUAGES[language]
    host, *guests = _cast(random, language=language, n=n_guests + 1)
    topic = random.choice(wording.topics)
    turns = _turns(wording, random, host=host, guests=guests, topic=topic)
    title = _capital(random.choice(wording.titles).format(topic=topic))
    return Interview(
        language=language,
        outlet=random.choice(wording.outlets),
        topic=topic,
        host=host,
        guests=tuple(guests),
        turns=turns,
        published=date(random.randint(2005, 2025), random.randint(1, 12), random.randint(1, 28)),
        title=title,
        subtitle=random.choice((*wording.subtitles, "")),
        furniture=_furniture(wording, random, guests=guests, turns=turns, topic=topic),
        look=random.randint(0, 11),
    )


def _cast(random: Random, *, language: str, n: int) -> tuple[Person, ...]:
    """Return ``n`` people no two of whom share a given name, a family name, a body or initials."""
    wording = LANGUAGES[language]
    bodies = random.sample(wording.bodies, n)
    people: list[Person] = []
    while len(people) < n:
        culture, gender = random.choice(CULTURES), random.choice(list(Gender))
        body = bodies[len(people)]
        person = Person(
            given=random.choice(culture.given(gender)),
            family=random.choice(culture.families),
            gender=gender,
            office=random.choice(wording.offices).format(body=body),
            body=body[0].upper() + body[1:],
            family_first=culture.family_first,
        )
        taken = {text for other in people for text in (other.given, other.family, other.initials, other.code)}
        if not taken & {person.given, person.family, person.initials, person.code}:
            people.append(person)
    return tuple(people)


def _turns(wording: Wording, random: Random, *, host: Person, guests: Sequence[Person], topic: str) -> tuple[Turn, ...]:
    n_rounds = random.randint(4, 6)
    questions = random.sample(wording.questions, n_rounds)
    remarks = random.sample(wording.remarks, len(wording.remarks))
    answers = random.sample(wording.answers, len(wording.answers))
    turns: list[Turn] = []
    for number, question in enumerate(questions):
        turns.append(Turn((host,), (_asked(question, remarks, random).format(topic=topic),), asks=True))
        for guest in _who_answers(guests, number, random):
            paragraphs = [_paragraph(answers, random).format(topic=topic) for _ in range(random.choice((1, 1, 2)))]
            turns.append(Turn((guest,), tuple(text for text in paragraphs if text)))
    return tuple(turn for turn in turns if turn.paragraphs)


def _asked(question: str, remarks: list[str], random: Random) -> str:
    match random.randint(0, 5):
        case 0 if remarks:
            return remarks.pop()
        case 1 if remarks:
            return f"{remarks.pop()} {question}"
        case _:
            return question


def _who_answers(guests: Sequence[Person], number: int, random: Random) -> Sequence[Person]:
    """Everybody answers the first question, so that nobody is only introduced."""
    return guests if number == 0 or len(guests) == 1 else random.sample(guests, random.randint(1, 2))


def _paragraph(answers: list[str], random: Random) -> str:
    n = min(len(answers), random.choice((1, 2, 2, 3, 4)))
    return " ".join(answers.pop() for _ in range(n))


def _furniture(
    wording: Wording, random: Random, *, guests: Sequence[Person], turns: Sequence[Turn], topic: str
) -> Furniture:
    def some(texts: Sequence[str]) -> str:
        text = random.choice(texts) if random.random() < 0.5 else ""
        return _capital(text.format(guest=guests[0].name, office=guests[0].office, topic=topic))

    said = [text for turn in turns if not turn.asks for text in turn.paragraphs]
    return Furniture(
        navigation=wording.navigation if random.random() < 0.5 else (),
        share=some(wording.shares),
        appeal=some(wording.appeals),
        captions=tuple(filter(None, [some(wording.captions)])),
        pull_quotes=(_sentence(random.choice(said)),) if random.random() < 0.4 else (),
        note=some(wording.notes),
        conclusion=some(wording.conclusions),
        related=tuple(filter(None, [some(wording.related)])),
        copyright=some(wording.copyrights),
    )


def _sentence(paragraph: str) -> str:
    return paragraph.split(". ", 1)[0].rstrip(".") + "."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
