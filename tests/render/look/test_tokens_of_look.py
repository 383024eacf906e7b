"""The palette keeps its promises: every colour can be read on what it stands on, light and dark."""

from __future__ import annotations

import itertools
import re
from importlib.resources import files

import pytest

from build_scripts.render.look import design_tokens

SCHEMES: tuple[design_tokens.Scheme, ...] = ("light", "dark")


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, other: str) -> float:
    """Contrast ratio, WCAG 2.2."""
    high, low = sorted((luminance(first), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_can_be_read_on_every_ground(scheme: design_tokens.Scheme) -> None:
    for text in design_tokens.TEXTS:
        for ground in design_tokens.GROUNDS:
            assert contrast(text.value(scheme), ground.value(scheme)) >= 4.5, (text.name, ground.name)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_can_be_read_on_the_tint_of_its_meaning(scheme: design_tokens.Scheme) -> None:
    colours = design_tokens.palette(scheme)
    for tint in design_tokens.TINTS:
        for text in ("ink", "ink-soft", "link", tint.name.removesuffix("-tint")):
            assert contrast(colours[text], colours[tint.name]) >= 4.5, (text, tint.name)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_edges_focus_bars_and_steps_stand_out_from_a_card(scheme: design_tokens.Scheme) -> None:
    colours = design_tokens.palette(scheme)
    arms = [f"arm-{number}" for number in range(1, 5)]
    for name in ("edge", "focus", "bar", "bar-part", *arms, *(step.name for step in design_tokens.STEPS)):
        assert contrast(colours[name], colours["card"]) >= 3, name
    for name in ("bar", "bar-part"):
        assert contrast(colours[name], colours["track"]) >= 3, name


@pytest.mark.parametrize("scheme", SCHEMES)
def test_numbers_can_be_read_on_steps_and_steps_go_one_way(scheme: design_tokens.Scheme) -> None:
    for step, number in zip(design_tokens.STEPS, design_tokens.ON_STEPS, strict=True):
        assert contrast(step.value(scheme), number.value(scheme)) >= 4.5, step.name
    card = design_tokens.palette(scheme)["card"]
    ratios = [contrast(step.value(scheme), card) for step in design_tokens.STEPS]
    assert ratios == sorted(ratios)
    assert all(later / earlier > 1.25 for earlier, later in itertools.pairwise(ratios))


def test_the_style_sheet_has_every_token_once_and_dark_only_on_screens() -> None:
    css = design_tokens.css_variables()
    light, dark = css.split("@media screen", 1)
    for colour in design_tokens.COLOURS:
        assert light.count(f"{design_tokens.PREFIX}{colour.name}: {colour.light};") == 1
        assert dark.count(f"{design_tokens.PREFIX}{colour.name}: {colour.dark};") == 2
    for size in design_tokens.SIZES:
        assert css.count(f"{design_tokens.PREFIX}{size.name}:") == 1


def test_light_and_dark_can_stand_side_by_side() -> None:
    css = design_tokens.css_variables()
    assert ":root, .ev-light {" in css
    assert '[data-md-color-scheme="slate"], .ev-dark {' in css


@pytest.mark.parametrize("name", ["charts.css", "charts.js", "design.css", "site.css", "site.js"])
def test_assets_name_no_token_that_does_not_exist(name: str) -> None:
    text = (files("build_scripts.render") / "assets" / name).read_text(encoding="utf-8")
    known = {token.name for token in (*design_tokens.COLOURS, *design_tokens.SIZES)}
    named = set(re.findall(rf"var\({design_tokens.PREFIX}([a-z0-9-]+)", text))
    own = set(re.findall(rf"{design_tokens.PREFIX}([a-z0-9-]+)\s*:", text))
    assert named - own <= known


def test_assets_have_no_colours_of_their_own() -> None:
    text = (files("build_scripts.render") / "assets" / "charts.css").read_text(encoding="utf-8")
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", text)
