"""Names of licences: those that sources print most, as SPDX writes them."""

from __future__ import annotations

import re

KINDS = ("BY", "BY-SA", "BY-NC", "BY-NC-SA", "BY-ND", "BY-NC-ND")
"""Of the Creative Commons licences."""

SUGGESTED = (
    "CC0-1.0",
    *(f"CC-{kind}-{version}" for version in ("4.0", "3.0", "2.0") for kind in KINDS),
    "OGL-UK-3.0",
    "OGL-UK-2.0",
)
"""What to offer for a name that is nearly one of them, the likeliest version first."""

CREATIVE_COMMONS = re.compile(
    rf"CC-(?:{'|'.join(reversed(KINDS))})-(?:(?:1\.0|2\.0|2\.1|2\.5|3\.0)(?:-[A-Z]{{2}})?|3\.0-IGO|4\.0)"
)
"""With the ported versions, which have a country, and those for bodies of several states (IGO)."""

OTHERS = frozenset({"CC0-1.0", "CC-PDM-1.0", "CC-PDDC", "OGL-UK-1.0", "OGL-UK-2.0", "OGL-UK-3.0"})

PUBLIC_DOMAIN = frozenset({"public domain", "public_domain", "public-domain"})
"""Words for what no licence is needed for; no version belongs to them."""

LONG_NAME = re.compile(
    r"(?P<short>CC[ -]BY\b.*[0-9]\.[0-9]) (?:International|Unported|Generic)(?: [Ll]icen[cs]e)?"
)
"""A version of Creative Commons with the word that its deed adds."""


def is_licence(name: str) -> bool:
    """Whether this names one licence, its version included where it has versions."""
    long = LONG_NAME.fullmatch(name)
    name = as_spdx(long["short"]) if long else name
    return bool(CREATIVE_COMMONS.fullmatch(name)) or name in OTHERS or name.lower() in PUBLIC_DOMAIN


def as_spdx(name: str) -> str:
    """A name as SPDX would write it, with the signs that SPDX has: `CC BY 3.0 igo` gives `CC-BY-3.0-IGO`."""
    return re.sub(r"-?V(?=[0-9])", "-", re.sub(r"[\s_–-]+", "-", name.strip()).upper())
