"""The templates and how a page is made from one: autoescaped, nothing undefined, no logic of ours inside.

A contributor's data is only ever a value handed to a template, never a template.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from build_scripts.render.links import Here
from build_scripts.render.prose import prose
from build_scripts.render.site import Page, page_of
from build_scripts.synthesise.views.parts import SiteWords


@pass_context
def _link(context: Context, address: str) -> str:
    here: Here = context["here"]
    return here.to(address)


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The environment of all templates."""
    made = Environment(
        loader=PackageLoader("build_scripts.render", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters["link"] = _link
    made.filters["prose"] = prose
    return made


@dataclass(frozen=True)
class Renderer:
    """Makes pages for one site."""

    site: SiteWords

    def page(
        self,
        template: str,
        address: str,
        title: str,
        description: str,
        hide: tuple[str, ...] = ("navigation",),
        **values: object,
    ) -> Page:
        """The page at `address` from a template and the values it prints."""
        html = self.part(template, address, title=title, **values)
        return page_of(address, title, description, html, hide)

    def part(self, template: str, address: str, **values: object) -> Markup:
        """A part of the page at `address` from a template."""
        found = environment().get_template(f"{template}.html.j2")
        return Markup(found.render(here=Here(address), site=self.site, **values))
