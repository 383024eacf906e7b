"""Every brief is exactly one sheet of paper, A4 or US Letter, whatever its theme holds."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import BrowserContext, Page, expect

from benchmarks.corpus import make_corpus

SHEET = re.compile(rb"/Type\s*/Page\b")
MOST = 600
"""Letters that a line of a record may have."""


def sheets(page: Page, paper: str) -> int:
    return len(SHEET.findall(page.pdf(format=paper, print_background=True)))


def briefs_in(folder: Path) -> list[str]:
    return sorted(f"briefs/{path.parent.name}/" for path in folder.glob("briefs/*/index.html"))


def too_long(folder: Path, address: str, open_context: Callable[..., BrowserContext]) -> dict[str, int]:
    page = open_context().new_page()
    found = {}
    for brief in briefs_in(folder):
        page.goto(address + brief)
        for paper in ("A4", "Letter"):
            if (number := sheets(page, paper)) != 1:
                found[f"{brief} {paper}"] = number
    return found


def test_every_brief_of_the_site_is_one_sheet(
    site: str, site_folder: Path, open_context: Callable[..., BrowserContext]
) -> None:
    assert len(briefs_in(site_folder)) > 1
    assert too_long(site_folder, site, open_context) == {}


def words(text: str) -> str:
    """A line as long as a record allows."""
    return (f"{text} " * MOST)[: MOST - 1] + "."


LONGEST = {
    "theme-1": words("Waiting was named by many visitors and it weighed on most of them"),
    "theme-2": words("MWM Waiting WAITING"),
    "theme-3": "W" * MOST,
    "theme-4": "\u7b49" * MOST,
    "theme-5": words("a-i"),
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty studies; themes of the longest texts, and one without a review finding."""
    root = tmp_path_factory.mktemp("hostile")
    make_corpus(root, 40)
    evidence = root / "evidence"

    def change(path: Path, **values: object) -> None:
        data = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}
        path.write_text(json.dumps({**data, **values}, ensure_ascii=False), encoding="utf-8")

    long = LONGEST["theme-1"]
    notes = ["suicide", "self_harm", "abuse", "sexual_violence", "loss", "racism_and_discrimination"]
    line = {
        "name": long, "contact": long, "country": long, "for_notes": notes,
        "source_url": "https://example.org/", "checked_on": "2026-11-21", "checked_by": "editor",
    }  # fmt: skip
    change(
        evidence / "site.yaml",
        title=long[:200],
        licence=long[:200],
        url=f"https://example.org/{'made' * 40}/",
        help_lines=[line] * 3,
        audiences=[{"id": "anyone", "name": long, "definition": long}],
        perspectives=[
            {"id": id_, "name": long[:100], "says": long[:100], "definition": long}
            for id_ in ("visitors", "staff", "others")
        ],
    )
    change(evidence / "review.yaml", documents=long * 3)
    for number in (1, 2, 3):
        change(evidence / "studies" / f"study-000{number}" / "study.yaml", **{"title-short": long})
    change(evidence / "studies" / "study-0009" / "study.yaml", review_status="preprint")
    for theme, text in LONGEST.items():
        behind = [f"{theme}-finding-{number}" for number in (1, 2)]
        message = {"text": text, "rests_on": behind}
        change(
            evidence / "themes" / f"{theme}.yaml",
            name=text, question=text, answer=message, key_messages=[message] * 3, content_notes=notes,
            gaps=[{"text": text, "kind": "nothing_found"}] * 8,
        )  # fmt: skip
        for id_ in behind:
            path = evidence / "review_findings" / f"{id_}.yaml"
            confidence = yaml.safe_load(path.read_text(encoding="utf-8"))["confidence"]
            change(path, statement=text, confidence={**confidence, "explanation": text})
        for number in range(6):
            folder = evidence / "recommendations"
            folder.mkdir(exist_ok=True)
            change(
                folder / f"{theme}-{number}.yaml",
                statement=text, rests_on=behind, audiences=["anyone"], what_it_would_take=text, themes=[theme],
                history=[{"date": "2026-01-01", "change": "Made."}],
            )  # fmt: skip
    bare = {"text": "Nothing joins them yet.", "rests_on": ["study-0001/finding-1"]}
    change(evidence / "themes" / "theme-6.yaml", answer=bare, key_messages=[bare])
    for number in (1, 2):
        (evidence / "review_findings" / f"theme-6-finding-{number}.yaml").unlink()
    (root / "docs" / "contributing.md").write_text("# Contributing\n", encoding="utf-8")
    out = root / "site"
    done = subprocess.run(
        [sys.executable, "-m", "build_scripts", "build", "--root", str(root), "--out", str(out)],
        check=False, timeout=300, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return out


def test_a_brief_stays_one_sheet_whatever_it_holds(
    hostile: Path,
    serving: Callable[[Path], AbstractContextManager[str]],
    open_context: Callable[..., BrowserContext],
) -> None:
    assert len(briefs_in(hostile)) == 8
    with serving(hostile) as address:
        assert too_long(hostile, address, open_context) == {}
        page = open_context().new_page()
        page.goto(address + "briefs/theme-1/")
        expect(page.locator("h1")).to_contain_text("Waiting was named")
        expect(page.locator(".ev-sheet")).to_contain_text("more on the full page")
        parts = page.locator("section")
        expect(parts.filter(has_text="Key messages")).to_contain_text("Waiting was named by many visitors")
        expect(parts.filter(has_text="How sure can one be?")).to_contain_text("oderate confidence")
        expect(parts.filter(has_text="Where this comes from")).to_contain_text("Made study 9. Preprint")
        page.goto(address + "briefs/theme-6/")
        expect(page.locator(".ev-sheet")).to_contain_text("nobody has judged how sure one can be")


def test_on_paper_nothing_is_cut_off_or_smaller_than_nine_points(
    hostile: Path,
    serving: Callable[[Path], AbstractContextManager[str]],
    open_context: Callable[..., BrowserContext],
) -> None:
    page = open_context(viewport={"width": 673, "height": 900}).new_page()
    page.emulate_media(media="print")
    with serving(hostile) as address:
        for brief in briefs_in(hostile):
            page.goto(address + brief)
            small, wide = page.evaluate(
                """() => {
                    const all = [...document.querySelectorAll(".ev-sheet *")].filter(one => one.checkVisibility());
                    const said = all.filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()));
                    return [
                        said.filter(one => parseFloat(getComputedStyle(one).fontSize) < 11.99).map(one => one.outerHTML.slice(0, 80)),
                        said.filter(one => one.getBoundingClientRect().right > innerWidth + 1).map(one => one.outerHTML.slice(0, 80)),
                    ];
                }"""
            )
            assert (small, wide) == ([], []), brief


def test_a_brief_for_tomorrows_meeting(site: str, open_context: Callable[..., BrowserContext]) -> None:
    """Path length: theme 1, brief 2, then it is printed."""
    page = open_context(viewport={"width": 375, "height": 740}).new_page()
    page.goto(site)
    page.locator(".ev-question a").first.click()
    page.get_by_role("link", name="The same on one page, to print").click()
    expect(page.get_by_role("button", name="Print or save as PDF")).to_be_visible()
    assert sheets(page, "A4") == 1
