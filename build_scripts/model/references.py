"""What refers to what: an id that names another record is a type of field, which says what it can name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from build_scripts.model.ids import GlobalId, Id

Target = Literal[
    "theme",
    "perspective",
    "audience",
    "study",
    "finding",
    "review_finding",
    "quotation",
    "table",
    "question",
    "item",
    "part",
]
"""What an id can name; an item is whatever readers can link to, a part is one of a conceptual model."""


NAMES = "x-names"
"""The keyword of a schema that holds what an id can name."""


@dataclass(frozen=True)
class Ref:
    """Annotates the id in a field: it names one of `targets`."""

    targets: tuple[Target, ...]
    own: bool = False
    """Whether the id is local to the record's own study or model."""

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Say in a schema, too, what an id of the whole corpus can name."""
        schema = handler(core_schema)
        return schema if self.own else {**schema, NAMES: list(self.targets)}


ThemeRef = Annotated[Id, Ref(("theme",))]
PerspectiveRef = Annotated[Id, Ref(("perspective",))]
AudienceRef = Annotated[Id, Ref(("audience",))]
StudyRef = Annotated[Id, Ref(("study",))]
FindingRef = Annotated[GlobalId, Ref(("finding",))]
GroundRef = Annotated[GlobalId, Ref(("finding", "review_finding"))]
"""What a sentence of ours rests on."""
PinRef = Annotated[GlobalId, Ref(("item",))]

OwnFindingRef = Annotated[Id, Ref(("finding",), own=True)]
OwnQuoteRef = Annotated[Id, Ref(("quotation",), own=True)]
OwnTableRef = Annotated[Id, Ref(("table",), own=True)]
OwnQuestionRef = Annotated[Id, Ref(("question",), own=True)]
OwnItemRef = Annotated[Id, Ref(("item",), own=True)]
PartRef = Annotated[Id, Ref(("part",), own=True)]

Perspectives = Annotated[tuple[PerspectiveRef, ...], Field(min_length=1, examples=[["visitors"]])]
"""Ids of perspectives, which `site.yaml` defines."""
