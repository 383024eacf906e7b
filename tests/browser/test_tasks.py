"""Ten tasks that readers come with: on a phone and on a desk, with a finger, a mouse and the keyboard alone.

Each begins on the home page. A step is one link, fold or button chosen; to scroll and to read is none. Each
test says how many steps lead to the answer, and what a reader then sees together in one place.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, TimeoutError, expect

SCREENS = {"phone": (375, 800), "desk": (1280, 800)}
PRESSES = 300
"""So often a reader at the keyboard goes on to the next link, at most."""
TOGETHER = """
([wanted, most]) => {
  const all = wanted.map((one) => new RegExp(one, "s"));
  const has = (one) => all.every((pattern) => pattern.test(one.innerText ?? ""));
  let place = document.querySelector(".ev");
  if (!place || !has(place)) return false;
  for (let next = place; next; next = [...place.children].find(has)) place = next;
  return place.innerText.length <= most;
}
"""
"""Whether the smallest part of the page that shows all patterns is no longer than so many letters."""


class Reader:
    """Somebody in front of a screen, who counts their steps."""

    def __init__(self, page: Page, home: str, by_keyboard: bool, by_touch: bool) -> None:
        self.page, self.home = page, home
        self.by_keyboard, self.by_touch = by_keyboard, by_touch
        self.steps = 0

    def start(self) -> Reader:
        self.page.goto(self.home)
        self.steps = 0
        return self

    def choose(self, name: str, inside: str = "main") -> None:
        """The first link, fold or button that is called so."""
        self.steps += 1
        place = self.page.locator(inside)
        chosen = place.locator("a, button, summary").filter(has_text=re.compile(name), visible=True).first
        if self.by_keyboard:
            self._tab_to(chosen)
            self.page.keyboard.press("Enter")
        elif self.by_touch:
            chosen.tap()
        else:
            chosen.click()

    def _tab_to(self, chosen: Locator) -> None:
        wanted = chosen.element_handle()
        for _ in range(PRESSES):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("one => document.activeElement === one", wanted):
                return
        raise AssertionError(f"{PRESSES} times Tab do not lead to {chosen}")

    def sees(self, *patterns: str, within: int) -> None:
        """All of this is seen in one place of so many letters."""
        try:
            self.page.wait_for_function(TOGETHER, arg=[patterns, within])
        except TimeoutError:
            raise AssertionError(f"Not seen together: {patterns}") from None

    def took(self, steps: int) -> None:
        assert self.steps == steps <= 3


@pytest.fixture(scope="module", params=[("phone", False), ("desk", False), ("desk", True)], ids=str)
def somebody(
    request: pytest.FixtureRequest, browser: Browser, site: str, own_clipboard: str
) -> Iterator[Reader]:
    screen, by_keyboard = request.param
    width, height = SCREENS[screen]
    touch = screen == "phone"
    context = browser.new_context(
        viewport={"width": width, "height": height}, has_touch=touch, reduced_motion="reduce"
    )
    context.set_default_timeout(15_000)
    context.add_init_script(own_clipboard)
    yield Reader(context.new_page(), site, by_keyboard, touch)
    context.close()


@pytest.fixture
def reader(somebody: Reader) -> Reader:
    return somebody.start()


def test_what_hinders_staff_by_which_measure_and_out_of_how_many(reader: Reader) -> None:
    reader.choose("What gets in the way")
    reader.sees("30 of 47 staff rated", "barrier", "survey", within=400)
    reader.sees(
        r"largest number of staff rated .a great deal. \(15 of 47\)",
        "were asked how much each of nine factors formed a barrier",
        "Lack of time.*out of 48 people",
        "Source: Emery-Rhowbotham and others, Table",
        within=2500,
    )
    reader.took(1)


def test_how_sure_one_can_be_and_why(reader: Reader) -> None:
    reader.choose("What gets in the way")
    reader.sees(
        "lack of time, staff or money limits support", "Low confidence", "draft", "only ratings", within=600
    )
    reader.choose("lack of time, staff or money limits support")
    reader.sees(
        "Low confidence", "reasonable picture", "How the studies were done", "fit the statement",
        "How rich and how many", "How near they are to the question", "oncerns", within=4000,
    )  # fmt: skip
    reader.took(2)


def test_a_quotation_from_a_person_using_services_on_safe_spaces(reader: Reader) -> None:
    reader.choose("Where do people feel safe")
    reader.sees("At Oremi", "people using services", "The Advocacy Project 2018, .*Settings", within=300)
    reader.choose("people using services", inside=".ev-choose")
    expect(reader.page).to_have_url(re.compile(r"quotes/\?theme=safe-spaces&perspective=service-users$"))
    reader.sees(
        "services are chaotic", "people using services", "Trevillion and others, Findings", within=600
    )
    reader.took(2)


def test_what_staff_and_what_people_using_services_say_about_one_barrier(reader: Reader) -> None:
    reader.choose("What gets in the way")
    # One row: what each was asked, of how many, and what they said.
    reader.sees(
        "Time, staff and money of services", "22 of 48", "Interviewed about", "would value longer contact", within=2500
    )  # fmt: skip
    reader.took(1)


def test_what_a_commissioner_should_consider_and_what_it_rests_on(reader: Reader) -> None:
    reader.choose("^Commissioners")
    reader.sees(
        # The point rests on five review findings, each with its level and its study.
        "Consider saying clearly",
        "What it rests on",
        "Clear guidelines",
        "Low confidence",
        within=2500,
    )
    reader.took(1)


def test_every_finding_on_training_as_a_file(reader: Reader) -> None:
    reader.choose("What do staff know")
    reader.choose("as a list and a file")
    page = reader.page
    expect(page.locator("[data-explorer-status]")).to_have_text(re.compile(r"\d+ findings of \d+"))
    number = int(page.locator("[data-explorer-status]").inner_text().split()[0])
    with page.expect_download() as waiting:
        reader.choose(r"Download .*CSV")
    with Path(waiting.value.path()).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == number > 10
    assert all("training-and-confidence" in row["themes"].split(";") for row in rows)
    assert any(
        "had been given training" in row["statement"] and (row["n"], row["base"]) == ("3", "46")
        for row in rows
    )
    reader.took(3)


def test_whether_a_study_was_peer_reviewed_how_good_it_is_where_and_when(reader: Reader) -> None:
    reader.choose("^Emery-Rhowbotham and others", inside="#_rests ~ ul")
    reader.sees(
        r"Peer reviewed\?\s+No", r"Where\s+UK", r"When\s+15 May 2023 to 31 July 2023",
        r"How good\?\s+It shows what kinds of views", within=500,
    )  # fmt: skip
    place = reader.page.locator(".ev-glance").bounding_box()
    assert place
    assert 0 < place["y"] < 800 - place["height"], "It stands on the first screen."
    reader.took(1)


def test_a_brief_of_one_page_for_tomorrow(reader: Reader) -> None:
    reader.choose("One-page briefs")
    reader.choose("What gets in the way")
    reader.sees(
        "What gets in the way", "Key messages", "How sure can one be", "Where this comes from", within=6000
    )
    assert len(re.findall(rb"/Type\s*/Page\b", reader.page.pdf(format="A4"))) == 1
    reader.took(2)


def test_what_nobody_has_studied(reader: Reader) -> None:
    reader.choose("What is not known")
    reader.sees("Barriers", "Not looked for", "no study says that it asked them", within=1500)
    reader.took(1)


def test_the_address_and_citation_of_one_finding(reader: Reader) -> None:
    reader.choose("What gets in the way")
    reader.choose("Table 5, Lack of time and resources", inside=".ev-pairs")
    reader.choose("Cite this finding", inside=":target")
    page = reader.page
    address = page.url
    assert address.endswith("/studies/finding-a-relationship/#lack-of-time-and-resources")
    reader.sees(
        "Connected Lives", "“Six staff wrote that they did not have enough time or resources", "Emery-Rhowbotham and others",
        "preprint, not peer reviewed", "Table 5", re.escape(address), within=700,
    )  # fmt: skip
    reader.took(3)
    reader.choose("Copy citation", inside=":target")
    expect(page.get_by_role("status").filter(has_text="Citation copied")).to_be_attached()
    assert address in page.evaluate("navigator.clipboard.readText()")
