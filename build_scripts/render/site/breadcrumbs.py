"""The way from the home page down to a page: its steps, from the kinds of pages that its address passes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from build_scripts.model import urls
from build_scripts.render.site.registry import CONTRIBUTING, PAGES, title_of


@dataclass(frozen=True)
class Breadcrumb:
    """A step of the way; `address` is None where the step has no page of ours, and for the page itself."""

    name: str
    address: str | None = None


_ABOVE: Mapping[str, Breadcrumb] = {
    **{kind.address: Breadcrumb(kind.title, kind.address) for kind in PAGES if kind.is_single},
    **{kind.start: Breadcrumb(title_of(kind.under), kind.under) for kind in PAGES if kind.under},
    # Written by hand, where there is one.
    urls.CONTRIBUTING: Breadcrumb(CONTRIBUTING),
}
"""The step that stands for each part of the site above a page."""


def breadcrumbs(address: str, name: str) -> tuple[Breadcrumb, ...]:
    """From the home page to the page called `name`; the home page itself has no way."""
    if address == urls.HOME:
        return ()
    places = [place for place, letter in enumerate(address[:-1], 1) if letter == "/"]
    above = (_ABOVE.get(address[:place]) for place in places)
    return (_ABOVE[urls.HOME], *(step for step in above if step), Breadcrumb(name))
