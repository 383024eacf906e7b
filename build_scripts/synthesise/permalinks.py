"""The addresses that a corpus publishes, and what became of those published before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from build_scripts.model import urls
from build_scripts.model.corpus import Corpus
from build_scripts.model.layout import EVIDENCE, STUDIES, file_of
from build_scripts.model.records.paired_row import PairedRow
from build_scripts.synthesise.link_targets import Item, address, items_of_corpus, items_of_study

FOLDERS = {
    urls.THEMES: "themes",
    urls.REVIEW_FINDINGS: "review_findings",
    urls.recommendation(""): "recommendations",
    urls.model("x").removesuffix("x/"): "models",
    urls.BRIEFS: "themes",
    urls.TEACHING: "teaching",
    urls.theme_chain("x").removesuffix("x/"): "themes",
    urls.recommendation_chain("x").removesuffix("x/"): "recommendations",
}
"""The folder with the file behind an address that begins so."""


@dataclass(frozen=True)
class Standing:
    """How the addresses of a corpus stand to those it published before. All are sorted."""

    published: tuple[str, ...]
    added: tuple[str, ...]
    """Published, but not yet recorded."""
    moved: tuple[tuple[str, str], ...]
    """Recorded, with the address it leads to now."""
    withdrawn: tuple[str, ...]
    """Recorded, and taken back with a reason."""
    lost: tuple[str, ...]
    """Recorded, and now leading nowhere."""


def published(corpus: Corpus) -> tuple[str, ...]:
    """Every address and id of a record that readers can link to, sorted; lists by their first page only."""
    items = {address(item) for item in _items(corpus)}
    parts = {f"{urls.model(id_)}#{node.id}" for id_, model in corpus.models.items() for node in model.nodes}
    further = (address for address, _ in _further_pages(corpus))
    return tuple(sorted({*urls.LISTS, *parts, *further, *(item for item in items if item is not None)}))


def former(corpus: Corpus) -> dict[str, str]:
    """From each address that an item had before to the one it has now."""
    moved = {
        old: new
        for item in _items(corpus)
        for name in item.formerly
        if (old := address(item, name)) is not None and (new := address(item)) is not None
    }
    return moved | {old: new for new, before in _further_pages(corpus) for old in before}


def standing(corpus: Corpus) -> Standing:
    """Compare what a corpus publishes with what its ledger holds. What could not be read is not lost."""
    now = published(corpus)
    living, old, recorded = set(now), former(corpus), set(corpus.permalinks)
    withdrawn = {entry.address for entry in corpus.site.withdrawn} if corpus.site else set()
    gone = sorted(recorded - living)
    return Standing(
        published=now,
        added=tuple(address for address in now if address not in recorded),
        moved=tuple((address, old[address]) for address in gone if address in old),
        withdrawn=tuple(address for address in gone if address in withdrawn and address not in old),
        lost=tuple(
            address
            for address in gone
            if address not in old and address not in withdrawn and not may_be_unread(address, corpus)
        ),
    )


def file_behind(lost: str) -> str:
    """The file, or the folder (with a slash at its end), in which the record of an address stands."""
    for start in (urls.STUDIES, urls.study_chain("x").removesuffix("x/")):
        if lost.startswith(start):
            return f"{STUDIES}/{lost.removeprefix(start).partition('/')[0]}/"
    if lost.startswith(urls.term("")):
        return f"{EVIDENCE}/glossary.yaml"
    if lost.startswith(urls.AUDIENCES):
        return f"{EVIDENCE}/site.yaml"
    if lost.startswith(urls.THEMES) and "#" in lost:
        return file_of(PairedRow, lost.partition("#")[2])
    for start, folder in FOLDERS.items():
        if lost.startswith(start):
            return f"{EVIDENCE}/{folder}/{lost.removeprefix(start).partition('#')[0].rstrip('/')}.yaml"
    return f"{EVIDENCE}/"


def may_be_unread(lost: str, corpus: Corpus) -> bool:
    """Whether the record of an address, or its tombstone, may stand in a file that could not be read."""
    behind = file_behind(lost)
    return f"{EVIDENCE}/site.yaml" in corpus.unread or any(
        path == behind or (behind.endswith("/") and path.startswith(behind)) for path in corpus.unread
    )


def _further_pages(corpus: Corpus) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Address and former addresses of each page that is not the place of an item."""
    for id_, theme in corpus.themes.items():
        for of_theme in (urls.brief, urls.theme_chain):
            yield of_theme(id_), tuple(of_theme(old) for old in theme.formerly)
    for id_, row in corpus.pairs.items():
        if row.theme in corpus.themes:
            before = corpus.themes[row.theme].formerly
            yield urls.paired_row(row.theme, id_), tuple(urls.paired_row(old, id_) for old in before)
    for id_, point in corpus.recommendations.items():
        chain = urls.recommendation_chain
        yield chain(id_), tuple(chain(old) for old in point.formerly)
    if corpus.teaching:
        yield urls.TEACHING, ()
    for id_, folder in corpus.studies.items():
        if folder.recommendations:
            yield urls.study_chain(id_), ()
    for audience in corpus.site.audiences if corpus.site else ():
        yield urls.audience(audience.id), tuple(urls.audience(old) for old in audience.formerly)


def _items(corpus: Corpus) -> Iterator[Item]:
    yield from items_of_corpus(corpus)
    for folder in corpus.studies.values():
        yield from items_of_study(folder)
