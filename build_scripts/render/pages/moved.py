"""Pages in the place of others: of what moved, of what was taken back, and of what could not be read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from markupsafe import Markup

from build_scripts.model import urls
from build_scripts.model.diagnostics import Diagnostic, Severity
from build_scripts.model.ids import is_id
from build_scripts.model.layout import FileRole, role_of
from build_scripts.model.records.site import Withdrawn
from build_scripts.render.site.renderer import Renderer
from build_scripts.render.site.site import Page
from build_scripts.render.text import labels
from build_scripts.render.views.items import Items
from build_scripts.render.views.shared import Link
from build_scripts.synthesise.permalinks import former

PAGES_OF: Mapping[str, Callable[[str], str]] = {
    "themes": urls.theme,
    "review_findings": urls.review_finding,
    "models": urls.model,
}
"""The address of a record's page, by the folder that its file stands in."""


def tombstones(renderer: Renderer, items: Items, address: str) -> Markup:
    """Anchors, each with its sentence, for the items that were taken back from the page at `address`."""
    lines = [_line(item) for item in _withdrawn(items) if item.address.partition("#")[0] == address]
    return renderer.part("_partials/tombstones", address, lines=lines)


def redirect_pages(
    renderer: Renderer, items: Items, titles: Mapping[str, str], hand_written: Collection[str]
) -> Iterator[Page]:
    """A page for each old address of a page that moved, then for each that was taken back.

    `titles` are those of the pages there are, by address; they and `hand_written` pages stay as they are.
    """
    present = titles.keys() | set(hand_written)
    for old, new in _moved(items):
        if old not in present:
            yield renderer.page(
                "moved",
                f"What stood at {old} has another address now.",
                address=old,
                title=f"Moved: {old}",
                moved=True,
                lines=[
                    ("", "This page has another address now:", Link(new, titles.get(new, new))),
                    *_parts_of(items, old, titles.get(new, new)),
                ],
            )
    withdrawn: dict[str, list[Withdrawn]] = defaultdict(list)
    for item in _withdrawn(items):
        withdrawn[item.address.partition("#")[0]].append(item)
    for address, all_ in withdrawn.items():
        if address not in present:
            yield renderer.page(
                "taken_back",
                f"What stood at {address} was taken back.",
                address=address,
                title=f"Taken back: {address}",
                moved=False,
                lines=[_line(item) for item in all_],
            )


def unread_pages(
    renderer: Renderer, items: Items, problems: Sequence[Diagnostic], present: Collection[str]
) -> Iterator[Page]:
    """A page for each file whose record has a page of its own and could not be read; it says what is wrong.

    What is `present` stays as it is, and a study's page says so itself.
    """
    by_file: dict[str, list[Diagnostic]] = defaultdict(list)
    for problem in problems:
        if problem.severity is Severity.ERROR:
            by_file[problem.file].append(problem)
    for file in sorted(items.corpus.unread):
        role = role_of(file)
        if not isinstance(role, FileRole) or role.folder not in PAGES_OF or not is_id(role.id):
            continue
        address = PAGES_OF[role.folder](role.id)
        if address in present:
            continue
        yield renderer.page(
            "not_shown",
            f"{file} could not be shown.",
            address=address,
            title=f"Not shown: {role.id}",
            moved=False,
            lines=[
                (
                    "",
                    f"{problem.file}, line {problem.place.line}: {problem.message} {problem.hint}",
                    Link(urls.rule(problem.code), f"{problem.code} {problem.slug}"),
                )
                for problem in by_file[file]
            ],
        )


def _parts_of(items: Items, page: str, title: str) -> Iterator[tuple[str, str, Link]]:
    """What had its place on a page that moved, each at its old id."""
    for old, new in former(items.corpus).items():
        if old.startswith(f"{page}#"):
            yield old.partition("#")[2], "This part of it stands here now:", Link(new, title)


def _withdrawn(items: Items) -> tuple[Withdrawn, ...]:
    return items.corpus.site.withdrawn if items.corpus.site else ()


def _line(item: Withdrawn) -> tuple[str, str, Link | None]:
    text = f"Taken back on {labels.date(item.date)}. {item.reason}"
    return item.address.partition("#")[2], text, Link(item.see, "Read instead") if item.see else None


def _moved(items: Items) -> Iterator[tuple[str, str]]:
    """Old and new address of every page that moved; items inside a page keep their old ids there."""
    return ((old, new) for old, new in former(items.corpus).items() if "#" not in old)
