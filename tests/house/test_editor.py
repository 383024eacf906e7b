"""What is set up for Visual Studio Code agrees with the layout, the records and the way that problems are printed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from build_scripts.check.report import FORMATS
from build_scripts.check.run import check
from build_scripts.model.layout import AT_TOP, IN_FOLDER, IN_STUDY
from build_scripts.read.corpus import read_files

FOLDER = Path(__file__).parent.parent.parent / ".vscode"
STUDY = "evidence/studies/okafor-2021/"
KNOWN = {
    "lower-case-id": "brought-here",
    "perspective": "visitors",
    "theme": "waiting",
    "table-1": "table-9",
    "quotation-id": "friendly-face",
    "study/finding": "okafor-2021/waiting-named-most",
    "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE": "2026-11-21",
}
"""What stands in a snippet for something of the author's own, and what there is in the example."""

WHERE = {
    "Finding": (f"{STUDY}findings.yaml", ""),
    "Quotation": (f"{STUDY}quotes.yaml", ""),
    "Table": (f"{STUDY}tables.yaml", ""),
    "Cell": (f"{STUDY}tables.yaml", "      cells:\n"),
    "Link": ("evidence/review_findings/not-knowing-weighs.yaml", "evidence:\n"),
    "Change": ("evidence/themes/waiting.yaml", "history:\n"),
}
"""By snippet: the file it is for, and the line of the list that it goes under."""


def read(name: str) -> dict:
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def typed(body: list[str]) -> str:
    """A snippet as it stands when somebody only presses Tab."""
    text = re.sub(r"\$\{[0-9]+\|([^,|]+)[^|]*\|\}", r"\1", "\n".join(body))
    return re.sub(r"\$\{[0-9]+:([^}]*)\}", lambda found: KNOWN.get(found[1], found[1]), text) + "\n"


def test_each_file_has_its_schema() -> None:
    due = {
        f"./evidence/schema/{kind.name}.json": f"evidence/studies/*/{name}" for name, kind in IN_STUDY.items()
    }
    due |= {
        f"./evidence/schema/{kind.name}.json": f"evidence/{name}/*.yaml" for name, kind in IN_FOLDER.items()
    }
    due |= {f"./evidence/schema/{kind.name}.json": f"evidence/{name}" for name, kind in AT_TOP.items()}
    assert read("settings.json")["yaml.schemas"].items() <= due.items()


@pytest.mark.parametrize("name", WHERE)
def test_a_snippet_types_what_the_check_can_read(name: str, example_files) -> None:
    snippets = read("evidence.code-snippets")
    assert set(snippets) == set(WHERE)
    path, head = WHERE[name]
    files, text = example_files(), typed(snippets[name]["body"])
    if head:
        indent = " " * (len(head) - len(head.lstrip()) + 2)
        before = files[path].decode()
        assert head in before
        text = before.replace(head, head + "".join(f"{indent}{line}\n" for line in text.splitlines()), 1)
    else:
        text = f"{files[path].decode()}{text}"
    problems = check(read_files({**files, path: text.encode()}))
    assert [one for one in problems if one.code < "EV2"] == []


def test_the_task_finds_file_line_and_severity_of_a_problem(problems_of) -> None:
    (pattern,) = read("tasks.json")["tasks"][0]["problemMatcher"]["pattern"]
    problems = problems_of("# evidence/glossary.yaml\n- id: a\n  term: b\n  meanning: c\n")
    lines = FORMATS["text"](problems, 1).splitlines()
    (found,) = [match for line in lines if (match := re.match(pattern["regexp"], line))]
    assert found.group(pattern["file"], pattern["line"], pattern["severity"], pattern["code"]) == (
        "evidence/glossary.yaml",
        "3",
        "error",
        "EV031",
    )
