"""Mutation testing: small changes to the code, one at a time, and which of them no test notices.

`python -m benchmarks.mutants --seed 1 --number 200` draws that many places of the checks, the synthesis and the pages, changes
each alone in a copy of the project, and runs the tests that reach the line. What survives is listed with its change; a test that
would have noticed is then written for it, or the reason why none can. The sample for writing tests and the sample that
is reported come from different seeds. Which tests reach which line is measured once and kept in `.cache/mutants/`.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import Queue

from coverage import CoverageData

ROOT = Path(__file__).parent.parent
CACHE = ROOT / ".cache" / "mutants"
ROOMS = ("check", "synthesise", "render/views", "render/pages", "render/explorers", "render/data")
TESTS = ("tests/check", "tests/synthesise", "tests/render", "tests/author", "tests/evidence")
COPIED = (
    "build_scripts",
    "tests",
    "docs",
    "evidence",
    "benchmarks",
    "mkdocs.yml",
    "pyproject.toml",
    "README.md",
)
MOST_TESTS = 40
"""Tests run for one change: those that reach the line and fewest others first."""
SECONDS = 180
"""A change that takes the tests longer than this is noticed: it never ends."""

SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Add: ast.Sub, ast.Sub: ast.Add, ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip
CALLS = {"min": "max", "max": "min", "any": "all", "all": "any", "reversed": "list"}


@dataclass(frozen=True)
class Mutant:
    """One change: bytes `start` to `end` of a file become `text`."""

    path: str
    line: int
    start: int
    end: int
    was: str
    text: str

    def applied(self, source: bytes) -> bytes:
        return source[: self.start] + self.text.encode() + source[self.end :]

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.was}  ->  {self.text}"


def changed(node: ast.expr) -> Iterator[ast.expr]:
    """The small changes of one expression."""
    match node:
        case ast.Compare(left, [operator], comparators) if type(operator) in SWAPPED:
            yield ast.Compare(left, [SWAPPED[type(operator)]()], comparators)  # type: ignore[list-item]
        case ast.BinOp(left, operator, right) if type(operator) in SWAPPED and not _is_text(left, right):
            yield ast.BinOp(left, SWAPPED[type(operator)](), right)  # type: ignore[arg-type]
        case ast.BoolOp(operator, values):
            yield ast.BoolOp(SWAPPED[type(operator)](), values)  # type: ignore[arg-type]
        case ast.UnaryOp(ast.Not(), operand):
            yield operand
        case ast.Constant(bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(int() as value):
            yield ast.Constant(value + 1)
        case ast.Call(ast.Name(name), arguments, keywords) if name in CALLS:
            yield ast.Call(ast.Name(CALLS[name]), arguments, keywords)
        case ast.Call(ast.Name("sorted"), arguments, keywords):
            kept = [keyword for keyword in keywords if keyword.arg != "reverse"]
            turned = [] if len(kept) < len(keywords) else [ast.keyword("reverse", ast.Constant(True))]
            yield ast.Call(ast.Name("sorted"), arguments, [*kept, *turned])
        case ast.Subscript(value, ast.Slice(None, ast.Name() as upper, None)):
            more = ast.BinOp(upper, ast.Add(), ast.Constant(1))
            yield ast.Subscript(value, ast.Slice(None, more, None))
        case ast.IfExp(test, body, orelse):
            yield ast.IfExp(ast.UnaryOp(ast.Not(), test), body, orelse)


def _is_text(*nodes: ast.expr) -> bool:
    return any(isinstance(node, ast.JoinedStr | ast.Constant) and not _is_int(node) for node in nodes)


def _is_int(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int)


def mutants(root: Path, rooms: tuple[str, ...]) -> list[Mutant]:
    """Every change of every file in the rooms, in order."""
    found = []
    for room in rooms:
        for path in sorted((root / "build_scripts" / room).rglob("*.py")):
            source = path.read_bytes()
            begins = [0]
            for line in source.splitlines(keepends=True):
                begins.append(begins[-1] + len(line))
            for node in _inside_functions(ast.parse(source)):
                assert node.end_lineno is not None
                assert node.end_col_offset is not None
                start = begins[node.lineno - 1] + node.col_offset
                end = begins[node.end_lineno - 1] + node.end_col_offset
                for new in changed(node):
                    text = f"({ast.unparse(ast.fix_missing_locations(new))})"
                    was = " ".join(source[start:end].decode().split())
                    name = path.relative_to(root).as_posix()
                    found.append(Mutant(name, node.lineno, start, end, was, text))
    return found


def _inside_functions(tree: ast.Module) -> Iterator[ast.expr]:
    """Expressions of function bodies, and of constants; not of decorators, where the examples of rules stand."""
    for statement in ast.walk(tree):
        if isinstance(statement, ast.FunctionDef):
            for part in statement.body:
                yield from (node for node in ast.walk(part) if isinstance(node, ast.expr))
    for top in tree.body:
        if isinstance(top, ast.Assign):
            yield from (node for node in ast.walk(top.value) if isinstance(node, ast.Constant))


def reach() -> CoverageData:
    """Which test reaches which line; measured again when code or tests have changed."""
    hashed = hashlib.sha256()
    for folder in ("build_scripts", "tests"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            hashed.update(path.read_bytes())
    file = CACHE / f"{hashed.hexdigest()[:16]}.coverage"
    if not file.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        settings = CACHE / "coverage.ini"
        settings.write_text(
            f"[run]\ndynamic_context = test_function\nsource = {ROOT / 'build_scripts'}\ndata_file = {file}\n",
            encoding="utf-8",
        )
        command = [
            "-m",
            "coverage",
            "run",
            f"--rcfile={settings}",
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
        ]
        subprocess.run([sys.executable, *command, *TESTS], cwd=ROOT, check=True)
    data = CoverageData(basename=str(file))
    data.read()
    return data


def tests_of(mutant: Mutant, data: CoverageData) -> list[str]:
    """The tests that reach the line, those that reach fewest lines of its file first; of a constant, all of the file's."""
    by_line = data.contexts_by_lineno(str(ROOT / mutant.path))
    width: dict[str, int] = {}
    for contexts in by_line.values():
        for context in contexts:
            width[context] = width.get(context, 0) + 1
    reaching = {context for context in by_line.get(mutant.line, []) if context} or {*width} - {""}
    chosen = sorted(reaching, key=lambda context: (width[context], context))[:MOST_TESTS]
    return [_node_id(context) for context in chosen]


def _node_id(context: str) -> str:
    module, _, function = context.rpartition(".")
    return f"{module.replace('.', '/')}.py::{function}"


def survives(mutant: Mutant, tests: list[str], copy: Path) -> bool:
    """Whether the tests pass with the change made in the copy."""
    path = copy / mutant.path
    source = path.read_bytes()
    path.write_bytes(mutant.applied(source))
    try:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests],
            cwd=copy,
            env={**os.environ, "PYTHONPATH": str(copy)},
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    finally:
        path.write_bytes(source)
    return done.returncode == 0


def run(seed: int, number: int, rooms: tuple[str, ...], jobs: int) -> None:
    """Draw, try, print the survivors and the shares, and keep both in `.cache/mutants/`."""
    data = reach()
    drawn = random.Random(seed).sample(mutants(ROOT, rooms), number)
    copies: Queue[Path] = Queue()
    with tempfile.TemporaryDirectory() as folder:
        for job in range(jobs):
            copy = Path(folder) / str(job)
            copy.mkdir()
            for name in COPIED:
                if (ROOT / name).is_dir():
                    shutil.copytree(ROOT / name, copy / name)
                else:
                    shutil.copy2(ROOT / name, copy / name)
            copies.put(copy)

        def tried(mutant: Mutant) -> bool:
            tests = tests_of(mutant, data)
            copy = copies.get()
            try:
                return not tests or survives(mutant, tests, copy)
            finally:
                copies.put(copy)

        with ThreadPoolExecutor(jobs) as pool:
            alive = []
            for place, (mutant, lives) in enumerate(zip(drawn, pool.map(tried, drawn), strict=True), start=1):
                if lives:
                    alive.append(mutant)
                    print(mutant, flush=True)
                if sys.stderr.isatty():
                    print(f"\r{place} of {number}", end="", file=sys.stderr)
    by_room = {
        room: (
            sum(mutant.path.startswith(f"build_scripts/{room}/") for mutant in drawn),
            sum(mutant.path.startswith(f"build_scripts/{room}/") for mutant in alive),
        )
        for room in rooms
    }
    for room, (all_, lived) in by_room.items():
        print(f"{room}: {all_ - lived} of {all_} noticed")
    print(
        f"seed {seed}: {number - len(alive)} of {number} noticed ({100 * (number - len(alive)) / number:.1f}%)"
    )
    kept = CACHE / f"seed-{seed}.json"
    kept.write_text(json.dumps([str(mutant) for mutant in alive], indent=1), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--number", type=int, default=200)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--rooms", nargs="*", default=ROOMS)
    asked = parser.parse_args()
    run(asked.seed, asked.number, tuple(asked.rooms), asked.jobs)


if __name__ == "__main__":
    main()
