"""A seeded corpus of any size: the same number and seed give the same bytes.

Each study has 15 findings, 25 quotations, 3 tables of 9 rows and 4 answers with a chart each, 5 questions,
6 recommendations and 4 discrepancies; the site has a glossary of 66 terms, 4 audiences, a model and advice of its
own. Every number is consistent and every quotation stands in a source text that is made beside it, so that
receipts are real.
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
QUESTIONS, ADVICE, DISCREPANCIES, TERMS = 5, 6, 4, 66
PERSPECTIVES = ("visitors", "librarians", "volunteers")
AUDIENCES = ("managers", "funders", "trainers", "researchers")
SETTINGS = (
    "Libraries",
    "Museums",
    "Community centres",
    "Reading rooms",
    "Archives",
    "Schools",
    "Night schools",
)
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


def make_corpus(root: Path, studies: int, seed: int = 1, *, long_names: bool = False) -> None:
    """Write `root/evidence`, receipts included, `root/docs` and `root/mkdocs.yml`.

    With `long_names`, titles, settings and labels are as long as a paper's can be.
    """
    chance = random.Random(seed)
    themes = [f"theme-{number}" for number in range(1, max(4, min(20, studies // 5)) + 1)]
    evidence = root / "evidence"
    _write(evidence / "site.yaml", _site())
    _write(evidence / "review.yaml", _review())
    _write(evidence / "glossary.yaml", [_term(chance, number) for number in range(1, TERMS + 1)])
    _write(evidence / "models" / "made-cycle.yaml", _model(chance))
    cited = _cited(studies, len(themes))
    sources = {}
    for number in range(1, studies + 1):
        study = f"study-{number:04}"
        folder = evidence / "studies" / study
        quotes, source = _quotes(chance)
        sources[study] = source
        _write(folder / "study.yaml", _study(chance, number, long_names))
        _write(folder / "questions.yaml", [_question(chance, place) for place in range(1, QUESTIONS + 1)])
        _write(
            folder / "tables.yaml",
            [_table(chance, place, themes, long_names) for place in range(1, TABLES + 1)],
        )
        _write(
            folder / "recommendations.yaml",
            [_advice(chance, place, themes) for place in range(1, ADVICE + 1)],
        )
        _write(
            folder / "discrepancies.yaml",
            [_discrepancy(chance, place) for place in range(1, DISCREPANCIES + 1)],
        )
        _write(folder / "quotes.yaml", quotes)
        _write(
            folder / "findings.yaml",
            [
                _finding(chance, place, themes, f"{study}/finding-{place}" in cited)
                for place in range(1, FINDINGS + 1)
            ],
        )
        _write(folder / "appraisal.yaml", _appraisal())
    for place, theme in enumerate(themes):
        review_findings = [f"{theme}-finding-{number}" for number in (1, 2)]
        for number, review_finding in enumerate(review_findings):
            _write(
                evidence / "review_findings" / f"{review_finding}.yaml",
                _review_finding(chance, theme, _linked(studies, place, number)),
            )
        _write(evidence / "themes" / f"{theme}.yaml", _theme(chance, theme, review_findings))
        _write(
            evidence / "recommendations" / f"consider-{theme}.yaml",
            _own_advice(chance, theme, review_findings),
        )
    (root / "mkdocs.yml").write_text(
        (Path(__file__).parent.parent / "mkdocs.yml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    (root / "docs").mkdir(exist_ok=True)
    (root / "docs" / "contributing.md").write_text("# Contributing\n\nA made corpus.\n", encoding="utf-8")
    _write_receipts(root, sources)


def _linked(studies: int, theme: int, number: int) -> list[str]:
    """The findings of a theme's first or second review finding."""
    steps = ((theme + step * 7 + number) % studies + 1 for step in range(4))
    return list(
        dict.fromkeys(f"study-{study:04}/finding-{step}" for step, study in enumerate(steps, start=1))
    )


def _cited(studies: int, themes: int) -> set[str]:
    """Every finding that a review finding uses."""
    return {
        finding for theme in range(themes) for number in (0, 1) for finding in _linked(studies, theme, number)
    }


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
        "introduction": "Made to measure the generator.",
        "perspectives": [
            {"id": name, "name": name, "says": f"What {name} say", "definition": f"People who are {name}."}
            for name in PERSPECTIVES
        ],
        "audiences": [
            {"id": name, "name": name.capitalize(), "definition": f"People who are {name}."}
            for name in AUDIENCES
        ],
    }


def _term(chance: random.Random, number: int) -> dict[str, Any]:
    name = f"{WORDS[number % len(WORDS)]} {WORDS[number * 7 % len(WORDS)]} {number}"
    return {"id": f"term-{number}", "term": name, "meaning": sentence(chance, 10)}


def _model(chance: random.Random) -> dict[str, Any]:
    steps = [f"step-{number}" for number in range(1, 5)]
    return {
        "name": "The made cycle",
        "study": "study-0001",
        "summary": sentence(chance, 12),
        "drawn_from": "The text of the study.",
        "nodes": [
            {"id": "whole", "label": "The whole", "kind": "feature", "text": sentence(chance, 8), "locator": {"section": "Model"}},
            *(
                {"id": id_, "label": id_.replace("-", " "), "kind": "step", "text": sentence(chance, 8), "locator": {"section": "Model"}}
                for id_ in steps
            ),
        ],
        "flows": [
            *({"source": id_, "target": "whole", "kind": "part_of"} for id_ in steps),
            *(
                {"source": id_, "target": after, "kind": "leads_to"}
                for id_, after in zip(steps, [*steps[1:], steps[0]], strict=True)
            ),
        ],
        "locator": {"section": "Model"},
        "history": [{"date": "2026-01-01", "change": "Made."}],
    }  # fmt: skip


def _question(chance: random.Random, place: int) -> dict[str, Any]:
    return {
        "id": f"question-{place}",
        "wording": f"{sentence(chance, 9).rstrip('.')}?",
        "options": list(ANSWERS),
        "reported": "reported" if place <= TABLES else "asked_not_reported",
        **({"reported_at": [{"table": f"Table {place}"}]} if place <= TABLES else {}),
        "locator": {"section": "Appendix"},
    }


def _advice(chance: random.Random, place: int, themes: list[str]) -> dict[str, Any]:
    return {
        "id": f"advice-{place}",
        "origin": "study_authors",
        "statement": sentence(chance, 14),
        "audiences": [AUDIENCES[place % len(AUDIENCES)]],
        "rests_on": [f"finding-{place}"],
        "themes": [chance.choice(themes)],
        "locator": {"section": "Recommendations"},
    }


def _own_advice(chance: random.Random, theme: str, review_findings: list[str]) -> dict[str, Any]:
    return {
        "statement": f"Consider {sentence(chance, 10).lower()}",
        "rests_on": review_findings[:1],
        "audiences": [chance.choice(AUDIENCES)],
        "what_it_would_take": sentence(chance, 12),
        "themes": [theme],
        "history": [{"date": "2026-01-01", "change": "Made."}],
    }


def _discrepancy(chance: random.Random, place: int) -> dict[str, Any]:
    return {
        "id": f"differs-{place}",
        "what": sentence(chance, 5).rstrip("."),
        "place": {"table": f"Table {place}"},
        "printed": f"{50 + place} people",
        "other_place": {"section": "Results"},
        "other": f"{51 + place} people",
        "weight": "minor",
        "handling": "Both are shown; the table is used.",
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


def _study(chance: random.Random, number: int, long_names: bool) -> dict[str, Any]:
    licence = {"basis": "licence", "licence": "CC-BY-4.0"}
    setting = SETTINGS[number % len(SETTINGS)]
    name = f"Made study {number}"
    if long_names:
        setting = f"{setting} and other publicly funded places for the neighbourhood, of kind {number}"
        name = f"{sentence(chance, 9).rstrip('.')} {number}"
    return {
        "type": "report",
        "title": sentence(chance, 30 if long_names else 8).rstrip("."),
        "title-short": name,
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
        "context": {"country": "not_stated", "place": "not_stated", "setting": setting},
        "equity": {},
        "fieldwork": "not_stated",
        "involvement": {"level": "none_stated", "text": "Nothing is said of it."},
        "perspectives": list(PERSPECTIVES),
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


def _table(chance: random.Random, place: int, themes: list[str], long_names: bool) -> dict[str, Any]:
    rows = []
    longer = f" {sentence(chance, 14).lower().rstrip('.')}" if long_names else ""
    for row in range(1, ROWS + 1):
        cuts = sorted(chance.sample(range(1, 60), 3))
        counts = [second - first for first, second in zip([0, *cuts], [*cuts, 60], strict=True)]
        cells = [
            {"label": answer, "n": n, "percent": _half_up(n, 60)}
            for answer, n in zip(ANSWERS, counts, strict=True)
        ]
        rows.append({"label": f"Item {row} {chance.choice(WORDS)}{longer}", "base": 60, "cells": cells})
    most = max(row["cells"][3]["n"] for row in rows)
    largest = [row["label"] for row in rows if row["cells"][3]["n"] == most]
    return {
        "id": f"table-{place}",
        "title": sentence(chance, 7).rstrip("."),
        "locator": {"table": f"Table {place}", "page": str(place)},
        "kind": "rating_matrix",
        "question": f"question-{place}",
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
                "perspective": [PERSPECTIVES[place % len(PERSPECTIVES)]],
                "locator": {"section": "Results", "page": str(place)},
            }
        )
        source.append(f"{sentence(chance, 30)} “{text}” (P{place:02}) {sentence(chance, 20)}")
    return quotes, "\n\n".join(source)


def _finding(chance: random.Random, place: int, themes: list[str], used: bool) -> dict[str, Any]:
    quotes = [place, *([place + FINDINGS] if place + FINDINGS <= QUOTES else [])]
    return {
        "id": f"finding-{place}",
        "statement": sentence(chance, 24),
        "kind": "qualitative",
        "basis": "own_data",
        "perspective": [PERSPECTIVES[place % len(PERSPECTIVES)]],
        "count": {"n": 10 + place, "base": 60},
        "credibility": "credible",
        "themes": [chance.choice(themes)],
        "source_path": [f"Topic {place % 4 + 1}"],
        "illustrations": [{"quote": f"quote-{number}"} for number in quotes],
        **({} if used else {"disposition": {"kind": "context", "reason": sentence(chance, 9)}}),
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
            "relevance": {**component("minor"), "kind": "direct"},
        },
        "no_recommendation_because": "Made to measure the generator.",
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
