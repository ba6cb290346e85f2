"""The way back to an earlier version."""

from pathlib import Path

from embeddings.encoding import Encoder
from embeddings.errors import (
    DamagedIndexError,
    IndexWriteError,
    NoIndexError,
    StaleIndexError,
    VersionError,
)
from embeddings.index import LocalIndex, check_budget
from embeddings.manifest import IndexManifest
from embeddings.versions import (
    check_name,
    choose,
    current_version,
    list_versions,
    locked,
    problem_of,
    read_manifest,
    read_versions,
    version_folder,
)


def roll_back(folder: Path, name: str | None = None, *, encoder: Encoder, max_tokens: int) -> str:
    """Make an earlier version the one in use, and return its name.

    Args:
        folder: The index folder.
        name: The version; ``None`` is the one before the version in use.
        encoder: What questions will be encoded with.
        max_tokens: The budget that passages should have been cut with.

    Raises:
        NoIndexError: Nothing has been built in this folder.
        VersionError: There is no such version, or it can't be used; the version in use stays.
        IndexBusyError: A build is at work.
        IndexWriteError: Nothing may be written there, or there is no room.
    """
    if not list_versions(folder):
        raise NoIndexError(folder)
    try:
        with locked(folder):
            version = _wanted(folder, name, encoder, max_tokens=max_tokens)
            choose(folder, version)
    except OSError as error:
        raise IndexWriteError(folder, str(error)) from error
    return version


def _wanted(folder: Path, name: str | None, encoder: Encoder, *, max_tokens: int) -> str:
    usable = [record.name for record in read_versions(folder) if record.problem is None]
    if name is None:
        name = _before(current_version(folder), usable)
    elif name not in list_versions(folder):
        raise VersionError(f"{folder}: there is no version {name!r}", usable=usable)
    version = version_folder(folder, name)
    try:
        manifest = read_manifest(version)
        check_weights(manifest, encoder)
        check_budget(manifest, max_tokens)
        check_name(version)
        LocalIndex.open_version(version, verify=True).close()
    except (DamagedIndexError, StaleIndexError) as error:
        others = [other for other in usable if other != name]
        raise VersionError(f"version {name} can't be used: {problem_of(error)}", usable=others) from error
    return name


def check_weights(manifest: IndexManifest, encoder: Encoder) -> None:
    """See that a version was built with an encoder, as far as that is known without loading its model.

    Raises:
        StaleIndexError: It was built with another.
    """
    # A rollback must be fast, so the model is not loaded; opening the version checks the rest.
    built, wanted = (manifest.encoder.model, manifest.encoder.weights), (encoder.model_id, encoder.digest)
    if built != wanted:
        raise StaleIndexError(built_with=str(manifest.encoder), wanted=f"{wanted[0]} (weights {wanted[1][:8]})")


def _before(in_use: str, usable: list[str]) -> str:
    earlier = [name for name in usable if name < in_use]
    if not earlier:
        raise VersionError(f"there is no version before {in_use}, which is in use", usable=usable)
    return earlier[-1]
