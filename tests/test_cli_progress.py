"""Long work shows its progress on a terminal, leaves nothing of it there, and writes nothing of it into a pipe."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from build_scripts.cli import main
from build_scripts.cli.progress_line import CLEAR, TIMES, WIDTH, progress_shown
from build_scripts.model.progress import heard_by, tell, watched
from build_scripts.read.corpus import Reading
from build_scripts.render.build import build_site
from build_scripts.synthesise.joins import join

HERE = Path(__file__).parent
EXAMPLE = HERE.parent / "build_scripts" / "author" / "example"
SOURCE = HERE / "author" / "okafor-2021.txt"


class Terminal(io.StringIO):
    """What somebody looks at."""

    def isatty(self) -> bool:
        """Yes."""
        return True


def on_screen(written: str) -> list[str]:
    """What is seen, line by line, at the end: what stands behind a carriage return is written over what was there."""
    shown = []
    for line in written.split("\n"):
        signs: list[str] = []
        for piece in line.split("\r"):
            signs[: len(piece)] = piece
        shown.append("".join(signs).rstrip())
    return shown


def test_each_thing_is_said_on_one_line_that_is_wiped_at_the_end() -> None:
    terminal = Terminal()
    with progress_shown(terminal):
        for _ in watched("abc", "Reading pages"):
            pass
    pieces = [piece.rstrip() for piece in terminal.getvalue().split("\r") if piece.strip()]
    assert pieces == ["Reading pages: 1 of 3", "Reading pages: 2 of 3"]
    assert "\n" not in terminal.getvalue()
    assert on_screen(terminal.getvalue()) == [""]


def test_what_is_printed_meanwhile_begins_its_line_and_no_line_is_too_wide() -> None:
    terminal = Terminal()
    with progress_shown(terminal):
        tell("Looking for something " * 9)
        assert len(on_screen(terminal.getvalue())[0]) <= WIDTH
        terminal.write(f"{CLEAR}A fault.\n")
    assert on_screen(terminal.getvalue()) == ["A fault.", ""]


def test_a_long_row_is_told_now_and_then() -> None:
    terminal = Terminal()
    with progress_shown(terminal):
        assert len(list(watched(range(12_345), "Writing pages"))) == 12_345
    assert TIMES <= terminal.getvalue().count("Writing pages") <= TIMES + 2


def test_the_line_is_wiped_where_the_work_fails() -> None:
    terminal = Terminal()
    with pytest.raises(ZeroDivisionError), progress_shown(terminal):
        list(map((1).__truediv__, watched((1, 0, 2), "Dividing")))
    assert on_screen(terminal.getvalue()) == [""]


def test_nothing_of_it_stands_in_a_pipe() -> None:
    pipe = io.StringIO()
    with progress_shown(pipe):
        list(watched("abc", "Reading pages"))
    assert pipe.getvalue() == ""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLE / "evidence", tmp_path / "evidence")
    return tmp_path


@pytest.mark.parametrize(("stream", "is_seen"), [(Terminal(), True), (io.StringIO(), False)])
def test_verify_tells_which_quotation_is_looked_for(
    stream: io.StringIO, is_seen: bool, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    with pytest.raises(SystemExit):
        main(["verify", "okafor-2021", "--source", str(SOURCE), "--root", str(project)])
    assert ("Looking for quotations: 1 of 2" in stream.getvalue()) == is_seen
    assert on_screen(stream.getvalue()) == [""]


def test_the_stages_of_a_build_are_told(reading_of: Callable[..., Reading]) -> None:
    heard: dict[str, list[int]] = {}
    with heard_by(lambda what, number, _: heard.setdefault(what, []).append(number)):
        build_site(join(reading_of().corpus), (), ())
    assert heard["Making the pages of studies"] == [1]
    assert heard["Making other pages"] == list(range(1, len(heard["Making other pages"]) + 1))
    assert list(heard) == [
        "Making the pages of studies",
        "Making other pages",
        "Drawing pictures to share",
    ]
