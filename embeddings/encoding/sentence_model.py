"""A loaded sentence-transformers model. Importing this imports torch, so only ``encoder.py`` does, when needed."""

import math
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from copy import deepcopy
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple, Self

import numpy as np
import torch
from safetensors import SafetensorError
from sentence_transformers import SentenceTransformer
from tokenizers import Encoding, Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel
from transformers.utils import logging as transformers_logging

from embeddings.errors import EncoderMissingError
from embeddings.models import Matrix, Tokens, at_length_one

_WEIGHT, _BIAS = "_weight_", "_bias_"
_USUAL_PIECES = 16  # in a question
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

    It computes in bfloat16, three times as fast, where the processor can and vectors keep a cosine of at least 0.998
    to the others; otherwise in the precision that the model came in. ``precision`` names which.
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
        # A copy of our own: other users of the model's tokenizer set truncation and padding on it.
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
            Tokens(at_length_one(pieces[row, : len(window.ids)]), np.array(window.spans, np.int32).reshape(-1, 2))
            for row, window in enumerate(batch)
        ]
        return at_length_one(vectors), tokens

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
            one, two = (at_length_one(self._computed(model, probe)[0]) for model in (self._model, halved))
        except RuntimeError:  # a layer of it knows no bfloat16
            return None
        return halved if float((one * two).sum(axis=1).min()) >= _MIN_COSINE else None


class LeanBert(nn.Module):
    """A plain BERT encoder: word pieces and their mask in, one vector for each piece out."""

    def __init__(self, bert: BertModel) -> None:
        super().__init__()
        # Not the layers themselves: what is made of their weights here would be held twice.
        self._embeddings = bert.embeddings
        self._norms = nn.ModuleList(layer.attention.output.LayerNorm for layer in bert.encoder.layer)
        self._last_norms = nn.ModuleList(layer.output.LayerNorm for layer in bert.encoder.layer)
        self._n_heads: int = bert.config.num_attention_heads
        self._product: Callable[[Tensor, Tensor, Tensor], Tensor] = functional.linear
        for number, layer in enumerate(bert.encoder.layer):
            read = layer.attention.self
            self._add(f"read_{number}", read.query, read.key, read.value)  # one multiplication instead of three
            self._add(f"heard_{number}", layer.attention.output.dense)
            self._add(f"wide_{number}", layer.intermediate.dense)
            self._add(f"narrow_{number}", layer.output.dense)

    @staticmethod
    def takes(model: Any) -> bool:
        """Tell whether a model is what is computed here."""
        # Not isinstance: a subclass may compute something else.
        return type(model) is BertModel and model.config.hidden_act == "gelu" and not model.config.is_decoder

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return shape (texts, pieces, dim) for ``ids`` and ``mask`` of shape (texts, pieces)."""
        one = self._embeddings
        n_rows, width = ids.shape
        words = functional.embedding(ids, one.word_embeddings.weight) + one.token_type_embeddings.weight[0]
        hidden = _normed(words + one.position_embeddings.weight[:width], one.LayerNorm)
        seen = mask[:, None, None, :].bool()
        for number, (norm, last_norm) in enumerate(zip(self._norms, self._last_norms, strict=True)):
            read = self._linear(hidden, f"read_{number}")
            query, key, value = read.view(n_rows, width, 3, self._n_heads, -1).permute(2, 0, 3, 1, 4).unbind()
            heard = functional.scaled_dot_product_attention(query, key, value, attn_mask=seen)
            heard = self._linear(heard.transpose(1, 2).reshape(n_rows, width, -1), f"heard_{number}")
            hidden = _normed(heard + hidden, norm)
            wide = functional.gelu(self._linear(hidden, f"wide_{number}"))
            hidden = _normed(self._linear(wide, f"narrow_{number}") + hidden, last_norm)
        return hidden

    def pack(self) -> None:
        """Lay the weights out as the processor reads them, where it has a layout of its own for them.

        Otherwise that is done anew for every text, which for a short one takes as long as the multiplications.
        """
        try:
            packed = {
                name: torch.ops.mkldnn._reorder_linear_weight(weight, _USUAL_PIECES)  # noqa: SLF001 - it has no other name
                for name, weight in self.named_buffers(recurse=False)
                if name.startswith(_WEIGHT)
            }
            with _torchscript():
                product = torch.jit.script(_packed_linear)
        except (AttributeError, RuntimeError):  # not in this build of torch, or not for this processor
            return
        for name, weight in packed.items():
            self.register_buffer(name, weight)
        self._product = product

    def _add(self, name: str, *parts: Any) -> None:
        self.register_buffer(_WEIGHT + name, torch.cat([part.weight.detach() for part in parts]))
        self.register_buffer(_BIAS + name, torch.cat([part.bias.detach() for part in parts]))

    def _linear(self, hidden: Tensor, name: str) -> Tensor:
        return self._product(hidden, getattr(self, _WEIGHT + name), getattr(self, _BIAS + name))


class FirstModule(nn.Module):
    """The first module of a SentenceTransformer, around what computes it."""

    def __init__(self, bert: nn.Module) -> None:
        super().__init__()
        self.bert = bert

    def forward(self, features: dict[str, Tensor]) -> dict[str, Tensor]:
        """Return the features with one vector for each word piece as ``token_embeddings``."""
        return {**features, "token_embeddings": self.bert(features["input_ids"], features["attention_mask"])}

    def optimise(self) -> None:
        """Make one call of all the steps: between two of them, each would wait until other threads let it go on.

        For a processor only; and what the module is turned into must be so before.
        """
        ids = torch.ones(2, 8, dtype=torch.long)
        with _torchscript(), torch.inference_mode():
            if isinstance(self.bert, LeanBert):
                self.bert.pack()
            self.bert = torch.jit.trace(self.bert.requires_grad_(False), (ids, ids), check_trace=False)  # type: ignore[no-untyped-call]


def _leaned(model: Any) -> Any:
    """Return modules that compute the same in less time, or the model itself where it is no plain BERT."""
    first, *others = model
    bert = getattr(first, "auto_model", None)
    return nn.Sequential(FirstModule(LeanBert(bert)), *others).eval() if LeanBert.takes(bert) else model


@contextmanager
def _torchscript() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # what is to replace it needs a C++ compiler
        yield


def _packed_linear(hidden: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    product: Tensor = torch.ops.mkldnn._linear_pointwise(hidden, weight, bias, "none", [], None)  # noqa: SLF001
    return product


# A function, for calling a module looks for hooks first.
def _normed(hidden: Tensor, layer: Any) -> Tensor:
    return functional.layer_norm(hidden, layer.normalized_shape, layer.weight, layer.bias, layer.eps)


@contextmanager
def _one_thread() -> Iterator[None]:
    """Compute on the calling thread alone: sharing one text costs more than it saves, ten times as much under load."""
    n_before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(n_before)


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
