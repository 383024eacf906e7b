"""What each group of people says, study by study; no votes, no counting of sides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from build_scripts.synthesise.views.item_views import FindingView, StudyLine
from build_scripts.synthesise.views.items import Items

STUDIES_SHOWN = 12
"""Studies under one perspective on a theme's page; whatever is beyond stands in the list of findings."""

FINDINGS_SHOWN = 2
FINDINGS_UNFOLDING = 30
"""Findings of one study under one perspective that stand open on a theme's page, and that unfold.

Of several studies one finding each stands open."""


@dataclass(frozen=True)
class StudySays:
    """Findings of one study under one perspective."""

    study: StudyLine
    shown: tuple[FindingView, ...]
    unfolding: tuple[FindingView, ...]
    beyond: int
    """How many more there are."""


@dataclass(frozen=True)
class SideView:
    """What one group of people says, study by study; no votes, no counting of sides."""

    says: str
    definition: str
    tone: int
    by_study: tuple[StudySays, ...]
    studies_beyond: int
    """How many more studies there are."""


def sides(items: Items, findings: Sequence[FindingView]) -> tuple[SideView, ...]:
    """Findings under each group that says them, in the order of `site.yaml`."""
    known = [(one.id, one.says, one.definition) for one in items.site.perspectives]
    named = {id_ for id_, _, _ in known}
    unknown = dict.fromkeys(id_ for one in findings for id_ in one.perspectives if id_ not in named)
    return tuple(
        SideView(
            says,
            definition,
            items.site.tone(id_),
            by_study[:STUDIES_SHOWN],
            max(0, len(by_study) - STUDIES_SHOWN),
        )
        for id_, says, definition in (*known, *((id_, id_, "") for id_ in unknown))
        if (by_study := _by_study(one for one in findings if id_ in one.perspectives))
    )


def _by_study(findings: Iterable[FindingView]) -> tuple[StudySays, ...]:
    grouped: dict[str, list[FindingView]] = {}
    for finding in findings:
        grouped.setdefault(finding.study.id, []).append(finding)
    shown = FINDINGS_SHOWN if len(grouped) == 1 else 1
    return tuple(
        StudySays(
            group[0].study,
            tuple(group[:shown]),
            tuple(group[shown : shown + FINDINGS_UNFOLDING]),
            max(0, len(group) - shown - FINDINGS_UNFOLDING),
        )
        for group in grouped.values()
    )
