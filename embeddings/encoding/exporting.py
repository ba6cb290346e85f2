"""Turns a sentence-transformers model into a graph: ``python exporting.py MODEL_FOLDER NEW_FOLDER``.

A program of its own and no module to import: it imports torch, and nothing of this project, so that a change elsewhere
leaves the graphs that are there in use. What it writes is read by ``model_files.py`` and ``runtimes.py``.
"""

import json
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

# Otherwise OpenVINO reports to its makers that it is used; without this package, it takes a stub that does nothing.
sys.modules["openvino_telemetry"] = None  # type: ignore[assignment]

import openvino
import torch
from openvino.frontend import FrontEndManager
from openvino.frontend.pytorch.ts_decoder import TorchScriptPythonDecoder
from safetensors import SafetensorError
from sentence_transformers import SentenceTransformer
from torch import Tensor, nn
from transformers.utils import logging

_TEXTS = (
    "What will be built, and when?",
    "Half of the bits say nearly the same; these words see whether they do. " * 3,
    "Ja. 港口, 2019!",
)
_MIN_COSINE = 0.9999
_MIN_COSINE_HALVED = 0.999


class _TwoOutputs(nn.Module):
    """A SentenceTransformer with word pieces and their mask in, the vectors of texts and of word pieces out."""

    def __init__(self, model: Any) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        output = self.model({"input_ids": ids, "attention_mask": mask})
        return output["sentence_embedding"], output["token_embeddings"]


def main(folder: Path, to: Path) -> None:
    """Write the graph, the tokenizer and what else must be known of a model into a new folder."""
    warnings.simplefilter("ignore")  # tracing warns of what the texts below check
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        model = SentenceTransformer(str(folder), device="cpu", local_files_only=True).eval()
    except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
        sys.exit(" ".join(str(error).split()))
    if not getattr(model.tokenizer, "is_fast", False):
        sys.exit("its tokenizer does not say where word pieces come from: it has no fast version")
    to.mkdir()
    (to / "tokenizer.json").write_text(model.tokenizer.backend_tokenizer.to_str(), encoding="utf-8")
    expected = model.encode(list(_TEXTS), prompt="", normalize_embeddings=True)
    graph = _graph(model)
    cosine = _cosine(graph, model, expected, openvino.Type.f32)
    can_halve = "BF16" in openvino.Core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")
    cosine_halved = _cosine(graph, model, expected, openvino.Type.bf16) if can_halve else 0.0
    if cosine >= _MIN_COSINE:
        openvino.save_model(graph, to / "graph.xml", compress_to_fp16=False)
    facts = {
        "pad": model.tokenizer.pad_token_id or 0,
        "unknown": model.tokenizer.unk_token_id,
        "max_tokens": _max_tokens(model),
        "query_prompt": _prompt(model, "query"),
        "passage_prompt": _prompt(model, "document", "passage", "corpus"),
        "dim": expected.shape[1],
        "has_graph": cosine >= _MIN_COSINE,
        "may_halve": cosine_halved >= _MIN_COSINE_HALVED,
    }
    (to / "facts.json").write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")


def _graph(model: Any) -> Any | None:
    """Return a model as a graph; ``None`` where it does what can't be put as one."""
    # Of different lengths, or what is done for padding would be traced away.
    example = _tokens(model, _TEXTS, "pt")
    frontend = FrontEndManager().load_by_framework("pytorch")
    try:
        with torch.inference_mode():
            decoder = TorchScriptPythonDecoder(_TwoOutputs(model), example_input=example)
            return frontend.convert(frontend.load(decoder))
    except Exception as error:  # noqa: BLE001 - any model may fail in its own way, and is run by its library then
        sys.stderr.write(f"{error}\n")
        return None


def _cosine(graph: Any | None, model: Any, expected: Any, kind: Any) -> float:
    """Return how near the vectors of a graph, computed in numbers of a kind, are to the library's."""
    if graph is None:
        return 0.0
    compiled = openvino.Core().compile_model(graph, "CPU", {"INFERENCE_PRECISION_HINT": kind})
    cosines = []
    for text, vector in zip(_TEXTS, expected, strict=True):  # one by one: they were traced as a batch
        found = compiled(_tokens(model, [text], "np"))[0][0]
        cosines.append(float(found @ vector / np.linalg.norm(found)))
    return min(cosines)


def _tokens(model: Any, texts: Sequence[str], kind: str) -> tuple[Any, Any]:
    """Return the word pieces of texts, as far as the model takes them, and which of them are there."""
    tokens = model.tokenizer(
        list(texts), padding=True, truncation=True, max_length=_max_tokens(model), return_tensors=kind
    )
    return tokens["input_ids"], tokens["attention_mask"]


def _max_tokens(model: Any) -> int:
    return int(min(model.max_seq_length or 512, model.tokenizer.model_max_length))


def _prompt(model: Any, *names: str) -> str:
    prompts: dict[str, str] = model.prompts or {}
    names = (*names, model.default_prompt_name or "")
    return next((prompts[name] for name in names if prompts.get(name)), "")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
