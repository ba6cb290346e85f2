"""A loaded model: texts to word pieces, in windows that fit, and these to vectors."""

import math
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np
from tokenizers import Encoding, Tokenizer

from embeddings.models import Matrix, Tokens, at_length_one

from .model_files import TOKENIZER, ModelFacts
from .runtimes import GraphRuntime, LibraryRuntime, Runtime

_PADDED_TO = 8  # for every new shape some code is made and kept, so there should be few
_MIN_IDEOGRAPHS = 2000  # word pieces; a model for other scripts has some hundreds, one for these has thousands
_MANY_BATCHES = 64  # to compile the graph anew, for throughput, takes as long as some ten of them


class Window(NamedTuple):
    """Word pieces that the model takes at once, and the code points of the text that each covers."""

    ids: list[int]
    spans: list[tuple[int, int]]

    @property
    def width(self) -> int:
        """How many word pieces are computed for it, padding included."""
        return math.ceil(len(self.ids) / _PADDED_TO) * _PADDED_TO


class SentenceModel:
    """Word pieces in, vectors out. All of it may be called by many threads at once.

    ``precision`` names the numbers it computes with.
    """

    def __init__(self, runtime: Runtime, tokenizer: Tokenizer, facts: ModelFacts, *, exported: Path) -> None:
        """Use ``load`` instead."""
        self._runtime, self._tokenizer, self._facts, self._exported = runtime, tokenizer, facts, exported
        n_ideographs = sum(_is_ideograph(piece.removeprefix("##")) for piece in tokenizer.get_vocab())
        self._reads_ideographs = n_ideographs >= _MIN_IDEOGRAPHS
        self.max_tokens, self.dim = facts.max_tokens, facts.dim
        self.query_prompt, self.passage_prompt = facts.query_prompt, facts.passage_prompt
        self.precision = runtime.precision

    @classmethod
    def load(cls, folder: Path, *, exported: Path) -> Self:
        """Load a model from its folder, and from the one where its graph is.

        Raises:
            EncoderCacheError: The graph can't be read.
        """
        facts = ModelFacts.read(exported)
        runtime = GraphRuntime(exported, may_halve=facts.may_halve) if facts.has_graph else LibraryRuntime(folder)
        tokenizer = Tokenizer.from_file(str(exported / TOKENIZER))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return cls(runtime, tokenizer, facts, exported=exported)

    def n_tokens(self, text: str) -> int:
        return len(self._tokenizer.encode(text).ids)

    def share_known(self, text: str) -> float:
        """Return the share (0..1) of a text's letters that stand in pieces the model can know the sense of; 1 for none.

        A piece of one letter only spells. Those that spell a script the model has hardly seen are no unknown pieces:
        vocabularies hold the alphabets, and the commonest ideographs, of many a script that there are no words of.
        """
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        known = {
            at
            for number, (start, end) in zip(encoding.ids, encoding.offsets, strict=True)
            if number != self._facts.unknown and self._makes_sense(text[start:end])
            for at in range(start, end)
        }
        letters = {at for at, character in enumerate(text) if character.isalpha()}
        return len(known & letters) / len(letters) if letters else 1.0

    def _makes_sense(self, piece: str) -> bool:
        if self._reads_ideographs and _is_of_east_asia(piece.strip()):
            return True
        return piece.isascii() or sum(map(str.isalpha, piece)) > 1

    def windows(self, text: str) -> list[Window]:
        """Return the word pieces of a text in windows that fit, cut between words and of about equal length."""
        encoding = self._tokenizer.encode(text)
        ids, special = encoding.ids, encoding.special_tokens_mask
        if len(ids) <= self.max_tokens:
            return [Window(ids, encoding.offsets)]
        start = special.index(0)
        stop = len(ids) - special[::-1].index(0)
        room = self.max_tokens - start - (len(ids) - stop)
        opening, closing, spans = ids[:start], ids[stop:], encoding.offsets
        windows = []
        while start < stop:
            left = stop - start
            wanted = start + math.ceil(left / math.ceil(left / room))
            end = _word_end(encoding, wanted, first=start + 1, last=min(start + room, stop))
            around = [(0, 0)] * len(opening), [(0, 0)] * len(closing)
            windows.append(Window([*opening, *ids[start:end], *closing], [*around[0], *spans[start:end], *around[1]]))
            start = end
        return windows

    def forward(self, batch: Sequence[Window]) -> tuple[Matrix, list[Tokens]]:
        """Return one unit-length row for each window, and the vectors of its word pieces."""
        return self._forward(self._runtime, batch)

    def forward_all(self, batches: Sequence[Sequence[Window]]) -> Iterator[tuple[Matrix, list[Tokens]]]:
        """Yield what ``forward`` gives for each batch, in order; of very many, each processor core computes another."""
        runtime = self._runtime
        if len(batches) >= _MANY_BATCHES and self._facts.has_graph:
            runtime = GraphRuntime(self._exported, may_halve=self._facts.may_halve, for_many=True)
        pool = ThreadPoolExecutor(runtime.n_at_once)
        try:
            yield from pool.map(lambda batch: self._forward(runtime, batch), batches)
        finally:
            pool.shutdown(cancel_futures=True)

    def _forward(self, runtime: Runtime, batch: Sequence[Window]) -> tuple[Matrix, list[Tokens]]:
        ids = np.full((len(batch), max(window.width for window in batch)), self._facts.pad, np.int64)
        mask = np.zeros_like(ids)
        for row, window in enumerate(batch):
            ids[row, : len(window.ids)] = window.ids
            mask[row, : len(window.ids)] = 1
        vectors, pieces = runtime.compute(ids, mask)
        # Not every model ends with a layer that does this; those that do lose nothing.
        tokens = [
            Tokens(at_length_one(pieces[row, : len(window.ids)]), np.array(window.spans, np.int32).reshape(-1, 2))
            for row, window in enumerate(batch)
        ]
        return at_length_one(vectors), tokens


def _is_ideograph(piece: str) -> bool:
    return len(piece) == 1 and "\u4e00" <= piece <= "\u9fff"


def _is_of_east_asia(piece: str) -> bool:
    """Tell whether a piece is a single ideograph or kana: a model for either takes them one by one."""
    return len(piece) == 1 and "\u3040" <= piece <= "\u9fff"


def _word_end(encoding: Encoding, wanted: int, *, first: int, last: int) -> int:
    """Return the end of a word next to ``wanted``, forwards rather than back; ``wanted`` itself inside a huge one."""
    words: list[int | None] = encoding.word_ids
    for end in chain(range(wanted, last + 1), range(wanted - 1, first - 1, -1)):
        if end == len(words) or words[end] != words[end - 1]:
            return end
    return wanted
