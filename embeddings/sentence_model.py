"""A loaded sentence-transformers model. Importing this imports torch, so only ``encoder.py`` does, when needed."""

import math
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from copy import deepcopy
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple, Self

import numpy as np
import torch
from huggingface_hub import snapshot_download
from safetensors import SafetensorError
from sentence_transformers import SentenceTransformer
from tokenizers import Encoding, Tokenizer
from torch import nn
from transformers.utils import logging as transformers_logging

from .errors import EncoderMissingError
from .lean_bert import FirstModule, LeanBert
from .models import Matrix, Tokens

_BFLOAT16 = frozenset({"avx512_bf16", "amx_bf16"})
_MIN_COSINE = 0.998  # a model whose vectors turn further in half the bits keeps them all
_PROBE = "Half of the bits say nearly the same; these words see whether they do."
_PADDED_TO = 8  # for every new shape some code is made and kept, so there should be few
_MIN_IDEOGRAPHS = 2000  # word pieces; a model for other scripts has some hundreds, one for these has thousands
_N_AT_ONCE = torch.get_num_threads()


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

    It computes in bfloat16, three times as fast, where the processor can and the vectors stay the same but for a hair;
    otherwise in the precision that the model came in. ``precision`` names which.
    """

    def __init__(self, model: Any, tokenizer: Tokenizer, *, pad: int, max_tokens: int) -> None:
        self._model, self._tokenizer, self._pad = model, tokenizer, pad
        self._unknown = model.tokenizer.unk_token_id
        n_ideographs = sum(_is_ideograph(piece.removeprefix("##")) for piece in tokenizer.get_vocab())
        self._reads_ideographs = n_ideographs >= _MIN_IDEOGRAPHS
        self.max_tokens = max_tokens
        self.query_prompt = _prompt(model, "query")
        self.passage_prompt = _prompt(model, "document", "passage", "corpus")
        self._device = model.device
        self._model = _leaned(model)
        self._model = self._halved() or self._model
        if isinstance(self._model[0], FirstModule) and self._device.type == "cpu":
            self._model[0].optimise()
        self.precision = str(next(self._model.parameters()).dtype).removeprefix("torch.")

    @staticmethod
    def cached_folder(name: str) -> Path:
        """Return where the Hugging Face cache keeps a model; fetches nothing.

        Raises:
            EncoderMissingError: It is not in the cache.
        """
        try:
            return Path(snapshot_download(name, local_files_only=True))
        except (OSError, ValueError) as error:  # ValueError: this can't even be the name of a model
            raise EncoderMissingError(name, "neither a folder nor a model in the cache on this machine") from error

    @classmethod
    def load(cls, folder: Path, *, name: str, device: str) -> Self:
        """Load a model from its folder.

        Raises:
            EncoderMissingError: There is no usable model in it.
        """
        transformers_logging.disable_progress_bar()
        try:
            model = SentenceTransformer(str(folder), device=device, local_files_only=True).eval()
        except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
            raise EncoderMissingError(name, f"{folder} holds no model that can be loaded ({error})") from error
        if not getattr(model.tokenizer, "is_fast", False):
            raise EncoderMissingError(name, "its tokenizer does not say where word pieces come from (no fast version)")
        # A copy of our own: whoever else uses the model's tokenizer sets truncation and padding on it.
        tokenizer = Tokenizer.from_str(model.tokenizer.backend_tokenizer.to_str())
        tokenizer.no_truncation()
        tokenizer.no_padding()
        max_tokens = min(model.max_seq_length or 512, model.tokenizer.model_max_length)
        return cls(model, tokenizer, pad=model.tokenizer.pad_token_id or 0, max_tokens=max_tokens)

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
            if number != self._unknown and self._makes_sense(text[start:end])
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
        vectors, pieces = self._computed(self._model, batch)
        # Not every model ends with a layer that does this; those that do lose nothing.
        tokens = [
            Tokens(_at_length_one(pieces[row, : len(window.ids)]), np.array(window.spans, np.int32).reshape(-1, 2))
            for row, window in enumerate(batch)
        ]
        return _at_length_one(vectors), tokens

    def forward_all(self, batches: Iterable[Sequence[Window]]) -> Iterator[tuple[Matrix, list[Tokens]]]:
        """Yield what ``forward`` gives for each batch, in order; each processor core computes another batch."""
        pool = ThreadPoolExecutor(_N_AT_ONCE)
        try:
            yield from pool.map(self.forward, batches)
        finally:
            pool.shutdown(cancel_futures=True)

    def _computed(self, model: Any, batch: Sequence[Window]) -> tuple[Matrix, Matrix]:
        """Return what a model says of windows and of their word pieces, both padded at the end."""
        # Not SentenceTransformer.encode: for one short text its bookkeeping costs more than a millisecond.
        ids = np.full((len(batch), max(window.width for window in batch)), self._pad, np.int64)
        mask = np.zeros_like(ids)
        for row, window in enumerate(batch):
            ids[row, : len(window.ids)] = window.ids
            mask[row, : len(window.ids)] = 1
        features = {"input_ids": torch.from_numpy(ids), "attention_mask": torch.from_numpy(mask)}
        with torch.inference_mode(), _one_thread():
            output = model({name: tensor.to(self._device) for name, tensor in features.items()})
            vectors: Matrix = output["sentence_embedding"].float().cpu().numpy()
            pieces: Matrix = output["token_embeddings"].float().cpu().numpy()
        return vectors, pieces

    def _halved(self) -> Any | None:
        """Return the model in bfloat16, or ``None`` where that is not faster or not near enough."""
        processor: dict[str, object] = getattr(torch.cpu, "get_capabilities", dict)()  # an older torch can't tell
        if self._device.type != "cpu" or not any(processor.get(name) for name in _BFLOAT16):
            return None
        probe = self.windows(self.passage_prompt + _PROBE)
        halved = deepcopy(self._model).to(torch.bfloat16)
        try:
            one, two = (_at_length_one(self._computed(model, probe)[0]) for model in (self._model, halved))
        except RuntimeError:  # a layer of it knows no bfloat16
            return None
        return halved if float((one * two).sum(axis=1).min()) >= _MIN_COSINE else None


def _leaned(model: Any) -> Any:
    """Return modules that compute the same in less time, or the model itself where it is no plain BERT."""
    first, *others = model
    bert = getattr(first, "auto_model", None)
    return nn.Sequential(FirstModule(LeanBert(bert)), *others).eval() if LeanBert.takes(bert) else model


@contextmanager
def _one_thread() -> Iterator[None]:
    """Compute on the calling thread alone: sharing one text costs more than it saves, ten times as much under load."""
    n_before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(n_before)


def _at_length_one(vectors: Matrix) -> Matrix:
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    rows: Matrix = vectors / np.maximum(length, np.float32(1e-12))
    return rows


def _is_ideograph(piece: str) -> bool:
    return len(piece) == 1 and "\u4e00" <= piece <= "\u9fff"


def _is_of_east_asia(piece: str) -> bool:
    """Tell whether a piece is a single ideograph or kana: a model for either takes them one by one."""
    return len(piece) == 1 and "\u3040" <= piece <= "\u9fff"


def _prompt(model: Any, *names: str) -> str:
    prompts: dict[str, str] = model.prompts or {}
    names = (*names, model.default_prompt_name or "")
    return next((prompts[name] for name in names if prompts.get(name)), "")


def _word_end(encoding: Encoding, wanted: int, *, first: int, last: int) -> int:
    """Return the end of a word next to ``wanted``, forwards rather than back; ``wanted`` itself inside a huge one."""
    words: list[int | None] = encoding.word_ids
    for end in chain(range(wanted, last + 1), range(wanted - 1, first - 1, -1)):
        if end == len(words) or words[end] != words[end - 1]:
            return end
    return wanted
