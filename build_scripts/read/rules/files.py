"""The rules about files and folders: which there are, what they are called, whether they can be opened."""

from __future__ import annotations

from build_scripts.model.diagnostics import RuleText, Severity


def _rule(
    code: str, slug: str, why: str, bad: str = "", good: str = "", severity: Severity = Severity.ERROR
) -> RuleText:
    return RuleText(code, slug, severity, "corpus", why, bad, good)


TERM = """\
- id: waiting-list{marked}
  term: waiting list
  meaning: People who wait for their turn.
"""

FILE_RULES: tuple[RuleText, ...] = (
    _rule(
        "EV051",
        "no-evidence-folder",
        "Everything an author writes stands in the folder `evidence`. Without it the command was started in "
        "the wrong place.",
    ),
    _rule(
        "EV052",
        "no-studies",
        "A site without a study has nothing to show.",
    ),
    _rule(
        "EV053",
        "study-missing",
        "The file `study.yaml` says which document a folder is about. Without it nothing in the folder can be "
        "shown.",
    ),
    _rule(
        "EV054",
        "file-missing",
        "`site.yaml` names the perspectives that every finding refers to, and `review.yaml` says what the "
        "review asks. Both are needed.",
    ),
    _rule(
        "EV055",
        "unknown-file",
        "Only files with a known name and place are read. One with a mistyped name would be left out without a "
        "word.",
        bad="# evidence/glosary.yaml\n" + TERM.format(marked="  # <- here"),
        good="# evidence/glossary.yaml\n" + TERM.format(marked=""),
    ),
    _rule(
        "EV056",
        "bad-name",
        "The name of a file or folder is its id and becomes part of its address.",
    ),
    _rule(
        "EV057",
        "unreadable-file",
        "A file that cannot be opened is not left out silently.",
    ),
    _rule(
        "EV058",
        "link-elsewhere",
        "A link to a place outside the project would publish what nobody reviewed, and is broken on every "
        "other machine.",
    ),
    _rule(
        "EV059",
        "damaged-receipt",
        "A receipt proves that quotations were found in the source. It is written by `evidence verify`, never "
        "by hand.",
        bad="# evidence/receipts/okafor-2021.json\n{}  # <- here\n",
    ),
    _rule(
        "EV060",
        "stray-receipt",
        "A receipt belongs to the study of the same name. Without that study it proves nothing.",
        severity=Severity.WARNING,
    ),
    _rule(
        "EV061",
        "cannot-be-shown",
        "What the check has nothing to say of can be shown. Where the program stops at it all the same, the mistake "
        "is the program's: a preview leaves the file out and says so, and a release is not built.",
    ),
)
