"""A corpus with an attack in every text field builds, nothing of it runs, and its pages still fit a phone."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import BrowserContext

from build_scripts.read.corpus import read_files

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "build_scripts" / "author" / "example"
ATTACK = (
    "<script>window.ran=1</script><img src=x onerror=window.ran=2> [a](javascript:window.ran=3) "
    "{{ 7*7 }}{% raw %} \"'><svg onload=window.ran=4> </script> "
    # Words that no line holds, signs without spaces, writing from right to left, and signs of several parts.
    f"{'Donaudampfschifffahrt' * 8} {'没有人听他们说话' * 12} لا أحد يسمعهم 👩\u200d👩\u200d👧\u200d👦"
)
ASKED = (
    "theme=__proto__&study=constructor&sort=constructor&kind=toString&q=__proto__",
    "theme=<script>window.ran=5</script>&audience=<img src=x onerror=window.ran=6>&q=<img src=x onerror=window.ran=7>",
    f"q={'long' * 1500}&page=-1&theme=&theme=%E0%A4%A&single=%00",
)
"""What somebody may put behind the address of a list."""


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from leaves(inner, (*path, place))
    elif isinstance(value, str):
        yield path


def attacked(file: str, text: str) -> tuple[str, int]:
    """The file with the attack in every text that its schema takes it in, and in how many that is."""
    data = yaml.load(text, yaml.BaseLoader)
    typed = yaml.safe_load(text)
    count = 0
    for path in list(leaves(data)):
        holder = typed
        for step in path[:-1]:
            holder = holder[step]
        before = holder[path[-1]]
        if not isinstance(before, str):
            continue
        holder[path[-1]] = f"{before} {ATTACK}"
        reading = read_files({file: json.dumps(typed, ensure_ascii=False).encode()})
        if any(problem.severity == "error" and problem.file == file for problem in reading.problems):
            holder[path[-1]] = before
        else:
            count += 1
    return json.dumps(typed, ensure_ascii=False), count


@pytest.fixture(scope="module")
def hostile(
    tmp_path_factory: pytest.TempPathFactory, serving: Callable[[Path], AbstractContextManager[str]]
) -> Iterator[tuple[str, Path]]:
    root = tmp_path_factory.mktemp("hostile")
    shutil.copytree(EXAMPLE / "evidence", root / "evidence")
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / "docs").mkdir()
    total = 0
    for path in sorted((root / "evidence").rglob("*.yaml")):
        text, count = attacked(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8")
        total += count
    assert total > 150
    subprocess.run(
        [sys.executable, "-m", "build_scripts", "build", "--root", str(root), "--out", str(root / "site")],
        check=True,
        timeout=180,
    )
    with serving(root / "site") as address:
        yield address, root / "site"


def test_nothing_of_an_attack_runs(
    hostile: tuple[str, Path], open_context: Callable[..., BrowserContext]
) -> None:
    address, folder = hostile
    context = open_context()
    page = context.new_page()
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.set_viewport_size({"width": 320, "height": 800})
    for html in sorted(folder.rglob("*.html")):
        if "contributing" in html.parts:
            continue
        page.goto(address + html.relative_to(folder).as_posix(), wait_until="load")
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        assert page.evaluate("window.ran") is None, html
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, html
        assert page.locator("a[href^='javascript']").count() == 0, html
        # Two scripts of the theme stand in every page; none of ours carries text of a contributor as code.
        assert "49" not in page.title()
    study = address + "studies/okafor-2021/"
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(study, wait_until="load")
    assert "window.ran=1" in page.inner_text("article")
    charts = page.locator(".ev-chart").all()
    assert charts
    for chart in charts:
        chart.scroll_into_view_if_needed()
        chart.locator(".ev-chart__live .main-svg").first.wait_for()
    assert page.evaluate("window.ran") is None
    for rows in sorted(folder.rglob("rows.json")):
        kind = rows.parent.relative_to(folder).as_posix()
        page.goto(f"{address}{kind}/?q=window.ran&theme={ATTACK}", wait_until="load")
        page.wait_for_selector("[data-explorer-rows] > *")
        assert "window.ran=1" in page.inner_text("[data-explorer-rows]")
        assert page.evaluate("window.ran") is None, kind
        assert page.locator("[data-explorer] a[href^='javascript']").count() == 0, kind
    assert dialogs == []
    assert context.strangers == []  # type: ignore[attr-defined]


def test_no_address_breaks_a_list(
    hostile: tuple[str, Path], open_context: Callable[..., BrowserContext]
) -> None:
    address, _ = hostile
    page = open_context(viewport={"width": 320, "height": 800}).new_page()
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    fields = {
        "findings/": "[data-explorer] input[type=search]",
        "map/": "[data-map] select",
        "search/": "[data-search] input",
    }
    for at, field in fields.items():
        for asked in ASKED:
            page.goto(f"{address}{at}?{asked}", wait_until="networkidle")
            assert page.locator(field).first.is_enabled(), (at, asked[:60])
            assert page.evaluate("window.ran") is None, (at, asked[:60])
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, (at, asked[:60])
    assert said == []
