"""An interview to check quotes against."""

from pathlib import Path

from corpus import Kind, Speaker
from embeddings import LocalIndex
from qa.understanding.entities import Glossary, Roster
from qa.verifying import Verifier
from tests.qa.articles import ADA, BOB, Line, article, asked, index_of, said, told, unsure

PAIR = Speaker("pair", "Cleo Hart / Dan Frost")
UNKNOWN = "Somebody shouted that the pier was burning again."

HARBOUR = article(
    "harbour",
    told("The harbour is two hundred years old. It will be rebuilt, she writes."),
    asked("How many cranes will there be, and is the old pier really safe?"),
    said(ADA, "We will build two cranes for $4,000 each. We do not support the plan of the U.S. to build ten."),
    said(ADA, "The city’s people don't want it — nor does the ﬁnance office. Growth was -1.5% in 2019."),
    Line("A caption in between", Kind.CAPTION),
    said(ADA, "The harbour-master, not the mayor, signs every permit, and that takes “a little while”."),
    said(BOB, "The city wants three cranes by spring. I agree with that."),
    unsure(UNKNOWN, "Voice"),
    unsure("No, it was not.", "Voice"),
    unsure("The gulls were louder than the band that evening."),
    unsure("Nobody has paid for the tickets either."),
    said(ADA, "I agree with that."),
    Line("There are two kinds of ships:", Kind.STATEMENT, BOB, lead_in=True),
    said(BOB, "First, 我们将大力发展国际物流，提高效率。"),
    said(PAIR, "Tugs come free of charge for members of the club."),
)
LIBRARY = article(
    "library",
    asked("Who reads the books?"),
    said(BOB, "Children read them. It is what it is."),
    said(ADA, "The city wants four cranes by spring, and not only that."),
)


def index_in(folder: Path) -> LocalIndex:
    return index_of(folder, HARBOUR, LIBRARY)


def verifier_of(index: LocalIndex) -> Verifier:
    people = (record.speaker for record in index.store.all_speakers())
    return Verifier(index, Roster(people, glossary=Glossary([])))
