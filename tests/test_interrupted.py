"""Commands that are killed, or that the disk refuses, at any moment: the old stands or the new, and the next run is right.

The moments are counted in what a command does to the disk, so that no test waits for a clock.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

import pytest

from build_scripts.model.records.receipt import Receipt
from build_scripts.read.corpus import read_corpus
from build_scripts.read.schema import IDS, ids_schema, schemas

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "build_scripts" / "author" / "example" / "evidence"
SOURCE = ROOT / "tests" / "author" / "okafor-2021.txt"
RECEIPT = "evidence/receipts/okafor-2021.json"
LEDGER = "evidence/permalinks/_site.txt"

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that can be forked")

DRIVER = """
import os, signal, sys
from build_scripts.cli import main

fault, moment, arguments = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
changes = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod"}
done = 0

def look(event, args):
    global done
    if event not in changes and not (event == "open" and (args[2] or 0) & (os.O_WRONLY | os.O_RDWR)):
        return
    if not os.path.abspath(os.fsdecode(args[0])).startswith(os.getcwd()):
        return
    done += 1
    if moment < 0 or done < moment:
        return
    if not fault:
        os.kill(os.getpid(), signal.SIGKILL)
    raise OSError(fault, os.strerror(fault), str(args[0]))

sys.addaudithook(look)
try:
    main(arguments)
finally:
    print(done, file=sys.stderr, flush=True)
"""
"""Runs a command until it has changed the disk `moment` times; then it is killed, or every change is refused."""


@dataclass(frozen=True)
class Writing:
    """A command that writes, what stands before, and whether what stands is the old or the new."""

    arguments: tuple[str, ...]
    prepare: Callable[[Path], None]
    is_old: Callable[[Path], bool]
    is_new: Callable[[Path], bool]


def old_site(root: Path) -> None:
    """What the command takes for a site of ours."""
    (root / "site" / "data").mkdir(parents=True)
    for name in ("data/datapackage.json", "sitemap.xml", "index.html"):
        (root / "site" / name).write_text("old", encoding="utf-8")


def nothing(root: Path) -> None:
    """Nothing stands there before."""


def holds_old_site(root: Path) -> bool:
    # Between two renames it has its hidden name; the next run gives it back the other.
    folder = root / "site" if (root / "site").exists() else root / ".site.old.part"
    files = [path for path in folder.rglob("*") if path.is_file()]
    return len(files) == 3 and {path.read_text(encoding="utf-8") for path in files} == {"old"}


def holds_site(root: Path) -> bool:
    needed = ("index.html", "sitemap.xml", "404.html", "pagefind/pagefind.js", "data/quotes.csv")
    pages = list((root / "site").rglob("index.html"))
    return all((root / "site" / name).is_file() for name in needed) and len(pages) == pages_of_the_example()


@cache
def pages_of_the_example() -> int:
    from build_scripts.render.project import open_project

    return len(open_project(EXAMPLE.parent).site()[0].pages)


def holds_export(root: Path) -> bool:
    pages = list((root / "exported" / "docs").rglob("index.md"))
    return (root / "exported" / "mkdocs.yml").is_file() and len(pages) == pages_of_the_example()


def holds_receipt(root: Path) -> bool:
    text = (root / RECEIPT).read_text(encoding="utf-8")
    return text.endswith("}\n") and len(Receipt.model_validate_json(text).quotes) > 0


def schema_files(root: Path, is_there: bool) -> bool:
    there = {path.name: path.read_text(encoding="utf-8") for path in root.glob("evidence/schema/*.json")}
    due = {**schemas(), IDS: ids_schema(read_corpus(root).corpus)}
    return there == due if is_there else there.items() <= due.items()


def ledger_files(root: Path, is_there: bool) -> bool:
    """Each file of the ledger as it was or as it will be."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in root.glob("evidence/permalinks/*.txt")}
    own = texts.get("_site.txt", "")
    whole = own == OLD_LEDGER or (own.endswith("\n") and "themes/waiting/" in own)
    of_study = texts.get("okafor-2021.txt", "")
    if is_there:
        return "themes/waiting/" in own and "studies/okafor-2021/#table-2" in of_study
    return whole and (not of_study or "studies/okafor-2021/#table-2" in of_study)


OLD_LEDGER = "# Ours\nthemes/\n"


def old_file(name: str, text: str) -> Callable[[Path], None]:
    def write(root: Path) -> None:
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")

    return write


COMMANDS: dict[str, Writing] = {
    "build": Writing(("build",), old_site, holds_old_site, holds_site),
    "export": Writing(
        ("export", "exported"), nothing, lambda root: not (root / "exported").exists(), holds_export
    ),
    "verify": Writing(
        ("verify", "okafor-2021", "--source", str(SOURCE)),
        old_file(RECEIPT, "old"),
        lambda root: (root / RECEIPT).read_text(encoding="utf-8") == "old",
        holds_receipt,
    ),
    "schema": Writing(
        ("schema",), nothing, lambda root: schema_files(root, False), lambda root: schema_files(root, True)
    ),
    "permalinks": Writing(
        ("permalinks", "--publish"),
        old_file(LEDGER, OLD_LEDGER),
        lambda root: ledger_files(root, False),
        lambda root: ledger_files(root, True),
    ),
}
SHARES = ("build", "export", "verify", "schema", "permalinks", "verify", "schema", "permalinks")
"""Which command a seed means; those that take long have fewer."""


def project_in(folder: Path, command: Writing) -> Path:
    root = folder / "project"
    root.mkdir()
    shutil.copytree(EXAMPLE, root / "evidence")
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / "docs").mkdir()
    command.prepare(root)
    return root


def run(
    root: Path, command: Writing, moment: int = -1, fault: int = 0
) -> tuple[subprocess.CompletedProcess[str], int]:
    """What the command did, and how often it changed the disk."""
    done = subprocess.run(
        [sys.executable, "-c", DRIVER, str(fault), str(moment), *command.arguments],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert "Traceback" not in done.stdout + done.stderr, done.stderr
    last = done.stderr.split()[-1:]
    return done, int(last[0]) if last and last[0].isdigit() else 0


@cache
def changes_of(name: str, folder: Path) -> int:
    """How often a whole run of a command changes the disk."""
    root = project_in(folder, COMMANDS[name])
    done, changes = run(root, COMMANDS[name])
    assert done.returncode == 0, done.stderr
    assert COMMANDS[name].is_new(root)
    return changes


@pytest.fixture(scope="module")
def moments(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, int], int]:
    """`moments(command, seed)`: a change of the disk; every second one among the last, where things change places."""
    whole: dict[str, int] = {}

    def moment(name: str, seed: int) -> int:
        if name not in whole:
            whole[name] = changes_of(name, tmp_path_factory.mktemp(name))
        first = max(1, whole[name] - 12) if seed % 2 else 1
        return Random(f"{name} {seed}").randint(first, whole[name])

    return moment


def nothing_is_left_in(root: Path) -> None:
    left = [path.relative_to(root).as_posix() for path in root.rglob("*") if path.name.endswith(".part")]
    assert left == []


def the_next_run_is_right(root: Path, name: str) -> None:
    command = COMMANDS[name]
    if not (name == "export" and command.is_new(root)):
        done, _ = run(root, command)
        assert done.returncode == 0, done.stdout + done.stderr
    assert command.is_new(root)
    nothing_is_left_in(root)


@pytest.mark.prove("seed", [4], range(200))
def test_a_kill_leaves_the_old_or_the_new_and_the_next_run_is_right(
    seed: int, tmp_path: Path, moments: Callable[[str, int], int]
) -> None:
    name = SHARES[seed % len(SHARES)]
    command, moment = COMMANDS[name], moments(name, seed // len(SHARES))
    root = project_in(tmp_path, command)
    done, _ = run(root, command, moment)
    assert done.returncode < 0
    assert command.is_old(root) or command.is_new(root), moment
    the_next_run_is_right(root, name)


REFUSALS = {
    errno.ENOSPC: "the disk is full",
    errno.EROFS: "the disk can only be read",
    errno.EACCES: "you may not write there",
}


@pytest.mark.prove("seed", [4], range(40))
def test_what_the_disk_refuses_is_told_and_the_old_stands(
    seed: int, tmp_path: Path, moments: Callable[[str, int], int]
) -> None:
    name = SHARES[seed % len(SHARES)]
    command, moment = COMMANDS[name], moments(name, seed // len(SHARES))
    fault = Random(seed).choice(list(REFUSALS))
    root = project_in(tmp_path, command)
    done, _ = run(root, command, moment, fault)
    assert command.is_old(root) or command.is_new(root), moment
    if done.returncode:
        assert done.returncode == 1, done.stderr
        assert REFUSALS[fault] in done.stderr
    else:
        # Only what was to be cleared away at the end was refused.
        assert command.is_new(root)
    the_next_run_is_right(root, name)


@pytest.mark.prove("name", ["verify"], list(COMMANDS))
def test_three_at_once_do_not_break_each_other(name: str, tmp_path: Path) -> None:
    command = COMMANDS[name]
    root = project_in(tmp_path, command)
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "build_scripts", *command.arguments],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for _ in range(3)
    ]
    said = [(process.communicate(timeout=300)[0], process.returncode) for process in started]
    assert 0 in [code for _, code in said], said
    for text, code in said:
        assert "Traceback" not in text
        if code:
            assert (code == 2 and "is not empty" in text) or "Another command" in text, text
    assert command.is_new(root)
    nothing_is_left_in(root)
    assert json.loads((root / RECEIPT).read_text(encoding="utf-8"))
