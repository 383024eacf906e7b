"""Rules about what records name in their study or on the site: it is there. Nothing is said of what was not read."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from build_scripts.check import reference_places as places
from build_scripts.check.paths import SITE, study_file, theme_file
from build_scripts.check.reference_words import GOOD_FINDING, finding_example, other_kind, unknown
from build_scripts.check.rule import rule
from build_scripts.check.wholeness import lacks_findings
from build_scripts.model.corpus import Corpus, StudyFolder
from build_scripts.model.problems import Complaint
from build_scripts.synthesise.items import items_of_study
from build_scripts.synthesise.joins import Joined


@rule(
    "EV201",
    "unknown-theme",
    scope="corpus",
    why="A theme's page lists everything that names it. What names a theme that does not exist is on no page.",
    bad=finding_example("wating", theme="wating"),
    good=GOOD_FINDING,
)
def unknown_theme(checked: Joined) -> Iterator[Complaint]:
    """A theme that does not exist."""
    corpus = checked.corpus
    for reference in places.to_themes(corpus):
        if reference[2] not in corpus.themes and theme_file(reference[2]) not in corpus.unread:
            yield unknown(
                "theme", reference, corpus.themes, new="A new one is a file in the folder evidence/themes."
            )


@rule(
    "EV202",
    "unknown-perspective",
    scope="study",
    why="Views are told apart by whose they are. `site.yaml` says which perspectives there are.",
    bad=finding_example("vistors", perspective="vistors"),
    good=GOOD_FINDING,
)
def unknown_perspective(checked: Joined, folder: StudyFolder) -> Iterator[Complaint]:
    """A perspective that `site.yaml` does not define."""
    known = _of_site(checked.corpus, "perspectives")
    for reference in places.to_perspectives(folder) if known is not None else ():
        if reference[2] not in (known or ()):
            yield unknown("perspective", reference, known or (), where=f" in {SITE}")


ADVICE = """\
# in evidence/studies/okafor-2021/recommendations.yaml
- id: show-prices
  origin: study_authors
  statement: Print what help costs at the desk.
  audiences: [{audience}]
  rests_on: [{ground}]
  locator: {{section: Recommendations, page: "15"}}
"""
GOOD_ADVICE = ADVICE.format(audience="managers", ground="waiting-named-most")


@rule(
    "EV203",
    "unknown-audience",
    scope="corpus",
    why="Advice is sorted by who could act on it. `site.yaml` says which audiences there are.",
    bad=ADVICE.format(audience="manager", ground="waiting-named-most").replace(
        "[manager]", "[manager]  # <- here"
    ),
    good=GOOD_ADVICE,
)
def unknown_audience(checked: Joined) -> Iterator[Complaint]:
    """An audience that `site.yaml` does not define."""
    known = _of_site(checked.corpus, "audiences")
    for reference in places.to_audiences(checked.corpus) if known is not None else ():
        if reference[2] not in (known or ()):
            yield unknown("audience", reference, known or (), where=f" in {SITE}")


@rule(
    "EV205",
    "unknown-quotation",
    scope="study",
    why="A quotation lets readers judge a finding. One that is not there shows nothing.",
    bad=GOOD_FINDING.replace("{table: table-2, row: Cost}]", "{quote: nobody-listend}]  # <- here"),
    good=GOOD_FINDING,
)
def unknown_quotation(_checked: Joined, folder: StudyFolder) -> Iterator[Complaint]:
    """A quotation that does not exist."""
    known = {quote.id for quote in folder.quotes}
    for reference in places.to_quotes(folder):
        if reference[2] not in known and "quotes.yaml" not in folder.unread:
            yield unknown("quotation", reference, known, other_kind(folder, reference[2]))


TABLE = """\
# in evidence/studies/okafor-2021/tables.yaml
- id: table-5
  title: What visitors asked for
  locator: {{table: Table 5, page: "9"}}
  kind: frequency
  base: 38
  multiple_response: true
  question: {question}
  perspective: visitors
  cells:
    - {{label: Books, n: 20, percent: "52.6"}}
    - {{label: Advice, n: 30, percent: "78.9"}}
"""


@rule(
    "EV208",
    "unknown-question",
    scope="study",
    why="A table that says which question it reports can show the question's own words.",
    bad=TABLE.format(question="q-kept-way  # <- here"),
    good=TABLE.format(question="q-kept-away"),
)
def unknown_question(_checked: Joined, folder: StudyFolder) -> Iterator[Complaint]:
    """A question that does not exist."""
    known = {question.id for question in folder.questions}
    for reference in places.to_questions(folder):
        if reference[2] not in known and "questions.yaml" not in folder.unread:
            yield unknown("question", reference, known, other_kind(folder, reference[2]))


DISCREPANCY = """\
# in evidence/studies/okafor-2021/discrepancies.yaml
- id: cost-in-the-text
  what: Share of visitors who named cost
  place: {{table: Table 2, row: Cost, page: "8"}}
  printed: 9 (24.0)
  other_place: {{section: Results, page: "8"}}
  other: a quarter
  weight: minor
  handling: Both are shown.
  affects: [{item}]
"""


@rule(
    "EV212",
    "unknown-item",
    scope="study",
    why="A discrepancy is shown beside the findings, tables and quotations that it touches.",
    bad=DISCREPANCY.format(item="table2").replace("[table2]", "[table2]  # <- here"),
    good=DISCREPANCY.format(item="table-2"),
)
def unknown_item(_checked: Joined, folder: StudyFolder) -> Iterator[Complaint]:
    """Something that a discrepancy touches and that does not exist."""
    known = {item.id for item in items_of_study(folder)} if folder.discrepancies else set()
    for position, discrepancy in enumerate(folder.discrepancies):
        file = study_file(folder.id, "discrepancies.yaml")
        for reference in places.listed(file, (position, "affects"), discrepancy.affects):
            if reference[2] not in known and not folder.unread and not lacks_findings(folder):
                yield unknown("item", reference, known, where=" in this study", listing=False)


def _of_site(corpus: Corpus, key: str) -> Collection[str] | None:
    """The ids that `site.yaml` defines; None where that file could not be read whole."""
    if corpus.site is None or SITE in corpus.unread:
        return None
    return tuple(entry.id for entry in getattr(corpus.site, key))
