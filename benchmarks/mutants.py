"""Mutation testing: small changes to the code, one at a time, and which of them no test notices.

`python -m benchmarks.mutants --seed 1 --number 200` draws that many places of the checks, the synthesis and the pages, changes
each alone, and runs the tests that reach it, nearest first, up to the first that fails. What survives is listed with its change; a
test that would have noticed is then written for it, or the reason why none can goes into `mutants_equivalent.txt`. The
sample for writing tests and the sample that is reported come from different seeds. `--again` tries the survivors of that seed alone.

Everything is imported and collected once. Each trial is a fork of that process, in which the functions of one file get
their changed code. A change of what only runs at import is made in a fork that imports the project anew. No file is written to,
so a test that starts a program of its own sees the code unchanged. Which tests reach which line is measured
once for each file of tests, in forks as well, and kept in `.cache/mutants/`.
"""

from __future__ import annotations

import argparse
import ast
import gc
import hashlib
import json
import os
import random
import re
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import _lru_cache_wrapper, cache
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pytest
from coverage import Coverage

ROOT = Path(__file__).parent.parent
CACHE = ROOT / ".cache" / "mutants"
EQUIVALENT = Path(__file__).parent / "mutants_equivalent.txt"
ROOMS = ("check", "synthesise", "render/views", "render/pages", "render/explorers", "render/data")
TESTS = ("tests/check", "tests/synthesise", "tests/render", "tests/author/test_verify.py", "tests/evidence")
LEFT_OUT = "tests/check/test_fuzz.py"
"""Takes long, and asks only that nothing stops the check."""
GOLDEN = "tests/render/test_golden.py"
"""Tried last: a page that differs says less than a value that does."""
SHARED = "shared"
FORGOTTEN = re.compile(r"build_scripts\.(?!read|model)")
NARROW = 400
"""A test that runs no more lines of these rooms than this is about few things."""
SECONDS = 40
"""The tests tried for one change take at most about this long."""

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
    shown: str
    """The line, with ⟦ ⟧ around what changes."""
    text: str
    in_function: bool

    def applied(self, source: bytes) -> bytes:
        return source[: self.start] + self.text.encode() + source[self.end :]

    @property
    def change(self) -> str:
        """The change without the number of its line, which moves."""
        return f"{self.path}: {self.shown}  ->  {self.text}"

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.shown}  ->  {self.text}"


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


def mutants(root: Path, rooms: Iterable[str]) -> list[Mutant]:
    """Every change of every file in the rooms, in order."""
    found = []
    for room in rooms:
        for path in sorted((root / "build_scripts" / room).rglob("*.py")):
            source = path.read_bytes()
            begins = [0]
            for line in source.splitlines(keepends=True):
                begins.append(begins[-1] + len(line))
            for node, in_function in _places(ast.parse(source)):
                assert node.end_lineno is not None
                assert node.end_col_offset is not None
                start = begins[node.lineno - 1] + node.col_offset
                end = begins[node.end_lineno - 1] + node.end_col_offset
                was = " ".join(source[start:end].decode().split())
                if not _says(was, node):
                    continue
                for new in changed(node):
                    text = f"({ast.unparse(ast.fix_missing_locations(new))})"
                    name = path.relative_to(root).as_posix()
                    before = source[begins[node.lineno - 1] : start].decode().lstrip()
                    after = source[end : begins[node.end_lineno]].decode().rstrip()
                    shown = f"{before}⟦{was}⟧{after}"
                    found.append(Mutant(name, node.lineno, start, end, shown, text, in_function))
    return found


def _says(text: str, node: ast.expr) -> bool:
    """Whether the text is that of the expression: Python before 3.12 misplaces some inside of f-strings."""
    try:
        return ast.unparse(ast.parse(text, mode="eval")) == ast.unparse(node)
    except SyntaxError:
        return False


def _places(tree: ast.Module) -> Iterator[tuple[ast.expr, bool]]:
    """Expressions of function bodies, and of constants; not of decorators, where the examples of rules stand.

    Nor `strict=True`, which only says what is known.
    """
    left_out = {
        id(keyword.value)
        for keyword in ast.walk(tree)
        if isinstance(keyword, ast.keyword) and keyword.arg == "strict"
    }
    for statement in ast.walk(tree):
        if isinstance(statement, ast.FunctionDef):
            for part in statement.body:
                for node in ast.walk(part):
                    if isinstance(node, ast.expr) and id(node) not in left_out:
                        left_out.add(id(node))
                        yield node, True
    for top in tree.body:
        if isinstance(top, ast.Assign):
            yield from ((node, False) for node in ast.walk(top.value) if isinstance(node, ast.Constant))


@dataclass(frozen=True)
class Reach:
    """What one test runs: of each file a number whose bits are lines; and how long it takes."""

    seconds: float
    lines: dict[str, int]

    @property
    def breadth(self) -> int:
        """How many lines it runs in all."""
        return sum(mask.bit_count() for mask in self.lines.values())

    def reaches(self, path: str, line: int | None = None) -> bool:
        mask = self.lines.get(path, 0)
        return bool(mask if line is None else mask >> line & 1)


def forked(work: Callable[[], object], seconds: float) -> Any:
    """What the work gives in a child process that ends with it; nothing where it fails or takes too long."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        signal.alarm(int(seconds) + 1)
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        status = 1
        try:
            with os.fdopen(into, "wb") as pipe:
                pipe.write(json.dumps(work()).encode())
            status = 0
        finally:
            os._exit(status)
    os.close(into)
    with os.fdopen(out, "rb") as pipe:
        given = pipe.read()
    os.waitpid(child, 0)
    return json.loads(given) if given else None


class Trials:
    """A plugin of pytest that measures and tries instead of running the collected tests."""

    def __init__(self, trial: Callable[[Trials], object]) -> None:
        self.trial = trial
        self.items: list[pytest.Item] = []
        self.failed = ""
        self.coverage: Coverage | None = None
        self.now = ""

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.items = session.items
        self.trial(self)
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed = report.nodeid

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[object]) -> Iterator[None]:
        """What a fixture of many tests reaches counts for each test of the file."""
        if self.coverage and fixturedef.scope != "function":
            self.coverage.switch_context(SHARED)
            given = yield
            self.coverage.switch_context(self.now)
            return given
        return (yield)

    def first_failure(self, items: list[pytest.Item]) -> str:
        """The first of the tests that fails, run in this process; empty where none does."""
        for item, following in zip(items, [*items[1:], None], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if self.failed:
                break
        return self.failed

    def measured(self, items: list[pytest.Item]) -> dict[str, tuple[float, dict[str, int]]]:
        """How long each test of a file takes and which lines it reaches; without those that fail."""
        self.coverage = Coverage(
            data_file=None, config_file=False, include=[f"{ROOT}/build_scripts/{room}/*" for room in ROOMS]
        )
        self.coverage.set_option("run:disable_warnings", ["no-data-collected"])
        self.coverage.start()
        seconds: dict[str, float] = {}
        for item, following in zip(items, [*items[1:], None], strict=True):
            forget()
            self.now, self.failed = item.nodeid, ""
            self.coverage.switch_context(self.now)
            begun = time.monotonic()
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if not self.failed:
                seconds[item.nodeid] = time.monotonic() - begun
        self.coverage.stop()
        data = self.coverage.get_data()
        found: dict[str, tuple[float, dict[str, int]]] = {
            name: (taken, {}) for name, taken in seconds.items()
        }
        for file in data.measured_files():
            path = Path(file).relative_to(ROOT).as_posix()
            for line, contexts in data.contexts_by_lineno(file).items():
                for name in found if SHARED in contexts else found.keys() & contexts:
                    lines = found[name][1]
                    lines[path] = lines.get(path, 0) | 1 << line
        return found


@cache
def _keepers() -> list[_lru_cache_wrapper[object]]:
    """Every function of the project that keeps its results, but those that keep the shapes of records."""
    return [
        one
        for one in gc.get_objects()
        if isinstance(one, _lru_cache_wrapper) and FORGOTTEN.match(one.__module__)
    ]


def forget() -> None:
    """Empty what the project keeps of earlier calls, so that each test reaches all that it needs."""
    for keeper in _keepers():
        keeper.cache_clear()


def reach(trials: Trials) -> dict[str, Reach]:
    """What each test reaches; measured again where the code or the file of the test has changed."""
    CACHE.mkdir(parents=True, exist_ok=True)
    code = _hash([*(ROOT / "build_scripts").rglob("*.py"), *(ROOT / "tests").rglob("conftest.py")])
    by_file: dict[Path, list[pytest.Item]] = {}
    for item in trials.items:
        by_file.setdefault(item.path, []).append(item)
    found: dict[str, Reach] = {}
    for place, (path, items) in enumerate(by_file.items(), start=1):
        kept = CACHE / f"{code}-{_hash([path])}.json"
        names = {item.nodeid for item in items}
        measured = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}
        if measured.keys() != names:
            told = f"Measuring what the tests reach: file {place} of {len(by_file)}, {path.relative_to(ROOT)}"
            print(told, flush=True)
            given = forked(lambda items=items: trials.measured(items), 600) or {}  # type: ignore[misc]
            measured = {name: given.get(name) for name in sorted(names)}
            kept.write_text(json.dumps(measured), encoding="utf-8")
        found |= {name: Reach(*of) for name, of in measured.items() if of}
        failed = sum(not of for of in measured.values())
        if failed:
            print(
                f"Left out, for they fail without any change: {failed} tests of {path.relative_to(ROOT)}",
                flush=True,
            )
    return found


def _hash(paths: Iterable[Path]) -> str:
    hashed = hashlib.sha256()
    for path in sorted(paths):
        hashed.update(path.as_posix().encode() + path.read_bytes())
    return hashed.hexdigest()[:16]


def tests_of(mutant: Mutant, reached: dict[str, Reach]) -> list[str]:
    """The tests that reach the change, as many as there is time for: narrow ones first, of broad ones one of each function first.

    Of what only runs at import, those that reach its file, or any.
    """
    chosen = [name for name, by in reached.items() if by.reaches(mutant.path, mutant.line)]
    if not chosen or not mutant.in_function:
        chosen = [name for name, by in reached.items() if by.reaches(mutant.path)] or [*reached]
    turns: dict[str, int] = {}
    place: dict[str, tuple[bool, bool, int, float]] = {}
    for name in sorted(chosen, key=lambda name: (reached[name].seconds, name)):
        function = name.partition("[")[0]
        turns[function] = turns.get(function, -1) + 1
        is_broad = reached[name].breadth > NARROW
        place[name] = (
            name.startswith(GOLDEN),
            is_broad,
            turns[function] if is_broad else 0,
            reached[name].seconds,
        )
    ordered = sorted(chosen, key=lambda name: (place[name], name))
    taken: list[str] = []
    seconds = 0.0
    for name in ordered:
        seconds += reached[name].seconds
        if seconds < SECONDS or not taken or name.startswith(GOLDEN):
            taken.append(name)
    return taken


def noticed_by(mutant: Mutant, tests: list[str], trials: Trials) -> str:
    """The first of the tests that fails with the change; of what only runs at import, in a project imported anew."""
    source = (ROOT / mutant.path).read_bytes()
    old = compile(source, ROOT / mutant.path, "exec", dont_inherit=True)
    new = compile(mutant.applied(source), ROOT / mutant.path, "exec", dont_inherit=True)
    if mutant.in_function:
        replaced = dict(zip(_codes(old), _codes(new), strict=True))
        for function in gc.get_objects():
            if isinstance(function, FunctionType) and function.__code__.co_filename == old.co_filename:
                function.__code__ = replaced.get(function.__code__, function.__code__)
        by_name = {item.nodeid: item for item in trials.items}
        return trials.first_failure([by_name[name] for name in tests])

    as_before = SourceFileLoader.get_code

    def get_code(loader: SourceFileLoader, fullname: str) -> CodeType | None:
        return new if loader.path == old.co_filename else as_before(loader, fullname)

    SourceFileLoader.get_code = get_code  # type: ignore[assignment, method-assign]
    for name in [*sys.modules]:
        if name.partition(".")[0] in ("build_scripts", "tests", "conftest") or name.startswith("test_"):
            del sys.modules[name]
    anew = Trials(lambda again: again.first_failure(again.items))
    status = pytest.main([*OPTIONS, *tests], plugins=[anew])
    return anew.failed or ("the import" if status not in (0, 1) else "")


OPTIONS = ["-q", "-s", "-p", "no:cacheprovider"]


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)


def equivalents() -> set[str]:
    """The changes that are known to change nothing, or nothing that a test should hold."""
    lines = EQUIVALENT.read_text(encoding="utf-8").splitlines() if EQUIVALENT.exists() else []
    return {line for line in lines if line.startswith("build_scripts/")}


def run(trials: Trials, seed: int, number: int, rooms: tuple[str, ...], again: bool) -> None:
    """Draw, try, print the survivors and the shares, and keep the survivors in `.cache/mutants/`."""
    warmed_up = next(item for item in trials.items if item.nodeid.startswith(GOLDEN))
    trials.first_failure([warmed_up])
    forget()
    reached = reach(trials)
    drawn = random.Random(seed).sample(mutants(ROOT, rooms), number)
    kept = CACHE / f"seed-{seed}.json"
    if again:
        before = json.loads(kept.read_text(encoding="utf-8"))
        drawn = [mutant for mutant in drawn if mutant.change in before]
    known = equivalents()
    alive: list[Mutant] = []
    same: list[Mutant] = []
    for place, mutant in enumerate(drawn, start=1):
        if mutant.change in known:
            same.append(mutant)
            continue
        tests = tests_of(mutant, reached)
        expected = sum(reached[name].seconds for name in tests)
        by = forked(lambda mutant=mutant, tests=tests: noticed_by(mutant, tests, trials), 20 + 3 * expected)  # type: ignore[misc]
        if by == "":
            alive.append(mutant)
            print(f"{place} of {len(drawn)}: SURVIVES {len(tests)} tests: {mutant}", flush=True)
        else:
            print(f"{place} of {len(drawn)}: {mutant}  noticed by {by or 'never ending'}", flush=True)
    for room in rooms:
        of_room = [mutant for mutant in drawn if mutant.path.startswith(f"build_scripts/{room}/")]
        counted = [mutant for mutant in of_room if mutant not in same]
        lived = [mutant for mutant in counted if mutant in alive]
        print(f"{room}: {len(counted) - len(lived)} of {len(counted)} noticed")
    counted = [mutant for mutant in drawn if mutant not in same]
    noticed = len(counted) - len(alive)
    share = 100 * noticed / max(len(counted), 1)
    print(
        f"seed {seed}: {noticed} of {len(counted)} noticed ({share:.1f}%), {len(same)} known to change nothing"
    )
    kept.write_text(json.dumps([mutant.change for mutant in alive], indent=1), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--number", type=int, default=200)
    parser.add_argument("--rooms", nargs="*", default=ROOMS)
    parser.add_argument("--again", action="store_true", help="the survivors of the last run of the seed")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        trials = Trials(lambda those: run(those, asked.seed, asked.number, tuple(asked.rooms), asked.again))
        os.chdir(ROOT)
        pytest.main(
            [*OPTIONS, f"--basetemp={folder}/tests", f"--ignore={LEFT_OUT}", *TESTS], plugins=[trials]
        )


if __name__ == "__main__":
    main()
