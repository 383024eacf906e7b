"""What the answer to an issue form comes to: a study that is begun, a quotation that is added, or where the item stands."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

from build_scripts.author.importing.forms import MISTAKE, REVIEWED, STUDY, Answer
from build_scripts.author.importing.import_result import Found, fitting
from build_scripts.author.importing.jats.quotations import without_marks
from build_scripts.author.importing.references.record import doi_in, doi_keys, named, printed
from build_scripts.author.scaffolds.ids import offered_id
from build_scripts.author.scaffolds.items import COMMENT, NotBegunError, added
from build_scripts.author.scaffolds.study import new_study
from build_scripts.model.corpus import Corpus
from build_scripts.model.ids import is_id
from build_scripts.model.layout import SITE_FILE, file_of
from build_scripts.model.records.quote import Quote
from build_scripts.model.records.receipt import Receipt
from build_scripts.model.records.study import Study
from build_scripts.model.todo import GAP
from build_scripts.read.corpus import Reading
from build_scripts.synthesise.link_targets import Item, address, items_of_corpus, items_of_study

WIDEST = 100
"""Characters of a line of a comment."""
DEEPEST = 6
"""Parts of a path that are looked at, from its end."""

_LINK = re.compile(r"https://[^\s()<>\[\]]+")
_PAGE = re.compile(r"(?:pages?|pp?\.?)?\s*(?P<page>[0-9]{1,5}(?:\s*[-–]\s*[0-9]{1,5})?)", re.IGNORECASE)


@dataclass(frozen=True)
class Answered:
    """What an answer comes to; without files nothing is written."""

    said: tuple[str, ...] = ()
    """Sentences for whoever takes it in."""
    files: Mapping[str, str] = field(default_factory=dict)
    begun: str = ""
    """What the files hold: `Began the study okafor-2021`."""
    decisions: int = 0


def answered(reading: Reading, answer: Answer, study: str, on: str) -> Answered:
    """What an answer comes to; `study` is the id of its study where somebody gave one, `on` the day."""
    if answer.form is STUDY:
        return _study(reading.corpus, answer, study, on)
    if answer.form is MISTAKE:
        return _mistake(reading, answer)
    return _quotation(reading, answer, study)


# A study


def _study(corpus: Corpus, answer: Answer, study: str, on: str) -> Answered:
    if workbook := _LINK.search(answer.said("workbook")):
        return Answered(
            (
                f"A workbook is attached, which holds the study: {workbook[0]}",
                "Save it, and take it in: evidence import workbook FILE",
                *_said(answer, "why"),
            )
        )
    found, left = _bibliography(answer)
    for known in corpus.studies.values():
        if known.study and found["title"].casefold() == known.study.title.casefold():
            raise NotBegunError(f"{file_of(Study, known.id)} has this title already.")
        if known.study and found.get("DOI", "").casefold() == (known.study.doi or "none").casefold():
            raise NotBegunError(f"{file_of(Study, known.id)} has this DOI already.")
    id_ = study or _study_id(found, corpus)
    if not is_id(id_):
        raise NotBegunError(f"{id_} cannot be an id: lower-case letters, digits and single hyphens.")
    if id_ in corpus.studies:
        raise NotBegunError(f"There is a study {id_} already.")
    begun = new_study(id_, Found(found), corpus, on=on)
    comment = "\n".join(
        f"# {line}" for line in ("What the form says besides.", *_wrapped(_said(answer, *left, "why")))
    )
    return Answered(
        ("What was typed into a form may be mistyped: compare the bibliography with the paper.",),
        {path: f"{text}\n{comment}\n" for path, text in begun.files.items()},
        f"Began the study {id_}",
        begun.decisions,
    )


def _bibliography(answer: Answer) -> tuple[dict[str, Any], list[str]]:
    """The keys of a study that the form settles, and the fields with words that settle none."""
    doi, link = doi_in(answer.said("address")), _LINK.search(answer.said("address"))
    year = answer.said("year")
    authors = [line for typed in answer.lines["authors"] for line in typed.split(";") if line.strip()]
    is_list = all(_is_family_first(name) for name in authors)
    found = printed(
        {
            "title": fitting(answer.said("title")),
            "author": [named(name) for name in authors] if is_list else [],
            "issued": year if re.fullmatch("[0-9]{4}", year) else "",
            "review_status": REVIEWED.get(answer.said("reviewed"), ""),
            **(doi_keys(doi) if doi else {"URL": link[0] if link else ""}),
        }
    )
    settled = {"authors": "author", "year": "issued", "reviewed": "review_status", "address": "URL"}
    left = [name for name, key in settled.items() if key not in found]
    return found, [*left, "workbook"]


def _is_family_first(name: str) -> bool:
    """Whether a name is `Okafor, Ada`: two names parted by one comma could as well be two people."""
    family, comma, given = (part.strip() for part in name.partition(","))
    return bool(comma and family and given) and "," not in given and " " not in family


def _study_id(found: Mapping[str, Any], corpus: Corpus) -> str:
    """An id of the first author and the year, or of the title."""
    author = found["author"][0]["family"] if "author" in found else ""
    words = f"{author} {found['issued']}" if author and "issued" in found else found.get("title", "")
    return offered_id(words, corpus.studies, "study")


# A quotation


def _quotation(reading: Reading, answer: Answer, study: str) -> Answered:
    fields = ("study", "words", "place", "reason")
    items = [item for name in fields for item in _items_named(reading.corpus, answer.said(name))]
    words = without_marks(" ".join(line.removeprefix(">").strip() for line in answer.lines["words"]))
    known = next((item for item in items if item.kind == "quotation"), None)
    id_ = study or _study_of(reading.corpus, answer.said("study"), items)
    if id_ not in reading.corpus.studies:
        raise NotBegunError(
            f"Which study is meant by “{fitting(answer.said('study'))}”? Give --study ID. "
            f"Studies: {', '.join(reading.corpus.studies)}."
        )
    known = known or _same_words(reading.corpus, id_, words)
    if known:
        return Answered(
            (*_where(reading, known), *_said(answer, "words", "place", "speaker", "reason"), *_down(known))
        )
    if not words or _LINK.fullmatch(words):
        return Answered(
            (
                "The form gives neither the words nor the address of a quotation of ours.",
                *_said(answer, "study", "place", "speaker", "reason"),
            )
        )
    page = _PAGE.fullmatch(answer.said("place"))
    place = {"page": page["page"]} if page else {"section": fitting(answer.said("place"))}
    record = {
        "id": "",
        COMMENT: "\n".join(_wrapped(_said(answer, "reason"))),
        "text": words,
        "voice": GAP,
        "speaker": fitting(answer.said("speaker")) or GAP,
        "perspective": GAP,
        "locator": place if answer.said("place") else GAP,
        "imported": True,
    }
    item = added(reading, Quote, id_, record)
    return Answered(
        ("Compare the words with the paper: nothing of a form is proved.",),
        {item.file: item.text},
        f"Added {item.id} to {item.file}",
        item.decisions,
    )


def _study_of(corpus: Corpus, said: str, items: list[Item]) -> str:
    """The study that is named by an address, an id or a title; empty where none is."""
    at_address = [item.study or item.id for item in items if item.study or item.kind == "study"]
    by_title = [
        folder.id
        for folder in corpus.studies.values()
        if folder.study and folder.study.title.casefold() == said.casefold()
    ]
    return next(iter([*at_address, *([said] if said in corpus.studies else by_title)]), "")


def _same_words(corpus: Corpus, study: str, words: str) -> Item | None:
    """The quotation of a study that has these words."""
    same = {quote.id for quote in corpus.studies[study].quotes if _plain(quote.text) == _plain(words)}
    items = items_of_study(corpus.studies[study])
    return next((item for item in items if item.kind == "quotation" and item.id in same), None)


def _plain(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _down(item: Item) -> tuple[str, ...]:
    return (
        "If it must be taken down: delete it there, and its entry in "
        f"{file_of(Receipt, item.study)}; its address, {address(item)}, goes under `withdrawn` in {SITE_FILE}.",
    )


# A mistake


def _mistake(reading: Reading, answer: Answer) -> Answered:
    items = _items_named(reading.corpus, answer.said("page"))
    where = [line for item in items for line in _where(reading, item)]
    if not where:
        where = [
            "No one file holds that page: it is put together from several, or it is not there. Look for the words in "
            "evidence/ and docs/."
        ]
    return Answered((*where, *_said(answer, *answer.form.labels)))


# What an answer names, and what it says


def _items_named(corpus: Corpus, text: str) -> list[Item]:
    """What stands at the addresses in a text, each once."""
    items = [*items_of_corpus(corpus)]
    for folder in corpus.studies.values():
        items += items_of_study(folder)
    at = {address(item, id_): item for item in items for id_ in reversed((item.id, *item.formerly))} | {
        f"embed/{item.in_corpus}/": item for item in items
    }
    found = [at[candidate] for word in text.split() for candidate in _addresses(word) if candidate in at]
    return list(dict.fromkeys(found))


def _addresses(word: str) -> Iterator[str]:
    """What may be the address of an item in a link to it, whatever stands before: `studies/okafor-2021/#waiting`."""
    try:
        link = urlsplit(word.strip("<>()[].,;"))
    except ValueError:
        return
    parts = [part for part in link.path.split("/") if part not in ("", "index.html")][-DEEPEST:]
    fragment = f"#{unquote(link.fragment)}" if link.fragment else ""
    for start, part in enumerate(parts):
        yield f"{'/'.join(parts[start:])}/{fragment}"
        if part == "embed":
            yield f"embed/{'/'.join(parts[start + 2 :])}/"


def _where(reading: Reading, item: Item) -> tuple[str, ...]:
    place = reading.trees[item.file].place(reading.path_in_tree(item.file, item.path))
    return (f"{item.file}:{place.line}: {item.kind} {item.in_corpus}",)


def _said(answer: Answer, *fields: str) -> tuple[str, ...]:
    """What was typed into some fields, each on a line behind its label."""
    labels = {name: answer.form.labels[name] for name in fields if answer.said(name)}
    return tuple(
        f"{label}{'' if label.endswith('?') else ':'} {answer.said(name)}" for name, label in labels.items()
    )


def _wrapped(sentences: tuple[str, ...]) -> list[str]:
    """Sentences in lines that a comment can hold."""
    return [line for said in sentences for line in textwrap.wrap(said, WIDEST)]
