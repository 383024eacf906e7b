"""Judgements side by side: the surest first, then the lightest concerns; reasons and gaps are shown."""

from __future__ import annotations

from build_scripts.check.judgements.one_scale import other_finding
from build_scripts.render.pages.profiles import profiles_view
from build_scripts.render.views.items import Items
from build_scripts.synthesise.joins import join

NOT_ASSESSED = """\
# in evidence/review_findings/not-knowing-weighs.yaml
confidence:
  level: not_assessed
  not_assessed_reason: not_yet
  explanation: Nobody has weighed the open answers yet.
"""


def view(reading_of, overlay: str):
    return profiles_view(Items(join(reading_of(overlay).corpus)))


def test_the_surest_stands_first_then_the_lightest_concerns(reading_of):
    second = other_finding("low", limits="minor").replace("    kind: direct", "    kind: partial")
    third = other_finding("very_low", "  level_differs_because: One morning.\n").replace(
        "desk-helps", "smile-helps"
    )
    shown = view(reading_of, second + third).profiles
    assert [profile.line.id for profile in shown] == ["desk-helps", "not-knowing-weighs", "smile-helps"]
    assert shown[0].concerns == (
        "Minor concerns", "Minor concerns", "Serious concerns", "No or very minor concerns (partial relevance)",
    )  # fmt: skip
    assert [profile.differs for profile in shown] == ["", "", "One morning."]


def test_what_nobody_has_judged_stands_apart(reading_of):
    found = view(reading_of, NOT_ASSESSED)
    assert found.profiles == ()
    assert [line.id for line in found.not_assessed] == ["not-knowing-weighs"]
