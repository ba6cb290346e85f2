"""A sentence-transformers CrossEncoder: reads a question and a passage together. Off unless a setting names one."""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from threading import RLock
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError

from embeddings.errors import EncoderMissingError, RerankerMissingError

from .model_files import model_folder


class CrossEncoder:
    """Says how well texts answer a question; loaded when first needed, and nothing is ever fetched."""

    def __init__(self, model: str, *, device: str = "cpu") -> None:
        """Name a folder, or the id of a model in the Hugging Face cache."""
        self._name, self._device = model, device
        self._lock = RLock()
        self._model: Any = None

    def load(self) -> None:
        """Load the model now, so that one that is missing is known before anybody asks.

        Raises:
            RerankerMissingError: It is not on this machine, or can't be used.
        """
        with self._lock:
            if self._model is None:
                self._model = self._loaded(self._folder())

    def scores(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one score for each text, in order, higher is better; may be called by many threads at once.

        Raises:
            RerankerMissingError: The model is not on this machine, or can't be used.
        """
        self.load()
        if not texts:
            return np.zeros(0, np.float32)
        pairs = [(question, text) for text in texts]
        with self._lock:  # it sets truncation and padding on its tokenizer, which can't be done by two at once
            scores = self._model.predict(
                pairs, activation_fn=import_module("torch").nn.Identity(), show_progress_bar=False
            )
        return np.asarray(scores, np.float32)

    def _loaded(self, folder: Path) -> Any:
        # Importing these takes seconds, so it waits until a reranker is used.
        library, transformers = import_module("sentence_transformers"), import_module("transformers.utils")
        transformers.logging.disable_progress_bar()
        try:
            model = library.CrossEncoder(str(folder), device=self._device, local_files_only=True)
        except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
            raise RerankerMissingError(self._name, f"{folder} holds no model that can be loaded ({error})") from error
        if model.num_labels != 1:
            raise RerankerMissingError(self._name, f"it tells {model.num_labels} classes apart and gives no one score")
        return model

    def _folder(self) -> Path:
        try:
            return model_folder(self._name)
        except EncoderMissingError as error:
            raise RerankerMissingError(self._name, error.problem) from error
