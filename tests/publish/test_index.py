"""The documents that are written for the index, and the index that is made from them."""

from __future__ import annotations

import gzip
import json
import os
from html.parser import HTMLParser
from pathlib import Path
from threading import Event
from urllib.parse import unquote_plus

import pytest

from build_scripts.publish import search
from build_scripts.publish.indexing import Indexing
from build_scripts.publish.search import ALONE, MARK, SLOT, TITLE, SearchIndexError, documents, index_site
from build_scripts.render.site.search_entry import ENTRY_KINDS, SearchEntry
from build_scripts.render.text.folding import key

ATTACK = "<script>alert(1)</script> \"'><p id=planted> %3Cb%3E + a_b “é” </p><!--"


class Document(HTMLParser):
    """Its paragraphs: the id of each as it reads, and its words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.words: list[str] = []
        self.starts: list[int] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if id_ := dict(attrs).get("id"):
            self.ids.append(id_)
            self.starts.append(len(self.words))

    def handle_data(self, data: str) -> None:
        self.words += data.split()


def of_study(name: str, text: str) -> SearchEntry:
    return SearchEntry("quotation", f"studies/one/#{name}", "", text, study="One")


def test_entries_of_one_study_share_a_document_and_each_begins_a_slot() -> None:
    (html,) = documents([of_study("a", "some words"), of_study("b", "more words here")])
    document = Document(html)
    assert document.words.index(MARK) == list(ENTRY_KINDS).index("quotation")
    assert document.starts == [SLOT, 2 * SLOT]
    assert document.words[SLOT : SLOT + 5] == [key("some"), "-", key("words"), key("word"), "-"]
    assert document.words[2 * SLOT : 2 * SLOT + 4] == [key("more"), "-", key("words"), key("word")]


def test_what_else_a_run_is_called_stands_behind_the_text_and_topics_behind_a_mark() -> None:
    entry = SearchEntry(
        "finding", "studies/one/#a", "", "co-production now", study="One", topics="14 of 30\nrow"
    )
    (html,) = documents([entry])
    words = [word for word in Document(html).words[SLOT:] if word != "-"]
    assert words == [
        *map(key, ("co", "production", "product", "now", "coproduction", "coproduct")),
        MARK,
        *map(key, ("14", "of", "30", "row")),
    ]
    assert Document(html).words[-2:] == ["-", "-"]
    places = Document(html).words
    assert places.index(key("row")) - places.index(key("30")) == 4, "nothing reads on from line to line"


def test_title_and_names_have_room_of_their_own() -> None:
    (html,) = documents([SearchEntry("theme", "themes/a/", "Who waits?", "People.", names="Waiting")])
    words = Document(html).words
    assert words[SLOT : SLOT + 8] == [
        key("who"),
        "-",
        key("waits"),
        key("wait"),
        "-",
        "-",
        key("waiting"),
        key("wait"),
    ]
    assert words[SLOT + TITLE :][:4] == ["-", "-", key("people"), key("peopl")]


def test_what_belongs_to_no_study_and_what_is_long_stands_alone() -> None:
    long = of_study("long", "word " * (SLOT + 1))
    made = [Document(html) for html in documents([SearchEntry("term", "glossary/#a", "A", "b"), long])]
    assert [len(document.ids) for document in made] == [1, 1]
    assert [document.words.index(MARK) for document in made] == [
        list(ENTRY_KINDS).index("term") + ALONE,
        list(ENTRY_KINDS).index("quotation") + ALONE,
    ]


def test_hostile_text_stays_text_and_comes_back_as_it_was() -> None:
    entry = SearchEntry("page", "a/", ATTACK, ATTACK, beside=ATTACK, note=ATTACK)
    (html,) = documents([entry])
    document = Document(html)
    assert document.tags == ["html", "head", "title", "body", "p", "p"]
    (said,) = document.ids
    assert not any(character.isspace() for character in said)
    back = json.loads(unquote_plus(said))
    assert {back[key] for key in ("title", "text", "beside", "note")} == {ATTACK}


def test_the_index_holds_what_was_written_and_nothing_that_no_page_loads(tmp_path: Path) -> None:
    folder = tmp_path / "site" / "index"
    folder.mkdir(parents=True)
    (folder / "old").write_text("of an earlier build")
    index_site([of_study("a", f"some words {ATTACK}")], folder)
    assert {path.name for path in folder.glob("*.js")} == {"pagefind.js"}
    assert not (folder / "old").exists()
    (fragment,) = (folder / "fragment").iterdir()
    data = json.loads(gzip.decompress(fragment.read_bytes()).removeprefix(b"pagefind_dcd"))
    (anchor,) = data["anchors"]
    assert anchor["location"] == SLOT
    assert json.loads(unquote_plus(anchor["id"]))["text"] == f"some words {ATTACK}"
    assert data["content"] == ""


def test_a_failure_is_told_in_the_words_of_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "program"
    program.write_text("#!/bin/sh\necho 'no room left' >&2\nexit 3\n")
    program.chmod(0o755)
    monkeypatch.setattr(search.sys, "executable", str(program))
    with pytest.raises(SearchIndexError, match="no room left"):
        index_site([of_study("a", "words")], tmp_path / "index")


def test_a_file_of_the_engines_name_in_the_project_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pagefind.py").write_text(
        "open('ran', 'w').close(); raise SystemExit('it ran')", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    index_site([of_study("a", "some words")], Path("index"))
    assert (tmp_path / "index" / "pagefind.js").is_file()
    assert not (tmp_path / "ran").exists()


def test_an_index_that_is_not_wanted_any_more_is_not_made(tmp_path: Path) -> None:
    stopped = Event()
    stopped.set()
    index_site([of_study("a", "some words")], tmp_path / "index", stopped)
    assert not (tmp_path / "index").exists()


def test_the_program_is_stopped_at_its_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "program"
    begun = tmp_path / "begun"
    os.mkfifo(begun)
    program.write_text(f"#!/bin/sh\necho yes > {begun}\nexec sleep 600\n")
    program.chmod(0o755)
    monkeypatch.setattr(search.sys, "executable", str(program))
    indexing = Indexing([of_study("a", "words")], tmp_path / "index", pytest.fail)
    assert begun.read_text() == "yes\n"
    indexing.stop()
