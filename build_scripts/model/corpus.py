"""The whole corpus: every record, by kind and id, in the order of ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from build_scripts.model.appraisal import Appraisal
from build_scripts.model.conceptual_model import ConceptualModel
from build_scripts.model.discrepancy import Discrepancy
from build_scripts.model.finding import Finding
from build_scripts.model.glossary import GlossaryTerm
from build_scripts.model.question import Question
from build_scripts.model.quote import Quote
from build_scripts.model.receipt import Receipt
from build_scripts.model.recommendation import Recommendation, StudyRecommendation
from build_scripts.model.review import Review
from build_scripts.model.review_finding import ReviewFinding
from build_scripts.model.site import Site
from build_scripts.model.study import Study
from build_scripts.model.table import Table
from build_scripts.model.teaching import TeachingSession
from build_scripts.model.theme import Theme
from build_scripts.model.waiver import Waiver


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
    recommendations: Mapping[str, Recommendation] = field(default_factory=dict)
    models: Mapping[str, ConceptualModel] = field(default_factory=dict)
    teaching: Mapping[str, TeachingSession] = field(default_factory=dict)
    glossary: tuple[GlossaryTerm, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    permalinks: tuple[str, ...] = ()
    unread: frozenset[str] = frozenset()
