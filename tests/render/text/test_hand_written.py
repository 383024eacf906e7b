"""Hand-written pages: a wrong encoding is told with file and line, and the page says so itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts.render.text.hand_written import hand_written, linked_folders, stays_inside


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"# Ours\n\nCaf\xe9\n", "docs/page.md:3: The byte 0xE9 on line 3 is not UTF-8."),
        ("# Ours\n".encode("utf-16"), "docs/page.md:1: This file is saved as UTF-16"),
        (b"\x89PNG\r\n\x1a\n", "docs/page.md:1: This file is an image"),
    ],
)
def test_a_page_that_is_no_text_is_told_with_its_line(tmp_path: Path, content: bytes, sentence: str) -> None:
    (tmp_path / "page.md").write_bytes(content)
    read = hand_written(tmp_path / "page.md", "docs/page.md")
    assert read.fault.startswith(sentence)
    assert "UTF-8" in read.fault or "text" in read.fault
    assert read.text.startswith("# This page cannot be shown")
    assert sentence in read.text


@pytest.mark.parametrize("content", [b"# Ours\n\nA line.\n", b"\xef\xbb\xbf# Ours\r\n\r\nA line.\r\n"])
def test_a_page_is_read_whatever_its_line_ends(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "page.md").write_bytes(content)
    read = hand_written(tmp_path / "page.md", "docs/page.md")
    assert (read.text, read.fault) == ("# Ours\n\nA line.\n", "")


@pytest.mark.parametrize("marker", ["- ", "1. ", "> "])
def test_a_page_that_is_too_deep_for_markdown_is_told_with_its_line(tmp_path: Path, marker: str) -> None:
    (tmp_path / "page.md").write_text(f"# Ours\n\n{marker * 100}a\n", encoding="utf-8")
    assert hand_written(tmp_path / "page.md", "docs/page.md").fault == ""
    (tmp_path / "page.md").write_text(f"# Ours\n\n{marker * 101}a\n", encoding="utf-8")
    assert hand_written(tmp_path / "page.md", "docs/page.md").fault.startswith(
        "docs/page.md:3: more than 100 lists"
    )


def test_a_page_that_is_gone_is_told() -> None:
    assert hand_written(Path("nowhere.md"), "docs/nowhere.md").fault.startswith(
        "docs/nowhere.md cannot be opened: "
    )


def test_only_links_that_lead_out_of_the_folder_are_left_out(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (tmp_path / "secret.txt").write_text("no", encoding="utf-8")
    (docs / "page.md").write_text("yes", encoding="utf-8")
    (docs / "out.md").symlink_to(tmp_path / "secret.txt")
    (docs / "same.md").symlink_to(docs / "page.md")
    (docs / "nowhere.md").symlink_to(tmp_path / "gone.txt")
    assert [
        name for name in ("page", "out", "same", "nowhere") if stays_inside(docs / f"{name}.md", docs)
    ] == [
        "page",
        "same",
    ]


def test_folders_that_are_links_are_named_and_not_entered(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    (docs / "deep" / "folder").mkdir(parents=True)
    for name, leads_to in (
        ("itself", docs),
        ("deep/out", Path("/")),
        ("deep/beside", docs / "deep" / "folder"),
    ):
        (docs / name).symlink_to(leads_to, target_is_directory=True)
    assert sorted(linked_folders(docs)) == ["deep/beside", "deep/out", "itself"]
