"""`mkdocs.yml` as plain data: what would run code is named, and what cannot be read is told in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts.render.mkdocs_settings import HostSettingsError, docs_folder, host_settings

OURS = Path(__file__).parents[2]


def dangers(root: Path, text: str) -> tuple[str, ...]:
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    return tuple(host_settings(root).dangers())


def test_our_own_settings_run_nothing() -> None:
    assert tuple(host_settings(OURS).dangers()) == ()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("hooks: [evil.py]", "`hooks`"),
        ("extra_templates: [evil.html]", "`extra_templates`"),
        ("INHERIT: ../other.yml", "`INHERIT`"),
        ("theme: {name: material, custom_dir: evil}", "`custom_dir`"),
        ("site_name: !!python/name:os.system", "!!python/name:os.system"),
        ("extra:\n  a:\n    - !!python/object/apply:os.system [ls]", "!!python/object/apply:os.system"),
        ("site_name: !ENV SECRET", "!ENV"),
        ("docs_dir: ../..", "`docs_dir`"),
        ("docs_dir: /etc", "/etc"),
    ],
)
def test_what_would_run_code_or_read_elsewhere_is_named(tmp_path: Path, text: str, named: str) -> None:
    found = dangers(tmp_path, text)
    assert len(found) == 1
    assert named in found[0]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"site_name: Caf\xe9", "mkdocs.yml:1: this is not UTF-8"),
        (b"a: 1\nb: [", "mkdocs.yml:2: "),
        (b"a: \x01", "mkdocs.yml cannot be read"),
        (b"[" * 20_000, "mkdocs.yml"),
        (b"", "mkdocs.yml holds no settings"),
        (b"- a", "mkdocs.yml holds no settings"),
    ],
)
def test_settings_that_cannot_be_read_get_a_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    (tmp_path / "mkdocs.yml").write_bytes(content)
    with pytest.raises(HostSettingsError, match=sentence):
        host_settings(tmp_path)


def test_settings_that_are_missing_get_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(HostSettingsError, match=r"holds no mkdocs\.yml"):
        host_settings(tmp_path)


@pytest.mark.parametrize("name", ["docs", "pages"])
def test_a_missing_folder_of_pages_is_made(tmp_path: Path, name: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"docs_dir: {name}", encoding="utf-8")
    assert docs_folder(host_settings(tmp_path)) == tmp_path / name
    assert (tmp_path / name).is_dir()


def test_a_file_in_its_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Ours", encoding="utf-8")
    (tmp_path / "docs").write_text("", encoding="utf-8")
    with pytest.raises(HostSettingsError, match="docs is no folder"):
        docs_folder(host_settings(tmp_path))
