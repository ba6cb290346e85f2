"""What is embedded: paragraphs, and parts of long ones, with ids that last."""

import hashlib
from dataclasses import replace

import pytest

from corpus import Article, Attribution, Kind, Paragraph, Passage, Span, Speaker, count_tokens, split_passages

SENTENCE = "The bridge has to be painted before the ice comes in November."
ADA = Speaker("ada", "Ada Moss")


def article_of(*paragraphs: str, kind: Kind = Kind.STATEMENT) -> Article:
    text = "\n\n".join(paragraphs)
    found, at = [], 0
    for words in paragraphs:
        found.append(Paragraph(Span(at, at + len(words)), kind, "ada", Attribution.LABEL))
        at += len(words) + 2
    return Article("talk", "Talk", text, tuple(found), (ADA,), language="en")


def passages(article: Article, *, max_tokens: int = 60, max_chars: int = 10_000) -> tuple[Passage, ...]:
    return split_passages(article, max_tokens=max_tokens, fits=lambda text: len(text) <= max_chars)


def digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:8]


def test_a_short_paragraph_is_one_passage_with_the_id_of_its_words() -> None:
    (passage,) = passages(article_of(SENTENCE))
    assert (passage.text, passage.id) == (SENTENCE, f"talk-{digest(SENTENCE)}")
    assert (passage.speaker, passage.kind, passage.lead_in) == (ADA, Kind.STATEMENT, False)


def test_the_same_words_again_get_a_counter() -> None:
    plain = f"talk-{digest(SENTENCE)}"
    assert [passage.id for passage in passages(article_of(SENTENCE, "No.", SENTENCE, SENTENCE))] == [
        plain,
        f"talk-{digest('No.')}",
        f"{plain}-2",
        f"{plain}-3",
    ]


def test_another_layout_of_the_same_words_keeps_the_id() -> None:
    assert passages(article_of("One\ntwo  three."))[0].id == passages(article_of("One two three."))[0].id


def test_a_paragraph_inserted_before_changes_no_other_id() -> None:
    before = {passage.id for passage in passages(article_of(SENTENCE, "No."))}
    assert before < {passage.id for passage in passages(article_of("Well.", SENTENCE, "No."))}


def test_a_long_paragraph_is_shared_out_evenly_at_sentence_ends() -> None:
    article = article_of(" ".join([SENTENCE] * 9))
    found = passages(article, max_tokens=count_tokens(SENTENCE) * 5)
    assert [passage.text.count("November.") for passage in found] in ([4, 5], [5, 4])
    assert all(passage.text.endswith(".") for passage in found)


def test_no_passage_is_over_the_budget_but_a_single_sentence() -> None:
    budget = count_tokens(SENTENCE)
    found = passages(article_of(f"{SENTENCE} Well, {SENTENCE.lower()} {SENTENCE}"), max_tokens=budget + 1)
    assert len(found) == 3
    assert count_tokens(found[1].text) > budget


def test_sentences_that_only_fit_alone_stay_alone() -> None:
    found = passages(article_of(f"{SENTENCE} {SENTENCE}"), max_tokens=1000, max_chars=len(SENTENCE))
    assert [passage.text for passage in found] == [SENTENCE, SENTENCE]


def test_a_sentence_that_does_not_fit_is_cut_at_a_clause_end() -> None:
    text = "we will paint the bridge in May; and then, when the ice is gone, we will open it"
    assert [passage.text for passage in passages(article_of(text), max_tokens=1000, max_chars=60)] == [
        "we will paint the bridge in May;",
        "and then, when the ice is gone, we will open it",
    ]


def test_a_word_that_does_not_fit_is_cut_anywhere() -> None:
    found = passages(article_of("x" * 100), max_tokens=1000, max_chars=30)
    assert {len(passage.text) for passage in found} == {25}


def test_where_nothing_fits_single_characters_are_left() -> None:
    assert [passage.text for passage in passages(article_of("ab c"), max_tokens=10, max_chars=0)] == ["a", "b", "c"]


def test_narration_and_questions_are_passages_and_headings_are_not() -> None:
    made = {kind: len(passages(article_of(SENTENCE, kind=kind))) for kind in Kind}
    assert {kind for kind, n in made.items() if n} == {Kind.STATEMENT, Kind.QUESTION, Kind.NARRATION}


def test_words_of_an_unknown_speaker_are_nobodys_passages() -> None:
    article = article_of(SENTENCE, "No.")
    unknown = replace(article.paragraphs[0], speaker_id=None, attribution=Attribution.UNKNOWN, label="Moss")
    found = passages(replace(article, paragraphs=(unknown, article.paragraphs[1])))
    assert [(one.text, one.speaker, one.has_unsure_speaker, one.label) for one in found] == [
        (SENTENCE, None, True, "Moss"),
        ("No.", ADA, False, None),
    ]


def test_nobody_is_named_for_words_of_an_unknown_speaker() -> None:
    article = article_of(SENTENCE)
    with pytest.raises(ValueError, match="not known to be 'ada'"):
        replace(article, paragraphs=(replace(article.paragraphs[0], attribution=Attribution.UNKNOWN),))


def test_a_question_that_is_known_for_one_is_sure_whoever_asks_it() -> None:
    def is_unsure(kind: Kind, attribution: Attribution) -> bool:
        return Paragraph(Span(0, 1), kind, None, attribution).has_unsure_speaker

    assert is_unsure(Kind.QUESTION, Attribution.UNKNOWN)
    assert not is_unsure(Kind.QUESTION, Attribution.LABEL)
    assert not is_unsure(Kind.NARRATION, Attribution.LAYOUT)
    assert is_unsure(Kind.STATEMENT, Attribution.CORRECTION)  # an editor says that nobody knows


def test_a_word_that_looks_like_a_special_token_is_a_plain_word() -> None:
    assert count_tokens("<|endoftext|>") > 1
    assert count_tokens("") == 0
