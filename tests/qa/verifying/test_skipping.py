import pytest

from qa import Claim, Operation, Verdict
from qa.verifying import Verifier
from tests.qa.articles import ADA, BOB, EVE, article, asked, index_of, said
from tests.qa.verifying.printed import verifier_of

LONG = (
    "We started with two small boats in the old harbour, and nobody on the quay believed that any of it would last. "
    "After the great storm of that winter we rebuilt every pier with our own hands and borrowed timber."
)
CHINESE = (
    "从前我们在老港口用两条小船创业，没有人相信这一切会长久，"
    "那年冬天的大风暴之后，我们亲手重建了每一座码头，木材是借来的。"
)
OTHER = "The library opens at nine on weekdays, and it closes as soon as the last reader has gone home for the night."

FAR = f"The mayor came first of all{', and another guest came' * 20}, and then everybody went home."


@pytest.fixture(scope="module")
def verifier(tmp_path_factory: pytest.TempPathFactory) -> Verifier:
    harbour = article(
        "harbour", asked("How did it begin?"), said(ADA, LONG), said(BOB, OTHER), said(EVE, FAR), said(BOB, CHINESE)
    )
    return verifier_of(index_of(tmp_path_factory.mktemp("skipping"), harbour))


SKIPS = [
    "We started with two small boats in the ancient harbour, and we rebuilt every pier with our own hands",
    "two small boats in the old harbour, and we rebuilt every pier with our own hands and stolen timber",
    "nobody on the quay believed that any of it we rebuilt every single pier with our own hands and borrowed timber",
]


@pytest.mark.parametrize("words", SKIPS)
@pytest.mark.parametrize("speaker", [None, "Ada King", "Nobody Known"])
def test_altered_words_that_skip_others_are_found(verifier: Verifier, words: str, speaker: str | None) -> None:
    found = verifier.verify(Claim(words, speaker))
    assert found.verdict is Verdict.ALTERED
    [match] = found.matches
    assert match.quote.speaker == ADA
    assert match.similarity < 0.75
    assert "".join(edit.pasted.replace(" ", "") for edit in match.diff) == words.replace(" ", "")


def test_what_was_skipped_and_changed_is_shown(verifier: Verifier) -> None:
    [match] = verifier.verify(Claim(SKIPS[1])).matches
    assert [(edit.operation, edit.pasted, edit.printed) for edit in match.diff] == [
        (Operation.EQUAL, "two small boats in the old harbour, and", "two small boats in the old harbour, and"),
        (
            Operation.DELETE,
            "",
            "nobody on the quay believed that any of it would last. After the great storm of that winter",
        ),
        (
            Operation.EQUAL,
            "we rebuilt every pier with our own hands and",
            "we rebuilt every pier with our own hands and",
        ),
        (Operation.INSERT, "stolen timber", ""),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "We started with the last reader and rebuilt every library on weekdays with our own timber for the night",
        "We started with two small boats and rebuilt every pier",  # too few in a row
        "two small boats in the old harbour hate the great storm of that winter",  # too few
        "从前我们在老港口将停止每一座码头，木材是",
        "We started in the old harbour, and nobody would last. After the storm we rebuilt",
        "We started with two in the old harbour on the quay believed of it would last we rebuilt every pier",
        "The mayor came first of all, and then everybody went home",  # too far from each other
        "two small boats in the old harbour as soon as the last reader has gone home",  # of two people
        "every pier with our own hands and of that winter we the old harbour, and nobody",  # in another order
        "We started with two small boats in the old harbour and then I told them all to go home and never come back",
    ],
)
def test_scattered_words_are_no_quote(verifier: Verifier, words: str) -> None:
    assert verifier.verify(Claim(words)).verdict is Verdict.NOT_FOUND


def test_nobody_else_is_looked_at_where_somebody_is_named(verifier: Verifier) -> None:
    assert verifier.verify(Claim(SKIPS[0], "Bob Moss")).verdict is Verdict.NOT_FOUND
