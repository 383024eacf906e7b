"""What axe finds on a page, and whether a page is wider than the screen."""

from __future__ import annotations

from importlib.resources import files

from playwright.sync_api import Page

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

THIN_OUT = """(most) => {
  const shapesOf = (one) => new Set([one, ...one.querySelectorAll('*')].map(
    (part) => [part.tagName, part.getAttribute('class'), part.getAttribute('aria-current')].join()));
  const thin = (parent) => {
    const kept = new Map();
    for (const child of [...parent.children]) {
      const shapes = [...shapesOf(child)];
      if (shapes.every((shape) => (kept.get(shape) ?? 0) >= most)) {
        child.remove();
        continue;
      }
      for (const shape of shapes) kept.set(shape, (kept.get(shape) ?? 0) + 1);
      if (!child.matches('tr, svg')) thin(child);
    }
  };
  for (const part of document.querySelectorAll('.md-content')) thin(part);
}"""
MOST = 4


def thin_out(page: Page) -> None:
    """Of siblings that hold nothing new, a few stay: what differs in its words alone looks the same."""
    page.evaluate(THIN_OUT, MOST)


def violations(page: Page, **options: object) -> list[str]:
    """The rules that the page breaks, each with the first three places; `options` are those of axe."""
    page.evaluate(AXE)
    result = page.evaluate(
        "options => axe.run(document, {resultTypes: ['violations'], ...options})",
        {"runOnly": RULES, **options},
    )
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in result["violations"]
        for node in violation["nodes"][:3]
    ]


def overflow(page: Page) -> list[str]:
    """That the page scrolls sideways, if it does."""
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"wider than the screen by {wider} px"] if wider > 0 else []
