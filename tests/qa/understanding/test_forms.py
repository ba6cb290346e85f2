"""Templates of questions: what their notation means, and that every language's can be read."""

import re
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path

import pytest

import qa
from corpus import Span, Speaker
from corpus.language import ENGLISH, GERMAN, LANGUAGES
from qa.understanding.forms import KNOWN_SLOTS, Form, compile_forms, form
from qa.understanding.tokens import ArticleMention, Mention, Tokens, tokens_of

ADA = Speaker("ada-king", "Ada King")
ASKED = "What does Ada King say about cranes in the harbour talk?"


def asked(text: str = ASKED) -> Tokens:
    """The question with the person and the article that it names."""
    tokens = tokens_of(text)
    for words in ("Ada King", "Bob Moss"):
        if (start := text.find(words)) >= 0:
            tokens = tokens.with_mention(Mention(Span(start, start + len(words)), words, (ADA,)))
    if (start := text.find("the harbour talk")) >= 0:
        tokens = tokens.with_mention(ArticleMention(Span(start, start + len("the harbour talk")), ("harbour",)))
    return tokens


def test_a_question_is_read_as_words_and_what_they_mean() -> None:
    assert asked().line == "What does <person> say about cranes in <article> ? "
    assert tokens_of("Didn't Moss’s L.A. office buy 1,000 e-bikes?").line.split() == [
        "Didn't", "Moss", "'s", "L.A.", "office", "buy", "1,000", "e-bikes", "?",
    ]  # fmt: skip


def test_what_is_left_of_a_question_reads_as_it_was_typed() -> None:
    assert tokens_of("What  is Moss’s “L.A. plan”?").text == "What is Moss’s “L.A. plan”?"
    assert asked("Ada King, what is a crane?").without((0, 2)).text == "what is a crane?"


@pytest.mark.parametrize(
    ("name", "question", "words"),
    [
        ("question_word", "Tell me why cranes fall and when.", "why"),  # may stand anywhere
        ("greets", "Hello there!", "Hello there"),  # the whole question, but for marks
        ("greets", "Hello there, cranes!", None),
        ("names_a_date", "When do cranes stop?", "When"),
        ("names_a_date", "When it rains, why do cranes stop?", None),  # a word that must not come next
        ("compared", "Is it comparable to cranes?", "comparable"),  # any letters
        ("plural", "cranes", "cranes"),
        ("plural", "dogs", None),  # one letter each
        ("of_somebody", "Was sagt sie darüber?", "sie"),
        ("of_somebody", "Können Sie das sagen?", None),  # a word in small letters
        ("has_a_clause", "Was kostet der Kran?", "Was"),
        ("greets", '"Hello there!"', "Hello there"),  # marks around the whole question are none of it
        ("greets", "(Hello)", "Hello"),
        ("way_in", '"And" is a word, "but" too', None),  # a quotation is
    ],
)
def test_the_notation_of_templates(name: str, question: str, words: str | None) -> None:
    tokens = tokens_of(question)
    found = form(name).search(tokens)
    assert (tokens.part(found.first, found.last).text if found else None) == words


def test_people_are_found_where_a_form_names_them() -> None:
    tokens = asked("What does everybody but Ada King and Bob Moss say?")
    found = form("left_out").search(tokens)
    assert found is not None
    assert [mention.words for mention in tokens.among(found.slots["out"])] == ["Ada King", "Bob Moss"]


def test_all_words_of_a_form_go_at_once() -> None:
    tokens = asked("According to Ada King, how are cranes built, according to Bob Moss?")
    assert form("aside").removed(tokens).text == "how are cranes built?"


WRITTEN = [code for code, language in LANGUAGES.items() if language.question_forms]
CODE = "".join(file.read_text("utf-8") for file in Path(qa.__file__).parent.rglob("*.py"))
ASKED_FOR = set(re.findall(r'\bform\("(\w+)"\)', CODE))


def referred_to(code: str) -> set[str]:
    """The names in angle brackets in the templates of a language."""
    templates = chain.from_iterable(LANGUAGES[code].question_forms.values())
    return {name for template in templates for name in re.findall(r"<(\w+)(?::\w+)?>", template)}


@pytest.mark.parametrize("code", WRITTEN)
def test_every_form_is_used_and_every_form_that_is_used_is_there(code: str) -> None:
    written = set(LANGUAGES[code].question_forms)
    assert written - ASKED_FOR - referred_to(code) == set(), "nobody asks for these"
    assert referred_to(code) - written - KNOWN_SLOTS == set(), "these are in no [name]"


def test_every_form_that_the_code_asks_for_is_written_down_in_english() -> None:
    assert len(ASKED_FOR) > 40
    assert set(ENGLISH.question_forms) >= ASKED_FOR


@pytest.mark.parametrize("code", WRITTEN)
def test_every_template_can_be_read(code: str) -> None:
    language = LANGUAGES[code]
    for name in language.question_forms:
        assert all(found.last == 0 for found in Form(name).all(Tokens((), language)))


def test_what_questions_in_a_language_are_searched_for_is_compiled_beforehand(monkeypatch: pytest.MonkeyPatch) -> None:
    compile_forms([ENGLISH, GERMAN])
    monkeypatch.delattr(Form, "_compile")
    for question in ("What does Ada King say about cranes?", "Was sagt Ada King über Kräne?"):
        assert [form(name).search(tokens_of(question)) for name in ASKED_FOR]


def test_a_form_is_compiled_once_however_many_threads_ask_for_it() -> None:
    fresh = Form("aside")
    with ThreadPoolExecutor(8) as pool:
        patterns = set(pool.map(lambda _: id(fresh.compiled(ENGLISH)), range(32)))
    assert len(patterns) == 1
