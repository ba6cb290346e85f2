"""The commands about API keys, as they are typed."""

import json
import os
import re
from pathlib import Path

import pytest

import server
from web.middleware import KeyFile


@pytest.fixture(autouse=True)
def settings_of_nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    for name in [name for name in os.environ if name.upper().startswith("OTR_")]:  # noqa: TID251
        monkeypatch.delenv(name)
    monkeypatch.setattr(server, "ENV_FILE", tmp_path / "settings.env")
    monkeypatch.setenv("OTR_KEYS", str(tmp_path / "keys.json"))
    return tmp_path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "keys.json"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    status = server.main(["keys", *arguments])
    return (status, *capsys.readouterr())


def test_a_secret_is_printed_alone_so_that_it_can_be_piped(capsys: pytest.CaptureFixture[str], file: Path) -> None:
    status, out, err = run(capsys, "create", "the [bold] desk")
    assert (status, out.count("\n")) == (0, 1)
    assert "key the [bold] desk is in use; keep its secret well" in err
    assert out.strip() not in err
    assert KeyFile(file).find(out.strip()) is not None


def test_keys_are_listed_without_their_secrets(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "list")[1] == "there are no keys\n"
    secrets = [run(capsys, "create", name, *scopes)[1].strip() for name, *scopes in (
        ("desk [x]", "--scope", "edit", "--scope", "read"), ("site",)
    )]  # fmt: skip
    shown = run(capsys, "list")[1]
    assert not [secret for secret in secrets if secret in shown]
    for secret, name, scopes in zip(secrets, (r"desk \[x\]", "site"), ("edit, read", "read"), strict=True):
        assert re.search(rf"^{name} +{scopes} +20\d\d-.* UTC +otr_…{re.escape(secret[-4:])}$", shown, re.MULTILINE)
    listed = json.loads(run(capsys, "list", "--json")[1])["keys"]
    assert [(key["name"], key["scopes"], key["ending"]) for key in listed] == [
        ("desk [x]", ["edit", "read"], secrets[0][-4:]),
        ("site", ["read"], secrets[1][-4:]),
    ]
    assert {*listed[0]} == {"name", "scopes", "created", "ending"}


def test_a_key_is_revoked_by_its_name(capsys: pytest.CaptureFixture[str], file: Path) -> None:
    secret = run(capsys, "create", "desk")[1].strip()
    assert run(capsys, "revoke", "desk") == (0, "", "key desk is revoked\n")
    assert KeyFile(file).find(secret) is None


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("revoke", "desk"), "there is no key named 'desk'"),
        (("create", ""), "can't name a key"),
    ],
)
def test_what_can_not_be_done_is_said_in_one_line(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], complaint: str
) -> None:
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (1, "")
    assert err.startswith("on-the-record: ")
    assert complaint in err


def test_a_damaged_file_is_named(capsys: pytest.CaptureFixture[str], file: Path) -> None:
    file.write_text("{")
    for arguments in (("list",), ("create", "desk"), ("revoke", "desk")):
        status, _, err = run(capsys, *arguments)
        assert status == 1
        assert f"{file}: this is not what `keys create` writes" in err


def test_an_unknown_scope_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        run(capsys, "create", "desk", "--scope", "everything")
