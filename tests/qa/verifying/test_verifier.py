from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from corpus import Kind
from qa import Archive, Claim, ClaimLengthError, Operation, UnknownFilterError, Verdict
from qa.verifying import Verifier
from tests.qa.articles import BOB, EVE, Line, article, asked, index_of, said, unsure
from tests.qa.verifying.printed import HARBOUR, UNKNOWN, verifier_of

VERBATIM, ALTERED, MISATTRIBUTED, INTERVIEWER, NOT_FOUND = Verdict


def said_by(verifier: Verifier, words: str, speaker: str | None = None) -> tuple[Verdict, list[str | None]]:
    """Return the verdict, and whose words are shown for it."""
    verification = verifier.verify(Claim(words, speaker))
    return verification.verdict, [
        match.quote.speaker.name if match.quote.speaker else None for match in verification.matches
    ]


@pytest.mark.parametrize(
    "words",
    [
        "We will build two cranes",
        "“we WILL build\n two  cranes, for $4000 each”!",
        "the plan of the US to build ten",
        "The city's people don’t want it - nor does the finance office",
        "growth was −1.5% in 2019",
        "to build ten. The city's people",
        "signs every permit, and that takes 'a little while'.",
        "the harbour master",
    ],
)
def test_what_print_varies_is_verbatim(verifier: Verifier, words: str) -> None:
    assert said_by(verifier, words, "Ada King") == (VERBATIM, ["Ada King"])


@pytest.mark.parametrize(
    "words",
    [
        "We will build three cranes for $4,000 each",
        "We will build two cranes for $40,000 each",
        "We will build two cranes for £4,000 each",
        "We will build two cranes for 4,000 each",
        "Growth was -15% in 2019",
        "Growth was 1.5% in 2019",
        "Growth was -1.5 in 2019",
        "We do support the plan of the U.S.",
        "The city's people do not want it",
        "The city's people do want it",
        "We will build two big cranes",
        "We will never build two cranes",
        "signs every permit, and that takes a little wile",
    ],
)
def test_a_word_a_digit_or_a_negation_more_or_less_is_altered(verifier: Verifier, words: str) -> None:
    assert said_by(verifier, words, "Ada King") == (ALTERED, ["Ada King"])


@pytest.mark.parametrize(
    "words",
    [
        "Two cranes are going to be put up by us",
        "We will build three piers and a lighthouse instead of cranes",
        "The moon is made of cheese",
        "We … fail … with … that",
        "…",
        "?!",
        "🌊",
    ],
)
def test_a_paraphrase_and_what_nobody_says_are_not_found(verifier: Verifier, words: str) -> None:
    assert said_by(verifier, words) == (NOT_FOUND, [])


def test_words_joined_from_two_places_or_two_people_are_not_verbatim(verifier: Verifier) -> None:
    assert said_by(verifier, "We will build two cranes. Growth was -1.5%")[0] in {ALTERED, NOT_FOUND}
    assert said_by(verifier, "takes a little while. The city wants three cranes by spring")[0] in {ALTERED, NOT_FOUND}


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("We will build two cranes … We do not support the plan", VERBATIM),
        ("... We will build two cranes for [...] each. . . .", VERBATIM),
        ("We will build two cranes (…) support the plan of the U.S.", ALTERED),  # printed: do not support
        ("We do … support the plan", ALTERED),
        ("The city wants four cranes by spring, and … that", VERBATIM),  # printed: and not only that
        ("We do [fully] support the plan", ALTERED),
        ("The harbour-master … signs every permit", VERBATIM),  # "not the mayor" is another clause
        ("Children … that", NOT_FOUND),
        ("it … what it is", NOT_FOUND),
        ("the … " * 12 + "cranes", NOT_FOUND),
        ("[The office] will build two cranes", VERBATIM),
        ("[W]e will build two crane[s]", VERBATIM),
        ("We will build [some] cranes for $4,000 each", VERBATIM),
        ("We will build [sic] two cranes", VERBATIM),
        ("[S]he will build two cranes", ALTERED),
        ("We will build two cranes … The city wants three cranes", NOT_FOUND),  # another speaks there
        ("We will build two cranes … Tugs come free of charge", NOT_FOUND),
    ],
)
def test_omissions_and_brackets_are_understood(verifier: Verifier, words: str, verdict: Verdict) -> None:
    assert verifier.verify(Claim(words)).verdict is verdict


def test_the_one_who_is_named_decides(verifier: Verifier) -> None:
    assert said_by(verifier, "I agree with that", "Ada King") == (VERBATIM, ["Ada King"])
    assert said_by(verifier, "I agree with that", "bob-moss") == (VERBATIM, ["Bob Moss"])
    verdict, people = said_by(verifier, "I agree with that")
    assert (verdict, sorted(filter(None, people))) == (VERBATIM, ["Ada King", "Bob Moss"])


@pytest.mark.parametrize("speaker", ["Bob Moss", "Zed Zulu", "Ada King's lawyer", "Ada Kings", "\ud800"])
def test_words_of_another_are_misattributed(verifier: Verifier, speaker: str) -> None:
    assert said_by(verifier, "We will build two cranes", speaker) == (MISATTRIBUTED, ["Ada King"])


def test_near_words_are_those_of_the_one_who_is_named_if_there_are_any(verifier: Verifier) -> None:
    assert said_by(verifier, "The city wants nine cranes by spring", "Ada King") == (ALTERED, ["Ada King"])
    assert said_by(verifier, "The city wants nine cranes by spring", "Bob Moss") == (ALTERED, ["Bob Moss"])
    assert said_by(verifier, "The city wants three cranes by spring", "Ada King") == (MISATTRIBUTED, ["Bob Moss"])


def test_a_question_is_the_interviewers_whoever_is_named(verifier: Verifier) -> None:
    words = "is the old pier really safe?"
    for speaker in (None, "Ada King", "Reporter"):
        assert said_by(verifier, words, speaker) == (INTERVIEWER, ["Reporter"])


def test_the_reporters_own_words_are_verbatim_and_nobodys(verifier: Verifier) -> None:
    assert said_by(verifier, "It will be rebuilt") == (VERBATIM, [None])
    assert said_by(verifier, "It will be rebuilt", "Ada King") == (MISATTRIBUTED, [None])
    [match] = verifier.verify(Claim("It will be rebuilt")).matches
    assert match.quote.kind is Kind.NARRATION


def test_speech_of_nobody_knows_whom_is_printed_and_confirms_nothing_of_anybody(verifier: Verifier) -> None:
    assert said_by(verifier, UNKNOWN) == (VERBATIM, [None])
    assert said_by(verifier, UNKNOWN, "Bob Moss") == (MISATTRIBUTED, [None])
    assert said_by(verifier, UNKNOWN.replace("pier", "ship")) == (ALTERED, [None])


def test_a_question_that_may_be_none_is_no_interviewers_for_sure(tmp_path: Path) -> None:
    verifier = verifier_of(index_of(tmp_path, article("a", unsure("Why do the gulls cry?", kind=Kind.QUESTION))))
    assert said_by(verifier, "Why do the gulls cry?") == (VERBATIM, [None])


def test_words_reach_from_one_paragraph_of_nobodys_into_the_next_only_behind_one_label(verifier: Verifier) -> None:
    assert said_by(verifier, "burning again. No, it was not.") == (VERBATIM, [None])
    verdict, _ = said_by(verifier, "that evening. Nobody has paid for the tickets either.")
    assert verdict is not VERBATIM


def test_words_that_are_somebodys_as_well_are_theirs(tmp_path: Path) -> None:
    words = "The gulls cry all day."
    verifier = verifier_of(index_of(tmp_path, article("a", unsure(words), said(BOB, words))))
    assert said_by(verifier, words) == (VERBATIM, ["Bob Moss", None])
    assert said_by(verifier, words, "Bob Moss") == (VERBATIM, ["Bob Moss"])


def test_people_who_answer_as_one_are_each_of_them(verifier: Verifier) -> None:
    for speaker in ("Dan Frost", "Cleo Hart", "Cleo Hart / Dan Frost"):
        assert said_by(verifier, "Tugs come free", speaker) == (VERBATIM, ["Cleo Hart / Dan Frost"])


def test_copied_words_are_known_among_others(verifier: Verifier) -> None:
    words = "We will build two cranes for $4,000 each. We do not support the plan"
    assert (
        said_by(verifier, f"Listen, dear friends: {words}, for all the tea in China and whatever else you say")[0]
        is ALTERED
    )


def test_near_words_of_another_must_be_nearer(verifier: Verifier) -> None:
    words = "Tugs come free of costs for members of a club"
    assert said_by(verifier, words)[0] is ALTERED
    assert said_by(verifier, words, "Cleo Hart")[0] is ALTERED
    assert said_by(verifier, words, "Ada King")[0] is NOT_FOUND


def test_a_caption_inside_what_somebody_says_is_passed_over(verifier: Verifier) -> None:
    assert said_by(verifier, "growth was -1.5% in 2019. The harbour-master", "Ada King") == (VERBATIM, ["Ada King"])


def test_small_words_alone_are_found(verifier: Verifier) -> None:
    assert said_by(verifier, "It is what it is", "Bob Moss") == (VERBATIM, ["Bob Moss"])
    assert said_by(verifier, "the", "Bob Moss") == (VERBATIM, ["Bob Moss"])
    assert said_by(verifier, "I will be there") == (NOT_FOUND, [])


def test_the_announcement_of_a_list_can_be_checked(verifier: Verifier) -> None:
    assert said_by(verifier, "There are two kinds of ships", "Bob Moss") == (VERBATIM, ["Bob Moss"])
    assert said_by(verifier, "two kinds of ships: First", "Bob Moss") == (VERBATIM, ["Bob Moss"])


def test_a_script_without_spaces_is_compared_character_by_character(verifier: Verifier) -> None:
    assert said_by(verifier, "大力发展国际物流、提高效率") == (VERBATIM, ["Bob Moss"])
    assert said_by(verifier, "大力发展国内物流，提高效率") == (ALTERED, ["Bob Moss"])


def test_only_the_given_articles_are_looked_through(verifier: Verifier) -> None:
    words = "The city wants four cranes by spring"
    assert verifier.verify(Claim(words, articles=("library",))).verdict is VERBATIM
    [match] = verifier.verify(Claim(words, articles=("harbour",))).matches
    assert (match.quote.article.id, round(match.similarity, 2)) == ("harbour", 0.86)
    with pytest.raises(UnknownFilterError, match="'nowhere'"):
        verifier.verify(Claim(words, articles=("library", "nowhere")))


def test_the_article_beside_a_given_one_is_not_looked_through(verifier: Verifier) -> None:
    for words, other in (("Tugs come free of charge", "library"), ("Who reads the books?", "harbour")):
        for pasted in (words, f"{words} today"):
            assert verifier.verify(Claim(pasted, articles=(other,))).verdict is NOT_FOUND
            assert verifier.verify(Claim(pasted)).verdict is not NOT_FOUND


def test_somebodys_own_words_come_before_the_questions_that_use_them(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    first = Line("Two things matter most:", Kind.STATEMENT, EVE, lead_in=True)
    answers = [line for n in range(12) for line in (asked("And so it goes?"), said(EVE, f"That is number {n}."))]
    chat = article("a-chat", first, said(EVE, "Tea."), *answers, said(BOB, "And so it goes."))
    verifier = verifier_of(index_of(tmp_path_factory.mktemp("chat"), chat))
    verdict, people = said_by(verifier, "and so it goes")
    assert (verdict, len(people), people[:2]) == (VERBATIM, 10, ["Bob Moss", "Reporter"])
    assert said_by(verifier, "two things matter most", "Eve Park") == (VERBATIM, ["Eve Park"])
    assert said_by(verifier, "two things matter most", "Bob Moss") == (MISATTRIBUTED, ["Eve Park"])


def test_a_match_shows_whole_sentences_and_marks_the_words(verifier: Verifier) -> None:
    [match] = verifier.verify(Claim("build ten. The … people don't want it")).matches
    text = HARBOUR.text
    assert match.quote.text == "We do not support the plan of the U.S. to build ten."
    assert [span.cut(text) for span in match.quote.highlights] == ["build ten."]
    [match] = verifier.verify(Claim("we will build three cranes")).matches
    assert match.quote.text == "We will build two cranes for $4,000 each."
    assert [span.cut(text) for span in match.quote.highlights] == ["We will build", "cranes"]
    assert match.quote.score == match.similarity == 0.8


def test_the_diff_says_word_by_word_what_differs(verifier: Verifier) -> None:
    [match] = verifier.verify(Claim("We shall build … cranes for $4,000 apiece")).matches
    assert [(edit.operation, edit.pasted, edit.printed) for edit in match.diff] == [
        (Operation.EQUAL, "We", "We"),
        (Operation.REPLACE, "shall", "will"),
        (Operation.EQUAL, "build", "build"),
        (Operation.OMISSION, "…", "two"),
        (Operation.EQUAL, "cranes for $4,000", "cranes for $4,000"),
        (Operation.REPLACE, "apiece", "each"),
    ]


def test_every_match_has_an_address_that_opens(tmp_path_factory: pytest.TempPathFactory) -> None:
    long = article("long", *(said(person, f"Ship {n} sails. " * 60) for n, person in enumerate(HARBOUR.speakers)))
    index = index_of(tmp_path_factory.mktemp("long"), long, HARBOUR)
    verifier, archive = verifier_of(index), Archive(index.store)
    for words in ("Ship 1 sails. Ship 1 sails", "Ship 2 sails. " * 40, "build ten. The city", "How many cranes"):
        matches = verifier.verify(Claim(words)).matches
        assert matches
        assert matches[0].similarity == 1
        for match in matches:
            assert archive.quote(match.quote.id).span == match.quote.span


@pytest.mark.parametrize("words", ["", " \n ", "x" * 5001, "\x1c"])
def test_a_claim_has_words_and_an_end(words: str) -> None:
    with pytest.raises(ClaimLengthError, match="1 to 5,000"):
        Claim(words)


def test_many_may_check_at_once(verifier: Verifier) -> None:
    words = ["We will build two cranes", "is the old pier really safe", "It will be rebuilt", "the moon"] * 10
    alone = [said_by(verifier, each) for each in words]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda each: said_by(verifier, each), words)) == alone
