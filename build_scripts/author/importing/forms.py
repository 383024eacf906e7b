"""The answer to one of the repository's issue forms: the Markdown of the issue, a heading for each field and the answer below it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from build_scripts.author.importing.import_result import ImportRefusedError, on_one_line
from build_scripts.author.importing.references.record import decoded
from build_scripts.model.phrases import either

EMPTY = "_No response_"
"""What stands below a heading where nothing was typed."""

MOST_BYTES = 300_000
"""No issue is longer."""


@dataclass(frozen=True)
class Form:
    """A form: its name, and the label of each field by the field's id, in their order."""

    name: str
    labels: Mapping[str, str]


STUDY = Form(
    "A study",
    {
        "title": "Title",
        "address": "DOI or address",
        "authors": "Authors, as printed",
        "year": "Year",
        "reviewed": "Was it peer reviewed?",
        "why": "Which question does it speak to?",
        "workbook": "The workbook, if you filled one in",
    },
)
QUOTATION = Form(
    "A quotation",
    {
        "study": "Study",
        "words": "The words, exactly as printed",
        "place": "Where they are printed",
        "speaker": "Who speaks, as the study calls them",
        "reason": "What is wrong, or why it matters",
    },
)
MISTAKE = Form(
    "A mistake on the site",
    {
        "page": "Page or item",
        "says": "What it says",
        "should": "What it should say, and where that is printed",
    },
)
FORMS = {"study.yml": STUDY, "quotation.yml": QUOTATION, "mistake.yml": MISTAKE}
"""By the file in the repository's folder of forms."""

REVIEWED = {
    "Yes": "peer_reviewed",
    "No, it is a preprint": "preprint",
    "No, it is a report": "report",
    "Not stated": "not_stated",
}
"""What may be chosen for `reviewed`, and which review status it means."""

_HEADING = re.compile(r"^### (?P<label>.*?)[ \t]*$", re.MULTILINE)


@dataclass(frozen=True)
class Answer:
    """What somebody answered to a form: by each field's id the lines that they typed, without signs that nobody sees."""

    form: Form
    lines: Mapping[str, tuple[str, ...]]

    def said(self, field: str) -> str:
        """The answer to a field on one line; empty where nothing was typed."""
        return " ".join(self.lines[field])


def read_form(content: bytes) -> Answer:
    """The answer in the Markdown of an issue; refuses what is no whole answer to one of the forms."""
    if len(content) > MOST_BYTES:
        raise ImportRefusedError(
            f"It has {len(content)} bytes; an issue has at most {MOST_BYTES}. Is it the right file?"
        )
    text = re.sub(r"\r\n?", "\n", decoded(content))
    headings = list(_HEADING.finditer(text))
    form = _form_of([heading["label"] for heading in headings])
    places = [heading for heading in headings if heading["label"] in form.labels.values()]
    ends = [heading.start() for heading in places[1:]] + [len(text)]
    typed = {heading["label"]: text[heading.end() : end] for heading, end in zip(places, ends, strict=True)}
    return Answer(form, {field: _lines(typed[label]) for field, label in form.labels.items()})


def _form_of(found: list[str]) -> Form:
    """The form whose headings were found, each of them once."""
    form = max(FORMS.values(), key=lambda form: len(set(form.labels.values()) & set(found)))
    labels = list(form.labels.values())
    missing = [label for label in labels if label not in found]
    if len(missing) == len(labels):
        raise ImportRefusedError(
            f"No heading of a form stands in it. Save the text of an issue that was opened with one of the forms "
            f"{either(f'“{one.name}”' for one in FORMS.values())}, as Markdown."
        )
    if missing:
        raise ImportRefusedError(
            f"It answers the form “{form.name}”, but the heading “### {missing[0]}” is not there. Save the whole issue."
        )
    if doubled := [label for label in labels if found.count(label) > 1]:
        raise ImportRefusedError(
            f"The heading “### {doubled[0]}” stands there {found.count(doubled[0])} times, so it cannot be told which answer "
            "is meant. Put a space before the one that is part of an answer."
        )
    return form


def _lines(typed: str) -> tuple[str, ...]:
    lines = tuple(filter(None, map(on_one_line, typed.split("\n"))))
    return () if lines == (EMPTY,) else lines
