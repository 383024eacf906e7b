"""How a page is made from a template, and how links to other pages are written."""

from __future__ import annotations

from collections.abc import Sized
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from build_scripts.model import urls
from build_scripts.render.look.share_picture import Picture
from build_scripts.render.site.breadcrumbs import breadcrumbs
from build_scripts.render.site.registry import KINDS
from build_scripts.render.site.site import Page, page_of
from build_scripts.render.site.structured_data import Data, LinkedData
from build_scripts.render.text.glossary_links import Terms
from build_scripts.render.text.languages import language_attributes
from build_scripts.render.text.markdown import prose, typographic
from build_scripts.render.views.shared import SiteWords


@dataclass(frozen=True)
class Here:
    """The page that is being rendered."""

    address: str

    @cached_property
    def up(self) -> str:
        """The way from here to the root."""
        return "../" * self.address.count("/")

    def to(self, address: str) -> str:
        """The link from here to `address`, which is written from the root (`studies/okafor-2021/#waiting`)."""
        page, hash_, fragment = address.partition("#")
        if page == self.address:
            return f"{hash_}{fragment}" or "./"
        return self.up + address or "./"


_WITHOUT_TERMS = (urls.GLOSSARY, urls.CONTRIBUTING, urls.SEARCH)
"""Where no word is linked to its meaning: the glossary itself, pages for authors, and the search."""


@pass_context
def _link(context: Context, address: str) -> str:
    here: Here = context["here"]
    return here.to(address)


def _full_stop(text: str) -> str:
    """What ends a text that does not end as a sentence."""
    return "" if text.endswith(("?", "!", ".")) else "."


def _is_single(entries: Sized) -> bool:
    return len(entries) == 1


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
    made.filters["language"] = language_attributes
    made.filters["full_stop"] = _full_stop
    made.tests["single"] = _is_single
    made.filters["typographic"] = typographic
    return made


def _numbered(text: str, number: int) -> str:
    """A title or description of its own for each page of a long list."""
    if number == 1:
        return text
    sentence = text.removesuffix(".")
    return f"{sentence}, page {number}{text[len(sentence) :]}"


@dataclass(frozen=True)
class Renderer:
    """Makes pages for one site."""

    site: SiteWords
    terms: Terms = field(default_factory=Terms)

    def page(
        self,
        kind: str,
        description: str,
        *,
        address: str | None = None,
        title: str = "",
        number: int = 1,
        short: str = "",
        picture: Picture | None = None,
        structured: tuple[Data, ...] = (),
        **values: object,
    ) -> Page:
        """A page of a kind of the registry, with the values that its template prints.

        `address` and `title` are those of the kind unless given; `number` counts the pages of a long list;
        `short` is its name on the way down to it, where its title is long; `structured` its linked data.
        """
        what = KINDS[kind]
        address = urls.list_page(what.address if address is None else address, number)
        title = _numbered(title or what.title, number)
        way = breadcrumbs(address, short or title)
        html: str = self.part(what.template_name, address, title=title, breadcrumbs=way, **values)
        if not address.startswith(_WITHOUT_TERMS):
            html = self.terms.linked(html, Here(address).to)
        data = (*self.linked_data.breadcrumbs(way, address), *structured)
        return page_of(what, address, title, _numbered(description, number), html, picture, data)

    @cached_property
    def linked_data(self) -> LinkedData:
        """Makes the linked data of pages."""
        return LinkedData(self.site)

    def part(self, template: str, address: str, **values: object) -> Markup:
        """A part of the page at `address` from a template."""
        found = environment().get_template(f"{template}.html.j2")
        return Markup(found.render(here=Here(address), site=self.site, **values))
