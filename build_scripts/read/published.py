"""A published `evidence.json` -> the corpus that it was made from, but for what it leaves out.

It holds no receipts, and not the words of quotations that stand on pages only: those read as `WITHHELD`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from build_scripts.model.corpus import Corpus, StudyFolder
from build_scripts.model.fields import Record
from build_scripts.model.layout import AT_TOP, IN_FOLDER, IN_STUDY, FileKind
from build_scripts.model.records.quote import WITHHELD, Quote
from build_scripts.model.records.site import SCHEMA_VERSION

RecordT = TypeVar("RecordT", bound=Record)

_OF_A_QUOTE = {field.alias or name for name, field in Quote.model_fields.items()}
"""Its keys; published data say more of a quotation than its record."""


class NotPublishedError(Exception):
    """What was given is no evidence.json that can be read; the message is a sentence for people."""


def read_published(content: bytes) -> Corpus:
    """The corpus in an `evidence.json`. Raises NotPublishedError."""
    try:
        data = json.loads(content)
    except (ValueError, RecursionError) as fault:
        raise NotPublishedError("It is no JSON, or not whole.") from fault
    if not isinstance(data, dict) or "schema_version" not in data:
        raise NotPublishedError("It has no `schema_version`: is it the evidence.json of a site?")
    if data["schema_version"] != SCHEMA_VERSION:
        raise NotPublishedError(
            f"Its records are of version {data['schema_version']}, those read here of version {SCHEMA_VERSION}. Compare "
            "with the commit it was made from."
        )
    tops = {name.removesuffix(".yaml"): kind for name, kind in AT_TOP.items() if name != "waivers.yaml"}
    return Corpus(
        **{name: _value(kind, data.get(name), name) for name, kind in tops.items()},
        studies={id_: _study(id_, study) for id_, study in _mapping(data, "studies").items()},
        **{name: _by_id(kind, data, name) for name, kind in IN_FOLDER.items()},
    )


def _study(id_: str, study: Any) -> StudyFolder:
    parts = {name.removesuffix(".yaml"): kind for name, kind in IN_STUDY.items()}
    held = study if isinstance(study, dict) else {}
    return StudyFolder(
        id=id_,
        **{name: _value(kind, held.get(name), f"studies.{id_}.{name}") for name, kind in parts.items()},
    )


def _by_id(kind: FileKind, data: Mapping[str, Any], name: str) -> Any:
    """What a folder of records holds, by the id of each."""
    held = _mapping(data, name).items()
    return {id_: _record(kind.record, value, f"{name}.{id_}") for id_, value in held}


def _mapping(data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = data.get(name)
    return found if isinstance(found, dict) else {}


def _value(kind: FileKind, value: Any, where: str) -> Any:
    """What a file of a kind holds: a record or none, or several."""
    if kind.many:
        entries = value if isinstance(value, list | None) else [value]
        return tuple(_record(kind.record, one, where) for one in entries or ())
    return _record(kind.record, value, where) if value is not None else None


def _record(kind: type[RecordT], value: Any, where: str) -> RecordT:
    if kind is Quote and isinstance(value, dict):
        value = {key: told for key, told in value.items() if key in _OF_A_QUOTE}
        value["text"] = value.get("text") or WITHHELD
    try:
        return kind.model_validate_json(json.dumps(value))
    except ValidationError as fault:
        key = ".".join(str(step) for step in fault.errors()[0]["loc"])
        raise NotPublishedError(
            f"`{where}` has a record that does not fit ({key}): it was made by another version of the program. Compare "
            "with the commit it was made from."
        ) from fault
