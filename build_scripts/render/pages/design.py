"""The design page: every token and every component, light beside dark.

The tokens come from the look, the components from the macros that every page uses, with the annotated example's
data: so the page cannot say anything else than the site does.
"""

from __future__ import annotations

from build_scripts.model import addresses
from build_scripts.render import look
from build_scripts.render.environment import Renderer
from build_scripts.render.site import Page


def design_page(renderer: Renderer) -> Page:
    """The page with every token and every component."""
    return renderer.page(
        "design",
        addresses.DESIGN,
        "Design",
        "Every colour, size and component of this site, in light and dark, with its meaning.",
        hide=(),
        look=look,
    )
