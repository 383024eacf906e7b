"""Which file holds which kind of record: the layout of the folder `evidence`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from build_scripts.model.appraisal import Appraisal
from build_scripts.model.base import Record
from build_scripts.model.conceptual_model import ConceptualModel
from build_scripts.model.discrepancy import Discrepancy
from build_scripts.model.finding import Finding
from build_scripts.model.glossary import GlossaryTerm
from build_scripts.model.question import Question
from build_scripts.model.quote import Quote
from build_scripts.model.recommendation import Recommendation, StudyRecommendation
from build_scripts.model.review import Review
from build_scripts.model.review_finding import ReviewFinding
from build_scripts.model.site import Site
from build_scripts.model.study import Study
from build_scripts.model.table import Table
from build_scripts.model.teaching import TeachingSession
from build_scripts.model.theme import Theme
from build_scripts.model.waiver import Waiver

EVIDENCE = "evidence"


@dataclass(frozen=True)
class Kind:
    """A kind of YAML file. `name` is that of its JSON Schema, `noun` what its record is called in messages."""

    name: str
    record: type[Record]
    noun: str
    many: bool = False
    """Whether the file holds a list of records."""


STUDY = Kind("study", Study, "study")
SITE = Kind("site", Site, "site")
REVIEW = Kind("review", Review, "review")

IN_STUDY: dict[str, Kind] = {
    "study.yaml": STUDY,
    "questions.yaml": Kind("questions", Question, "question", many=True),
    "tables.yaml": Kind("tables", Table, "table", many=True),
    "findings.yaml": Kind("findings", Finding, "finding", many=True),
    "quotes.yaml": Kind("quotes", Quote, "quotation", many=True),
    "recommendations.yaml": Kind("recommendations", StudyRecommendation, "recommendation", many=True),
    "discrepancies.yaml": Kind("discrepancies", Discrepancy, "discrepancy", many=True),
    "appraisal.yaml": Kind("appraisal", Appraisal, "appraisal"),
}
"""The files of a study's folder."""

IN_FOLDER: dict[str, Kind] = {
    "themes": Kind("theme", Theme, "theme"),
    "review_findings": Kind("review_finding", ReviewFinding, "review finding"),
    "recommendations": Kind("recommendation", Recommendation, "recommendation"),
    "models": Kind("model", ConceptualModel, "model"),
    "teaching": Kind("teaching_session", TeachingSession, "teaching session"),
}
"""Folders with one record a file; the file's name is its id."""

AT_TOP: dict[str, Kind] = {
    "site.yaml": SITE,
    "review.yaml": REVIEW,
    "glossary.yaml": Kind("glossary", GlossaryTerm, "glossary term", many=True),
    "waivers.yaml": Kind("waivers", Waiver, "waiver", many=True),
}

KINDS: tuple[Kind, ...] = (*IN_STUDY.values(), *IN_FOLDER.values(), *AT_TOP.values())

LEDGER = f"{EVIDENCE}/permalinks.lock"
SCHEMAS = f"{EVIDENCE}/schema"
STUDIES = f"{EVIDENCE}/studies"
RECEIPTS = f"{EVIDENCE}/receipts"


@dataclass(frozen=True)
class Known:
    """A file with a place in the layout; `id` is that of its study or of its one record, if it has one."""

    role: Literal["study", "one", "top", "receipt", "ledger"]
    kind: Kind | None = None
    id: str = ""
    folder: str = ""
    """Name of the folder under `evidence`, for one record a file."""


@dataclass(frozen=True)
class Unknown:
    """A file that will not be read, with the known path it is most like."""

    candidates: tuple[str, ...]
    """Paths this file could have been meant to have."""


def place_of(path: str) -> Known | Unknown | None:
    """What a path from the project folder holds; None for what is no business of ours (schemas, hidden files)."""
    parts = path.split("/")
    if parts[0] != EVIDENCE or any(part.startswith(".") for part in parts) or path.startswith(SCHEMAS + "/"):
        return None
    match parts[1:]:
        case ["permalinks.lock"]:
            return Known("ledger")
        case [name] if name in AT_TOP:
            return Known("top", AT_TOP[name])
        case ["receipts", name] if name.endswith(".json"):
            return Known("receipt", id=name.removesuffix(".json"))
        case ["studies", study, name] if name in IN_STUDY:
            return Known("study", IN_STUDY[name], study)
        case [folder, name] if folder in IN_FOLDER and name.endswith(".yaml"):
            return Known("one", IN_FOLDER[folder], name.removesuffix(".yaml"), folder)
    return Unknown(_candidates(parts[1:]))


def _candidates(parts: list[str]) -> tuple[str, ...]:
    name, stem = parts[-1], parts[-1].rpartition(".")[0] or parts[-1]
    match parts:
        case ["studies", study, _]:
            return tuple(f"{STUDIES}/{study}/{known}" for known in IN_STUDY)
        case ["studies", _]:
            return tuple(f"{STUDIES}/{stem}/{known}" for known in ("study.yaml",))
        case [_]:
            return (*(f"{EVIDENCE}/{known}" for known in AT_TOP), LEDGER)
        case ["receipts", _]:
            return (f"{RECEIPTS}/{stem}.json",)
        case [folder, _] if folder in IN_FOLDER:
            return (f"{EVIDENCE}/{folder}/{stem}.yaml",)
        case [_, _]:
            return tuple(f"{EVIDENCE}/{known}/{stem}.yaml" for known in IN_FOLDER)
        case [_, study, _]:
            return (f"{STUDIES}/{study}/{name}",)
    return ()
