import pytest

from corpus.formats.documents import Break, Run, split_at_breaks


def split(text: str, *, soft: bool) -> list[str]:
    """Lines of ``text``; those in stars are bold, up to the next star."""
    inline: list[Run | Break] = []
    bold = False
    for number, line in enumerate(text.split("\n")):
        if number:
            inline.append(Break(soft=soft, line=number + 1))
        for n, part in enumerate(line.split("*")):
            bold ^= n > 0
            inline += [Run(part, bold=bold)] if part else []
    return ["".join(run.words for run in runs) for _, runs in split_at_breaks(inline)]


@pytest.mark.parametrize("soft", [True, False])
@pytest.mark.parametrize(
    "lines",
    [
        "EP: Yes.\nAS: Why?\nEP: Because.",
        "EP: Yes\nAS: OK",
        "stark: how was it\nadam3us: good.\nstark: fine.",
        "记者：你好吗？\n李明：很好。",
        "*Ann Bell:* Who are you\n*Bob Lee:* Bob.",
        "*What do you do?*\nI bake.",
        "*Ann Bell*\nI bake.",
        "— Salut.\n— Salut, toi.",
        ">> Hello\n>> Hi",
        "[00:01:02] Ann: time\n[00:01:05] Bob: more",
        "Q Is it true?\nA No.",
    ],
)
def test_a_new_speaker_begins_a_paragraph(lines: str, *, soft: bool) -> None:
    assert split(lines, soft=soft) == lines.replace("*", "").split("\n")


@pytest.mark.parametrize(
    "lines",
    [
        "He told me the\nfollowing: it rained.",
        "We met at the\nhttps://example.org site.",
        "It began at\n11:30 that day, in\nParis: it rained.",
        "*A long question that is\nwrapped: is it not?*",
        "Some *bold\nwords* here.",
    ],
)
def test_a_wrapped_line_goes_on(lines: str) -> None:
    assert split(lines, soft=True) == [lines.replace("*", "").replace("\n", " ")]


def test_an_empty_line_parts_two_paragraphs() -> None:
    assert split("one\n\n \ntwo\nthree", soft=False) == ["one", "two\nthree"]


def test_a_paragraph_knows_its_line() -> None:
    inline: list[Run | Break] = [
        Run("A: Yes."),
        Break(soft=True, line=8),
        Run("B: No."),
        Break(soft=True, line=9),
        Run("Never."),
    ]
    assert [line for line, _ in split_at_breaks(inline)] == [0, 8]
