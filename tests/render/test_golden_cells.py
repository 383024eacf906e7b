"""Each kind of cell of a table as it was looked at and found right: on its page, in its chart, in the CSV, for editors.

After a change that is meant: UPDATE_GOLDEN=1 pytest tests/render/test_golden_cells.py, then read the difference.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
import yaml

from build_scripts.model.diagnostics import Diagnostic
from build_scripts.model.records.table import TableKind, ValueKind
from build_scripts.read.schema import schemas
from build_scripts.render.data.csv_files import downloads
from build_scripts.render.data.datasets import CHECKS
from build_scripts.render.data.study_download import study_downloads
from build_scripts.render.site.site import SiteContent
from build_scripts.render.views.items import Items
from build_scripts.synthesise.numbers.plausible import ValueRule

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests" / "golden" / "cells"
OVERLAY = (FOLDER / "tables.yaml").read_text(encoding="utf-8")
TABLES = yaml.safe_load(OVERLAY)
STUDY = "okafor-2021"
WITHOUT_CHART = frozenset({"of-range", "of-test", "of-p", "of-text", "of-listing"})
"""What has no place on a scale, and what counts nothing."""


@pytest.fixture(scope="module")
def page(site_of: Callable[..., SiteContent]) -> str:
    return site_of(OVERLAY).pages[f"studies/{STUDY}/"].html


def hold(name: str, made: str) -> None:
    path = FOLDER / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(made, encoding="utf-8")
    assert made == path.read_text(encoding="utf-8")


def test_the_tables_have_no_problem(problems_of: Callable[..., tuple[Diagnostic, ...]]) -> None:
    assert problems_of(OVERLAY) == ()


def test_every_kind_of_value_is_among_them() -> None:
    kinds = set(re.findall(r"value_kind: (\w+)", OVERLAY))
    assert kinds == set(get_args(ValueKind))
    assert {"arms", "listing"} < {table["kind"] for table in TABLES} <= set(get_args(TableKind))


@pytest.mark.parametrize("table", [table["id"] for table in TABLES])
def test_a_table_and_its_charts_are_as_they_were_found_right(table: str, page: str) -> None:
    section = page[page.index(f'<section class="ev-printed" id="{table}">') :].partition("</section>")[0]
    assert ("ev-chart" in section) == (table not in WITHOUT_CHART)
    lines = "\n".join(line.strip() for line in section.splitlines() if line.strip())
    hold(f"{table}.html", f"{lines}\n</section>\n")


@pytest.mark.parametrize("table", [table["id"] for table in TABLES])
def test_the_csv_of_a_table_is_as_it_was_found_right(table: str, items_of: Callable[..., Items]) -> None:
    joined = items_of(OVERLAY).joined
    files = downloads(joined, list(study_downloads(joined)))
    hold(f"{table}.csv", files[f"data/tables/{STUDY}/{table}.csv"].decode())


def test_every_check_of_a_value_has_its_line_in_the_published_checks(items_of: Callable[..., Items]) -> None:
    joined = items_of(OVERLAY).joined
    ours = {f"{STUDY}/{table['id']}" for table in TABLES}
    found = [
        dict(zip(CHECKS.header, line, strict=True))
        for line in CHECKS.study_lines(joined, joined.corpus.studies[STUDY])
    ]
    lines = [line for line in found if line["table"] in ours]
    told = "\n".join(
        " | ".join(
            str(line[name] or "") for name in ("table", "group", "row", "column", "rule", "status", "note")
        )
        for line in lines
    )
    hold("checks.txt", f"{told}\n")
    rules = {str(line["rule"]) for line in lines}
    assert set(get_args(ValueRule)) - rules == {"p_between_0_and_1"}, "a p value that can be gives no line"
    assert {"arms_add_up", "categories_add_up"} <= rules


def test_the_schema_for_editors_takes_every_kind_and_no_other() -> None:
    texts = {name: json.loads(text) for name, text in schemas().items()}
    assert get_args(ValueKind) == tuple(
        texts["tables.json"]["$defs"]["Cell"]["properties"]["value_kind"]["enum"]
    )


def test_the_guide_shows_every_kind() -> None:
    guide = (ROOT / "docs" / "contributing" / "tables.md").read_text(encoding="utf-8")
    kinds = (*get_args(ValueKind), *get_args(TableKind))
    assert [kind for kind in kinds if f"`{kind}`" not in guide] == []
