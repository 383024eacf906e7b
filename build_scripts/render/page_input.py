"""What page modules make their pages from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from build_scripts.model.diagnostics import RuleText
from build_scripts.render.explorers.explorer import Explorer
from build_scripts.render.site.renderer import Renderer
from build_scripts.render.views.items import Items


@dataclass(frozen=True)
class PageInput:
    """A corpus, ready to be printed. A module of `render/pages` makes its pages in `pages(PageInput)`."""

    renderer: Renderer
    items: Items
    explorers: Mapping[str, Explorer]
    """What readers search and choose by on long lists, by the list's address."""
    rule_texts: Sequence[RuleText]
