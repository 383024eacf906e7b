"""Share pictures: the right size, the same bytes, whole words, and letters that the typeface has."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image

from build_scripts.read.corpus import Reading
from build_scripts.render.build import build_site
from build_scripts.render.look.share_picture import HEIGHT, WIDTH, drawn, fitted, picture, written
from build_scripts.render.site.site import SiteContent
from build_scripts.synthesise.joins import join

NOTE = "# in evidence/review_findings/not-knowing-weighs.yaml\ncontent_notes: [loss]\n"


def opened(content: bytes) -> Image.Image:
    image = Image.open(BytesIO(content))
    image.load()
    return image


def test_home_themes_and_review_findings_have_their_own(site: SiteContent) -> None:
    pictures = {path: content for path, content in site.files.items() if path.startswith("assets/share/")}
    assert sorted(pictures) == [
        "assets/share/home.png",
        "assets/share/review-findings/not-knowing-weighs.png",
        "assets/share/themes/waiting.png",
    ]
    assert len(set(pictures.values())) == 3
    for content in pictures.values():
        image = opened(content)
        assert (image.format, image.size, image.info) == ("PNG", (1200, 630), {})
        assert len(content) < 60_000


def test_the_same_words_give_the_same_bytes_and_others_give_others() -> None:
    first = picture("themes/waiting/", "Being Heard", "Synthesis", "What does waiting do?")
    other = picture("themes/waiting/", "Being Heard", "Synthesis", "What does waiting not do?")
    assert first
    assert other
    assert drawn(first) == drawn(first)
    assert drawn(first) != drawn(other)


def test_a_text_that_the_typeface_cannot_write_has_no_picture() -> None:
    assert picture("themes/waiting/", "Being Heard", "Synthesis", "有些访客觉得没有人听他们说话") is None


def test_ink_stands_inside_the_margins() -> None:
    full = picture("x/", "Wide " * 50, "Kind " * 60, "Many words of ours " * 40, "loss " * 60)
    assert full
    image = opened(drawn(full)).convert("RGB")
    ground = image.getpixel((WIDTH - 1, 0))
    for edge in ((WIDTH - 60, 0, WIDTH, HEIGHT), (28, 0, WIDTH, 40), (28, HEIGHT - 20, WIDTH, HEIGHT)):
        assert image.crop(edge).getcolors() == [((edge[2] - edge[0]) * (edge[3] - edge[1]), ground)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘Plain’ “marks” stay…", "‘Plain’ “marks” stay…"),
        ("2010–2012 — a caf\u00e9, na\u00efve, \u0141\u00f3d\u017a", "2010–2012 — a café, naïve, Łódź"),
        ("Stra\u00dfe, \u0152uvre, \u00bd, \u00a35, 5 \u2265 4", "Straße, Œuvre, ½, £5, 5 ≥ 4"),
        ("\u03b1 and \u03a9, \u03c8\u03c5\u03c7\u03ae", "a and O, psychi"),
        ("a\u00a0b\u202fc\u200bd\te", "a b cd e"),
        ("One \u4e2d in a long line of words", "One ? in a long line of words"),
        ("\u4e2d\u6587 \u4e2d\u6587", ""),
        ("", ""),
    ],
)
def test_letters_that_the_typeface_lacks_are_spelled(text: str, expected: str) -> None:
    assert written(text) == expected


def test_a_long_text_shrinks_and_only_then_loses_whole_words() -> None:
    words = [f"word{number}" for number in range(400)]
    large, few = fitted(" ".join(words[:5]), 1000, 320)
    small, many = fitted(" ".join(words[:30]), 1000, 320)
    least, all_ = fitted(" ".join(words), 1000, 320)
    assert large > small > least
    assert " ".join(few).split() == words[:5]
    assert " ".join(many).split() == words[:30]
    *kept, mark = " ".join(all_).split()
    assert mark == "…"
    assert kept == words[: len(kept)]
    assert 30 < len(kept) < 400


def test_a_word_wider_than_the_picture_is_left_out_whole() -> None:
    assert fitted(f"Short {'W' * 200} words", 1000, 320)[1] == ["Short …"]
    assert fitted("W" * 200, 1000, 320)[1] == ["…"]


def test_with_a_content_note_the_picture_does_not_print_the_statement(
    site_of: Callable[..., SiteContent],
) -> None:
    at = "review-findings/not-knowing-weighs/"
    plain, noted = site_of().pages[at].picture, site_of(NOTE).pages[at].picture
    assert plain
    assert noted
    assert plain.kind == noted.kind == "Review finding, low confidence, draft"
    assert plain.text.startswith("Visitors of public libraries may feel unheard")
    assert (noted.text, noted.note) == ("A review finding on waiting", "Content note: loss")
    assert (
        noted.alt
        == "Being Heard. Review finding, low confidence, draft. Content note: loss. A review finding on waiting."
    )
    assert site_of(NOTE).pages[at].description.startswith("Content note: loss. Low confidence, draft. ")


def test_a_preview_does_without_them(site: SiteContent, reading_of: Callable[..., Reading]) -> None:
    plain = build_site(join(reading_of().corpus), (), (), with_pictures=False)
    assert set(site.files) - set(plain.files) == {
        path for path in site.files if path.startswith("assets/share/")
    }
