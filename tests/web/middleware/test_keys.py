import hashlib
import json
import re
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from web.middleware import KeyFile, KeyFileError, KeyScope
from web.middleware.keys import KeyNameError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "keys.json"


def test_a_secret_is_long_and_random_and_known_again(file: Path) -> None:
    first, second = KeyFile(file).create("desk"), KeyFile(file).create("site")
    assert first != second
    for secret, name in ((first, "desk"), (second, "site")):
        assert re.fullmatch(r"otr_[\w-]{43}", secret)
        found = KeyFile(file).find(secret)
        assert found is not None
        assert found.name == name


@pytest.mark.parametrize("secret", ["", "otr_", "otr_guessed", "none", "sk-other", "otr_\ud800"])
def test_any_other_secret_is_nobodys(file: Path, secret: str) -> None:
    real = KeyFile(file).create("desk")
    assert KeyFile(file).find(secret) is None
    assert KeyFile(file).find(real[:-1]) is None
    assert KeyFile(file).find(real + "x") is None


def test_the_file_keeps_no_secret_and_is_nobody_elses_to_read(file: Path) -> None:
    secret = KeyFile(file).create("desk", [KeyScope.READ, KeyScope.EDIT, KeyScope.READ])
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert secret not in file.read_text()
    [key] = json.loads(file.read_text())["keys"]
    assert key["sha256"] == hashlib.sha256(secret.encode()).hexdigest()
    assert (key["name"], key["scopes"], key["ending"]) == ("desk", ["read", "edit"], secret[-4:])
    assert key["created"].endswith("Z")
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_key_reads_unless_it_is_told_otherwise(file: Path) -> None:
    KeyFile(file).create("desk")
    assert [key.scopes for key in KeyFile(file).read()] == [(KeyScope.READ,)]


def test_a_key_that_is_revoked_is_gone_and_the_others_stay(file: Path) -> None:
    secrets = {name: KeyFile(file).create(name) for name in ("desk", "site", "bot")}
    KeyFile(file).revoke("site")
    assert [key.name for key in KeyFile(file).read()] == ["desk", "bot"]
    assert KeyFile(file).find(secrets["site"]) is None
    assert KeyFile(file).find(secrets["bot"]) is not None
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_whoever_has_the_file_open_sees_every_change_at_once(file: Path) -> None:
    server = KeyFile(file)
    assert server.read() == ()
    secret = KeyFile(file).create("desk")
    assert server.find(secret) is not None
    KeyFile(file).revoke("desk")
    assert server.find(secret) is None
    again = KeyFile(file).create("desk")
    assert (server.find(secret), server.find(again) is None) == (None, False)
    file.unlink()
    assert server.find(again) is None


def test_a_name_is_taken_once(file: Path) -> None:
    KeyFile(file).create("desk")
    with pytest.raises(KeyNameError, match="there is a key named 'desk'; revoke it first"):
        KeyFile(file).create("desk")


@pytest.mark.parametrize("name", ["", "x" * 65, "a\nb", "a\x7f"])
def test_what_is_no_name_is_refused(file: Path, name: str) -> None:
    with pytest.raises(KeyNameError, match="can't name a key"):
        KeyFile(file).create(name)
    assert not file.exists()


def test_an_unknown_name_can_not_be_revoked(file: Path) -> None:
    with pytest.raises(KeyNameError, match="there are: none"):
        KeyFile(file).revoke("desk")
    KeyFile(file).create("site")
    with pytest.raises(KeyNameError, match="there are: site"):
        KeyFile(file).revoke("desk")


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff", b"[]", b'{"keys": [{"name": "desk"}]}', b'{"keys": [], "more": 1}'],
)
def test_a_damaged_file_lets_nobody_in(file: Path, content: bytes) -> None:
    secret = KeyFile(file).create("desk")
    server = KeyFile(file)
    assert server.find(secret) is not None
    file.write_bytes(content)
    for act in (lambda: server.find(secret), lambda: server.create("x"), lambda: server.revoke("desk")):
        with pytest.raises(KeyFileError, match=r"keys\.json: this is not what"):
            act()
    assert file.read_bytes() == content


def test_a_file_that_can_not_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(KeyFileError, match="can't be read"):
        KeyFile(tmp_path).read()


def test_keys_created_at_the_same_time_are_all_kept(file: Path) -> None:
    names = [f"key {number}" for number in range(12)]
    with ThreadPoolExecutor(6) as threads:
        list(threads.map(lambda name: KeyFile(file).create(name), names))
    assert sorted(key.name for key in KeyFile(file).read()) == sorted(names)
