"""How a study is cited, from its bibliography as printed."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model.study import Name, Study
from build_scripts.synthesise.views import words


@dataclass(frozen=True)
class Citation:
    """A citation in three parts, the title apart for its italics, and where the document can be read."""

    before: str
    title: str
    after: str
    url: str


def citation(study: Study) -> Citation:
    """Authors, year, title, where it came out; what is not stated is said so."""
    who = (
        "Authors not stated"
        if study.author == "not_stated"
        else words.listed([_inverted(one) for one in study.author])
    )
    year = "year not stated" if study.issued == "not_stated" else study.issued[:4]
    volume = f"{study.volume or ''}{f'({study.issue})' if study.issue else ''}"
    place = ", ".join(part for part in (study.container_title, volume, study.page) if part)
    after = ". ".join(
        part
        for part in (
            place,
            study.publisher,
            words.REVIEW_STATUS["preprint"] if study.review_status == "preprint" else "",
        )
        if part
    )
    return Citation(
        before=f"{who.rstrip('.')} ({year}).",
        title=study.title,
        after=f"{after}." if after else "",
        url=f"https://doi.org/{study.doi}" if study.doi else study.url or "",
    )


def _inverted(name: Name) -> str:
    return name.literal or ", ".join(part for part in (name.family, name.given) if part)
