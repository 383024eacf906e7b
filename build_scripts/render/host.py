"""What a site tells its host: title, address, theme overrides, styles and scripts."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from importlib.resources import files
from typing import Any

from build_scripts.model import addresses
from build_scripts.model.site import Site as SiteRecord

OVERRIDES = files("build_scripts.render") / "overrides"
STYLES = ("assets/site.css",)
SCRIPTS = ("assets/site.js",)


def settings(record: SiteRecord | None, given: Mapping[str, Any]) -> dict[str, Any]:
    """The host's settings that follow from `site.yaml`; styles and scripts come before those already given."""
    # The host's theme puts these into its pages as they are: they are HTML to it.
    from_record = (
        {
            "site_name": escape(record.title),
            "site_description": escape(record.description),
            "site_author": escape(record.publisher) if record.publisher else None,
        }
        if record
        else {}
    )
    if record and record.url:
        from_record["site_url"] = addresses.home(record.url)
    return {
        **from_record,
        "extra_css": [*STYLES, *(given.get("extra_css") or ())],
        "extra_javascript": [*SCRIPTS, *(given.get("extra_javascript") or ())],
    }
