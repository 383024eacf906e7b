"""Drawings of models: legible, nothing covers anything, every part a link, kinds told apart without colour."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations

import pytest

from build_scripts.model.fields import Locator
from build_scripts.model.records.conceptual_model import Flow, Node
from build_scripts.render.diagrams.layout import LINES, SIZE, WIDTH, Box, DiagramLayout
from build_scripts.render.diagrams.svg import drawing_of, layout_of, reading_of
from build_scripts.render.site.site import SiteContent
from build_scripts.render.text.text_width import width_of
from build_scripts.render.views.items import Items
from build_scripts.render.views.models import ModelView, model_view, wholes

AT = "models/listening-cycle/"


def node(id_: str, kind: str, label: str = "A part") -> Node:
    return Node.model_validate(
        {"id": id_, "label": label, "kind": kind, "text": "T.", "locator": Locator(page="1")}
    )


def flow(source: str, target: str, kind: str) -> Flow:
    return Flow.model_validate({"source": source, "target": target, "kind": kind})


@pytest.fixture
def cycle(items_of: Callable[..., Items]) -> ModelView:
    return model_view(items_of(), "listening-cycle")


@pytest.fixture
def model_of(cycle: ModelView) -> Callable[..., ModelView]:
    """`model_of(nodes, flows, revolves)`: the example's model with other parts."""
    return lambda nodes, flows=(), revolves=False: replace(
        cycle, nodes=tuple(nodes), flows=tuple(flows), revolves=revolves
    )


def steps(count: int, hub: str | None = "whole", ordered: bool = False) -> tuple[list[Node], list[Flow]]:
    """Steps that are part of a whole, or lead round to the first, or both."""
    made = [node(f"step-{place}", "step", f"Step number {place} of them") for place in range(count)]
    flows = [flow(step.id, hub, "part_of") for step in made if hub]
    if ordered:
        flows += [flow(step.id, made[(place + 1) % count].id, "leads_to") for place, step in enumerate(made)]
    return ([node(hub, "feature", "The whole")] if hub else []) + made, flows


def around(kind: str, count: int, target: str, how: str) -> tuple[list[Node], list[Flow]]:
    made = [node(f"{kind}-{place}", kind, f"A {kind} with a label") for place in range(count)]
    return made, [flow(step.id, target, how) for step in made]


def whole_models() -> list[tuple[list[Node], list[Flow], bool]]:
    """Models of every layout, small and crowded."""
    models = []
    for count in (1, 2, 3, 4, 5, 6, 8):
        for hub, ordered in (("whole", False), ("whole", True), (None, True), (None, False)):
            for crowd in (0, 1, 5):
                nodes, flows = steps(count, hub, ordered)
                target = hub or "step-0"
                for kind, how in (
                    ("feature", "supports"),
                    ("barrier", "works_against"),
                    ("person", "supports"),
                    ("outcome", "works_against"),
                ):
                    more, ties = around(kind, crowd, target, how)
                    nodes, flows = [*nodes, *more], [*flows, *ties]
                models.append((nodes, flows, ordered))
    return models


def overlap(box: Box, other: Box) -> bool:
    return (
        box.left < other.right
        and other.left < box.right
        and box.top < other.bottom
        and other.top < box.bottom
    )


def inside(box: Box, frame: Box) -> bool:
    return (
        frame.left < box.left
        and box.right < frame.right
        and frame.top < box.top
        and box.bottom < frame.bottom
    )


def assert_legible(layout: DiagramLayout, flows: Sequence[Flow]) -> None:
    whole_of = wholes(flows)
    for box in layout.boxes:
        assert box.left >= 0, box
        assert box.right <= WIDTH, box
        assert box.top >= layout.area.top, box
        assert box.bottom <= layout.area.bottom, box
        assert len(box.lines) <= LINES
        assert all(SIZE * width_of(line) <= box.width for line in box.lines), box
    for box, other in combinations(layout.boxes, 2):
        if other.is_frame and whole_of.get(box.node.id) == other.node.id:
            assert inside(box, other)
        elif box.is_frame and whole_of.get(other.node.id) == box.node.id:
            assert inside(other, box)
        elif not box.is_frame and not other.is_frame:
            assert not overlap(box, other), (box.node.id, other.node.id)


def test_every_part_stands_once_and_nothing_covers_another(model_of: Callable[..., ModelView]) -> None:
    for nodes, flows, revolves in whole_models():
        layout = layout_of(model_of(nodes, flows, revolves))
        assert sorted(box.node.id for box in layout.boxes) == sorted(node.id for node in nodes)
        assert_legible(layout, flows)


def test_steps_of_one_whole_stand_on_a_circle(cycle: ModelView, model_of: Callable[..., ModelView]) -> None:
    assert layout_of(cycle).circle is not None
    for count in (3, 6):
        assert layout_of(model_of(*steps(count))).circle is not None
        assert layout_of(model_of(*steps(count, None, ordered=True))).circle is not None


def test_a_circle_is_drawn_only_where_the_source_gives_one(model_of: Callable[..., ModelView]) -> None:
    nodes, _ = steps(4, None)
    chain = [flow(f"step-{place}", f"step-{place + 1}", "leads_to") for place in range(3)]
    assert layout_of(model_of(nodes, chain)).circle is None
    assert layout_of(model_of(nodes, chain, True)).circle is not None
    assert layout_of(model_of(*steps(2))).circle is None
    assert layout_of(model_of(*steps(7))).circle is None


def test_a_circle_gives_no_order_that_the_source_does_not_give(model_of: Callable[..., ModelView]) -> None:
    unordered, ordered = (layout_of(model_of(*steps(4, "whole", order), True)) for order in (False, True))
    assert "Places on the circle are ours and mean no order." in reading_of(unordered)
    assert "no order" not in reading_of(ordered)
    assert {arrow.kind for arrow in unordered.arrows} == {"turns"}
    assert [arrow.kind for arrow in ordered.arrows].count("leads_to") == 4


def test_barriers_run_against_a_circle_that_turns(model_of: Callable[..., ModelView]) -> None:
    nodes, flows = steps(4)
    more, ties = around("barrier", 1, "whole", "works_against")
    turning, resting = (
        layout_of(model_of([*nodes, *more], [*flows, *ties], turns)) for turns in (True, False)
    )
    clockwise = [arrow.path for arrow in turning.arrows if arrow.kind == "turns"]
    against = [arrow.path for arrow in turning.arrows if arrow.kind == "works_against"]
    assert all(re.search(r"A\S+ \S+ 0 0 1 ", path) for path in clockwise)
    assert len(clockwise) == 3
    assert re.search(r"A\S+ \S+ 0 0 0 ", against[0])
    assert [arrow.kind for arrow in resting.arrows] == ["works_against"]
    assert "A" not in resting.arrows[0].path


def test_themes_stand_in_frames_with_their_parts(model_of: Callable[..., ModelView]) -> None:
    nodes = [
        node("map", "feature"),
        node("more", "feature"),
        node("less", "feature"),
        node("cost", "barrier"),
    ]
    nodes += [node(f"part-{place}", "feature", f"Part {place} of it") for place in range(7)]
    flows = [flow("more", "map", "part_of"), flow("less", "map", "part_of")]
    flows += [flow(f"part-{place}", "more" if place < 5 else "less", "part_of") for place in range(7)]
    flows += [flow("cost", "less", "works_against")]
    layout = layout_of(model_of(nodes, flows))
    assert_legible(layout, flows)
    assert {box.node.id for box in layout.boxes if box.is_frame} == {"map", "more", "less"}
    assert [arrow.kind for arrow in layout.arrows] == ["works_against"]
    assert reading_of(layout) == "What stands inside a frame is part of it."


def test_parts_that_are_part_of_each_other_still_make_a_drawing(model_of: Callable[..., ModelView]) -> None:
    nodes = [node(id_, "feature") for id_ in ("a", "b", "c")]
    flows = [flow("a", "b", "part_of"), flow("b", "c", "part_of"), flow("c", "a", "part_of")]
    flows += [flow("a", "a", "leads_to")]
    layout = layout_of(model_of(nodes, flows))
    assert len(layout.boxes) == 3
    assert_legible(layout, flows)


def test_factors_stand_on_a_circle_as_steps_do(model_of: Callable[..., ModelView]) -> None:
    nodes, flows = steps(4)
    factors = [node.model_copy(update={"kind": "factor"}) if node.kind == "step" else node for node in nodes]
    layout = layout_of(model_of(factors, flows, revolves=True))
    assert layout.circle == layout_of(model_of(nodes, flows, revolves=True)).circle
    assert "Step number 1 of them, factor" in drawing_of(model_of(factors, flows, revolves=True), layout)


def test_a_model_without_parts_makes_an_empty_drawing(model_of: Callable[..., ModelView]) -> None:
    assert layout_of(model_of([])).boxes == ()
    ElementTree.fromstring(drawing_of(model_of([]), layout_of(model_of([]))))


def test_a_long_label_is_cut_with_a_sign_and_said_whole(model_of: Callable[..., ModelView]) -> None:
    label = "Word after word after word, & <more>, " * 8 + "Donaudampfschifffahrtsgesellschaft"
    nodes, flows = steps(4)
    nodes[1] = node("step-0", "step", label)
    view = model_of(nodes, flows)
    assert_legible(layout_of(view), flows)
    links = ElementTree.fromstring(drawing_of(view, layout_of(view))).findall(".//a")
    named = {link.get("href"): link for link in links}["#step-0"]
    assert named.get("aria-label") == f"{label}, step"
    assert "".join(named.itertext()).endswith("…")


def test_every_part_is_a_link_to_its_place_in_the_list(site: SiteContent, cycle: ModelView) -> None:
    page = site.pages[AT]
    links = re.findall(r'<a class="ev-model__part [^"]*" href="#([^"]*)" aria-label="([^"]*)"', page.html)
    assert {id_ for id_, _ in links} == {part.id for part in cycle.parts} <= page.ids
    assert ("waiting", "Waiting lists, barrier") in links


def test_kinds_of_parts_differ_by_shape_and_kinds_of_arrows_by_name(cycle: ModelView) -> None:
    root = ElementTree.fromstring(drawing_of(cycle, layout_of(cycle)))
    shapes = {
        (link.get("class") or "").split("--")[-1]: tuple(
            (child.tag, child.get("rx")) for child in link if child.tag != "text"
        )
        for link in root.findall("./a")
    }
    assert len(shapes) == len(set(shapes.values())) == 5
    key = [text.text for text in root.findall("./g[@class='ev-model__key']//text")]
    assert key == [
        "Feature",
        "Step",
        "Person",
        "Barrier",
        "Outcome",
        "turns, as the source says",
        "leads to",
        "supports",
        "works against",
    ]


def test_colours_come_from_the_style_sheet_and_ids_begin_with_an_underscore(cycle: ModelView) -> None:
    picture = drawing_of(cycle, layout_of(cycle))
    assert "style=" not in picture
    assert not re.search(r' (?:fill|stroke)="|"#[0-9a-f]{6}"', picture)
    assert re.findall(r'\sid="([^"]*)"', picture) == ["_model-title"]


def test_the_same_model_gives_the_same_bytes(items_of: Callable[..., Items]) -> None:
    views = [model_view(items_of(), "listening-cycle") for _ in range(2)]
    assert drawing_of(views[0], layout_of(views[0])) == drawing_of(views[1], layout_of(views[1]))


def test_the_page_says_whose_drawing_it_is_and_what_each_part_rests_on(site: SiteContent) -> None:
    text = " ".join(re.sub(r"<[^>]*>", " ", site.pages[AT].html).split())
    for said in (
        "Our drawing",
        "Drawn by us from: The text of the report; its diagram is not in it.",
        "Waiting lists What visitors named most often",
        "works against Listening",
        "is worked against by Waiting lists",
        "18 of 38 people (47.4%)",
        "There was one friendly face at the desk, and that was enough.",
        "Authors of the study Tell people how long they will wait.",
        "Points to consider that rest on review findings",
        "No finding is tied to it.",
    ):
        assert said in text, said
