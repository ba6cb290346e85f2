"""What computes a model: its graph in OpenVINO, or the library it was made for. Imported only when it is needed."""

import sys
from importlib import import_module
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from embeddings.errors import EncoderCacheError
from embeddings.models import Matrix

from .model_files import GRAPH

Ids = NDArray[np.int64]
"""Word pieces, or which of them are there: shape (texts, pieces)."""


class Runtime(Protocol):
    """Word pieces and their mask in, the vectors of texts and of word pieces out; for many threads at once.

    ``precision`` names the numbers it computes with, ``n_at_once`` says how many batches it computes side by side.
    """

    @property
    def precision(self) -> str: ...
    @property
    def n_at_once(self) -> int: ...

    def compute(self, ids: Ids, mask: Ids) -> tuple[Matrix, Matrix]: ...


class GraphRuntime:
    """A graph in OpenVINO, in half the bits where the processor is made for that and the model bears it."""

    def __init__(self, exported: Path, *, may_halve: bool, for_many: bool = False) -> None:
        """Compile a graph for this processor.

        Args:
            exported: The folder it is in.
            may_halve: Whether vectors stay near enough in half the bits.
            for_many: Give each batch one core, for very many; otherwise one batch has all cores, and is there soonest.

        Raises:
            EncoderCacheError: The graph can't be read.
        """
        # Otherwise importing it reports so to its makers; without this package, it takes a stub that does nothing.
        sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]
        openvino = import_module("openvino")
        # Without a word on precision it takes the quickest that the processor has. Threads tied to cores would wait for
        # other processes that are tied to the same.
        options: dict[str, Any] = {"ENABLE_CPU_PINNING": False, "PERFORMANCE_HINT": "LATENCY"}
        if for_many:
            options |= {"PERFORMANCE_HINT": "THROUGHPUT"}
        if not may_halve:
            options |= {"INFERENCE_PRECISION_HINT": "f32"}
        try:
            self._graph = openvino.Core().compile_model(exported / GRAPH, "CPU", options)
        except RuntimeError as error:
            raise EncoderCacheError(exported, "not a whole graph") from error
        # It makes a table of these when the first is asked for. If two threads asked at once, each would wait for the
        # other, for ever: one holds the table, and the other Python itself.
        openvino.Type.i64.to_dtype()
        self._idle: SimpleQueue[Any] = SimpleQueue()
        kind = self._graph.get_property("INFERENCE_PRECISION_HINT")
        self.precision = {"f32": "float32", "bf16": "bfloat16"}.get(kind.get_type_name(), kind.get_type_name())
        self.n_at_once = int(self._graph.get_property("OPTIMAL_NUMBER_OF_INFER_REQUESTS"))

    def compute(self, ids: Ids, mask: Ids) -> tuple[Matrix, Matrix]:
        try:
            request = self._idle.get_nowait()
        except Empty:
            request = self._graph.create_infer_request()
        request.infer([ids, mask], share_inputs=True)
        vectors, pieces = (request.get_output_tensor(number).data.copy() for number in range(2))
        self._idle.put(request)
        return vectors, pieces


class LibraryRuntime:
    """A model that can't be put as a graph, run by sentence-transformers."""

    precision = "float32"
    n_at_once = 1

    def __init__(self, folder: Path) -> None:
        library, self._torch = import_module("sentence_transformers"), import_module("torch")
        import_module("transformers.utils").logging.disable_progress_bar()
        self._model = library.SentenceTransformer(str(folder), device="cpu", local_files_only=True).float().eval()

    def compute(self, ids: Ids, mask: Ids) -> tuple[Matrix, Matrix]:
        with self._torch.inference_mode():
            output = self._model(
                {"input_ids": self._torch.from_numpy(ids), "attention_mask": self._torch.from_numpy(mask)}
            )
        return output["sentence_embedding"].numpy(), output["token_embeddings"].numpy()
