"""A study, or a page of ours, as a record in CSL-JSON: what the other formats are written from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from build_scripts.model.records.study import Name, Study
from build_scripts.render.text import labels

Record = Mapping[str, Any]


def study_record(id_: str, study: Study) -> Record:
    """The source document; what is not printed is not there, and what must be minded of it is its note."""
    return {
        "id": id_,
        "type": study.type,
        "title": study.title,
        **_printed(
            {
                "author": [] if study.author == "not_stated" else [_name(name) for name in study.author],
                "issued": {} if study.issued == "not_stated" else date_parts(study.issued),
                "publisher": study.publisher,
                "container-title": study.container_title,
                "volume": study.volume,
                "issue": study.issue,
                "page": study.page,
                "DOI": study.doi,
                "URL": f"https://doi.org/{study.doi}" if study.doi else study.url,
                "language": study.language,
                "genre": "Preprint" if study.review_status == "preprint" else "",
                "note": ". ".join(labels.CAUTION[key].sentence for key in study.cautions),
            }
        ),
    }


def page_record(
    address: str, title: str, site: str, publisher: str, url: str, changed: str, cautions: Iterable[str] = ()
) -> Record:
    """A page of ours as it stood on the day `changed`; `cautions` are sentences on the documents that it rests on."""
    return {
        "id": address.strip("/").replace("/", "-"),
        "type": "webpage",
        "title": title,
        "container-title": site,
        **_printed({"publisher": publisher, "note": ". ".join(cautions)}),
        "issued": date_parts(changed),
        "version": f"Version of {labels.date(changed)}",
        "URL": f"{url}{address}",
        "language": "en-GB",
    }


def csl_json(records: Iterable[Record]) -> bytes:
    """Records as a file."""
    return json.dumps(list(records), ensure_ascii=False, indent=1).encode() + b"\n"


def date_parts(date: str) -> Record:
    """`2026-11` as CSL has it."""
    return {"date-parts": [[int(part) for part in date.split("-")]]}


def iso_date(record: Record) -> str:
    """The date of a record, `2026-11`; empty where there is none."""
    (parts,) = record["issued"]["date-parts"] if "issued" in record else ((),)
    return "-".join(f"{part:02}" for part in parts)


def family_of(name: Record) -> str:
    """A family name with what stands before it."""
    return " ".join(part for part in (name.get("non-dropping-particle"), name.get("family")) if part)


def _name(name: Name) -> Record:
    """A name; small letters before a family name, `van der`, stand apart."""
    if name.literal:
        return {"literal": name.literal}
    words = (name.family or "").split()
    small = next((place for place, word in enumerate(words) if not word.islower()), 0)
    particle, family = " ".join(words[:small]), " ".join(words[small:])
    return _printed({"family": family, "non-dropping-particle": particle, "given": name.given})


def _printed(keys: Record) -> dict[str, Any]:
    return {key: value for key, value in keys.items() if value}
