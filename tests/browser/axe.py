"""What axe finds on a page, and whether a page is wider than the screen."""

from __future__ import annotations

from importlib.resources import files

from playwright.sync_api import Page

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OF_COLOURS = ("color-contrast", "link-in-text-block")
"""All that light and dark can differ in; these two take most of axe's time."""

RUN = """async ([part, within, options]) => {
  const places = within === 'unlike' ? window.unlike : [...document.querySelectorAll(part)];
  const {violations} = await axe.run(places, {resultTypes: ['violations'], ...options});
  return violations.flatMap(({id, nodes}) => nodes.slice(0, 3).map((node) => [id, `${node.target} ${node.failureSummary}`]));
}"""
THIN_OUT = """([most, kept]) => {
  const shapesOf = (one) => new Set([one, ...one.querySelectorAll('*')].map(
    (part) => [part.tagName, part.getAttribute('class'), part.getAttribute('aria-current')].join()));
  const thin = (parent) => {
    const seen = new Map();
    for (const child of [...parent.children]) {
      const shapes = [...shapesOf(child)];
      const stays = kept && (child.matches(kept) || child.querySelector(kept));
      if (!stays && shapes.every((shape) => (seen.get(shape) ?? 0) >= most)) {
        child.remove();
        continue;
      }
      for (const shape of shapes) seen.set(shape, (seen.get(shape) ?? 0) + 1);
      if (!child.matches('tr, svg')) thin(child);
    }
  };
  for (const part of document.querySelectorAll('.md-content')) thin(part);
}"""
MOST = 4
# Set alike is what has the same name, letters, colour and grounds behind it, in text of the same colour.
UNLIKE = """([known, part]) => {
  const before = new Set(known), told = new Set();
  window.unlike = [];
  const visit = (one, around, behind) => {
    const style = getComputedStyle(one);
    if (style.display === 'none') return;
    const clear = style.backgroundImage === 'none' && /, 0\\)$/.test(style.backgroundColor);
    const ground = clear && style.opacity === '1' ? behind
      : `${behind}/${style.backgroundColor} ${style.backgroundImage} ${style.opacity}`;
    const speaks = one.matches('input, select, textarea')
      || [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (speaks && one.closest(part) && one.checkVisibility({visibilityProperty: true})) {
      const set = [one.tagName, one.getAttribute('class'), one.getAttribute('aria-current'), around, style.color, ground,
        style.fontSize, style.fontWeight, style.textDecorationLine].join();
      if (!before.has(set) && !told.has(set)) window.unlike.push(one);
      told.add(set);
    }
    for (const child of one.children) visit(child, style.color, ground);
  };
  visit(document.body, '', '');
  return [...told];
}"""


def thin_out(page: Page, kept: str = "") -> None:
    """Of siblings that hold nothing new, a few stay: what differs in its words alone looks the same.

    What `kept`, a selector, finds stays.
    """
    page.evaluate(THIN_OUT, [MOST, kept])


def _run(page: Page, part: str, within: str, options: dict[str, object]) -> list[str]:
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(AXE)
    found = page.evaluate(RUN, [part, within, options])
    return [f"{rule}: {told}" for rule, told in found]


def broken_rules(page: Page, part: str = "html", *, but: tuple[str, ...] = ()) -> list[str]:
    """What breaks a rule of axe in `part`, a selector, with the first three places; rules of colours are left out."""
    off = {rule: {"enabled": False} for rule in (*OF_COLOURS, *but)}
    return _run(page, part, "part", {"runOnly": {"type": "tag", "values": RULES}, "rules": off})


def broken_among(page: Page, *rules: str) -> list[str]:
    """What breaks one of these rules of axe."""
    return _run(page, "html", "part", {"runOnly": rules})


def broken_colours(page: Page, part: str = "html", known: set[str] | None = None) -> list[str]:
    """What does not stand out from its ground in `part`: one place is looked at of each way in which text is set.

    Ways that are `known`, which grows, were looked at before.
    """
    known = set() if known is None else known
    before = len(known)
    known.update(page.evaluate(UNLIKE, [sorted(known), part]))
    return _run(page, part, "unlike", {"runOnly": OF_COLOURS}) if len(known) > before else []


def violations(page: Page, part: str = "html", *, but: tuple[str, ...] = (), dark: bool = False) -> list[str]:
    """What breaks a rule of axe in `part`, a selector, but for the rules named; in the dark by those of colours alone."""
    return [*([] if dark else broken_rules(page, part, but=but)), *broken_colours(page, part)]


def overflow(page: Page) -> list[str]:
    """That the page scrolls sideways, if it does."""
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"wider than the screen by {wider} px"] if wider > 0 else []
