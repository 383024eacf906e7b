"""Answers to the issue forms: read field by field, refused where they are not whole, and never apart from the forms."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from build_scripts.author.importing.forms import EMPTY, FORMS, MISTAKE, QUOTATION, REVIEWED, STUDY, read_form
from build_scripts.author.importing.import_result import ImportRefusedError
from build_scripts.render.views.shared import MISTAKE_FORM

FOLDER = Path(__file__).parents[3] / ".github" / "ISSUE_TEMPLATE"


def issue(file: str, **typed: str) -> str:
    """The text of an issue that was opened with a form, as its host writes it."""
    labels = FORMS[file].labels
    assert set(typed) <= set(labels)
    return "\n\n".join(f"### {label}\n\n{typed.get(name, EMPTY)}" for name, label in labels.items())


def form(file: str) -> Any:
    return yaml.safe_load((FOLDER / file).read_text(encoding="utf-8"))


def test_every_form_is_known() -> None:
    assert {path.name for path in FOLDER.glob("*.yml")} - {"config.yml"} == set(FORMS)
    assert FORMS[MISTAKE_FORM] is MISTAKE


@pytest.mark.parametrize("file", sorted(FORMS))
def test_name_and_labels_are_those_of_the_form(file: str) -> None:
    shown = form(file)
    labels = {field["id"]: field["attributes"]["label"] for field in shown["body"]}
    assert (shown["name"], labels) == (FORMS[file].name, FORMS[file].labels)
    assert list(labels) == list(FORMS[file].labels)


def test_what_may_be_chosen_is_what_the_form_offers() -> None:
    (chosen,) = [field for field in form("study.yml")["body"] if field["type"] == "dropdown"]
    assert (chosen["id"], chosen["attributes"]["options"]) == ("reviewed", list(REVIEWED))


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_an_answer_is_read_field_by_field(ends: str) -> None:
    text = issue("quotation.yml", study="okafor-2021", words="I waited.\n\nFor months.", reason="Missing")
    answer = read_form(text.replace("\n", ends).encode())
    assert answer.form is QUOTATION
    assert answer.lines["words"] == ("I waited.", "For months.")
    assert (answer.said("words"), answer.said("speaker")) == ("I waited. For months.", "")


def test_headings_that_are_no_labels_belong_to_the_answer_and_unseen_signs_are_left_out() -> None:
    typed = "### My own heading\n\x1b[31mred\u200b words"
    answer = read_form(issue("study.yml", title="A", why=typed).encode())
    assert answer.form is STUDY
    assert answer.lines["why"] == ("### My own heading", "[31mred words")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"Nothing of the kind", "No heading of a form stands in it."),
        (b"\xff", "not UTF-8"),
        (b"a" * 300_001, "It has 300001 bytes"),
        (
            issue("study.yml", title="A").replace("### Year", "Year").encode(),
            "It answers the form “A study”, but the heading “### Year” is not there.",
        ),
        (
            issue("mistake.yml", says="### Page or item\n/themes/other/").encode(),
            "The heading “### Page or item” stands there 2 times",
        ),
    ],
)
def test_what_is_no_whole_answer_is_refused(content: bytes, sentence: str) -> None:
    with pytest.raises(ImportRefusedError) as refused:
        read_form(content)
    assert sentence in str(refused.value)
