"""Every explorer of a corpus."""

from __future__ import annotations

from collections.abc import Mapping

from build_scripts.synthesise.views.explorer import Explorer
from build_scripts.synthesise.views.explorer_choices import Choices
from build_scripts.synthesise.views.explorers_of_evidence import finding_explorer, quote_explorer
from build_scripts.synthesise.views.explorers_of_lists import (
    recommendation_explorer,
    review_finding_explorer,
    study_explorer,
)
from build_scripts.synthesise.views.items import Items

_KINDS = (finding_explorer, quote_explorer, recommendation_explorer, study_explorer, review_finding_explorer)


def explorers(items: Items) -> Mapping[str, Explorer]:
    """Explorers by their address; a list of one needs none."""
    choices = Choices(items)
    made = (of_kind(choices) for of_kind in _KINDS)
    return {one.address: one for one in made if one.size > 1}
