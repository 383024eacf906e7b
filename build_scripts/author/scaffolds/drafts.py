"""Drafts of what other programs for reviews hold: quotations of coded segments, review findings of a table."""

from __future__ import annotations

from collections.abc import Sequence

from build_scripts.author.importing.syntheses.isoq import AssessedFinding
from build_scripts.author.importing.syntheses.refi_qda import Code, Segment
from build_scripts.author.scaffolds.hints import hints
from build_scripts.author.scaffolds.ids import offered_id
from build_scripts.author.scaffolds.items import NewItem, added
from build_scripts.author.scaffolds.outline import outline
from build_scripts.author.scaffolds.yaml_writer import mapping_text
from build_scripts.model.layout import file_of
from build_scripts.model.phrases import nearest
from build_scripts.model.records.quote import Quote
from build_scripts.model.records.review_finding import ReviewFinding
from build_scripts.model.todo import GAP
from build_scripts.read.corpus import Reading


def coded_quotes(reading: Reading, study: str, segments: Sequence[Segment], perspective: str) -> NewItem:
    """The file of a study's quotations with each coded segment more, its codes above it."""
    records = [
        {
            "id": "",
            "comment": f"Codes: {'; '.join(segment.codes)}",
            "text": segment.text,
            "voice": GAP,
            "speaker": GAP,
            "perspective": [perspective] if perspective else GAP,
            "locator": {"section": segment.source},
            "imported": True,
        }
        for segment in segments
    ]
    return added(reading, Quote, study, *records)


def codes_as_list(codes: Sequence[Code], reading: Reading) -> str:
    """The codes, one a line, with how often each is used and the theme of the same name, for mapping them to themes."""
    themes = {theme.name: id_ for id_, theme in reading.corpus.themes.items()} | {
        id_: id_ for id_ in reading.corpus.themes
    }
    lines = []
    for code in codes:
        theme = themes.get(nearest(code.name.rpartition(" / ")[2], themes) or "", "")
        parts = (
            code.name,
            f"{code.segments} segments" if code.segments else "",
            code.description,
            f"theme {theme}?" if theme else "",
        )
        lines.append(" | ".join(filter(None, parts)))
    return "\n".join(lines)


def review_finding_files(reading: Reading, findings: Sequence[AssessedFinding], on: str) -> dict[str, str]:
    """A file for each review finding, by its path; the studies that the table names stand in a comment."""
    taken = {
        *reading.corpus.review_findings,
        *(path.rpartition("/")[2].removesuffix(".yaml") for path in reading.trees),
    }
    files = {}
    for finding in findings:
        id_ = offered_id(finding.statement, taken, "review-finding")
        taken.add(id_)
        record = outline(ReviewFinding, on)
        record["statement"] = finding.statement
        record["confidence"] = {
            "level": finding.level,
            "explanation": finding.explanation,
            **finding.components,
        }
        record["assessments"] = [{"role": GAP, "independent": GAP, "date": GAP, "level": finding.level}]
        head = "# yaml-language-server: $schema=../schema/review_finding.json\n"
        named = f"# The table names these studies: {finding.studies}\n" if finding.studies else ""
        files[file_of(ReviewFinding, id_)] = (
            head + named + mapping_text(record, hints(ReviewFinding, reading.corpus))
        )
    return files
