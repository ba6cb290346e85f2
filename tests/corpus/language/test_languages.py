"""The language of an article."""

import pytest

from corpus.language import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("When will the bridge open again? It will open in May, when the ice is gone.", "en"),
        ("您是怎样走上修书这条路的？那时候我二十岁，图书馆在招学徒。", "zh"),
        ("Quand le pont va-t-il rouvrir ? En mai, quand la glace aura fondu.", "fr"),
        ("Wann wird die Brücke wieder geöffnet? Im Mai, wenn das Eis weg ist.", "de"),
    ],
)
def test_the_language_is_that_of_the_words(text: str, language: str) -> None:
    assert detect_language(text) == language


def test_a_text_without_words_has_some_language() -> None:
    assert len(detect_language("123 …")) == 2
