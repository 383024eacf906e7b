"""What a finished folder gets, and what a preview does without."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from build_scripts.publish import indexing
from build_scripts.publish.finish import Finish
from build_scripts.publish.search import SearchIndexError

PAGE = '<html><head><meta charset="utf-8"></head><body><script>1</script></body></html>'
POLICY = "Content-Security-Policy"

Finishing = Callable[..., tuple[Finish, list[str]]]


@pytest.fixture
def indexed(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders that got an index, which is not made."""
    folders: list[Path] = []
    monkeypatch.setattr(indexing, "index_site", lambda _entries, folder, _stopped: folders.append(folder))
    return folders


@pytest.fixture
def finishing(tmp_path: Path) -> Finishing:
    """The last hand at the pages in the test's folder, and what it tells."""

    def begun(*, is_preview: bool = False) -> tuple[Finish, list[str]]:
        told: list[str] = []
        return Finish(tmp_path, told.append, is_preview=is_preview), told

    return begun


@pytest.mark.parametrize("is_preview", [True, False])
def test_a_preview_has_no_policy_because_it_reloads_itself_by_a_script(
    finishing: Finishing, is_preview: bool
) -> None:
    finish, told = finishing(is_preview=is_preview)
    assert (POLICY in finish.page("index.html", PAGE)) is not is_preview
    assert len(told) == (0 if is_preview else 1)


@pytest.mark.parametrize("is_preview", [True, False])
def test_the_index_is_begun_before_the_pages_are_written_and_in_a_preview_after_them(
    finishing: Finishing, indexed: list[Path], tmp_path: Path, is_preview: bool
) -> None:
    finish, _ = finishing(is_preview=is_preview)
    finish.index(())
    finish.stop()
    assert len(indexed) == (0 if is_preview else 1)
    finish.site()
    finish.stop()
    assert indexed == [tmp_path / "pagefind"]


def test_a_page_that_was_written_as_it_is_gets_its_policy_in_the_end_and_no_page_gets_two(
    finishing: Finishing, tmp_path: Path
) -> None:
    finish, told = finishing()
    (tmp_path / "deep").mkdir()
    by_hand, made = tmp_path / "deep" / "by-hand.html", tmp_path / "index.html"
    by_hand.write_text("<html><head></head><body>By hand</body></html>", encoding="utf-8")
    made.write_text(finish.page("index.html", PAGE), encoding="utf-8")
    finish.site()
    (fault,) = told
    assert fault.startswith("index.html has a script inside")
    assert [page.read_text(encoding="utf-8").count(POLICY) for page in (by_hand, made)] == [1, 1]


def test_what_is_no_page_stays_as_it_is(finishing: Finishing) -> None:
    finish, _ = finishing()
    assert finish.page("sitemap.xml", "<urlset/>") == "<urlset/>"


@pytest.mark.parametrize("error", [SearchIndexError("no room left"), OSError("no room left")])
def test_a_search_that_cannot_be_made_is_a_fault_and_not_the_end(
    finishing: Finishing, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(indexing, "index_site", fail)
    finish, told = finishing()
    finish.index(())
    finish.site()
    assert told == ["The search could not be made. no room left"]


def test_nothing_is_told_of_an_index_that_was_stopped(
    finishing: Finishing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def until_stopped(_entries: object, _folder: object, stopped: indexing.Event) -> None:
        assert stopped.wait(60)
        raise OSError("the folder is gone")

    monkeypatch.setattr(indexing, "index_site", until_stopped)
    finish, told = finishing()
    finish.index(())
    finish.stop()
    assert told == []


def test_the_packed_sitemap_does_not_say_when_it_was_packed(
    finishing: Finishing, indexed: list[Path], tmp_path: Path
) -> None:
    packed = tmp_path / "sitemap.xml.gz"
    seen = set()
    for stamp in (1_000_000_000, 1_700_000_000):
        packed.write_bytes(gzip.compress(b"<urlset/>", mtime=stamp))
        finishing()[0].site()
        assert gzip.decompress(packed.read_bytes()) == b"<urlset/>"
        seen.add(packed.read_bytes())
    assert len(seen) == 1
