"""Where the parts of a quotation stand in its source."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PlacedPart:
    """Where one part of a quotation stands."""

    part: int
    """Its number; of the step before the first part that stands anywhere, one less."""
    start: int
    end: int
    """The words of the source that it shows."""
    after: int
    """Where the next part begins: behind `end` where words were left out or replaced."""
    changed: bool
    """A bracket stands here where the source has other words or none."""


@dataclass(frozen=True)
class Placement:
    """Where a whole quotation stands, part by part."""

    steps: tuple[PlacedPart, ...]

    def stretches(self) -> list[tuple[int, int]]:
        """Every stretch of the source that is shown, in order; neighbours are one."""
        found: list[tuple[int, int]] = []
        for step in self.steps:
            if step.start < step.end:
                if found and found[-1][1] == step.start:
                    found[-1] = (found[-1][0], step.end)
                else:
                    found.append((step.start, step.end))
        return found

    def is_changed(self) -> bool:
        """Whether a bracket stands where the source has other words or none."""
        return any(step.changed for step in self.steps)
