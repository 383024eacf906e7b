"""What the site was made with: the pinned packages as a CycloneDX bill of materials.

The form is that of CycloneDX 1.5 (https://cyclonedx.org/docs/1.5/json/), without a serial number and a time, so that
the same lock gives the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

_PINNED = re.compile(r"^(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?==(?P<version>[^\s;\\]+)")
_HASH = re.compile(r"--hash=sha256:(?P<digest>[0-9a-f]{64})")


@dataclass(frozen=True)
class Package:
    """A package as the lock names it."""

    name: str
    version: str
    hashes: tuple[str, ...]
    """SHA-256 of each file of it that may be installed."""


def packages(lock: str) -> Iterator[Package]:
    """The packages of a `requirements.lock`, in its order."""
    for entry in re.split(r"\n(?=[A-Za-z0-9])", lock):
        if found := _PINNED.match(entry):
            yield Package(found["name"], found["version"], tuple(_HASH.findall(entry)))


def bill_of_materials(lock: str, name: str, version: str) -> str:
    """The bill, as JSON, of the release `version` of the site `name`."""
    components = [
        {
            "type": "library",
            "name": package.name,
            "version": package.version,
            "purl": f"pkg:pypi/{package.name.lower()}@{package.version}",
            "hashes": [{"alg": "SHA-256", "content": digest} for digest in package.hashes],
        }
        for package in packages(lock)
    ]
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": name, "version": version}},
        "components": components,
    }
    return json.dumps(bill, ensure_ascii=False, indent=1) + "\n"
