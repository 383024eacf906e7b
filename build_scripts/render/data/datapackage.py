"""`datapackage.json`: what each CSV file holds, column by column, as a Frictionless Data Package (version 1)."""

from __future__ import annotations

import json
from typing import Any, get_args

from build_scripts.model.ids import ID_PATTERN
from build_scripts.model.records.review_finding import COMPONENTS
from build_scripts.model.records.site import Site
from build_scripts.render.data import datasets
from build_scripts.synthesise.numbers.cells import Basis, Status
from build_scripts.synthesise.quotations.receipts import Verification

_LISTS = "Several are separated by semicolons and sorted."
_COLUMNS: dict[str, str] = {
    "id": "Identifier, unique in this file.",
    "title": "Title as printed.",
    "year": "Year of publication; empty where it is not stated.",
    "review_status": "Whether and how others checked it before it came out; empty where it is not stated.",
    "licence": "Licence of the source; empty where it is not stated.",
    "category": "Design, as the Mixed Methods Appraisal Tool (2018) groups designs.",
    "perspectives": f"Whose views it gathered. {_LISTS}",
    "sample_size": "How many took part, as printed; empty where it is not stated.",
    "url": "Where it can be read on the site.",
    "study": "Identifier of its study.",
    "statement": "What it says, in the words of the review team.",
    "kind": "Kind of item: what a finding rests on, or what a table counts.",
    "perspective": f"Who says so. {_LISTS}",
    "n": "Count, printed or worked out.",
    "base": "What the count is out of: the nearest base that is printed.",
    "n_basis": "Whether the count is printed, derived (exactly one count fits the printed percent) or not stated.",
    "percent_printed": "Percent exactly as printed, without brackets and sign.",
    "credibility": "JBI credibility: how well its illustration bears the source's interpretation.",
    "themes": f"Identifiers of its themes. {_LISTS}",
    "source_path": "The source's own theme, from the top down.",
    "locator": "Where it is printed.",
    "illustrations": f"Identifiers of the quotations and tables that show it. {_LISTS}",
    "findings": "Findings: their identifiers for a quotation, their number for a theme.",
    "text": "Verbatim words, exactly as printed; empty where `withheld` is true. Not covered by the licence of this package.",
    "voice": "Whose words they are.",
    "speaker": "Speaker as printed; empty where it is not stated. Never to be joined across quotations.",
    "also_printed_at": f"Every further place. {_LISTS}",
    "verification": "What comparing it with the source gave.",
    "rights_basis": "What allows its words to be printed.",
    "withheld": "True where the words stand on the site's pages only.",
    "sensitivity": f"What a reader may want to know before reading on. {_LISTS}",
    "table": "Identifier of its table.",
    "order": "Place in the table as printed, from 1.",
    "group": "Variable, question or theme that it stands under, as printed.",
    "row": "Row, item or sub-theme, as printed; empty for a theme's own count.",
    "column": "Answer of a rating matrix, as printed.",
    "base_of": "What the base counts.",
    "n_printed": "Count as printed; empty where none is.",
    "percent_of": "What a percent is a percent of.",
    "percent_computed": "100 n / base, half up.",
    "status": "Arithmetic alone: whether what is printed agrees.",
    "as_printed": "True where the author confirms that the source itself prints this.",
    "note": "What a reader must know of it.",
    "rule": "What was held against what.",
    "name": "Name.",
    "question": "The theme as a question.",
    "parent": "Theme above it.",
    "studies": "Number of studies with a finding or quotation tagged with the theme.",
    "quotes": "Number of quotations tagged with the theme, or with a finding of it.",
    "findings_with_children": "Number of findings tagged with the theme or one below it, each counted once.",
    "theme": "Identifier of its first theme.",
    "also_in": f"Identifiers of further themes. {_LISTS}",
    "confidence": "How sure one can be: the overall judgement by GRADE-CERQual.",
    **dict.fromkeys(
        COMPONENTS, "Concern about this component of GRADE-CERQual; empty where it was not assessed."
    ),
    "assessment_status": "draft until a second, independent role has assessed it.",
    "supports": f"Findings that support it. {_LISTS}",
    "qualifies": f"Findings that limit when, where or for whom. {_LISTS}",
    "contradicts": f"Findings that cannot hold if it does. {_LISTS}",
    "studies_supporting": f"Distinct studies of the findings that support it. {_LISTS}",
    "studies_qualifying": f"Distinct studies of the findings that limit it. {_LISTS}",
    "studies_contradicting": f"Distinct studies of the findings that contradict it. {_LISTS}",
    "supports_indirectly": f"Findings on a neighbouring phenomenon or other people that support it by inference only. {_LISTS}",
    "studies_supporting_indirectly": f"Distinct studies of the findings that support it indirectly. {_LISTS}",
    "single_study": "True where only one study speaks.",
    "origin": "Whose advice it is.",
    "audiences": f"Who could act. {_LISTS}",
    "rests_on": f"Findings and review findings it rests on. {_LISTS}",
    "place": "One place.",
    "other_place": "The other place.",
    "printed": "What stands at the one place.",
    "other": "What stands at the other, or what the arithmetic gives.",
    "weight": "How much depends on it.",
    "handling": "What was done with it.",
}
"""What each column holds, in all files that have it."""

_TYPES = {
    **dict.fromkeys(("year", "sample_size", "n", "base", "order", "n_printed"), "integer"),
    **dict.fromkeys(("withheld", "as_printed", "single_study"), "boolean"),
    "percent_computed": "number",
}
_COUNTS = ("studies", "findings", "quotes", "findings_with_children")
_VALUES: dict[str, tuple[str, ...]] = {
    "n_basis": get_args(Basis),
    "status": get_args(Status),
    "verification": tuple(one.value for one in Verification),
    "assessment_status": ("draft", "assessed"),
}
_FILES: dict[str, tuple[str, tuple[str, ...], dict[str, str]]] = {
    "studies": ("Studies.", datasets.STUDIES, {}),
    "findings": ("What the studies found.", datasets.FINDINGS, {"study": "studies"}),
    "quotes": ("Verbatim words.", datasets.QUOTES, {"study": "studies"}),
    "tables": ("Printed tables, one line a printed cell.", datasets.TABLES, {"study": "studies"}),
    "checks": ("One line a total, vote or bound of a table.", datasets.CHECKS, {"study": "studies"}),
    "themes": ("Topics across studies.", datasets.THEMES, {"parent": ""}),
    "review_findings": ("Statements across studies.", datasets.REVIEW_FINDINGS, {"theme": "themes"}),
    "recommendations": ("Advice, apart from evidence.", datasets.RECOMMENDATIONS, {"study": "studies"}),
    "discrepancies": (
        "Places of a source that do not agree.", datasets.DISCREPANCIES, {"study": "studies"},
    ),
}  # fmt: skip
"""File to what it holds, its columns, and the columns that name a line of another file (empty: of its own)."""


def data_package(site: Site | None) -> bytes:
    """The descriptor of all CSV files but those of single tables, which repeat lines of `tables.csv`."""
    descriptor: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "evidence",
        "title": site.title if site else "Evidence",
        "description": (
            "Empty cells are not printed or do not apply, never 0. The licence covers our own words and numbers; "
            "it never covers quotations."
        ),
        "licenses": [{"name": site.licence, "title": site.licence}] if site and site.licence else [],
        "resources": [_resource(name, *parts) for name, parts in _FILES.items()],
    }
    if site and site.url:
        descriptor["homepage"] = site.url
    if not descriptor["licenses"]:
        del descriptor["licenses"]
    return json.dumps(descriptor, ensure_ascii=False, indent=1).encode() + b"\n"


def _resource(name: str, holds: str, columns: tuple[str, ...], links: dict[str, str]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(name, column) for column in columns],
        "primaryKey": "id",
        "missingValues": [""],
    }
    if links:
        schema["foreignKeys"] = [
            {"fields": column, "reference": {"resource": target, "fields": "id"}}
            for column, target in links.items()
        ]
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{name}.csv",
        "description": holds,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\n", "delimiter": ",", "quoteChar": '"', "doubleQuote": True},
        "schema": schema,
    }


def _field(file: str, column: str) -> dict[str, Any]:
    kind = "integer" if file == "themes" and column in _COUNTS else _TYPES.get(column, "string")
    field: dict[str, Any] = {"name": column, "type": kind, "description": _COLUMNS[column]}
    constraints: dict[str, Any] = {}
    if column == "id":
        constraints = {"required": True, "unique": True}
        if file in ("studies", "themes"):
            constraints["pattern"] = ID_PATTERN.strip("^$")
    elif column in _VALUES:
        constraints = {"enum": list(_VALUES[column])}
    return {**field, "constraints": constraints} if constraints else field
