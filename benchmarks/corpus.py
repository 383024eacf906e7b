"""A seeded corpus of any size: the same number and seed give the same bytes.

Each study has 15 findings, 25 quotations and 3 tables of 9 rows and 4 answers, with a chart each. Every number
is consistent and every quotation stands in a source text that is made beside it, so that receipts are real.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import yaml

from build_scripts.author.sources import SourceText
from build_scripts.author.verify import receipt_text, verify
from build_scripts.read.corpus import read_corpus

FINDINGS, QUOTES, TABLES, ROWS = 15, 25, 3, 9
ANSWERS = ("Not at all", "A little", "Quite a lot", "A great deal")
WORDS = [
    "people",
    "visitors",
    "waiting",
    "desk",
    "heard",
    "listened",
    "trust",
    "welcome",
    "quiet",
    "morning",
    "evening",
    "shelf",
    "reader",
    "window",
    "garden",
    "letter",
    "answer",
    "question",
    "friendly",
    "patient",
    "helpful",
    "distant",
    "certain",
    "open",
    "closed",
    "known",
    "named",
    "asked",
    "told",
    "wrote",
    "spoke",
    "stayed",
    "came",
    "early",
    "late",
    "often",
    "seldom",
    "always",
    "perhaps",
    "again",
    "together",
    "alone",
    "nearby",
    "elsewhere",
    "slowly",
    "gladly",
    "hardly",
    "mostly",
    "partly",
]


def make_corpus(root: Path, studies: int, seed: int = 1) -> None:
    """Write `root/evidence`, receipts included, `root/docs` and `root/mkdocs.yml`."""
    chance = random.Random(seed)
    themes = [f"theme-{number}" for number in range(1, max(4, min(20, studies // 5)) + 1)]
    evidence = root / "evidence"
    _write(evidence / "site.yaml", _site())
    _write(evidence / "review.yaml", _review())
    sources = {}
    for number in range(1, studies + 1):
        study = f"study-{number:04}"
        folder = evidence / "studies" / study
        quotes, source = _quotes(chance)
        sources[study] = source
        _write(folder / "study.yaml", _study(chance, number))
        _write(folder / "tables.yaml", [_table(chance, place, themes) for place in range(1, TABLES + 1)])
        _write(folder / "quotes.yaml", quotes)
        _write(
            folder / "findings.yaml", [_finding(chance, place, themes) for place in range(1, FINDINGS + 1)]
        )
        _write(folder / "appraisal.yaml", _appraisal())
    for place, theme in enumerate(themes):
        review_findings = [f"{theme}-finding-{number}" for number in (1, 2)]
        for number, review_finding in enumerate(review_findings):
            cited = [
                f"study-{(place + step * 7 + number) % studies + 1:04}/finding-{step + 1}"
                for step in range(4)
            ]
            _write(
                evidence / "review_findings" / f"{review_finding}.yaml",
                _review_finding(chance, theme, list(dict.fromkeys(cited))),
            )
        _write(evidence / "themes" / f"{theme}.yaml", _theme(chance, theme, review_findings))
    (root / "mkdocs.yml").write_text(
        (Path(__file__).parent.parent / "mkdocs.yml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    (root / "docs").mkdir(exist_ok=True)
    (root / "docs" / "contributing.md").write_text("# Contributing\n\nA made corpus.\n", encoding="utf-8")
    _write_receipts(root, sources)


def _write_receipts(root: Path, sources: dict[str, str]) -> None:
    for study, folder in read_corpus(root).corpus.studies.items():
        receipt = verify(folder, SourceText(sources[study]), "2026-01-01").receipt
        path = root / "evidence" / "receipts" / f"{study}.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text(receipt_text(receipt), encoding="utf-8")


def _write(path: Path, data: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=10_000)
    path.write_text(text, encoding="utf-8")


def sentence(chance: random.Random, words: int) -> str:
    """So many words, with a capital and a full stop."""
    text = " ".join(chance.choice(WORDS) for _ in range(words))
    return f"{text[0].upper()}{text[1:]}."


def _site() -> dict[str, Any]:
    return {
        "schema_version": 1,
        "title": "A made corpus",
        "description": "Made to measure the generator.",
        "url": "https://example.org/made/",
        "as_of": "2026-01-01",
        "introduction": "Made to measure the generator.",
        "perspectives": [
            {
                "id": "visitors",
                "name": "visitors",
                "says": "What visitors say",
                "definition": "People who visit.",
            }
        ],
    }


def _review() -> dict[str, Any]:
    line = "Made to measure the generator."
    return {
        "title": "A made corpus",
        "question": "How long does a build take?",
        "perspectif": {
            key: line
            for key in (
                "perspective",
                "setting",
                "phenomenon_or_problem",
                "environment",
                "time_timing",
                "findings",
            )
        },
        "methodology": "other",
        "methods": line,
        "in_scope": [line],
        "out_of_scope": [line],
        "documents": line,
        "roles": [{"role": "maker", "did": line}],
        "reflexivity": line,
        "not_done": [line],
        "may_conclude": [line],
        "may_not_conclude": [line],
        "history": [{"date": "2026-01-01", "change": "Made."}],
    }


def _study(chance: random.Random, number: int) -> dict[str, Any]:
    licence = {"basis": "licence", "licence": "CC-BY-4.0"}
    return {
        "type": "report",
        "title": sentence(chance, 8).rstrip("."),
        "title-short": f"Made study {number}",
        "author": [{"family": f"Maker{number}", "given": "A"}],
        "issued": str(2000 + number % 25),
        "review_status": "report",
        "licence": "CC-BY-4.0",
        "rights": {"quotations": licence, "tables": dict(licence)},
        "retraction": {"status": "not_checked"},
        "summary": " ".join(sentence(chance, 12) for _ in range(4)),
        "aim": sentence(chance, 10),
        "category": "qualitative",
        "methodology": {"value": "thematic_analysis_generic", "as_stated": "thematic analysis"},
        "context": {"country": "not_stated", "place": "not_stated", "setting": "Libraries"},
        "equity": {},
        "fieldwork": "not_stated",
        "involvement": {"level": "none_stated", "text": "Nothing is said of it."},
        "perspectives": ["visitors"],
        "sample": {"size": 60, "description": sentence(chance, 8), "recruitment": "not_stated"},
        "data_collection": {
            "methods": ["structured_interview"],
            "text": sentence(chance, 12),
            "analysis": "not_stated",
        },
        "ethics": "not_stated",
        "funding": "not_stated",
        "limitations": [sentence(chance, 10)],
        "history": [{"date": "2026-01-01", "change": "Made."}],
    }


def _half_up(n: int, base: int) -> str:
    """One decimal, with whole numbers only."""
    tenths = (2000 * n + base) // (2 * base)
    return f"{tenths // 10}.{tenths % 10}"


def _table(chance: random.Random, place: int, themes: list[str]) -> dict[str, Any]:
    rows = []
    for row in range(1, ROWS + 1):
        cuts = sorted(chance.sample(range(1, 60), 3))
        counts = [second - first for first, second in zip([0, *cuts], [*cuts, 60], strict=True)]
        cells = [
            {"label": answer, "n": n, "percent": _half_up(n, 60)}
            for answer, n in zip(ANSWERS, counts, strict=True)
        ]
        rows.append({"label": f"Item {row} {chance.choice(WORDS)}", "base": 60, "cells": cells})
    most = max(row["cells"][3]["n"] for row in rows)
    largest = [row["label"] for row in rows if row["cells"][3]["n"] == most]
    return {
        "id": f"table-{place}",
        "title": sentence(chance, 7).rstrip("."),
        "locator": {"table": f"Table {place}", "page": str(place)},
        "kind": "rating_matrix",
        "perspective": "visitors",
        "themes": [chance.choice(themes)] if place == 1 and chance.random() < 0.05 else [],
        "rows": rows,
        "charts": [
            {
                "id": f"chart-{place}",
                "title": f"{' and '.join(largest)} drew the most answers 'A great deal'",
                "asked": "60 visitors rated nine items.",
                "claims": [{"largest": largest, "by": ["A great deal"]}],
            }
        ],
    }


def _quotes(chance: random.Random) -> tuple[list[dict[str, Any]], str]:
    quotes, source = [], []
    for place in range(1, QUOTES + 1):
        text = sentence(chance, 22)
        quotes.append(
            {
                "id": f"quote-{place}",
                "text": text,
                "voice": "participant",
                "speaker": f"P{place:02}",
                "perspective": ["visitors"],
                "locator": {"section": "Results", "page": str(place)},
            }
        )
        source.append(f"{sentence(chance, 30)} “{text}” {sentence(chance, 20)}")
    return quotes, "\n\n".join(source)


def _finding(chance: random.Random, place: int, themes: list[str]) -> dict[str, Any]:
    quotes = [place, *([place + FINDINGS] if place + FINDINGS <= QUOTES else [])]
    return {
        "id": f"finding-{place}",
        "statement": sentence(chance, 24),
        "kind": "qualitative",
        "basis": "own_data",
        "perspective": ["visitors"],
        "count": {"n": 10 + place, "base": 60},
        "credibility": "credible",
        "themes": [chance.choice(themes)],
        "source_path": [f"Topic {place % 4 + 1}"],
        "illustrations": [{"quote": f"quote-{number}"} for number in quotes],
        "locator": {"section": "Results", "page": str(place)},
    }


def _appraisal() -> dict[str, Any]:
    items = ["S1", "S2", *(f"1.{number}" for number in range(1, 6))]
    return {
        "instrument": "mmat",
        "version": "2018",
        "answers": [
            {"item": item, "answer": "yes", "reason": f"Item {item} is met by design."} for item in items
        ],
        "overall": "Made to be in order.",
        "assessed_on": "2026-01-01",
        "assessed_by": "maker",
    }


def _review_finding(chance: random.Random, theme: str, cited: list[str]) -> dict[str, Any]:
    def component(concern: str) -> dict[str, str]:
        return {"concern": concern, "explanation": sentence(chance, 18)}

    return {
        "statement": sentence(chance, 18),
        "theme": theme,
        "evidence": [
            {"finding": finding, "relation": "supports", "note": sentence(chance, 10)} for finding in cited
        ],
        "confidence": {
            "level": "moderate",
            "explanation": sentence(chance, 15),
            "methodological_limitations": component("minor"),
            "coherence": component("minor"),
            "adequacy": component("moderate"),
            "relevance": component("minor"),
        },
        "assessments": [{"role": "maker", "independent": False, "date": "2026-01-01", "level": "moderate"}],
        "history": [{"date": "2026-01-01", "change": "Made."}],
    }


def _theme(chance: random.Random, theme: str, review_findings: list[str]) -> dict[str, Any]:
    return {
        "name": theme.replace("-", " ").capitalize(),
        "question": f"What is said of {theme.replace('-', ' ')}?",
        "definition": sentence(chance, 14),
        "includes": [sentence(chance, 4)],
        "excludes": [sentence(chance, 4)],
        "answer": {"text": sentence(chance, 20), "rests_on": [review_findings[0]]},
        "key_messages": [{"text": sentence(chance, 16), "rests_on": [name]} for name in review_findings],
        "history": [{"date": "2026-01-01", "change": "Made."}],
    }
