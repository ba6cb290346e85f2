"""What commands say beside their output."""

import logging

import pytest

from tests.web.monitoring.test_logs import events, logged
from web.terminal import say, say_error


def test_beside_a_log_of_json_nothing_is_printed_and_all_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with logged() as log:
        say("it is served")
        say_error(OSError("the disk is full"))
    assert capsys.readouterr() == ("", "")
    assert [(event["level"], event["message"]) for event in events(log)] == [
        ("info", "it is served"),
        ("error", "the disk is full"),
    ]


def test_beside_a_log_of_text_lines_are_printed(
    capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    say("it is [bold]served")
    say_error(OSError("the disk is full"))
    assert capsys.readouterr() == ("", "it is [bold]served\non-the-record: the disk is full\n")
    assert caplog.records == []
