"""What the reader of a rule is told: code, reason, and an example of each kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from build_scripts.model.problems import Severity

Scope = Literal["file", "study", "corpus"]
"""How much of the corpus a rule looks at: one file, one study with what it names, or everything."""


@dataclass(frozen=True)
class RuleText:
    """A rule as authors read it. `bad` and `good` are run by the tests.

    Both hold one or more files, each introduced by a line `# evidence/<path>`, and are laid over the annotated
    example: a file named there takes the place of the example's. After a line `# in evidence/<path>` only the
    entries that follow do so: an entry of a list by its `id`, any other by its key; a new one comes last. The
    first line that `bad` marks with a
    trailing `# <- here` is the line the problem must name.
    """

    code: str
    slug: str
    severity: Severity
    scope: Scope
    why: str
    bad: str
    good: str
