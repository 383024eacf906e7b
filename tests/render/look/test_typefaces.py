"""Typefaces: the files that were made on installing are those that would be made now, small, renamed and with their licence."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from build_scripts.render.look import design_tokens
from build_scripts.render.look.typefaces import FACES, INITIALS, LETTERS, made_files, make, outline, web_files

MOST = 90_000
"""Bytes of all faces that a page may load."""


@pytest.fixture(scope="module")
def fonts():
    return {face.file: TTFont(BytesIO(made_files()[f"{face.file}.woff2"])) for face in FACES}


def test_what_lies_ready_is_what_would_be_made_now():
    assert dict(made_files()) == make()


def test_all_faces_together_are_small():
    assert sum(len(content) for name, content in made_files().items() if name.endswith(".woff2")) < MOST


def test_they_have_every_letter_of_the_fixed_set(fonts):
    for file, font in fonts.items():
        assert [chr(letter) for letter in LETTERS if letter not in font.getBestCmap()] == [], file


def test_the_licence_travels_and_its_reserved_name_does_not(fonts):
    assert b"SIL OPEN FONT LICENSE Version 1.1" in web_files()["assets/typefaces/OFL.txt"]
    for font in fonts.values():
        names = {record.nameID: str(record) for record in font["name"].names}
        assert not any("Source" in names[number] for number in (1, 3, 4, 6))
        assert "Open Font License" in names[13]


def test_the_style_sheet_loads_each_face_and_nothing_from_elsewhere():
    sheet = design_tokens.css_variables()
    loaded = set(re.findall(r'url\("([^"]+)"\)', sheet))
    assert loaded == {f"typefaces/{face.file}.woff2" for face in FACES}
    assert {f"assets/{path}" for path in loaded} < set(web_files())


def test_figures_are_of_one_width(fonts):
    for font in fonts.values():
        letters = font.getBestCmap()
        assert len({font["hmtx"][letters[ord(figure)]][0] for figure in "0123456789"}) == 1


def test_every_initial_has_an_outline():
    assert all(path.startswith("M") and width > 200 for path, width in map(outline, INITIALS))
    with pytest.raises(KeyError):
        outline("é")
