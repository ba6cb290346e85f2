import pytest

from corpus.formats.html import drop_shortcodes


def dropped(text: str) -> str:
    return drop_shortcodes(text, caption=lambda words: f"<{words}>")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ('{% include nav.html title="The menu" %}Words', "Words"),
        ('{{< figure src="a.jpg" alt="A boat" caption="The boat, 1900" >}}', "<The boat, 1900>"),
        ('{% image "a/b.jpg" "wide left" %}', "<wide left>"),
        ('{% image_with_class "a/b.jpg" "wide" "Ann\'s boat" %}', "<Ann's boat>"),
        ('[here]({{ "/a b/" | url }})', "[here]()"),
        ('[caption id="x"]<img src="a.jpg"/> Ann at sea[/caption]', "<Ann at sea>"),
        ('[gallery ids="1,2"] Words [vc_row full="yes"]', " Words "),
        ("{% comment %}\nnot yet\n{% endcomment %}Words", "\n\nWords"),
        ("{{<\n figure >}}Words", "\nWords"),
    ],
)
def test_a_shortcode_leaves_only_the_words_of_its_picture(text: str, left: str) -> None:
    assert dropped(text) == left


@pytest.mark.parametrize("text", ["[laughter]", "[Tennessee]", "[inaudible 00:10]", "[a link](b)", "{a} {{", "[quo]"])
def test_words_in_brackets_that_somebody_said_stay(text: str) -> None:
    assert dropped(text) == text
