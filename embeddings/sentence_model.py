"""A loaded sentence-transformers model. Importing this imports torch, so only ``encoder.py`` does, when needed."""

import math
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple, Self

import numpy as np
import torch
from huggingface_hub import snapshot_download
from safetensors import SafetensorError
from sentence_transformers import SentenceTransformer
from tokenizers import Encoding, Tokenizer
from transformers.utils import logging as transformers_logging

from .errors import EncoderMissingError
from .models import Matrix, Tokens


class Window(NamedTuple):
    """Word pieces that the model takes at once, and the code points of the text that each covers."""

    ids: list[int]
    spans: list[tuple[int, int]]


class SentenceModel:
    """Word pieces in, vectors out. All of it may be called by many threads at once."""

    def __init__(self, model: Any, tokenizer: Tokenizer, *, pad: int, max_tokens: int) -> None:
        self._model, self._tokenizer, self._pad = model, tokenizer, pad
        self.max_tokens = max_tokens
        self.query_prompt = _prompt(model, "query")
        self.passage_prompt = _prompt(model, "document", "passage", "corpus")

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
        # Not SentenceTransformer.encode: for one short text its bookkeeping costs more than a millisecond.
        longest = max(len(window.ids) for window in batch)
        ids = np.full((len(batch), longest), self._pad, np.int64)
        mask = np.zeros_like(ids)
        for row, window in enumerate(batch):
            ids[row, : len(window.ids)] = window.ids
            mask[row, : len(window.ids)] = 1
        device = self._model.device
        with torch.inference_mode():
            features = {"input_ids": torch.from_numpy(ids), "attention_mask": torch.from_numpy(mask)}
            output = self._model({name: tensor.to(device) for name, tensor in features.items()})
            vectors: Matrix = output["sentence_embedding"].float().cpu().numpy()
            pieces: Matrix = output["token_embeddings"].float().cpu().numpy()
        # Not every model ends with a layer that does this; those that do lose nothing.
        tokens = [
            Tokens(_at_length_one(pieces[row, : len(window.ids)]), np.array(window.spans, np.int32).reshape(-1, 2))
            for row, window in enumerate(batch)
        ]
        return _at_length_one(vectors), tokens


def _at_length_one(vectors: Matrix) -> Matrix:
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    rows: Matrix = vectors / np.maximum(length, np.float32(1e-12))
    return rows


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
