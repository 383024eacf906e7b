"""`datapackage.json`: what each CSV file holds, column by column, as a Frictionless Data Package (version 1)."""

from __future__ import annotations

import json
from typing import Any

from build_scripts.model.records.site import Site
from build_scripts.render.data.dataset import Column, Dataset
from build_scripts.render.data.datasets import DATASETS


def data_package(site: Site | None, as_of: str) -> bytes:
    """The descriptor of all CSV files but those of single tables, which repeat lines of `tables.csv`.

    `as_of` is the day at which the site stands.
    """
    descriptor: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "evidence",
        "title": site.title if site else "Evidence",
        "description": (
            "Empty cells are not printed or do not apply, never 0. The licence covers our own words and numbers; "
            "it never covers quotations."
        ),
        "licenses": [{"name": site.licence, "title": site.licence}] if site and site.licence else [],
        "as_of": as_of,
        "resources": [_resource(dataset) for dataset in DATASETS],
    }
    if site and site.url:
        descriptor["homepage"] = site.url
    for key in ("licenses", "as_of"):
        if not descriptor[key]:
            del descriptor[key]
    return json.dumps(descriptor, ensure_ascii=False, indent=1).encode() + b"\n"


def _resource(dataset: Dataset[Any]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in dataset.columns],
        "primaryKey": "id",
        "missingValues": [""],
    }
    links = [column for column in dataset.columns if column.names]
    if links:
        schema["foreignKeys"] = [
            {
                "fields": column.name,
                # A file that names its own lines is empty here, as the standard has it.
                "reference": {"resource": column.names.removeprefix(dataset.name), "fields": "id"},
            }
            for column in links
        ]
    return {
        "profile": "tabular-data-resource",
        "name": dataset.name,
        "path": f"{dataset.name}.csv",
        "description": dataset.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\n", "delimiter": ",", "quoteChar": '"', "doubleQuote": True},
        "schema": schema,
    }


def _field(column: Column[Any]) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": column.type, "description": column.description}
    constraints: dict[str, Any] = {}
    if column.name == "id":
        constraints = {"required": True, "unique": True}
    if column.pattern:
        constraints["pattern"] = column.pattern
    if column.one_of:
        constraints["enum"] = list(column.one_of)
    return {**field, "constraints": constraints} if constraints else field
