"""Rules about published addresses: none is ever lost, and one that was taken back stays taken back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from build_scripts.check.links.missing_files import lacks_findings
from build_scripts.check.rule import rule
from build_scripts.model import urls
from build_scripts.model.corpus import Corpus
from build_scripts.model.diagnostics import Violation
from build_scripts.model.layout import GLOSSARY_FILE, SITE_FILE, STUDIES
from build_scripts.model.phrases import either, nearest, suggestion
from build_scripts.model.records.site import Withdrawn
from build_scripts.model.walk import Located, records
from build_scripts.synthesise.joins import Joined
from build_scripts.synthesise.permalinks import file_behind, former, may_be_unread, published, standing

MOST_NAMED = 4

ITEMS = """\
audiences/managers/
briefs/waiting/
chains/recommendations/say-how-long-it-takes/
chains/studies/okafor-2021/
chains/themes/waiting/
themes/waiting/#not-knowing
glossary/#thematic-analysis
models/listening-cycle/
models/listening-cycle/#answering
models/listening-cycle/#asking
models/listening-cycle/#being-heard
models/listening-cycle/#librarian
models/listening-cycle/#listening
models/listening-cycle/#quiet-place
models/listening-cycle/#waiting
models/listening-cycle/#welcoming
recommendations/#say-how-long-it-takes
review-findings/not-knowing-weighs/
studies/okafor-2021/
studies/okafor-2021/#chart-gender
studies/okafor-2021/#chart-heard
studies/okafor-2021/#chart-kept-away
studies/okafor-2021/#chart-open-answers
studies/okafor-2021/#cost-percent
studies/okafor-2021/#friendly-face
studies/okafor-2021/#friendly-face-helped
studies/okafor-2021/#key-point-waiting
studies/okafor-2021/#nobody-listened
studies/okafor-2021/#not-knowing-how-long
studies/okafor-2021/#q-how-often
studies/okafor-2021/#q-kept-away
studies/okafor-2021/#say-how-long
studies/okafor-2021/#table-1
studies/okafor-2021/#table-2
studies/okafor-2021/#table-3
studies/okafor-2021/#table-4
studies/okafor-2021/#waiting-named-most
themes/waiting/
"""

EVERY = "\n".join(("# evidence/permalinks/_site.txt", *sorted((*urls.LISTS, *ITEMS.split())), ""))
"""What the annotated example publishes, recorded."""

WITHDRAWN = """\
# in evidence/site.yaml
withdrawn:
  - address: {address}
    date: "2026-11-21"
    reason: It said the same as another finding.
    see: {see}
"""


@rule(
    "EV801",
    "address-lost",
    scope="corpus",
    why="Trainers and policymakers link to what was published once. evidence/permalinks/ holds every such address, and "
    "each goes on leading somewhere: to the item, to its new place, or to a sentence that says why it went.",
    bad=EVERY + "themes/queues/  # <- here\n",
    good=EVERY,
)
def address_lost(joined: Joined) -> Iterator[Violation]:
    """An address that was published and leads nowhere now; several of one study or file are told together."""
    now = standing(joined.corpus)
    together: dict[str, list[str]] = defaultdict(list)
    for lost in now.lost:
        near = nearest(lost, now.added, cutoff=0.75)
        if near and near.partition("#")[0] == lost.partition("#")[0]:
            renamed = f" It may be {near} now: then add `formerly: [{lost.rpartition('#')[2]}]` there."
            yield _lost(joined, lost, renamed)
        else:
            together[file_behind(lost)].append(lost)
    for behind, addresses in together.items():
        yield (
            _lost(joined, addresses[0]) if len(addresses) == 1 else _lost_together(joined, behind, addresses)
        )


def _lost(joined: Joined, lost: str, renamed: str = "") -> Violation:
    return _published(joined, lost).at(
        (),
        f"{lost} was published, and people may link to it. Its record in {file_behind(lost)} is gone, or has "
        "another id.",
        f"Bring it back, keep the old id under `formerly`, or say under `withdrawn` in {SITE_FILE} why it "
        f"went.{renamed}",
        part=lost,
    )


def _lost_together(joined: Joined, behind: str, lost: Sequence[str]) -> Violation:
    parts = [address.partition("#")[2] or address for address in lost]
    return _published(joined, lost[0]).at(
        (),
        f"{len(lost)} addresses of {lost[0].partition('#')[0]} would be lost, because "
        f"{_cause(joined.corpus, behind)}: {either(parts, 'and', MOST_NAMED)}. People may link to them.",
        f"Bring them back. For what went for good, say under `withdrawn` in {SITE_FILE} why; an item that has another id "
        "now keeps the old one under `formerly`.",
        part=lost[0],
    )


def _published(joined: Joined, address: str) -> Located[str]:
    """An address in the file that holds what was published."""
    return Located(joined.corpus.permalinks[address], (), address)


def _cause(corpus: Corpus, behind: str) -> str:
    """Why several addresses of one file or folder are lost."""
    study = behind.removeprefix(f"{STUDIES}/").rstrip("/")
    folder = corpus.studies.get(study)
    if not behind.endswith("/"):
        emptied = behind != GLOSSARY_FILE or not corpus.glossary
        return f"{behind} is gone" if emptied else f"their records in {behind} are gone or have other ids"
    if behind.startswith(f"{STUDIES}/") and folder is None:
        return "its folder is gone"
    if lacks_findings(folder):
        return "findings.yaml is gone or empty"
    if folder and folder.receipt and folder.receipt.quotes and not folder.quotes:
        return "quotes.yaml is gone or empty"
    return f"their records in {behind} are gone or have other ids"


@rule(
    "EV803",
    "withdrawn-yet-there",
    scope="corpus",
    why="A tombstone says that something was taken back. If it is still there, one of the two is wrong.",
    bad=WITHDRAWN.format(
        address="studies/okafor-2021/#friendly-face-helped  # <- here", see="themes/waiting/"
    ),
    good=WITHDRAWN.format(address='"studies/okafor-2021/#cost-named-least"', see="themes/waiting/"),
)
def withdrawn_yet_there(joined: Joined) -> Iterator[Violation]:
    """A withdrawn address whose item is still published."""
    site = joined.corpus.site
    living = set(published(joined.corpus)) if site and site.withdrawn else set()
    for entry in records(joined.corpus, Withdrawn):
        if entry.value.address in living:
            yield entry.at(
                "address",
                f"{entry.value.address} is withdrawn here, and still published.",
                "Delete the record, or this entry.",
            )


@rule(
    "EV804",
    "see-leads-nowhere",
    scope="corpus",
    why="A tombstone that points to something else sends readers there.",
    bad=WITHDRAWN.format(
        address='"studies/okafor-2021/#cost-named-least"', see='"studies/okafor-2021/#table-22"  # <- here'
    ),
    good=WITHDRAWN.format(
        address='"studies/okafor-2021/#cost-named-least"', see='"studies/okafor-2021/#table-2"'
    ),
)
def see_leads_nowhere(joined: Joined) -> Iterator[Violation]:
    """A `see` that is no published address."""
    corpus = joined.corpus
    entries = tuple(records(corpus, Withdrawn))
    living = {*published(corpus), *former(corpus)} if entries else set()
    for entry in entries:
        see = entry.value.see
        if see is not None and see not in living and not may_be_unread(see, corpus):
            yield entry.at(
                "see",
                f'No page or item has the address "{see}".',
                suggestion(see, living) or "Addresses look like studies/okafor-2021/#table-2.",
            )
