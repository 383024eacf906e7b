"""What a finished folder gets, and what a preview does without."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from build_scripts.publish import finish as module
from build_scripts.publish.search import SearchIndexError

PAGE = '<html><head><meta charset="utf-8"></head><body><script>1</script></body></html>'


@pytest.mark.parametrize("is_preview", [True, False])
def test_a_preview_has_no_policy_because_it_reloads_itself_by_a_script(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_preview: bool
) -> None:
    indexed: list[Path] = []
    monkeypatch.setattr(module, "index_site", lambda _, folder: indexed.append(folder))
    page = tmp_path / "index.html"
    page.write_text(PAGE, encoding="utf-8")
    faults = module.finish(tmp_path, (), is_preview=is_preview)
    assert ("Content-Security-Policy" in page.read_text(encoding="utf-8")) is not is_preview
    assert len(faults) == (0 if is_preview else 1)
    assert indexed == [tmp_path / "pagefind"]


def test_a_search_that_cannot_be_made_is_a_fault_and_not_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(entries: object, folder: Path) -> None:
        raise SearchIndexError("no room left")

    monkeypatch.setattr(module, "index_site", fail)
    assert module.finish(tmp_path, (), is_preview=False) == ("The search could not be made. no room left",)


def test_the_packed_sitemap_does_not_say_when_it_was_packed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "index_site", lambda *_: None)
    packed = tmp_path / "sitemap.xml.gz"
    seen = set()
    for stamp in (1_000_000_000, 1_700_000_000):
        packed.write_bytes(gzip.compress(b"<urlset/>", mtime=stamp))
        module.finish(tmp_path, (), is_preview=False)
        assert gzip.decompress(packed.read_bytes()) == b"<urlset/>"
        seen.add(packed.read_bytes())
    assert len(seen) == 1
