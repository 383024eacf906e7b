"""Pages about the review and its words: methods, glossary, conceptual models."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.model import addresses
from build_scripts.render.environment import Renderer
from build_scripts.render.model_drawing import drawing_of, plan_of, reading_of
from build_scripts.render.pages.gone import tombstones
from build_scripts.render.site import Page
from build_scripts.synthesise.views.confidence import levels
from build_scripts.synthesise.views.items import Items
from build_scripts.synthesise.views.models import model_view
from build_scripts.synthesise.views.reference import glossary_view, methods_view


def reference_pages(renderer: Renderer, items: Items) -> Iterator[Page]:
    """Methods, glossary, and a page for each model."""
    review = items.corpus.review
    yield renderer.page(
        "methods",
        addresses.METHODS,
        "Methods",
        "How this was done, what was not done, and what a reader may and may not conclude.",
        view=methods_view(review) if review else None,
        levels=levels(),
    )
    yield renderer.page(
        "glossary",
        addresses.GLOSSARY,
        "Glossary",
        "Specialist words in plain words.",
        hide=("navigation", "toc"),
        terms=glossary_view(items),
        gone=tombstones(renderer, items, addresses.GLOSSARY),
    )
    for id_ in items.corpus.models:
        view = model_view(items, id_)
        plan = plan_of(view)
        study = f" from {view.study.name}" if view.study else ""
        yield renderer.page(
            "model",
            view.address,
            view.name,
            f"A model{study}, drawn and part by part, with what each part rests on.",
            view=view,
            drawing=drawing_of(view, plan),
            reading=reading_of(plan),
            gone=tombstones(renderer, items, view.address),
        )
