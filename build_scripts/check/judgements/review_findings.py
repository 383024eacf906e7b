"""Rules about statements and the credibility of findings: a statement can be true or false, and something bears it."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.links.references import GOOD_FINDING
from build_scripts.check.rule import rule
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.diagnostics import KeyPath, Severity, Violation
from build_scripts.model.fields import Change
from build_scripts.model.layout import (
    REVIEW_FILE,
    SITE_FILE,
    model_file,
    recommendation_file,
    review_finding_file,
    study_file,
    theme_file,
)
from build_scripts.model.records.finding import QuoteIllustration
from build_scripts.synthesise.joins import Joined

FEWEST_WORDS = 5
"""Fewer words hardly make a sentence that says something of somebody."""

ENDINGS = (".", "!", ".”", ".’", '."', ".'", ".)")

STATEMENT = "# in evidence/review_findings/not-knowing-weighs.yaml\nstatement: {statement}\n"


@rule(
    "EV521",
    "not-a-statement",
    scope="corpus",
    why="A review finding is a full sentence that can be true or false. Confidence cannot be given to a topic or a "
    "question.",
    bad=STATEMENT.format(statement="Waiting and being heard  # <- here"),
    good=STATEMENT.format(
        statement="Visitors may feel unheard when they do not know how long they will wait."
    ),
)
def not_a_statement(joined: Joined) -> Iterator[Violation]:
    """A statement that is a title, a question, or too short to say something."""
    titles = {
        text.strip().rstrip(".?").lower(): id_
        for id_, theme in joined.corpus.themes.items()
        for text in (theme.name, theme.question)
    }
    for id_, finding in joined.corpus.review_findings.items():
        text = finding.statement.strip()
        if text.rstrip(".?").lower() in titles:
            what = f"This is the title of the theme {titles[text.rstrip('.?').lower()]}"
        elif text.endswith("?"):
            what = "This is a question"
        elif len(text.split()) < FEWEST_WORDS:
            what = "This is too short for a sentence that says something of somebody"
        elif not text.endswith(ENDINGS):
            what = "This does not end like a sentence"
        else:
            continue
        yield Violation(
            review_finding_file(id_),
            ("statement",),
            f"{what}; a review finding is a statement that can be true or false.",
            'Write a full sentence with a full stop: who says or does what, where, for example "Visitors may feel '
            'unheard when they do not know how long they will wait."',
        )


ONLY_AGAINST = """\
# in evidence/review_findings/not-knowing-weighs.yaml
evidence:{mark}
  - finding: okafor-2021/not-knowing-how-long
    relation: {relation}
    note: Fourteen of 30 visitors described it in their own words.
  - finding: okafor-2021/friendly-face-helped
    relation: qualifies
    note: Where somebody was at the desk, waiting may weigh less.
"""


@rule(
    "EV522",
    "nothing-supports",
    scope="corpus",
    why="A review finding says what studies found. If no finding supports it, nobody found it.",
    bad=ONLY_AGAINST.format(mark="  # <- here", relation="qualifies"),
    good=ONLY_AGAINST.format(mark="", relation="supports"),
)
def nothing_supports(joined: Joined) -> Iterator[Violation]:
    """A review finding without any finding that supports it."""
    for id_, finding in joined.corpus.review_findings.items():
        if not any(link.relation == "supports" for link in finding.evidence):
            yield Violation(
                review_finding_file(id_),
                ("evidence",),
                "No finding supports this statement; all that are linked limit or contradict it.",
                "Link a finding with `relation: supports`, or turn the statement round.",
                at_key=True,
            )


@rule(
    "EV523",
    "credibility-reason",
    scope="study",
    why="Credibility (JBI) rates how well a source's interpretation is borne by the words that it shows for it. Where "
    "it cannot be rated, readers are told why: there are only numbers, or nothing is shown.",
    bad=GOOD_FINDING.replace("  credibility_reason: quantitative\n", "").replace(
        "credibility: not_assessed", "credibility: not_assessed  # <- here"
    ),
    good=GOOD_FINDING,
)
def credibility_reason(_checked: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """`not_assessed` without a reason, a reason without it, or one that does not fit the finding."""
    file = study_file(folder.id, "findings.yaml")
    for position, finding in enumerate(folder.findings):
        reason, assessed = finding.credibility_reason, finding.credibility != "not_assessed"
        shown = [one for one in finding.illustrations if isinstance(one, QuoteIllustration)]
        if not assessed and reason is None:
            yield Violation(
                file,
                (position, "credibility"),
                "Credibility is not assessed, and no reason is given.",
                "Add `credibility_reason:` with quantitative or no_illustration_printed.",
            )
        elif assessed and reason is not None:
            yield Violation(
                file,
                (position, "credibility_reason"),
                f"A reason for not assessing stands beside `credibility: {finding.credibility}`.",
                "Delete the reason, or write `credibility: not_assessed`.",
            )
        elif assessed and finding.kind == "quantitative":
            yield Violation(
                file,
                (position, "credibility"),
                f"`{finding.credibility}` rates an interpretation of words, and this finding is quantitative.",
                "Write `credibility: not_assessed` and `credibility_reason: quantitative`.",
            )
        elif reason == "quantitative" and finding.kind == "qualitative":
            yield Violation(
                file,
                (position, "credibility_reason"),
                "The reason is `quantitative`, but the finding is qualitative.",
                "Rate it, or write no_illustration_printed if the source shows nothing for it.",
            )
        elif reason == "no_illustration_printed" and shown:
            yield Violation(
                file,
                (position, "credibility_reason"),
                f'The reason says that no illustration is printed, but the quotation "{shown[0].quote}" '
                "illustrates it.",
                "Rate how well the quotation bears the source's interpretation.",
            )


CREDIBLE = (
    GOOD_FINDING.replace("kind: quantitative", "kind: qualitative")
    .replace("  credibility_reason: quantitative\n", "")
    .replace("not_assessed", "credible")
)


@rule(
    "EV524",
    "nothing-shown",
    severity=Severity.WARNING,
    scope="study",
    why="`unequivocal` and `credible` rate an interpretation against its illustration. Without one nobody can follow "
    "the rating.",
    bad=CREDIBLE.replace("  illustrations: [{table: table-2, row: Cost}]\n", "").replace(
        "credibility: credible", "credibility: credible  # <- here"
    ),
    good=CREDIBLE,
)
def nothing_shown(_checked: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A finding that is rated without an illustration."""
    for position, finding in enumerate(folder.findings):
        if finding.credibility in ("unequivocal", "credible") and not finding.illustrations:
            yield Violation(
                study_file(folder.id, "findings.yaml"),
                (position, "credibility"),
                f'The finding "{finding.id}" is rated {finding.credibility}, and has no illustration.',
                "Add the quotation or table cell that shows it, or write `credibility: not_assessed` and "
                "`credibility_reason: no_illustration_printed`.",
            )


HISTORY = '# in evidence/themes/waiting.yaml\nhistory:\n  - date: "{day}"{mark}\n    change: First version.\n'


@rule(
    "EV541",
    "no-history",
    scope="corpus",
    why="Whatever changes meaning has a date, so that somebody who quoted an earlier version can see what changed.",
    bad="# in evidence/themes/waiting.yaml\nhistory: []  # <- here\n",
    good=HISTORY.format(day="2026-11-20", mark=""),
)
def no_history(joined: Joined) -> Iterator[Violation]:
    """A record whose history is empty."""
    for file, path, history in _histories(joined):
        if not history:
            yield Violation(
                file,
                path,
                "The history is empty.",
                'Add the first entry: `- {date: "2026-11-21", change: First version.}`',
            )


@rule(
    "EV542",
    "date-ahead",
    scope="corpus",
    why="`as_of` in site.yaml is the day at which the whole site stands. What is dated later has not happened yet.",
    bad=HISTORY.format(day="2027-01-01", mark="  # <- here"),
    good=HISTORY.format(day="2026-11-20", mark=""),
)
def date_ahead(joined: Joined) -> Iterator[Violation]:
    """Something done that is dated after the day at which the site stands."""
    site = joined.corpus.site
    for file, path, day in _days(joined) if site else ():
        if site and day > site.as_of:
            yield Violation(
                file,
                path,
                f"{day} is after the day at which the site stands, {site.as_of} ({{0}}).",
                "Correct the date, or move `as_of` in site.yaml forward.",
                elsewhere=((SITE_FILE, ("as_of",)),),
            )


def _histories(joined: Joined) -> Iterator[tuple[str, KeyPath, tuple[Change, ...]]]:
    corpus = joined.corpus
    if corpus.review:
        yield REVIEW_FILE, ("history",), corpus.review.history
    for folder in corpus.studies.values():
        if folder.study:
            yield study_file(folder.id), ("history",), folder.study.history
    for id_, theme in corpus.themes.items():
        yield theme_file(id_), ("history",), theme.history
    for id_, finding in corpus.review_findings.items():
        yield review_finding_file(id_), ("history",), finding.history
    for id_, advice in corpus.recommendations.items():
        yield recommendation_file(id_), ("history",), advice.history
    for id_, model in corpus.models.items():
        yield model_file(id_), ("history",), model.history


def _days(joined: Joined) -> Iterator[tuple[str, KeyPath, str]]:
    corpus = joined.corpus
    for file, path, history in _histories(joined):
        for position, change in enumerate(history):
            yield file, (*path, position, "date"), change.date
    for folder in corpus.studies.values():
        for position, one in enumerate(folder.findings):
            for place, change in enumerate(one.history):
                path = (position, "history", place, "date")
                yield study_file(folder.id, "findings.yaml"), path, change.date
        if folder.study and folder.study.retraction.checked_on:
            yield study_file(folder.id), ("retraction", "checked_on"), folder.study.retraction.checked_on
        if folder.appraisal:
            yield (
                study_file(folder.id, "appraisal.yaml"),
                ("assessed_on",),
                folder.appraisal.assessed_on,
            )
    for id_, finding in corpus.review_findings.items():
        for position, assessment in enumerate(finding.assessments):
            yield review_finding_file(id_), ("assessments", position, "date"), assessment.date
    for position, line in enumerate(corpus.site.help_lines if corpus.site else ()):
        yield SITE_FILE, ("help_lines", position, "checked_on"), line.checked_on
    for position, entry in enumerate(corpus.site.withdrawn if corpus.site else ()):
        yield SITE_FILE, ("withdrawn", position, "date"), entry.date
