"""Whole builds at several sizes, as ratios to stock Material building the same amount of text in the same run.

    .venv/bin/python -m benchmarks.measure            # 10, 100 and 1,000 studies
    .venv/bin/python -m benchmarks.measure 10 100

Checks, charts, pictures, downloads and search are on. Stock Material gets the same text as Markdown, one page a
study and one a theme, with its own search, studies out of the navigation. CPU time is what to compare: wall time
depends on what else the machine does.
"""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import yaml

from benchmarks.corpus import make_corpus


@dataclass(frozen=True)
class Measurement:
    """One build: CPU seconds of all its programs, wall seconds, peak memory and size of the output in megabytes."""

    cpu: float
    wall: float
    peak: float
    output: float


def main(sizes: list[int]) -> None:
    """Print a line a size, and how CPU time grows between them, as a whole and stage by stage."""
    print(
        f"{'studies':>8} {'CPU s':>7} {'ratio':>6} {'wall s':>7} {'ratio':>6} {'peak MB':>8} {'ratio':>6} "
        f"{'output MB':>10} {'ratio':>6}"
    )
    taken: dict[int, dict[str, float]] = {}
    for studies in sizes:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            make_corpus(root, studies)
            make_stock(root, root / "stock")
            mine = run([sys.executable, "-m", "build_scripts", "build", "--root", str(root)], root / "site")
            stock = run(
                [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(root / "stock" / "mkdocs.yml")],
                root / "stock" / "site",
            )
            taken[studies] = {"whole": mine.cpu, **stages(root)}
        print(
            f"{studies:>8} {mine.cpu:>7.2f} {mine.cpu / stock.cpu:>6.2f} {mine.wall:>7.2f} "
            f"{mine.wall / stock.wall:>6.2f} {mine.peak:>8.0f} {mine.peak / stock.peak:>6.2f} "
            f"{mine.output:>10.1f} {mine.output / stock.output:>6.2f}",
            flush=True,
        )
        print("         " + ", ".join(f"{stage} {seconds:.2f}" for stage, seconds in taken[studies].items()))
    for small, large in pairwise(sizes):
        grown = ", ".join(
            f"{stage} {math.log(seconds / taken[small][stage]) / math.log(large / small):.2f}"
            for stage, seconds in taken[large].items()
        )
        print(f"CPU time grows from {small} to {large} studies with their number to the power of: {grown}")


def stages(root: Path) -> dict[str, float]:
    """CPU seconds of each stage, in a program of its own."""
    command = [sys.executable, "-m", "benchmarks.stages", str(root)]
    taken: dict[str, float] = json.loads(
        subprocess.run(command, check=True, capture_output=True, text=True).stdout
    )
    return taken


def run(command: list[str], output: Path) -> Measurement:
    """Run a build to its end and measure it from the outside."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    start = time.perf_counter()
    child = os.posix_spawnp(
        command[0],
        command,
        environment,
        file_actions=[(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)],
    )
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - start
    if status:
        raise SystemExit(f"{' '.join(command)} did not finish: {status}")
    size = sum(path.stat().st_size for path in output.rglob("*") if path.is_file())
    return Measurement(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024, size / 1e6)


def make_stock(root: Path, stock: Path) -> None:
    """The same text as Markdown for stock Material."""
    docs = stock / "docs"
    for folder in sorted((root / "evidence" / "studies").iterdir()):
        page = docs / "studies" / f"{folder.name}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(_study_markdown(folder), encoding="utf-8")
    findings: dict[str, list[str]] = {}
    for folder in sorted((root / "evidence" / "studies").iterdir()):
        for finding in _load(folder / "findings.yaml"):
            line = f"- [{finding['statement']}](../studies/{folder.name}.md#{finding['id']})"
            findings.setdefault(finding["themes"][0], []).append(line)
    for theme in sorted((root / "evidence" / "themes").iterdir()):
        data = _load(theme)
        body = [f"# {data['question']}", data["answer"]["text"], *(m["text"] for m in data["key_messages"])]
        page = docs / "themes" / f"{theme.stem}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text("\n\n".join([*body, "\n".join(findings.get(theme.stem, []))]), encoding="utf-8")
    (docs / "index.md").write_text("# A made corpus\n", encoding="utf-8")
    settings = {
        "site_name": "A made corpus",
        "site_url": "https://example.org/made/",
        "theme": {"name": "material", "font": False},
        "plugins": ["search"],
        "markdown_extensions": ["attr_list", "tables"],
        "nav": [{"Home": "index.md"}],
        "validation": {"nav": {"omitted_files": "ignore"}},
    }
    (stock / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")


def _load(path: Path) -> object:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def _study_markdown(folder: Path) -> str:
    study = _load(folder / "study.yaml")
    quotes = {quote["id"]: quote for quote in _load(folder / "quotes.yaml")}
    lines = [
        f"# {study['title']}",
        study["summary"],
        study["aim"],
        study["data_collection"]["text"],
        "## Findings",
    ]
    for finding in _load(folder / "findings.yaml"):
        lines += [
            f"### {finding['statement']} {{#{finding['id']}}}",
            f"{finding['count']['n']} of 60 people, Results, p. 1",
        ]
        lines += [f"> {quotes[shown['quote']]['text']} (P01)" for shown in finding["illustrations"]]
    for table in _load(folder / "tables.yaml"):
        lines.append(f"## {table['title']}")
        heads = ["", *(cell["label"] for cell in table["rows"][0]["cells"])]
        rows = [
            [row["label"], *(f"{cell['n']} ({cell['percent']}%)" for cell in row["cells"])]
            for row in table["rows"]
        ]
        lines.append("\n".join(f"| {' | '.join(row)} |" for row in [heads, ["---"] * len(heads), *rows]))
    return "\n\n".join(lines)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10, 100, 1000])
