from pathlib import Path

from web.monitoring import AuditLog


def test_the_log_tells_who_did_what_the_newest_first(tmp_path: Path) -> None:
    log = AuditLog(tmp_path / "desk" / "audit.jsonl")
    assert log.read() == ()
    log.note("Ruth", "added", "a talk")
    log.note("Max", "mended", "another\ntalk")
    assert [(one.who, one.action, one.what) for one in log.read()] == [
        ("Max", "mended", "another\ntalk"),
        ("Ruth", "added", "a talk"),
    ]


def test_a_line_that_a_crash_cut_off_spoils_no_other(tmp_path: Path) -> None:
    file = tmp_path / "audit.jsonl"
    log = AuditLog(file)
    log.note("Ruth", "added", "a talk")
    file.write_bytes(file.read_bytes()[:-5])
    log.note("Max", "mended", "it")
    assert [one.who for one in log.read()] == ["Max"]
