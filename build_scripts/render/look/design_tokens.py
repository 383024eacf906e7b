"""The look: every colour, size, space and typeface, in one place for style sheets, charts and pictures.

It names what a colour means, never where it is used.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from build_scripts.render.look.typefaces import SANS, SERIF, font_faces

Scheme = Literal["light", "dark"]


@dataclass(frozen=True)
class Colour:
    """A colour by its meaning, as `#rrggbb` in each scheme."""

    name: str
    light: str
    dark: str
    meaning: str

    def value(self, scheme: Scheme) -> str:
        """The colour in one scheme."""
        return self.light if scheme == "light" else self.dark


@dataclass(frozen=True)
class Size:
    """A length, a face or a number by its meaning, in CSS."""

    name: str
    value: str
    meaning: str


GROUNDS = (
    Colour("paper", "#fbfaf6", "#13181b", "The page."),
    Colour("card", "#ffffff", "#1a2125", "What stands on its own: an item, a chart."),
    Colour("sunk", "#f2efe7", "#0f1315", "What stands back: the footer, code."),
)
"""What text stands on. Every text colour holds 4.5:1 on each of them, every edge 3:1."""

TEXTS = (
    Colour("ink", "#1b2328", "#e9eae5", "Text."),
    Colour("ink-soft", "#4c5860", "#b1bbbf", "Text beside the text: labels, sources."),
    Colour("link", "#15578c", "#8fbeef", "Leads somewhere."),
    Colour("evidence", "#1b5e6b", "#74c4d0", "What studies found."),
    Colour("advice", "#84470f", "#e6af70", "What somebody advises; never evidence."),
    Colour("caution", "#98301f", "#f09a88", "Mind this: a content note, a retraction, a preprint."),
    Colour(
        "voice-1", "#5a4a8c", "#b7a8ea", "The first perspective of the site; which comes first means nothing."
    ),
    Colour("voice-2", "#86395f", "#e3a0c2", "The second perspective."),
    Colour("voice-3", "#4a6415", "#b3cc7c", "The third perspective."),
    Colour("voice-4", "#4a5a6b", "#b2c1d1", "The fourth perspective, and any further."),
)

TINTS = (
    Colour("evidence-tint", "#e4eeee", "#1b3136", "Ground under what studies found."),
    Colour("advice-tint", "#f8ecdd", "#33261a", "Ground under advice."),
    Colour("caution-tint", "#fae9e4", "#3a211c", "Ground under a caution."),
)
"""Text in ink, and in the colour of the same meaning, holds 4.5:1 on them."""

LINES = (
    Colour("line", "#dad5c8", "#343d42", "A quiet line between things; nothing depends on it."),
    Colour("edge", "#85827a", "#78848a", "The edge of what can be pressed or filled in."),
    Colour("focus", "#b8500a", "#f5b45f", "Where the keyboard is."),
)

STEPS = (
    Colour("step-1", "#79949a", "#5f7478", "The first of ordered answers."),
    Colour("step-2", "#5a7a80", "#7c979c", "The second."),
    Colour("step-3", "#3e6269", "#99b8bd", "The third."),
    Colour("step-4", "#264a52", "#b9d9de", "The fourth."),
    Colour("step-5", "#12343b", "#def5f8", "The last."),
)
"""One hue, further from the ground with each step. Each holds 3:1 on a card; a gap in the card's colour and a
texture on every second one part neighbours, which five steps of one hue cannot do alone."""

ON_STEPS = (
    Colour("on-step-1", "#0e1214", "#ffffff", "A number on the first step."),
    Colour("on-step-2", "#ffffff", "#0e1214", "A number on the second."),
    Colour("on-step-3", "#ffffff", "#0e1214", "A number on the third."),
    Colour("on-step-4", "#ffffff", "#0e1214", "A number on the fourth."),
    Colour("on-step-5", "#ffffff", "#0e1214", "A number on the last."),
)

CHARTS = (
    Colour("bar", "#1b5e6b", "#74c4d0", "So many people said so."),
    Colour("bar-part", "#5a7a80", "#99b8bd", "So many of them said this part of it."),
    Colour("track", "#e7e3d9", "#2b3439", "Everybody who answered: what a bar is out of."),
    Colour(
        "arm-1", "#1b5e6b", "#74c4d0", "A value of the first arm, or of the only one; the shape says it too."
    ),
    Colour("arm-2", "#9a4a00", "#f0b06a", "A value of the second arm."),
    Colour("arm-3", "#5a3f9a", "#c3b4f2", "A value of the third."),
    Colour("arm-4", "#3f5a10", "#b9d47f", "A value of the fourth, and so on in turn."),
)

COLOURS = (*GROUNDS, *TEXTS, *TINTS, *LINES, *STEPS, *ON_STEPS, *CHARTS)

FACES = (
    Size(
        "face-text",
        f"'{SANS}', '{SANS} before', system-ui, -apple-system, 'Segoe UI', 'Noto Sans', sans-serif",
        "Text.",
    ),
    Size(
        "face-voice",
        f"'{SERIF}', '{SERIF} before', Georgia, 'Noto Serif', serif",
        "Headings, answers and the words of people.",
    ),
    Size("face-code", "ui-monospace, 'SF Mono', Menlo, Consolas, monospace", "Code and ids."),
)

TYPE = (
    Size("type-small", "0.7rem", "Labels and sources: 14 px, never smaller."),
    Size("type-text", "0.85rem", "Text: 17 px."),
    Size("type-lead", "0.95rem", "The first words of a page: 19 px."),
    Size("type-h3", "1.05rem", "The title of an item or a chart."),
    Size("type-h2", "clamp(1.1rem, 1rem + 0.6vw, 1.35rem)", "A part of a page."),
    Size("type-h1", "clamp(1.35rem, 1.1rem + 1.4vw, 1.9rem)", "The title of a page."),
    Size("type-answer", "clamp(1.2rem, 1rem + 1.2vw, 1.65rem)", "What a page says first, in large letters."),
    Size("leading-text", "1.6", "Line height of text."),
    Size("leading-tight", "1.25", "Line height of headings."),
)
"""In `rem` of the host's theme, which is 20 px: half of it is 10 px, 0.85 of it is 17 px."""

SPACE = (
    Size("space-1", "0.2rem", "Between a mark and its word."),
    Size("space-2", "0.4rem", "Between lines that belong together."),
    Size("space-3", "0.8rem", "Between paragraphs; inside a card on a phone."),
    Size("space-4", "1.2rem", "Inside a card; between cards."),
    Size("space-5", "2rem", "Between parts of a page."),
    Size("measure", "34rem", "The widest a line of text gets: about 75 characters."),
    Size("radius", "0.2rem", "Corners."),
)

SIZES = (*FACES, *TYPE, *SPACE)

PREFIX = "--ev-"

# What drawings need in pixels, because they are laid out before there is a browser.
CHART_FACE = f"'{SANS}', '{SANS} before', system-ui, 'Segoe UI', Roboto, Arial, sans-serif"
CHART_TYPE = 13


def token(name: str) -> str:
    """The CSS value of a token: `var(--ev-ink)`."""
    return f"var({PREFIX}{name})"


@lru_cache(maxsize=2)
def palette(scheme: Scheme) -> dict[str, str]:
    """Names of colours to `#rrggbb`."""
    return {colour.name: colour.value(scheme) for colour in COLOURS}


def css_variables() -> str:
    """Every token as a custom property, light by default.

    Dark where the host's theme says so on `<body>` or, without such a theme, where the reader's system does;
    print is always light. Both can stand on one page, side by side, in `.ev-light` and `.ev-dark`.
    """
    light = _declarations(("color-scheme", "light"), *_colours("light"))
    dark = _declarations(("color-scheme", "dark"), *_colours("dark"))
    sizes = _declarations(*((PREFIX + size.name, size.value) for size in SIZES))
    return (
        f":root {{\n{sizes}}}\n:root, .ev-light {{\n{light}}}\n"
        f'@media screen {{\n[data-md-color-scheme="slate"], .ev-dark {{\n{dark}}}\n}}\n'
        f"@media screen and (prefers-color-scheme: dark) {{\n"
        f"body:not([data-md-color-scheme]) {{\n{dark}}}\n}}\n"
        f"{_samples()}{font_faces()}"
    )


def _samples() -> str:
    """A class for each face and size of type, so that the design page shows what the style sheet says."""
    sizes = (size for size in TYPE if size.name.startswith("type-"))
    rules = [
        *(f".ev-sample--{face.name} {{ font-family: {token(face.name)}; }}\n" for face in FACES),
        *(f".ev-sample--{size.name} {{ font-size: {token(size.name)}; }}\n" for size in sizes),
    ]
    return "".join(rules)


def _colours(scheme: Scheme) -> Iterator[tuple[str, str]]:
    return ((PREFIX + name, value) for name, value in palette(scheme).items())


def _declarations(*pairs: tuple[str, str]) -> str:
    return "".join(f"  {name}: {value};\n" for name, value in pairs)
