"""The list of teaching sessions, and a page for each, to teach from and to print."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.render.page_input import PageInput
from build_scripts.render.site.site import Page
from build_scripts.render.teaching.files import downloads_of
from build_scripts.render.teaching.session import session_line, session_view
from build_scripts.render.views.shared import shared_line


def pages(given: PageInput) -> Iterator[Page]:
    """The list, then every session; neither where nobody has written one."""
    renderer, items = given.renderer, given.items
    ids = sorted(items.corpus.teaching, key=lambda id_: (items.corpus.teaching[id_].minutes, id_))
    if not ids:
        return
    yield renderer.page(
        "sessions",
        "Sessions to teach from: what learners do, step by step, and the evidence that each step rests on.",
        sessions=[session_line(items, id_) for id_ in ids],
    )
    for id_ in ids:
        view = session_view(items, id_)
        yield renderer.page(
            "session",
            shared_line(view.line.notice, f"A teaching session of {view.line.minutes}."),
            address=view.line.address,
            title=view.line.title,
            view=view,
            downloads=downloads_of(id_),
        )
