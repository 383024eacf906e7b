"""What a finished folder gets, and what a preview does without."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from build_scripts.publish import finish as module
from build_scripts.publish.search import SearchIndexError

PAGE = '<html><head><meta charset="utf-8"></head><body><script>1</script></body></html>'
POLICY = "Content-Security-Policy"


@pytest.mark.parametrize("is_preview", [True, False])
def test_a_preview_has_no_policy_because_it_reloads_itself_by_a_script(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_preview: bool
) -> None:
    indexed: list[Path] = []
    monkeypatch.setattr(module, "index_site", lambda _, folder: indexed.append(folder))
    finish = module.Finish(tmp_path, is_preview=is_preview)
    assert (POLICY in finish.page("index.html", PAGE)) is not is_preview
    assert len(finish.site(())) == (0 if is_preview else 1)
    assert indexed == [tmp_path / "pagefind"]


def test_a_page_that_was_written_as_it_is_gets_its_policy_in_the_end_and_no_page_gets_two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "index_site", lambda *_: None)
    finish = module.Finish(tmp_path, is_preview=False)
    (tmp_path / "deep").mkdir()
    by_hand, made = tmp_path / "deep" / "by-hand.html", tmp_path / "index.html"
    by_hand.write_text("<html><head></head><body>By hand</body></html>", encoding="utf-8")
    made.write_text(finish.page("index.html", PAGE), encoding="utf-8")
    (fault,) = finish.site(())
    assert fault.startswith("index.html has a script inside")
    assert [page.read_text(encoding="utf-8").count(POLICY) for page in (by_hand, made)] == [1, 1]


def test_what_is_no_page_stays_as_it_is(tmp_path: Path) -> None:
    assert module.Finish(tmp_path, is_preview=False).page("sitemap.xml", "<urlset/>") == "<urlset/>"


def test_a_search_that_cannot_be_made_is_a_fault_and_not_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(entries: object, folder: Path) -> None:
        raise SearchIndexError("no room left")

    monkeypatch.setattr(module, "index_site", fail)
    finish = module.Finish(tmp_path, is_preview=False)
    assert finish.site(()) == ("The search could not be made. no room left",)


def test_the_packed_sitemap_does_not_say_when_it_was_packed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "index_site", lambda *_: None)
    packed = tmp_path / "sitemap.xml.gz"
    seen = set()
    for stamp in (1_000_000_000, 1_700_000_000):
        packed.write_bytes(gzip.compress(b"<urlset/>", mtime=stamp))
        module.Finish(tmp_path, is_preview=False).site(())
        assert gzip.decompress(packed.read_bytes()) == b"<urlset/>"
        seen.add(packed.read_bytes())
    assert len(seen) == 1
