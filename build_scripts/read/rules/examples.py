"""What the rules about files and fields share: how one is made, and a glossary to make mistakes in."""

from __future__ import annotations

from build_scripts.model.diagnostics import RuleText, Severity


def file_rule(
    code: str, slug: str, why: str, bad: str = "", good: str = "", severity: Severity = Severity.ERROR
) -> RuleText:
    """A rule that looks at one file alone."""
    return RuleText(code, slug, severity, "file", why, bad, good)


GLOSSARY = """\
# evidence/glossary.yaml
- id: waiting-list
  term: waiting list
  meaning: People who wait for their turn.
"""

MEANING = "  meaning: People who wait for their turn."


def term_example(*lines: str) -> str:
    """A glossary whose one term has these lines in place of its meaning."""
    return GLOSSARY.replace(MEANING, "\n".join(lines))
