"""What a test says of a document as it is laid out."""

from corpus.formats import Block, Document


def words(document: Document) -> list[str]:
    return [block.span.cut(document.text) for block in document.blocks]


def block_of(document: Document, text: str) -> Block:
    return next(block for block in document.blocks if block.span.cut(document.text) == text)


def check_laws(document: Document) -> None:
    """Blocks hold words without white space around, in order, and are all the text there is."""
    assert "\n\n".join(words(document)) == document.text
    for block, text in zip(document.blocks, words(document), strict=True):
        assert text
        assert text == text.strip()
        assert 0 <= max(block.bold, block.italic, block.linked) <= len(text)
