"""What differs between two states of an article is told by paragraph, as a reader would tell it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from corpus import Article, Kind, Paragraph, Part, Span, Speaker, split_passages
from corpus.editing import Outcome, difference, words_between

ADA, BEN = Speaker("ada-moss", "Ada Moss", "Director of Ports"), Speaker("ben-hay", "Ben Hay")
ASKER = Speaker("reporter", "Reporter", part=Part.INTERVIEWER)
PIERS = "We will build two piers by spring."
RAIL = "The railway follows in the autumn."


def article(*said: tuple[str, Speaker | None], people: tuple[Speaker, ...] = (ADA, BEN, ASKER)) -> Article:
    text, paragraphs = "", []
    for words, speaker in said:
        span = Span(len(text), len(text) + len(words))
        kind = Kind.NARRATION if speaker is None else Kind.QUESTION if speaker.interviewer else Kind.STATEMENT
        paragraphs.append(Paragraph(span, kind, speaker.id if speaker else None))
        text += words + "\n"
    return Article("ports", "Ports", text, tuple(paragraphs), people)


TALK = article(("What now?", ASKER), (PIERS, ADA), (RAIL, ADA))


def test_an_article_does_not_differ_from_itself() -> None:
    change = difference(TALK, TALK)
    assert (change.paragraphs, change.facts, change.has_other_words) == ((), (), False)


def test_new_words_stand_beside_the_old_ones_and_their_passages() -> None:
    now = article(("What now?", ASKER), (PIERS.replace("two", "three"), ADA), (RAIL, ADA))
    passages = split_passages(TALK, max_tokens=100, fits=lambda _: True)
    (change,) = difference(TALK, now, published=passages).paragraphs
    assert change.before
    assert change.after
    assert (change.before.words, change.after.words) == (PIERS, PIERS.replace("two", "three"))
    assert [passage.id for passage in change.before.passages] == [passages[1].id]
    assert change.has_other_words


def test_the_same_words_of_another_person_are_a_change_of_person_only() -> None:
    (change,) = difference(TALK, article(("What now?", ASKER), (PIERS, BEN), (RAIL, ADA))).paragraphs
    assert change.before
    assert change.after
    assert (change.before.speaker, change.after.speaker) == ("Ada Moss", "Ben Hay")
    assert not change.has_other_words


def test_a_paragraph_that_came_stands_alone() -> None:
    now = article(("What now?", ASKER), (PIERS, ADA), ("She laughed aloud.", None), (RAIL, ADA))
    (change,) = difference(TALK, now).paragraphs
    assert change.before is None
    assert change.after
    assert change.after.words == "She laughed aloud."


def test_a_paragraph_that_was_split_goes_on_as_its_first_part() -> None:
    whole = article((f"{PIERS} {RAIL}", ADA))
    first, second = difference(whole, article((PIERS, ADA), (RAIL, ADA))).paragraphs
    assert first.before
    assert first.after
    assert first.after.words == PIERS
    assert second.before is None


def test_a_person_who_is_renamed_is_told_of_once() -> None:
    renamed = replace(ADA, name="Ada M. Moss")
    change = difference(TALK, article(("What now?", ASKER), (PIERS, ADA), (RAIL, ADA), people=(renamed, BEN, ASKER)))
    assert change.paragraphs == ()
    assert [(fact.name, fact.before, fact.after) for fact in change.facts] == [("name", "Ada Moss", "Ada M. Moss")]


def test_facts_of_article_and_people_are_told() -> None:
    promoted = replace(ADA, role="Minister of Ports")
    now = replace(TALK, title="The ports", speakers=(promoted, BEN, ASKER))
    assert [(fact.name, fact.of, fact.before, fact.after) for fact in difference(TALK, now).facts] == [
        ("title", None, "Ports", "The ports"),
        ("office", "Ada Moss", "Director of Ports", "Minister of Ports"),
    ]


def test_an_article_comes_and_goes() -> None:
    assert difference(None, TALK).outcome is Outcome.ADDED
    gone = difference(TALK, None)
    assert (gone.outcome, gone.has_other_words) == (Outcome.WITHDRAWN, True)


@given(before=st.text(), after=st.text())
def test_what_stayed_with_what_went_or_came_is_either_text(before: str, after: str) -> None:
    runs = words_between(before, after)
    assert "".join(run.text for run in runs if not run.added) == before
    assert "".join(run.text for run in runs if not run.removed) == after
