"""Every page kind by keyboard alone, with large text, without scripts and on paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, CDPSession, Page

Open = Callable[..., BrowserContext]
DESK = {"width": 1280, "height": 800}
PHONE = {"width": 320, "height": 740}
STOPS = 14
"""How many stops of the keyboard are looked at from the top of a page, and as many from its end backwards."""
PARTS = 4
"""Page kinds are shared out, so that they can be looked at side by side."""

# Each stop is looked at as the key comes up again; where a page had to be asked after each key, most time went by.
LISTEN = """() => {
  const stop = () => {
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const marked = (element) => {
      const style = getComputedStyle(element);
      return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
    };
    const drawn = one.closest('svg') ? [...one.children].some((part) => parseFloat(getComputedStyle(part).strokeWidth) >= 3) : false;
    const box = one.getBoundingClientRect();
    const head = document.querySelector('.md-header').getBoundingClientRect();
    const told = [];
    if (!marked(one) && !drawn && ![...(one.labels ?? [])].some(marked)) told.push('does not show that it has the focus');
    if (!one.closest('.md-header') && !one.matches('.md-skip') && box.bottom <= head.bottom && box.top >= head.top) told.push('is hidden behind the head');
    if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) told.push('is off the screen');
    return {skips: one.matches('.md-skip'), told, name: `${one.tagName} ${one.className.baseVal ?? one.className} ${one.textContent.trim().slice(0, 40)}`};
  };
  window.stops = [];
  addEventListener('keyup', (event) => event.key === 'Tab' && window.stops.push(stop()));
}"""

CUT = """() => [...document.querySelectorAll('body *')].filter((one) => {
  if (!one.checkVisibility({visibilityProperty: true}) || one.closest('svg, .ev-said, .md-skip, .ev-breadcrumbs li:last-child')) return false;
  const style = getComputedStyle(one);
  const hides = (way) => way === 'hidden' || way === 'clip';
  return (hides(style.overflowX) && one.scrollWidth > one.clientWidth + 1) || (hides(style.overflowY) && one.scrollHeight > one.clientHeight + 1);
}).map((one) => `cuts off: ${one.tagName} ${one.className} ${one.textContent.trim().slice(0, 40)}`)"""

SMALL = """() => [...document.querySelectorAll('a[href], button, input, select, summary')].filter((one) => {
  if (!one.checkVisibility({visibilityProperty: true, opacityProperty: true}) || one.closest('svg, .md-skip, .ev-said')) return false;
  if (one.matches('a') && getComputedStyle(one).display === 'inline') return false;
  return ![one, ...(one.labels ?? [])].some((part) => {
    const box = part.getBoundingClientRect();
    return box.width >= 23.5 && box.height >= 23.5;
  });
}).map((one) => `is small: ${one.tagName} ${one.className} ${one.textContent.trim().slice(0, 40)}`)"""

# What stands in the page for whoever reads it, folds opened; the words of controls and ways elsewhere left out.
# Left out: controls and what they say; the addresses that a script completes, because a site may not know its own;
# and the citations of single findings, which are there to be copied: on paper the page's own stands alone.
WORDS = """() => {
  const words = [];
  const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const {parentElement: around, data} = texts.currentNode;
    if (around.closest('title, desc, script, style, template, noscript, button, form, nav, [role=status], .ev-buttons, .ev-copy, .ev-files, .ev-explorer__bar a, .headerlink, a[data-address], .ev-citing')) continue;
    if (around.closest('details:not([open])') || around.checkVisibility({visibilityProperty: true})) words.push(...data.split(/\\s+/).filter(Boolean));
  }
  return words;
}"""
LINKS = """() => [...document.querySelectorAll('main a[href]')]
  .filter((one) => one.closest('details:not([open])') || one.checkVisibility()).map((one) => new URL(one.getAttribute('href'), location.href).href)"""

UNNUMBERED = """() => [...document.querySelectorAll('.ev a[href]:not([href^="#"], .ev-term, [data-copy])')]
  .filter((one) => one.checkVisibility() && !one.dataset.printed).map((one) => `has no address on paper: ${one.href}`)"""


SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }');
  document.adoptedStyleSheets = [sheet];
}"""


def of_the_keyboard(page: Page) -> list[str]:
    """What is wrong at the first stops, and at the last ones backwards, where a stop could end up behind the head."""
    found: list[str] = []
    page.evaluate(LISTEN)
    page.keyboard.press("Tab")
    if not page.evaluate("stops[0].skips"):
        return ["the first stop is no link past the head"]
    for key, start in (("Tab", ".md-skip"), ("Shift+Tab", ".md-footer a")):
        page.locator(start).last.focus()
        page.evaluate("stops.length = 0")
        for _ in range(STOPS):
            page.keyboard.press(key)
        stops = page.evaluate("stops")
        stops = stops[: stops.index(None)] if None in stops else stops
        names = [stop["name"] for stop in stops]
        found += [f"{stop['name']} {told}" for stop in stops for told in stop["told"]]
        if len(names) == STOPS and len(set(names)) < 3:
            found.append(f"the focus stays at {names[0]}")
    page.locator(".md-skip").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    if page.evaluate("Boolean(document.activeElement.closest('.md-header, .ev-row, .ev-column'))"):
        found.append("the first link does not lead past the head")
    return found


def of_room(page: Page) -> list[str]:
    """What is cut off, and whether the page is wider than the screen."""
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [*page.evaluate(CUT), *([f"the page is wider than the screen by {over} px"] if over > 0 else [])]


def of_large_text(page: Page, reader: CDPSession) -> list[str]:
    """Text twice as large, as a reader sets it in the browser, on a desk and on a phone; then wide spaces."""
    reader.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    found = [f"large text: {fault}" for fault in of_room(page)]
    page.set_viewport_size(PHONE)
    found += [f"large text on a phone: {fault}" for fault in of_room(page)]
    reader.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
    found += [f"on a phone: {fault}" for fault in page.evaluate(SMALL)[:3]]
    page.evaluate(SPACED)
    found += [f"wide spaces on a phone: {fault}" for fault in of_room(page)]
    page.evaluate("() => { document.adoptedStyleSheets = []; }")
    page.set_viewport_size(DESK)
    return found


def lost(page: Page, words: Counter[str]) -> list[str]:
    return [f"is missing: {word}" for word in words - Counter(page.evaluate(WORDS))]


def of_paper(page: Page, words: Counter[str]) -> list[str]:
    """What paper leaves out. A teaching session is printed as a handout for learners, which is shorter on purpose."""
    if page.locator(".ev-session").count():
        return []
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    found = [f"on paper {word}" for word in lost(page, words)] + page.evaluate(UNNUMBERED)
    page.emulate_media(media="screen")
    return found


@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_kind_is_whole_however_it_is_read(
    part: int, site: str, page_kinds: list[str], open_context: Open
) -> None:
    context = open_context(viewport=DESK)
    page = context.new_page()
    reader = context.new_cdp_session(page)
    reader.send("Page.enable")
    plain = open_context(viewport=DESK, java_script_enabled=False).new_page()
    found = []
    for address in page_kinds[part::PARTS]:
        page.goto(site + address)
        plain.goto(site + address)
        # A page that moved leads on by script, to a page that is read itself.
        if plain.locator("a[data-moved]").count():
            continue
        words, links = Counter(page.evaluate(WORDS)), Counter(page.evaluate(LINKS))
        assert words, address
        faults = [
            *(f"without scripts {word}" for word in lost(plain, words)),
            *(f"without scripts is missing: {link}" for link in links - Counter(plain.evaluate(LINKS))),
            *of_the_keyboard(page),
            *page.evaluate(SMALL)[:3],
            *of_large_text(page, reader),
            *of_paper(page, words),
        ]
        found += [f"/{address}: {fault}" for fault in faults]
    assert found == []
