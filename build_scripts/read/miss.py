"""A place where a value misses its shape: what is wrong with it in plain words, and the repair."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model.problems import Path, Severity


@dataclass(frozen=True)
class Miss:
    """One mistake in a record."""

    code: str
    path: Path
    message: str
    hint: str = ""
    at_key: bool = False
    part: str = ""
    put: str | None = None
    """YAML that would mend it, in place of the value (or of the key, with `at_key`)."""
    severity: Severity | None = None
    fits: bool = True
    """False where the value is of another kind than was due: text in place of a list, for example."""
    meant: str = ""
    """The key that an unknown key most likely means, or that is missing."""
    between_braces: str = ""
    """The hint where this stands between braces on one line, if it is another there."""

    @property
    def refuses(self) -> bool:
        """Whether the record cannot be used."""
        return self.severity is not Severity.WARNING
