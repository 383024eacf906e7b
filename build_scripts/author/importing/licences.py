"""The name of a licence, as SPDX writes it, from the address or the words by which a source names it."""

from __future__ import annotations

import re
from typing import Any

from build_scripts.model.licences import as_spdx, is_licence

_DEED = re.compile(
    r"creativecommons\.org/(?:licenses/(?P<kind>[a-z-]+)/(?P<version>[0-9]\.[0-9])(?:/(?P<port>igo|[a-z]{2})\b)?"
    r"|publicdomain/(?P<domain>zero|mark)/1\.0)",
    re.IGNORECASE,
)
_OPEN_GOVERNMENT = re.compile(r"nationalarchives\.gov\.uk/doc/open-government-licence/version/([123])")
_NAMED = re.compile(
    r"\bCC[ -]?(?P<kind>BY(?:[ -](?:NC|SA|ND))*)[ -](?P<version>[0-9]\.[0-9])(?:[ -](?P<port>IGO))?\b",
    re.IGNORECASE,
)


def licence_in(text: str) -> str:
    """The one licence that a text names with its version; empty if it names none, or several."""
    found = {name for name in (*_deeds(text), *_names(text)) if is_licence(name)}
    return found.pop() if len(found) == 1 else ""


def _deeds(text: str) -> list[str]:
    deeds = []
    for deed in _DEED.finditer(text):
        if deed["domain"]:
            deeds.append("CC0-1.0" if deed["domain"].lower() == "zero" else "CC-PDM-1.0")
        else:
            deeds.append(_spdx(deed["kind"], deed["version"], deed["port"]))
    return deeds + [f"OGL-UK-{version}.0" for version in _OPEN_GOVERNMENT.findall(text)]


def _names(text: str) -> list[str]:
    names = [_spdx(name["kind"], name["version"], name["port"]) for name in _NAMED.finditer(text)]
    return names + (["CC0-1.0"] if re.search(r"\bCC0[ -]1\.0\b", text) else [])


def _spdx(kind: str, version: str, port: str | None) -> str:
    return as_spdx("-".join(part for part in ("CC", kind, version, port) if part))


def rights_keys(licence: str, where: str) -> dict[str, Any]:
    """The keys of a study that a named licence settles; none if none is named."""
    if not licence:
        return {}
    basis = {"basis": "licence", "licence": licence}
    return {
        "licence": licence,
        "licence_note": where,
        "rights": {"quotations": dict(basis), "tables": dict(basis)},
    }
