"""The whole corpus: every record, by kind and id, in the order of ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from build_scripts.model.fields import Record
from build_scripts.model.layout import STUDIES, file_of
from build_scripts.model.records.appraisal import Appraisal
from build_scripts.model.records.conceptual_model import ConceptualModel
from build_scripts.model.records.discrepancy import Discrepancy
from build_scripts.model.records.finding import Finding
from build_scripts.model.records.glossary import GlossaryTerm
from build_scripts.model.records.paired_row import PairedRow
from build_scripts.model.records.question import Question
from build_scripts.model.records.quote import Quote
from build_scripts.model.records.receipt import Receipt
from build_scripts.model.records.recommendation import Recommendation, StudyRecommendation
from build_scripts.model.records.review import Review
from build_scripts.model.records.review_finding import ReviewFinding
from build_scripts.model.records.site import Site
from build_scripts.model.records.study import Study
from build_scripts.model.records.table import Table
from build_scripts.model.records.teaching import TeachingSession
from build_scripts.model.records.theme import Theme
from build_scripts.model.records.waiver import Waiver


@dataclass(frozen=True)
class StudyFolder:
    """Everything of one study, each list in the author's order.

    `unread` holds the files of the folder that could not be read, as file names: a reference into one of
    them is not reported.
    """

    id: str
    study: Study | None
    questions: tuple[Question, ...] = ()
    tables: tuple[Table, ...] = ()
    findings: tuple[Finding, ...] = ()
    quotes: tuple[Quote, ...] = ()
    recommendations: tuple[StudyRecommendation, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    appraisal: Appraisal | None = None
    receipt: Receipt | None = None
    unread: frozenset[str] = frozenset()

    def is_unread(self, kind: type[Record]) -> bool:
        """Whether the study's file with a kind of record could not be read."""
        return file_of(kind, self.id).rpartition("/")[2] in self.unread


@dataclass(frozen=True)
class Corpus:
    """All records. `site` and `review` are None only where their file is missing or could not be read.

    `unread` holds every file that could not be read, from the project folder (`evidence/site.yaml`).
    """

    site: Site | None
    review: Review | None
    studies: Mapping[str, StudyFolder]
    themes: Mapping[str, Theme] = field(default_factory=dict)
    review_findings: Mapping[str, ReviewFinding] = field(default_factory=dict)
    pairs: Mapping[str, PairedRow] = field(default_factory=dict)
    recommendations: Mapping[str, Recommendation] = field(default_factory=dict)
    models: Mapping[str, ConceptualModel] = field(default_factory=dict)
    teaching: Mapping[str, TeachingSession] = field(default_factory=dict)
    glossary: tuple[GlossaryTerm, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    permalinks: Mapping[str, str] = field(default_factory=dict)
    """Every address that was ever published, with the file that holds it."""
    unread: frozenset[str] = frozenset()

    def is_unread(self, kind: type[Record], id_: str = "") -> bool:
        """Whether the file that holds a kind of record could not be read."""
        return file_of(kind, id_) in self.unread

    def is_unread_study(self, study: str) -> bool:
        """Whether a file of a study could not be read."""
        return any(path.startswith(f"{STUDIES}/{study}/") for path in self.unread)
