"""The files of a model on this machine, and the graph that was made of them."""

import hashlib
import json
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from embeddings.errors import EncoderCacheError, EncoderMissingError

CACHE = Path("~/.cache/on-the-record")
"""Where the graphs of models are kept, unless another folder is named."""
GRAPH, TOKENIZER, FACTS = "graph.xml", "tokenizer.json", "facts.json"
_EXPORTING = Path(__file__).with_name("exporting.py")
_DESCRIBING = ("*.json", "*.txt", "*.model")
_MAKERS = ("openvino", "sentence-transformers", "transformers", "torch")


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """What has to be known of a model to run it without the library that it was made for.

    Attributes:
        pad: The word piece that fills up the shorter texts of a batch.
        unknown: The word piece for what has none; ``None`` where everything has one.
        max_tokens: The model's limit in word pieces, the special ones included.
        query_prompt: What stands before a question.
        passage_prompt: What stands before a passage.
        dim: How many numbers a vector has.
        has_graph: Whether it could be turned into a graph; if not, the library runs it.
        may_halve: Whether its vectors stay the same, but for a hair, where it computes in half the bits.
    """

    pad: int
    unknown: int | None
    max_tokens: int
    query_prompt: str
    passage_prompt: str
    dim: int
    has_graph: bool
    may_halve: bool

    @classmethod
    def read(cls, exported: Path) -> Self:
        """Read what was written when a model was exported."""
        return cls(**json.loads((exported / FACTS).read_bytes()))


def is_folder(name: str) -> bool:
    """Tell whether a model is named by its folder."""
    # An empty name is not the folder we happen to be in.
    return bool(name) and Path(name).is_dir()


def model_folder(name: str) -> Path:
    """Return the folder with this name, or the one where the Hugging Face cache keeps a model; fetches nothing.

    Raises:
        EncoderMissingError: It is neither.
    """
    if is_folder(name):
        return Path(name)
    try:
        return Path(import_module("huggingface_hub").snapshot_download(name, local_files_only=True))
    except (OSError, ValueError) as error:  # ValueError: this can't even be the name of a model
        raise EncoderMissingError(name, "neither a folder nor a model in the cache on this machine") from error


def weights_digest(folder: Path) -> str | None:
    """Return the SHA-256 of the one file of weights, or of the list of them; ``None`` without any."""
    files = sorted(folder.rglob("*.safetensors")) or sorted(folder.rglob("*.bin"))
    digests = [(file.relative_to(folder).as_posix(), _digest(file)) for file in files]
    if len(digests) == 1:
        return digests[0][1]
    listing = "".join(f"{digest}  {name}\n" for name, digest in digests)
    return hashlib.sha256(listing.encode()).hexdigest() if digests else None


def exported(folder: Path, *, name: str, digest: str, cache: Path) -> Path:
    """Return the folder with the graph of a model, its tokenizer and its ``ModelFacts``; made where it is not there.

    Args:
        folder: The model's.
        name: The model's, for a message.
        digest: The ``weights_digest`` of the folder.
        cache: Where such folders are kept, each for all processes on this machine.

    Raises:
        EncoderMissingError: There is no usable model in the folder.
        EncoderCacheError: Nothing can be written in ``cache``.
    """
    made = cache / f"{digest[:16]}-{_settings_digest(folder)[:16]}"
    if made.is_dir():
        return made
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=cache, prefix="making-") as aside:
            finished = Path(aside) / made.name
            _export(folder, finished, name=name)
            if not made.is_dir():  # another process may have been quicker
                finished.rename(made)
    except OSError as error:
        raise EncoderCacheError(cache, str(error)) from error
    return made


def _export(folder: Path, to: Path, *, name: str) -> None:
    # In a process of its own: it imports torch, which would stay in the memory of whoever serves.
    command = [sys.executable, str(_EXPORTING), str(folder.resolve()), str(to.resolve())]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own program
    if done.returncode:
        lines = done.stderr.strip().splitlines() or [f"it ended with status {done.returncode}"]
        raise EncoderMissingError(name, f"{folder} holds no model that can be loaded ({lines[-1]})")


@cache
def _program_digest() -> str:
    makers = [f"{package} {version(package)}" for package in _MAKERS]
    return hashlib.sha256("\n".join([*makers, _digest(_EXPORTING)]).encode()).hexdigest()


def _settings_digest(folder: Path) -> str:
    """Return one SHA-256 over what describes a model besides its weights, and over what would export it."""
    files = sorted(file for pattern in _DESCRIBING for file in folder.rglob(pattern))
    listing = [f"{_digest(file)}  {file.relative_to(folder).as_posix()}" for file in files]
    return hashlib.sha256("\n".join([_program_digest(), *listing]).encode()).hexdigest()


def _digest(file: Path) -> str:
    with file.open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()
