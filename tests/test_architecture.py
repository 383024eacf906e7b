"""Imports run one way: model, read beside synthesise, check, author, render, publish, and the two edges."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "build_scripts"
STAGES = ("model", "read", "synthesise", "check", "author", "render", "publish", "edges")
STRANGERS = (("read", "synthesise"), ("synthesise", "read"))
"""Stages that do not know each other, though both stand between the same two."""
CHECK_FLOORS = ({"links", "numbers"}, {"texts", "judgements"})
"""Rooms of `check`: texts and judgements may use links and numbers, never the reverse."""
EDGES = {"cli", "mkdocs_plugin", "__main__"}
LONGEST_FUNCTION = 60
MOST_FILES = 15
HEAVY_FOR_CHECK = {"pandas", "plotly", "jinja2", "mkdocs", "markdown", "nh3"}
TOPIC_WORDS = (
    "mental",
    "loneliness",
    "lonely",
    "psychiatr",
    "service user",
    "staff",
    "nurse",
    "relational",
    "recovery",
)


def modules(package: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(package.rglob("*.py")):
        if "example" not in path.parts:
            yield ".".join(path.relative_to(package).with_suffix("").parts), path


def stage_of(module: str) -> str:
    first = module.split(".")[0]
    return "edges" if first in EDGES else first


def floor_of(module: str) -> int:
    """The floor of a room of `check`; -1 for whatever stands outside of the rooms."""
    stage, _, rest = module.partition(".")
    room = rest.partition(".")[0]
    return next((i for i, rooms in enumerate(CHECK_FLOORS) if stage == "check" and room in rooms), -1)


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            yield node.module or ""
            yield from (f"{node.module}.{name.name}" for name in node.names)


def wrong_way_imports(package: Path) -> list[str]:
    """Imports of ours that run against the order, and what `check` must not load."""
    wrong = []
    for module, path in modules(package):
        own = stage_of(module)
        if own == "__init__":
            continue
        for imported in imports(path):
            if imported.startswith("build_scripts."):
                target = stage_of(imported.removeprefix("build_scripts."))
                if STAGES.index(target) > STAGES.index(own) or (own, target) in STRANGERS:
                    wrong.append(f"{module} imports {imported}")
                if floor_of(imported.removeprefix("build_scripts.")) > floor_of(module) >= 0:
                    wrong.append(f"{module} imports {imported}")
            elif own in ("model", "read", "check") and imported.split(".")[0] in HEAVY_FOR_CHECK:
                wrong.append(f"{module} imports {imported}")
    return wrong


def circles(package: Path) -> list[tuple[str, str]]:
    """Pairs of modules that reach each other."""
    names = {module.removesuffix(".__init__"): path for module, path in modules(package)}
    graph = {
        module: {
            target
            for imported in imports(path)
            if (target := imported.removeprefix("build_scripts.")) in names and target != module
        }
        for module, path in names.items()
    }
    reach: dict[str, set[str]] = {}
    for module in graph:
        seen: set[str] = set()
        waiting = [module]
        while waiting:
            for target in graph[waiting.pop()] - seen:
                seen.add(target)
                waiting.append(target)
        reach[module] = seen
    return sorted((a, b) for a in graph for b in reach[a] if a < b and a in reach[b])


def test_imports_run_one_way() -> None:
    assert wrong_way_imports(PACKAGE) == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circles(PACKAGE) == []


def beside(folder: Path, file: str, line: str) -> Path:
    """A package of one of our modules alone, with `line` at its end."""
    target = folder / "build_scripts" / file
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(f"{(PACKAGE / file).read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    return folder / "build_scripts"


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("model/ids.py", "from build_scripts.read import corpus"),
        ("synthesise/joins.py", "import build_scripts.render.build"),
        ("synthesise/joins.py", "from build_scripts.read import corpus"),
        ("read/corpus.py", "from build_scripts.synthesise import joins"),
        ("check/numbers/totals.py", "from build_scripts.check.texts import rights"),
        ("check/run.py", "import pandas"),
        ("render/build.py", "from build_scripts.cli import main"),
    ],
)
def test_a_forbidden_import_would_be_found(tmp_path: Path, file: str, line: str) -> None:
    assert wrong_way_imports(beside(tmp_path, file, "")) == []
    copy = beside(tmp_path, file, line)
    assert len(wrong_way_imports(copy)) >= 1


def test_a_circle_would_be_found(tmp_path: Path) -> None:
    beside(tmp_path, "model/fields.py", "")
    copy = beside(tmp_path, "model/ids.py", "import build_scripts.model.fields")
    assert ("model.fields", "model.ids") in circles(copy)


def test_check_loads_nothing_heavy() -> None:
    """What `evidence check` imports, all the way down, holds no pandas and no templates."""
    names = {module.removesuffix(".__init__"): path for module, path in modules(PACKAGE)}
    seen: set[str] = set()
    waiting = ["check.run"]
    found = set()
    while waiting:
        module = waiting.pop()
        seen.add(module)
        for imported in imports(names[module]):
            found.add(imported.split(".")[0])
            target = imported.removeprefix("build_scripts.")
            if target in names and target not in seen:
                waiting.append(target)
    assert found.isdisjoint(HEAVY_FOR_CHECK)


def long_functions(package: Path) -> list[str]:
    """Functions that nobody can see whole on a screen."""
    return [
        f"{module}.{node.name}: {length} lines"
        for module, path in modules(package)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        and node.end_lineno is not None
        and (length := node.end_lineno - node.lineno + 1) > LONGEST_FUNCTION
    ]


def test_a_function_can_be_seen_whole() -> None:
    assert long_functions(PACKAGE) == []


def crowded_rooms(package: Path) -> list[str]:
    """Folders of code in which a newcomer would have to search; pages and records may be more, one a kind."""
    rooms = {path.parent for _, path in modules(package)}
    return [
        f"{room.relative_to(package)}: {number} files"
        for room in sorted(rooms)
        if room.name not in ("pages", "records") and (number := len(list(room.glob("*.py")))) > MOST_FILES
    ]


def test_no_room_is_crowded() -> None:
    assert crowded_rooms(PACKAGE) == []


def test_only_the_edges_print_or_exit() -> None:
    for module, path in modules(PACKAGE):
        if stage_of(module) == "edges":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in {"print", "exit", "quit"}, f"{module} calls {node.func.id}"


def test_no_word_of_a_topic_stands_in_the_generator() -> None:
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in {".py", ".j2", ".js", ".css", ".html"}:
            text = path.read_text(encoding="utf-8").lower()
            found = [word for word in TOPIC_WORDS if word in text]
            assert not found, f"{path.relative_to(PACKAGE)} names the topic: {', '.join(found)}"
