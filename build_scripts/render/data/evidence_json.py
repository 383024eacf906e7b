"""`evidence.json`: every record exactly as it was written, and the JSON Schema that says what it holds.

Left out: the words of quotations that may not be copied in bulk, and receipts, from whose hashes short words
could be guessed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache

from pydantic import Field

from build_scripts.model.corpus import StudyFolder
from build_scripts.model.fields import Record
from build_scripts.model.records.appraisal import Appraisal
from build_scripts.model.records.conceptual_model import ConceptualModel
from build_scripts.model.records.discrepancy import Discrepancy
from build_scripts.model.records.finding import Finding
from build_scripts.model.records.glossary import GlossaryTerm
from build_scripts.model.records.paired_row import PairedRow
from build_scripts.model.records.question import Question
from build_scripts.model.records.quote import Quote
from build_scripts.model.records.receipt import Edge, RemarkKind
from build_scripts.model.records.recommendation import Recommendation, StudyRecommendation
from build_scripts.model.records.review import Review
from build_scripts.model.records.review_finding import ReviewFinding
from build_scripts.model.records.site import SCHEMA_VERSION, Site
from build_scripts.model.records.study import Study
from build_scripts.model.records.table import Table
from build_scripts.model.records.teaching import TeachingSession
from build_scripts.model.records.theme import Theme
from build_scripts.render.data.datasets import QUOTES
from build_scripts.render.data.withheld import is_withheld, withheld_words, without
from build_scripts.synthesise.joins import Joined
from build_scripts.synthesise.quotations.receipts import Verification, found_receipt, verifications

_STUDIES = '"studies":{%s},"themes":{'
"""The `seen` of a review or a theme has a key of the same name, but no themes follow on it."""


class PublishedQuote(Quote):
    """A quotation; `text` is empty where it stands on pages only."""

    text: str = Field(description=QUOTES.column("text").description)
    withheld: bool = Field(description=QUOTES.column("withheld").description)
    verification: Verification = Field(description=QUOTES.column("verification").description)
    goes_on_before: Edge | None = Field(description=QUOTES.column("goes_on_before").description)
    goes_on_after: Edge | None = Field(description=QUOTES.column("goes_on_after").description)
    remarks: tuple[RemarkKind, ...] = Field(description=QUOTES.column("remarks").description)


class PublishedStudy(Record):
    """A study with everything that was taken from it."""

    study: Study | None = Field(description="Its record; empty where it could not be read.")
    questions: tuple[Question, ...]
    tables: tuple[Table, ...]
    findings: tuple[Finding, ...]
    quotes: tuple[PublishedQuote, ...]
    recommendations: tuple[StudyRecommendation, ...]
    discrepancies: tuple[Discrepancy, ...]
    appraisal: Appraisal | None


class PublishedCorpus(Record):
    """Everything on the site. Items of studies are named `study/item` wherever one names another's."""

    schema_version: int = Field(description="Version of the records.")
    site: Site | None
    review: Review | None
    studies: dict[str, PublishedStudy] = Field(description="By id.")
    themes: dict[str, Theme] = Field(description="By id.")
    review_findings: dict[str, ReviewFinding] = Field(description="By id.")
    pairs: dict[str, PairedRow] = Field(description="What each side said about a topic, by id.")
    recommendations: dict[str, Recommendation] = Field(description="The review team's own, by id.")
    models: dict[str, ConceptualModel] = Field(description="By id.")
    teaching: dict[str, TeachingSession] = Field(description="By id.")
    glossary: tuple[GlossaryTerm, ...]


def evidence_json(joined: Joined, studies: Mapping[str, str]) -> bytes:
    """The whole corpus as JSON, with the pieces of its studies. Percents stay text: `6.0` says more than 6."""
    corpus = joined.corpus
    around = PublishedCorpus.model_construct(
        schema_version=SCHEMA_VERSION,
        site=corpus.site.model_copy(update={"as_of": joined.as_of or None}) if corpus.site else None,
        review=corpus.review,
        studies={},
        themes=dict(corpus.themes),
        review_findings=dict(corpus.review_findings),
        pairs=dict(corpus.pairs),
        recommendations=dict(corpus.recommendations),
        models=dict(corpus.models),
        teaching=dict(corpus.teaching),
        glossary=corpus.glossary,
    )
    pieces = ",".join(f"{json.dumps(id_)}:{piece}" for id_, piece in studies.items())
    # A text cannot hold this key: its quotation marks would be escaped.
    whole = around.model_dump_json(by_alias=True).replace(_STUDIES % "", _STUDIES % pieces)
    return whole.encode() + b"\n"


@lru_cache(maxsize=1)
def evidence_schema() -> bytes:
    """The JSON Schema (2020-12) of `evidence.json`."""
    schema = PublishedCorpus.model_json_schema(by_alias=True, mode="serialization")
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return json.dumps(schema, ensure_ascii=False, indent=1).encode() + b"\n"


def study_json(folder: StudyFolder) -> str:
    """A study as JSON, with a gap wherever another of its texts repeats withheld words."""
    words = (json.dumps(withheld_word, ensure_ascii=False)[1:-1] for withheld_word in withheld_words(folder))
    return without(_study(folder).model_dump_json(by_alias=True), words)


def _study(folder: StudyFolder) -> PublishedStudy:
    known = verifications(folder)
    return PublishedStudy.model_construct(
        study=folder.study,
        questions=folder.questions,
        tables=folder.tables,
        findings=folder.findings,
        quotes=tuple(_quote(folder, quote, known[quote.id]) for quote in folder.quotes),
        recommendations=folder.recommendations,
        discrepancies=folder.discrepancies,
        appraisal=folder.appraisal,
    )


def _quote(folder: StudyFolder, quote: Quote, known: Verification) -> PublishedQuote:
    withheld = is_withheld(folder, quote)
    values = {name: getattr(quote, name) for name in Quote.model_fields}
    if withheld:
        values["text"] = ""
    found = found_receipt(quote, folder.receipt)
    return PublishedQuote.model_construct(
        **values,
        withheld=withheld,
        verification=known,
        goes_on_before=found.goes_on_before if found else None,
        goes_on_after=found.goes_on_after if found else None,
        remarks=found.remarks if found else (),
    )
