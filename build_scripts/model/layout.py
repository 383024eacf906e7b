"""The layout of the folder `evidence`: which file holds which kind of record, and where each record stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from build_scripts.model import urls
from build_scripts.model.fields import Record
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

EVIDENCE = "evidence"


@dataclass(frozen=True)
class FileKind:
    """A kind of YAML file. `name` is that of its JSON Schema, `noun` what its record is called in messages."""

    name: str
    record: type[Record]
    noun: str
    many: bool = False
    """Whether the file holds a list of records."""


STUDY_KIND = FileKind("study", Study, "study")
SITE_KIND = FileKind("site", Site, "site")
REVIEW_KIND = FileKind("review", Review, "review")

IN_STUDY: dict[str, FileKind] = {
    "study.yaml": STUDY_KIND,
    "questions.yaml": FileKind("questions", Question, "question", many=True),
    "tables.yaml": FileKind("tables", Table, "table", many=True),
    "findings.yaml": FileKind("findings", Finding, "finding", many=True),
    "quotes.yaml": FileKind("quotes", Quote, "quotation", many=True),
    "recommendations.yaml": FileKind("recommendations", StudyRecommendation, "recommendation", many=True),
    "discrepancies.yaml": FileKind("discrepancies", Discrepancy, "discrepancy", many=True),
    "appraisal.yaml": FileKind("appraisal", Appraisal, "appraisal"),
}
"""The files of a study's folder."""

IN_FOLDER: dict[str, FileKind] = {
    "themes": FileKind("theme", Theme, "theme"),
    "review_findings": FileKind("review_finding", ReviewFinding, "review finding"),
    "pairs": FileKind("paired_row", PairedRow, "paired row"),
    "recommendations": FileKind("recommendation", Recommendation, "recommendation"),
    "models": FileKind("model", ConceptualModel, "model"),
    "teaching": FileKind("teaching_session", TeachingSession, "teaching session"),
}
"""Folders with one record a file; the file's name is its id."""

AT_TOP: dict[str, FileKind] = {
    "site.yaml": SITE_KIND,
    "review.yaml": REVIEW_KIND,
    "glossary.yaml": FileKind("glossary", GlossaryTerm, "glossary term", many=True),
    "waivers.yaml": FileKind("waivers", Waiver, "waiver", many=True),
}

FILE_KINDS: tuple[FileKind, ...] = (*IN_STUDY.values(), *IN_FOLDER.values(), *AT_TOP.values())

PERMALINKS = f"{EVIDENCE}/permalinks"
"""The folder of what was published: a file for each study, and one for what belongs to no study."""
SITE_PERMALINKS = f"{PERMALINKS}/_site.txt"
OLD_PERMALINKS = f"{EVIDENCE}/permalinks.lock"
"""Where all of it stood in one file before; still read, and parted by the next `evidence permalinks --publish`."""
SCHEMAS = f"{EVIDENCE}/schema"
STUDIES = f"{EVIDENCE}/studies"
RECEIPTS = f"{EVIDENCE}/receipts"


@dataclass(frozen=True)
class FileRole:
    """A file with a place in the layout; `id` is that of its study or of its one record, if it has one."""

    role: Literal["study", "one", "top", "receipt", "permalinks"]
    kind: FileKind | None = None
    id: str = ""
    folder: str = ""
    """Name of the folder under `evidence`, for one record a file."""


@dataclass(frozen=True)
class UnknownFile:
    """A file that will not be read, with the known path it is most like."""

    candidates: tuple[str, ...]
    """Paths this file could have been meant to have."""


def role_of(path: str) -> FileRole | UnknownFile | None:
    """What a path from the project folder holds; None for what is no business of ours (schemas, hidden files)."""
    parts = path.split("/")
    if parts[0] != EVIDENCE or any(part.startswith(".") for part in parts) or path.startswith(SCHEMAS + "/"):
        return None
    match parts[1:]:
        case ["permalinks.lock"] | ["permalinks", "_site.txt"]:
            return FileRole("permalinks")
        case ["permalinks", name] if name.endswith(".txt"):
            return FileRole("permalinks", id=name.removesuffix(".txt"))
        case [name] if name in AT_TOP:
            return FileRole("top", AT_TOP[name])
        case ["receipts", name] if name.endswith(".json"):
            return FileRole("receipt", id=name.removesuffix(".json"))
        case ["studies", study, name] if name in IN_STUDY:
            return FileRole("study", IN_STUDY[name], study)
        case [folder, name] if folder in IN_FOLDER and name.endswith(".yaml"):
            return FileRole("one", IN_FOLDER[folder], name.removesuffix(".yaml"), folder)
    return UnknownFile(_candidates(parts[1:]))


def _candidates(parts: list[str]) -> tuple[str, ...]:
    name, stem = parts[-1], parts[-1].rpartition(".")[0] or parts[-1]
    match parts:
        case ["studies", study, _]:
            return tuple(f"{STUDIES}/{study}/{known}" for known in IN_STUDY)
        case ["studies", _]:
            return tuple(f"{STUDIES}/{stem}/{known}" for known in ("study.yaml",))
        case [_]:
            return tuple(f"{EVIDENCE}/{known}" for known in AT_TOP)
        case ["permalinks", _]:
            return (f"{PERMALINKS}/{stem}.txt",)
        case ["receipts", _]:
            return (f"{RECEIPTS}/{stem}.json",)
        case [folder, _] if folder in IN_FOLDER:
            return (f"{EVIDENCE}/{folder}/{stem}.yaml",)
        case [_, _]:
            return tuple(f"{EVIDENCE}/{known}/{stem}.yaml" for known in IN_FOLDER)
        case [_, study, _]:
            return (f"{STUDIES}/{study}/{name}",)
    return ()


FILES: dict[type[Record], str] = {
    **{kind.record: f"{STUDIES}/{{id}}/{name}" for name, kind in IN_STUDY.items()},
    **{kind.record: f"{EVIDENCE}/{folder}/{{id}}.yaml" for folder, kind in IN_FOLDER.items()},
    **{kind.record: f"{EVIDENCE}/{name}" for name, kind in AT_TOP.items()},
    Receipt: f"{RECEIPTS}/{{id}}.json",
}
"""Where each kind of record stands; `{id}` is that of its study, or of the one record in the file."""


def file_of(record: type[Record], id_: str = "") -> str:
    """The file of a kind of record: of a study's by the study's id, of others by their own."""
    return FILES[record].format(id=id_)


SITE_FILE = f"{EVIDENCE}/site.yaml"
REVIEW_FILE = f"{EVIDENCE}/review.yaml"
GLOSSARY_FILE = f"{EVIDENCE}/glossary.yaml"
WAIVERS_FILE = f"{EVIDENCE}/waivers.yaml"


def permalinks_file(address: str) -> str:
    """The file that holds a published address: its study's, or the site's own."""
    study = urls.study_of(address)
    return f"{PERMALINKS}/{study}.txt" if study else SITE_PERMALINKS
