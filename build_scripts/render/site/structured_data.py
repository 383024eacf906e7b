"""What a page says, once more for machines: JSON-LD in the words of schema.org, and nothing the page does not say.

Absolute addresses need the site's own, so where it has none they are left out and everything else stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from build_scripts.model.records.study import Name, Study
from build_scripts.render.site.breadcrumbs import Breadcrumb
from build_scripts.render.text import labels
from build_scripts.render.views.item_views import QuoteView
from build_scripts.render.views.shared import SiteWords

Data = dict[str, Any]

_CONTEXT = "https://schema.org"


@dataclass(frozen=True)
class LinkedData:
    """Makes linked data for one site."""

    site: SiteWords

    def url(self, address: str) -> Data:
        """`{"url": ...}` where the site has an address."""
        return {"url": f"{self.site.url}{address}"} if self.site.url else {}

    def breadcrumbs(self, steps: Sequence[Breadcrumb], address: str) -> tuple[Data, ...]:
        """The way down to the page at `address`."""
        if not steps:
            return ()
        entries = []
        for position, step in enumerate(steps, 1):
            own = address if position == len(steps) else step.address
            item = {"item": f"{self.site.url}{own}"} if self.site.url and own is not None else {}
            entries.append({"@type": "ListItem", "position": position, "name": step.name, **item})
        return ({"@context": _CONTEXT, "@type": "BreadcrumbList", "itemListElement": entries},)

    def website(self) -> Data:
        """The site, on its home page."""
        return {"@context": _CONTEXT, "@type": "WebSite", "name": self.site.title, **self.url("")}

    def study(self, study: Study, address: str) -> Data:
        """The source document that the page at `address` is about, as far as it prints what is asked."""
        said = {
            "author": [] if study.author == "not_stated" else [_author(author) for author in study.author],
            "datePublished": "" if study.issued == "not_stated" else study.issued,
            "isPartOf": {"@type": "Periodical", "name": study.container_title}
            if study.container_title
            else {},
            "pagination": study.page,
            "publisher": {"@type": "Organization", "name": study.publisher} if study.publisher else {},
            "sameAs": f"https://doi.org/{study.doi}" if study.doi else study.url,
            "creativeWorkStatus": labels.REVIEW_STATUS[study.review_status],
        }
        is_article = study.review_status in ("preprint", "peer_reviewed", "not_stated")
        document = {
            "@type": "ScholarlyArticle" if is_article else "Report",
            "name": study.title,
            **{key: value for key, value in said.items() if value},
        }
        return {"@context": _CONTEXT, "@type": "WebPage", **self.url(address), "mainEntity": document}

    def quotations(self, quotes: Iterable[QuoteView]) -> tuple[Data, ...]:
        """Quotations as a page shows them; where each can be read in its place."""
        return tuple(
            {
                "@context": _CONTEXT,
                "@type": "Quotation",
                "text": quote.text,
                "isPartOf": {"@type": "CreativeWork", "name": quote.study.name},
                **self.url(quote.address),
            }
            for quote in quotes
        )

    def dataset(self, description: str, files: Iterable[str], address: str) -> Data:
        """The files of the page at `address`."""
        return {
            "@context": _CONTEXT,
            "@type": "Dataset",
            "name": self.site.title,
            "description": description,
            **({"license": self.site.licence} if self.site.licence else {}),
            **(
                {"creator": {"@type": "Organization", "name": self.site.publisher}}
                if self.site.publisher
                else {}
            ),
            **self.url(address),
            "distribution": [
                {
                    "@type": "DataDownload",
                    "name": file,
                    "encodingFormat": file.rpartition(".")[2],
                    **({"contentUrl": f"{self.site.url}{address}{file}"} if self.site.url else {}),
                }
                for file in files
            ],
        }


def _author(name: Name) -> Data:
    if name.literal:
        return {"@type": "Organization", "name": name.literal}
    return {"@type": "Person", "name": " ".join(part for part in (name.given, name.family) if part)}
