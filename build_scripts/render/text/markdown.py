"""Our own prose as HTML: restricted Markdown, sanitised, with quotation marks as a printer would set them."""

from __future__ import annotations

import re
from functools import lru_cache

import nh3
from markdown import Markdown
from markupsafe import Markup

_OPENING = re.compile(r"""(^|(?<=[\s(\[/‘“–—]))(['"])(?=\S)""")
_MARKS = {"'": ("‘", "’"), '"': ("“", "”")}


def typographic(text: str) -> str:
    """`people's 'own' words` as `people’s ‘own’ words`."""
    opened = _OPENING.sub(lambda mark: _MARKS[mark[2]][0], text)
    for straight, (_, closing) in _MARKS.items():
        opened = opened.replace(straight, closing)
    return opened


_TEXT = re.compile(r"(?:(?<=>)|^)[^<>]+")
"""What stands between tags: there quotation marks are set as a printer would."""

TAGS = {"p", "em", "strong", "ul", "ol", "li", "a"}
_NOT_OURS = {
    "preprocessors": ("html_block",),
    "parser.blockprocessors": ("hashheader", "setextheader", "hr", "quote", "code"),
    "inlinePatterns": ("html", "entity", "image_link", "image_reference", "short_image_ref", "backtick"),
}


@lru_cache(maxsize=4096)
def prose(text: str) -> Markup:
    """A prose field as safe HTML."""
    markdown = _markdown()
    markdown.reset()
    html = nh3.clean(
        markdown.convert(text),
        tags=TAGS,
        attributes={"a": {"href"}},
        attribute_filter=_only_absolute_links,
        url_schemes={"https", "mailto"},
        link_rel=None,
        strip_comments=True,
    )
    return Markup(_TEXT.sub(lambda text: typographic(text[0]), html))


def _only_absolute_links(_tag: str, _attribute: str, value: str) -> str | None:
    return value if value.startswith(("https://", "mailto:")) else None


@lru_cache(maxsize=1)
def _markdown() -> Markdown:
    markdown = Markdown(output_format="html")
    for name in _NOT_OURS["preprocessors"]:
        markdown.preprocessors.deregister(name)
    for name in _NOT_OURS["parser.blockprocessors"]:
        markdown.parser.blockprocessors.deregister(name)
    for name in _NOT_OURS["inlinePatterns"]:
        markdown.inlinePatterns.deregister(name)
    return markdown


_LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>')
_BLOCK_END = re.compile(r"</(?:p|li)>")


def plain_paragraphs(text: str) -> tuple[str, ...]:
    """A prose field as paragraphs without marks, for files that are no pages; links are followed by their address."""
    spelled = _LINK.sub(r"\2 (\1)", prose(text))
    parts = (nh3.clean(part, tags=set()) for part in _BLOCK_END.split(spelled))
    return tuple(" ".join(Markup(part).unescape().split()) for part in parts if part.strip())
