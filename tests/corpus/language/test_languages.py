"""The language of an article."""

import pytest

from corpus.language import detect_language, language_asked


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


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("war in Ukraine", "en"),
        ("man in the war", "en"),
        ("hat trade", "en"),
        ("will the Seine", "en"),
        ("Die hard", "en"),
        ("Des Moines in winter", "en"),
        ("Was war in der Halle?", "de"),
        ("Was kostet die Fähre?", "de"),
        ("Steht die Halle noch?", "de"),
        ("Was hat Weber gesagt?", "de"),
        ("Warum?", "de"),
        ("Wie lange?", "de"),
        ("über die Brücke", "de"),
        ("u\u0308ber die Bru\u0308cke", "de"),
        ("Que dit Luo des ports et des routes ?", "en"),
        ("¿Qué es lo que dice Luo de los puertos?", "en"),
        ("Wie is er in die stad?", "en"),
        ("is het der der der", "en"),
        ("?", "en"),
    ],
)
def test_a_question_is_in_a_language_that_its_own_words_tell(question: str, code: str) -> None:
    assert language_asked(question).code == code
