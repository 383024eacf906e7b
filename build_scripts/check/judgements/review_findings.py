"""Rules about statements and the credibility of findings: a statement can be true or false, and something bears it."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.links.references import GOOD_FINDING
from build_scripts.check.rule import rule
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.diagnostics import Severity, Violation
from build_scripts.model.records.conceptual_model import ConceptualModel
from build_scripts.model.records.finding import Finding, QuoteIllustration
from build_scripts.model.records.paired_row import PairedRow
from build_scripts.model.records.recommendation import Recommendation
from build_scripts.model.records.review import Review
from build_scripts.model.records.review_finding import ReviewFinding
from build_scripts.model.records.study import Study
from build_scripts.model.records.theme import Theme
from build_scripts.model.walk import records
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
    for finding in records(joined.corpus, ReviewFinding):
        text = finding.value.statement.strip()
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
        yield finding.at(
            "statement",
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
    for finding in records(joined.corpus, ReviewFinding):
        if not any(link.relation == "supports" for link in finding.value.evidence):
            yield finding.at(
                "evidence",
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
def credibility_reason(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """`not_assessed` without a reason, a reason without it, or one that does not fit the finding."""
    for located in records(folder, Finding):
        finding = located.value
        reason, assessed = finding.credibility_reason, finding.credibility != "not_assessed"
        shown = [shown for shown in finding.illustrations if isinstance(shown, QuoteIllustration)]
        if not assessed and reason is None:
            yield located.at(
                "credibility",
                "Credibility is not assessed, and no reason is given.",
                "Add `credibility_reason:` with quantitative or no_illustration_printed.",
            )
        elif assessed and reason is not None:
            yield located.at(
                "credibility_reason",
                f"A reason for not assessing stands beside `credibility: {finding.credibility}`.",
                "Delete the reason, or write `credibility: not_assessed`.",
            )
        elif assessed and finding.kind == "quantitative":
            yield located.at(
                "credibility",
                f"`{finding.credibility}` rates an interpretation of words, and this finding is quantitative.",
                "Write `credibility: not_assessed` and `credibility_reason: quantitative`.",
            )
        elif reason == "quantitative" and finding.kind == "qualitative":
            yield located.at(
                "credibility_reason",
                "The reason is `quantitative`, but the finding is qualitative.",
                "Rate it, or write no_illustration_printed if the source shows nothing for it.",
            )
        elif reason == "no_illustration_printed" and shown:
            yield located.at(
                "credibility_reason",
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
def nothing_shown(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A finding that is rated without an illustration."""
    for finding in records(folder, Finding):
        credibility = finding.value.credibility
        if credibility in ("unequivocal", "credible") and not finding.value.illustrations:
            yield finding.at(
                "credibility",
                f'The finding "{finding.value.id}" is rated {credibility}, and has no illustration.',
                "Add the quotation or table cell that shows it, or write `credibility: not_assessed` and "
                "`credibility_reason: no_illustration_printed`.",
            )


HISTORY = '# in evidence/themes/waiting.yaml\nhistory:\n  - date: "{day}"{mark}\n    change: First version.\n'


WITH_HISTORY = (Review, Study, Theme, ReviewFinding, PairedRow, Recommendation, ConceptualModel)
"""Records that have a history from their first version on."""


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
    for kind in WITH_HISTORY:
        for record in records(joined.corpus, kind):
            if not vars(record.value)["history"]:
                yield record.at(
                    "history",
                    "The history is empty.",
                    'Add the first entry: `- {date: "2026-11-21", change: First version.}`',
                )
