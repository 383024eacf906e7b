"""Which file a complaint is about."""

from __future__ import annotations

from build_scripts.model.ids import split_global
from build_scripts.read.files import EVIDENCE, RECEIPTS, STUDIES

SITE = f"{EVIDENCE}/site.yaml"
REVIEW = f"{EVIDENCE}/review.yaml"
GLOSSARY = f"{EVIDENCE}/glossary.yaml"
WAIVERS = f"{EVIDENCE}/waivers.yaml"


def study_file(study: str, name: str = "study.yaml") -> str:
    """A file of a study's folder."""
    return f"{STUDIES}/{study}/{name}"


def item_file(item: str, name: str) -> str:
    """The file `name` of the study that a global id belongs to."""
    return study_file(split_global(item)[0], name)


def theme_file(id_: str) -> str:
    """A theme's file."""
    return f"{EVIDENCE}/themes/{id_}.yaml"


def review_finding_file(id_: str) -> str:
    """A review finding's file."""
    return f"{EVIDENCE}/review_findings/{id_}.yaml"


def recommendation_file(id_: str) -> str:
    """The file of a recommendation of the review team."""
    return f"{EVIDENCE}/recommendations/{id_}.yaml"


def model_file(id_: str) -> str:
    """A conceptual model's file."""
    return f"{EVIDENCE}/models/{id_}.yaml"


def session_file(id_: str) -> str:
    """A teaching session's file."""
    return f"{EVIDENCE}/teaching/{id_}.yaml"


def receipt_file(study: str) -> str:
    """A study's receipt."""
    return f"{RECEIPTS}/{study}.json"
