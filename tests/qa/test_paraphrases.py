"""One fact asked for in three wordings: whichever a reader picks, its words are among the first that are shown.

The facts are of the sample article and of an interview of our own beside it. None of the wordings is looked at when
anything is tuned.
"""

import json
from collections import Counter
from pathlib import Path

import pytest

from corpus import article_files, read_library
from embeddings import LocalIndex, build_index
from qa import Chatbot, Question
from tests.qa.articles import shown
from tests.qa.sample import CORPUS, MAX_TOKENS, sample_encoder

QUESTIONS = Path(__file__).parent / "questions"
FACTS = [json.loads(line) for line in (QUESTIONS / "paraphrases.jsonl").read_text(encoding="utf-8").splitlines()]
N_FIRST = 3
FLOOR = 0.85


@pytest.fixture(scope="module")
def chatbot(tmp_path_factory: pytest.TempPathFactory) -> Chatbot:
    folder = tmp_path_factory.mktemp("index")
    articles = read_library([*article_files(CORPUS), QUESTIONS / "ferry.txt"]).articles
    build_index(articles, folder=folder, encoder=sample_encoder(), max_tokens=MAX_TOKENS)
    return Chatbot(LocalIndex.open(folder, encoder=sample_encoder()), sample_encoder())


def test_the_table_has_three_wordings_of_each_of_many_facts_and_the_words_are_there(chatbot: Chatbot) -> None:
    assert min(Counter(fact["article"] for fact in FACTS).values()) >= 10
    assert sum(fact["article"] != "ferry" for fact in FACTS) >= 20
    for fact in FACTS:
        text = chatbot.archive.article(fact["article"]).text
        assert all(words in text for words in fact["contains"]), fact["fact"]
        assert len({*fact["wordings"]}) == 3


def test_most_wordings_of_a_fact_show_its_words_among_the_first(chatbot: Chatbot) -> None:
    missed = []
    for fact in FACTS:
        for wording in fact["wordings"]:
            quotes = shown(chatbot.answer(Question(wording)))[:N_FIRST]
            if not any(words in quote.text for quote in quotes for words in fact["contains"]):
                missed.append((fact["fact"], wording))
    share = 1 - len(missed) / (3 * len(FACTS))
    assert share >= FLOOR, f"{share:.3f}; missed: {missed}"
