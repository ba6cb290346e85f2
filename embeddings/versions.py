"""The index folder: versions side by side, the name of the one in use, and one builder at a time.

``versions/<utc time>-<digest>/`` are whole and never change; each has a manifest, with a digest of every other file of
it, of which the digest is in its name. ``current`` names one of them; ``chosen`` names the one that somebody went back
to, and means something only while ``current`` names the same; ``building-…`` is what a builder has not finished, and
``lock`` is held by the builder.
"""

import fcntl
import hashlib
import os
import re
import shutil
import tempfile
import weakref
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from .errors import (
    DamagedIndexError,
    ForeignFolderError,
    IndexBusyError,
    IndexWriteError,
    NoIndexError,
    StaleIndexError,
    VectorIndexError,
)
from .manifest import MANIFEST, VERSIONS, IndexManifest, VersionRecord, check_files, files_of

_CURRENT, _CHOSEN, _LOCK, _BUILDING = "current", "chosen", "lock", "building-"
_TIME = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"(\d{8}T\d{6}Z)-([0-9a-f]{8})")


class ReadLock:
    """A shared lock on a version in use, until ``release``; the system drops it when the process dies."""

    def __init__(self, version: Path) -> None:
        """Take the lock.

        Raises:
            DamagedIndexError: The version has no manifest, or is gone.
        """
        file = version / MANIFEST
        try:
            descriptor = os.open(file, os.O_RDONLY)
        except OSError as error:
            raise DamagedIndexError(file, "missing, or can't be read") from error
        self.release = weakref.finalize(self, os.close, descriptor)
        fcntl.flock(descriptor, fcntl.LOCK_SH)


def list_versions(folder: Path) -> tuple[str, ...]:
    """Return the names of all versions, the oldest first."""
    versions = folder / VERSIONS
    if not versions.is_dir():
        return ()
    return tuple(sorted(version.name for version in versions.iterdir() if _NAME.fullmatch(version.name)))


def current_version(folder: Path) -> str:
    """Return the name of the version in use.

    Raises:
        NoIndexError: Nothing has been built in this folder.
        DamagedIndexError: The name is that of no version.
    """
    file = folder / _CURRENT
    try:
        name = file.read_bytes().decode(errors="replace").strip()
    except (FileNotFoundError, NotADirectoryError):
        raise NoIndexError(folder) from None
    except OSError as error:
        raise DamagedIndexError(file, f"can't be read ({error})") from error
    if not _NAME.fullmatch(name) or not version_folder(folder, name).is_dir():
        raise DamagedIndexError(file, f"names the version {name[:80]!r}, which is not there")
    return name


def is_chosen(folder: Path) -> bool:
    """Return whether the version in use is one that somebody went back to, and no build has followed since."""
    try:
        return (folder / _CHOSEN).read_bytes() == (folder / _CURRENT).read_bytes()
    except OSError:
        return False


def version_folder(folder: Path, name: str) -> Path:
    """Return where a version is."""
    return folder / VERSIONS / name


def check_name(version: Path) -> None:
    """See that a manifest is the one its version was published with.

    Raises:
        DamagedIndexError: It was changed.
    """
    if not version.name.endswith(f"-{_manifest_digest(version)}"):
        raise DamagedIndexError(version / MANIFEST, "changed since it was written")


@contextmanager
def building(folder: Path) -> Iterator[Path]:
    """Give a new folder to build in, and keep other builders out meanwhile. What is not published is deleted.

    Raises:
        ForeignFolderError: The folder holds something else; nothing in it was touched.
        IndexBusyError: Another builder is at work; this one does not wait.
        IndexWriteError: Nothing may be written there, or there is no room.
    """
    with ExitStack() as stack:
        try:
            _claim(folder)
            stack.enter_context(locked(folder))
            # The builders that left these are dead, for we hold the lock.
            for left_over in folder.glob(f"{_BUILDING}*"):
                shutil.rmtree(left_over) if left_over.is_dir() else left_over.unlink()
            (folder / VERSIONS).mkdir(exist_ok=True)
            aside = Path(tempfile.mkdtemp(prefix=_BUILDING, dir=folder))
        except OSError as error:
            raise IndexWriteError(folder, str(error)) from error
        stack.callback(shutil.rmtree, aside, ignore_errors=True)
        yield aside


def publish(aside: Path) -> str:
    """Turn a finished folder that ``building`` gave into the version in use; returns its name.

    A kill at any moment leaves either the old version in use or the new one, each of them whole. It may also leave
    the new one whole and not in use; the next build finds it.
    """
    folder = aside.parent
    versions = folder / VERSIONS
    name = f"{_next_time(folder)}-{_manifest_digest(aside)}"
    aside.chmod(0o755)  # mkdtemp lets only its owner in; readers may run as someone else
    _sync(aside)
    aside.rename(versions / name)
    _sync(versions)
    use(folder, name)
    return name


def use(folder: Path, name: str) -> None:
    """Make a version the one in use, until a build publishes another."""
    _name(folder, _CURRENT, name)
    (folder / _CHOSEN).unlink(missing_ok=True)


def choose(folder: Path, name: str) -> None:
    """Make a version the one in use, and say that it was chosen."""
    _name(folder, _CHOSEN, name)  # means nothing yet: the version in use is still another
    _name(folder, _CURRENT, name)


def retire(folder: Path, *, keep: int) -> None:
    """Delete all but the newest versions; one that is in use or being read stays until another time."""
    in_use = current_version(folder)
    for name in list_versions(folder)[:-keep]:
        version = version_folder(folder, name)
        with _unless_read(version) as unread:
            if name == in_use or not unread:
                continue
            doomed = folder / f"{_BUILDING}{name}"  # a kill half-way leaves no half version; the next build cleans up
            version.rename(doomed)
        shutil.rmtree(doomed, ignore_errors=True)


def discard(folder: Path, name: str) -> None:
    """Delete a version that never was in use.

    Raises:
        IndexBusyError: A builder is at work.
    """
    with locked(folder):
        doomed = folder / f"{_BUILDING}{name}"
        version_folder(folder, name).rename(doomed)
        shutil.rmtree(doomed, ignore_errors=True)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep builders out.

    Raises:
        IndexBusyError: One is at work; this does not wait.
    """
    descriptor = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise IndexBusyError(folder) from None
        yield
    finally:
        os.close(descriptor)


def write_manifest(folder: Path, manifest: IndexManifest) -> None:
    """Complete a version: write its manifest and see everything safely on the disk."""
    (folder / MANIFEST).write_bytes(manifest.to_json())
    for file in files_of(folder):
        _sync(file)
    for inner in (*(path for path in folder.rglob("*") if path.is_dir()), folder):
        _sync(inner)


def read_manifest(folder: Path) -> IndexManifest:
    """Read the manifest of a version.

    Raises:
        DamagedIndexError: It is missing, or is not a manifest.
        StaleIndexError: It is one of another format.
    """
    file = folder / MANIFEST
    try:
        data = file.read_bytes()
    except OSError as error:
        raise DamagedIndexError(file, "missing, or can't be read") from error
    return IndexManifest.from_json(data, file=file)


def read_versions(folder: Path) -> tuple[VersionRecord, ...]:
    """Return what is known of every version, the oldest first; files are checked for their size only.

    Raises:
        NoIndexError: Nothing has been built in this folder.
    """
    names = list_versions(folder)
    if not names:
        raise NoIndexError(folder)
    try:
        in_use = current_version(folder)
    except VectorIndexError:
        in_use = ""
    return tuple(_record(folder, name, in_use=name == in_use) for name in names)


def problem_of(error: DamagedIndexError | StaleIndexError) -> str:
    """Return why a version can't be used, in few words."""
    if isinstance(error, DamagedIndexError):
        return f"{Path(str(error.file)).name}: {error.problem}"
    return f"it was built with {error.built_with}, now {error.wanted} is wanted"


def _record(folder: Path, name: str, *, in_use: bool) -> VersionRecord:
    version = version_folder(folder, name)
    built: IndexManifest | None = None
    problem = None
    try:
        manifest = read_manifest(version)
        check_name(version)
        built = manifest
        check_files(version, manifest, digests=False)
    except (DamagedIndexError, StaleIndexError) as error:
        problem = problem_of(error)
    return VersionRecord(
        name,
        in_use=in_use,
        chosen=in_use and is_chosen(folder),
        n_bytes=sum(file.stat().st_size for file in version.rglob("*") if file.is_file()),
        built_at=built.built_at if built else None,
        n_articles=built.n_articles if built else None,
        n_passages=built.n_passages if built else None,
        model=built.encoder.model if built else None,
        problem=problem,
    )


@contextmanager
def _unless_read(version: Path) -> Iterator[bool]:
    """Yield whether nobody reads a version; if so, new readers have to wait."""
    try:
        descriptor = os.open(version / MANIFEST, os.O_RDONLY)
    except OSError:  # without a manifest nobody can read it
        yield True
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        yield False
    else:
        yield True
    finally:
        os.close(descriptor)


def _name(folder: Path, file: str, version: str) -> None:
    """Write the name of a version into a file, in one step."""
    new = folder / f"{_BUILDING}{file}"
    new.write_text(f"{version}\n", encoding="ascii")
    _sync(new)
    new.replace(folder / file)
    _sync(folder)


def _next_time(folder: Path) -> str:
    """Return the time now, or just after the newest version: names must stand in order, whatever the clock does."""
    now = datetime.now(UTC).replace(microsecond=0)
    names = list_versions(folder)
    if names:
        newest = datetime.strptime(names[-1].partition("-")[0], _TIME).replace(tzinfo=UTC)
        now = max(now, newest + timedelta(seconds=1))
    return now.strftime(_TIME)


def _claim(folder: Path) -> None:
    """Create the folder, unless it is there and is ours."""
    if folder.exists():
        names = {path.name for path in folder.iterdir()} if folder.is_dir() else {""}
        if not ({VERSIONS, _LOCK} <= names or names <= {_LOCK}):  # a build that died at once leaves only the lock
            raise ForeignFolderError(folder)
    folder.mkdir(parents=True, exist_ok=True)


def _manifest_digest(folder: Path) -> str:
    """Return the 8 hexadecimal digits that stand in the name of the version with this manifest."""
    return hashlib.sha256((folder / MANIFEST).read_bytes()).hexdigest()[:8]


def _sync(path: Path) -> None:
    """Wait until a file, or the list of files in a folder, is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
