"""The generator's rooms and who imports whom, drawn as text from the imports themselves.

`python -m benchmarks.house` prints the drawing; with `--write` it goes into docs/contributing/generator.md, between the two marks.
"""

from __future__ import annotations

import argparse
import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "build_scripts"
PAGE = ROOT / "docs" / "contributing" / "generator.md"
BEGIN, END = "<!-- drawn by benchmarks/house.py -->\n", "<!-- end of the drawing -->\n"
STAGES = ("model", "read", "synthesise", "check", "author", "render", "publish")


def room_of(module: str) -> str:
    """The folder of a module; of the edges, which stand in no folder, their own name."""
    parts = module.split(".")
    return "/".join(parts[:-1]) or parts[0]


def imports(path: Path) -> Iterator[str]:
    """What of ours a file imports, in full."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("build_scripts"):
            yield from (f"{node.module}.{name.name}".removeprefix("build_scripts.") for name in node.names)


def rooms() -> dict[str, set[str]]:
    """Each room with the other rooms that it imports from."""
    files = {
        ".".join(path.relative_to(PACKAGE).with_suffix("").parts): path
        for path in sorted(PACKAGE.rglob("*.py"))
        if "example" not in path.parts and path.name not in ("__init__.py", "__main__.py")
    }
    found: dict[str, set[str]] = {}
    for module, path in files.items():
        room = found.setdefault(room_of(module), set())
        for name in imports(path):
            target = name if name in files else name.rpartition(".")[0]
            if target in files and room_of(target) != room_of(module):
                room.add(room_of(target))
    return found


def purpose(room: str) -> str:
    """The first sentence that a room, or an edge, says of itself."""
    path = PACKAGE / room / "__init__.py"
    text = (path if path.exists() else PACKAGE / f"{room}.py").read_text(encoding="utf-8")
    return (ast.get_docstring(ast.parse(text)) or "").partition("\n")[0]


def stage_of(room: str) -> str:
    """The first folder of a room."""
    return room.partition("/")[0]


def drawing() -> str:
    """A line a room, from the left of the order to its right, with what it is for and which stages it knows."""
    found = rooms()
    place = {stage: number for number, stage in enumerate(STAGES)}
    ordered = sorted(found, key=lambda room: (place.get(stage_of(room), len(STAGES)), room))
    lines = []
    for room in ordered:
        inner = room.count("/")
        known = sorted(
            {stage_of(target) for target in found[room]} - {stage_of(room)},
            key=lambda stage: place.get(stage, 9),
        )
        beside = sorted(
            target.removeprefix(f"{stage_of(room)}/") for target in found[room]
            if stage_of(target) == stage_of(room) and "/" in target
        )  # fmt: skip
        name = f"{'  ' * inner}{room.rpartition('/')[2]}{'/' if (PACKAGE / room).is_dir() else ''}"
        lines.append(f"{name:<18}{purpose(room)}")
        if known:
            lines.append(f"{'':<18}  <- {', '.join(known)}")
        if beside:
            lines.append(f"{'':<18}  beside it: {', '.join(beside)}")
    return "```text\n" + "\n".join(lines) + "\n```\n"


def with_drawing(text: str) -> str:
    """The page with the drawing between its marks."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}{drawing()}{END}{after}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--write", action="store_true", help="put the drawing into the page")
    if parser.parse_args().write:
        PAGE.write_text(with_drawing(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    else:
        print(drawing(), end="")


if __name__ == "__main__":
    main()
