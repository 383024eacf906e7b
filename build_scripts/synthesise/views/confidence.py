"""How sure one can be, in words and steps: GRADE-CERQual (Lewin 2018)."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model.review_finding import Confidence
from build_scripts.synthesise.views import words


@dataclass(frozen=True)
class ComponentView:
    """One of the four components of confidence."""

    plain: str
    term: str
    concern: str
    key: str
    explanation: str


@dataclass(frozen=True)
class ConfidenceView:
    """How sure one can be, in words and steps."""

    key: str
    steps: int
    words: str
    meaning: str
    explanation: str
    reason: str
    """Why it was not assessed; empty otherwise."""
    components: tuple[ComponentView, ...]


def confidence_view(confidence: Confidence) -> ConfidenceView:
    """How sure one can be, in words."""
    steps, level, meaning = words.LEVEL[confidence.level]
    reason = confidence.not_assessed_reason
    return ConfidenceView(
        key=confidence.level,
        steps=steps,
        words=level,
        meaning=meaning,
        explanation=confidence.explanation,
        reason=words.NOT_ASSESSED[reason] if reason else "",
        components=tuple(
            ComponentView(
                plain=plain,
                term=term,
                concern=words.CONCERN[component.concern],
                key=component.concern,
                explanation=component.explanation,
            )
            for name, (plain, term) in words.COMPONENT.items()
            if (component := getattr(confidence, name)) is not None
        ),
    )


def levels() -> tuple[ConfidenceView, ...]:
    """All levels of confidence and what they mean, the highest first."""
    return tuple(
        ConfidenceView(key, steps, level, meaning, "", "", ())
        for key, (steps, level, meaning) in words.LEVEL.items()
    )
