"""A printed table of numbers, cell by cell, and the charts drawn from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, Tag

from build_scripts.model.fields import (
    BaseLike,
    Count,
    DecimalText,
    Formerly,
    Imported,
    Line,
    Locator,
    PercentText,
    Printed,
    Record,
    Rights,
    by_key,
)
from build_scripts.model.ids import Id
from build_scripts.model.references import OwnQuestionRef, PerspectiveRef, ThemeRef

AS_PRINTED = "Say here how the paper prints it, if a number does not fit and the paper itself prints that."


NotRecomputable = Literal["weighted", "rounded", "suppressed", "adjusted", "imputed", "perturbed"]
"""Why the percents and sums of a table do not follow from its printed counts."""

TOTAL = re.compile(
    r"(?:(?:grand|sub|row|column|overall)[ -]?)?totals?(?: (?:n|number|sample|count))?|sum|overall(?: (?:n|sample))?",
    re.IGNORECASE,
)
"""Labels of a sum."""

_REMARK = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\]|[*†‡§:]|[,;] ?n\b.*)\s*$", re.IGNORECASE)
"""What may stand after the label of a sum: `(n = 38)`, a mark, a colon."""


def is_total_label(label: str) -> bool:
    """Whether a label names a sum: Total, Totals (N = 38), Grand total, Sum."""
    while _REMARK.search(label):
        label = _REMARK.sub("", label)
    return TOTAL.fullmatch(label.strip()) is not None


ValueKind = Literal[
    "mean",
    "mean_sd",
    "mean_se",
    "mean_ci",
    "median",
    "median_range",
    "median_iqr",
    "rate",
    "ratio",
    "difference",
    "difference_se",
    "test",
    "p",
    "range",
    "number",
    "text",
]
"""What a printed value is: a mean with its standard deviation, a median with its quartiles, a test with its p value."""

COMPARISONS: frozenset[ValueKind] = frozenset({"test", "p", "difference", "difference_se", "ratio", "text"})
"""What a column holds that compares or describes arms, and is none itself."""


class Scale(Record):
    """The scale that answers were given on; what a mean or a spread can be follows from it."""

    low: DecimalText = Field(description="Its lowest value.", examples=["1"])
    high: DecimalText = Field(description="Its highest value.", examples=["7"])
    whole_numbers: bool = Field(
        default=False, description="True if every answer is a whole number.", examples=[True]
    )
    items: int = Field(
        default=1,
        ge=1,
        le=1000,
        description="How many answers of a person are averaged into one value.",
        examples=[1],
    )


class Cell(Record):
    """One printed number: of a frequency table's row, a matrix's answer, or a sub-theme."""

    label: Printed = Field(description="Row, answer or sub-theme, as printed.", examples=["Waiting lists"])
    n: Count | None = Field(
        default=None, description="Count as printed; leave out if none is.", examples=[18]
    )
    percent: PercentText | None = Field(
        default=None, description="Percent as printed, in quotes, no sign.", examples=["47.4"]
    )
    printed: Printed | None = Field(
        default=None,
        description="What stands in the cell instead of a count, exactly as printed: one held back, a mean, a dash.",
        examples=["<5"],
    )
    total: bool | None = Field(
        default=None,
        description="Whether it is the sum of the others and no answer; told by a label such as Total if left out.",
        examples=[True],
    )
    value_kind: ValueKind | None = Field(
        default=None,
        description="What `printed` is, where it is no count: read and checked as such.",
        examples=["mean_sd"],
    )
    scale: Scale | None = Field(
        default=None, description="The scale of its values.", examples=[{"low": "1", "high": "7"}]
    )
    unit: Line | None = Field(default=None, description="Unit of its values.", examples=["years"])
    base: BaseLike | None = Field(
        default=None, description="Who answered, if it differs from what is around.", examples=[38]
    )
    exclusive: bool = Field(
        default=False,
        description="True for an answer that nobody gives together with another, such as none of these.",
        examples=[True],
    )
    as_printed: Printed | None = Field(
        default=None, description=AS_PRINTED, examples=["The paper prints 48.6%."]
    )
    counted_by_us: Line | None = Field(
        default=None,
        description="Only if `n` is printed nowhere and we counted it: where, so that a reader can count again.",
        examples=["Table 1, the rows of women"],
    )
    note: Line | None = Field(
        default=None, description="A note that readers see.", examples=["Printed twice."]
    )

    @property
    def is_total(self) -> bool:
        """Whether it is the sum of the others, as its label or the author says."""
        return is_total_label(self.label) if self.total is None else self.total


Cells = Annotated[tuple[Cell, ...], Field(min_length=1)]


class TableColumn(Record):
    """A column of a table of arms or of a listing: an arm with its base, or what is said of each row."""

    label: Printed = Field(description="Heading, as printed.", examples=["Control group"])
    base: BaseLike | None = Field(
        default=None, description="How many are in this arm.", examples=[{"n": 125, "of": "people"}]
    )
    total: bool | None = Field(
        default=None,
        description="Whether it is all arms together; told by a label such as Total if left out.",
        examples=[True],
    )
    value_kind: ValueKind | None = Field(
        default=None,
        description="What `printed` is in this column, where it is no count: read and checked as such.",
        examples=["p"],
    )
    scale: Scale | None = Field(
        default=None,
        description="The scale of its values in this column.",
        examples=[{"low": "1", "high": "7"}],
    )
    unit: Line | None = Field(
        default=None, description="Unit of its values in this column.", examples=["years"]
    )
    as_printed: Printed | None = Field(
        default=None, description=AS_PRINTED, examples=["The paper prints no number for this arm."]
    )
    note: Line | None = Field(
        default=None, description="A note that readers see.", examples=["Printed twice."]
    )

    @property
    def is_total(self) -> bool:
        """Whether it is all arms together, as its label or the author says."""
        return is_total_label(self.label) if self.total is None else self.total

    @property
    def is_arm(self) -> bool:
        """Whether it is one of several arms: neither all of them nor what compares them."""
        return not self.is_total and (self.base is not None or self.value_kind not in COMPARISONS)


class Row(Record):
    """An item of a rating matrix, a line of a table of arms, or a member of a listing, with one cell a column."""

    label: Printed = Field(description="The item, as printed.", examples=["Lack of time"])
    total: bool | None = Field(
        default=None,
        description="Whether it is the sum of the other rows; told by a label such as Total if left out.",
        examples=[True],
    )
    value_kind: ValueKind | None = Field(
        default=None,
        description="What `printed` is in this row, where it is no count: read and checked as such.",
        examples=["mean_sd"],
    )
    scale: Scale | None = Field(
        default=None, description="The scale of its values in this row.", examples=[{"low": "1", "high": "7"}]
    )
    unit: Line | None = Field(default=None, description="Unit of its values in this row.", examples=["years"])
    base: BaseLike | None = Field(default=None, description="Who rated it.", examples=[48])
    cells: Cells = Field(
        description="One cell an answer, arm or column, in the same order in every row.", examples=[]
    )
    as_printed: Printed | None = Field(
        default=None, description=AS_PRINTED, examples=["The row adds up to 49."]
    )
    note: Line | None = Field(
        default=None, description="A note that readers see.", examples=["Printed twice."]
    )

    @property
    def is_total(self) -> bool:
        """Whether it is the sum of the other rows, as its label or the author says."""
        return is_total_label(self.label) if self.total is None else self.total


class Group(Record):
    """A variable, question or theme, with what stands under it."""

    label: Printed = Field(description="Variable, question or theme, as printed.", examples=["Gender"])
    n: Count | None = Field(default=None, description="A theme's own count, as printed.", examples=[26])
    percent: PercentText | None = Field(
        default=None, description="A theme's own percent, as printed.", examples=["66.7"]
    )
    value_kind: ValueKind | None = Field(
        default=None,
        description="What `printed` is in this group, where it is no count: read and checked as such.",
        examples=["mean_sd"],
    )
    scale: Scale | None = Field(
        default=None,
        description="The scale of its values in this group.",
        examples=[{"low": "1", "high": "7"}],
    )
    unit: Line | None = Field(
        default=None, description="Unit of its values in this group.", examples=["years"]
    )
    base: BaseLike | None = Field(default=None, description="Who answered.", examples=[63])
    question: OwnQuestionRef | None = Field(
        default=None, description="Question of this study.", examples=["q-gender"]
    )
    multiple_response: bool | None = Field(
        default=None, description="If it differs from the table.", examples=[False]
    )
    cells: tuple[Cell, ...] = Field(
        default=(),
        description="For a frequency or theme count; in a table of arms what stands beside the label itself.",
        examples=[],
    )
    rows: tuple[Row, ...] = Field(
        default=(), description="For a rating matrix or a table of arms.", examples=[]
    )
    as_printed: Printed | None = Field(
        default=None, description=AS_PRINTED, examples=["The group adds up to 62."]
    )
    note: Line | None = Field(
        default=None, description="A note that readers see.", examples=["Printed twice."]
    )


class Largest(Record):
    """`largest`: this row (or answer) has the largest count, alone or together with others named."""

    largest: tuple[Printed, ...] = Field(
        description="Row labels that share the largest count.", examples=[["Waiting lists"]]
    )
    by: tuple[Printed, ...] = Field(
        default=(),
        description="Answers whose counts are added; a matrix needs them.",
        examples=[["A great deal"]],
    )
    group: Printed | None = Field(
        default=None, description="Group, where there are several.", examples=["Gender"]
    )


class Smallest(Record):
    """`smallest`: this row has the smallest count, alone or together with others named."""

    smallest: tuple[Printed, ...] = Field(
        description="Row labels that share the smallest count.", examples=[["Cost"]]
    )
    by: tuple[Printed, ...] = Field(
        default=(), description="Answers whose counts are added.", examples=[["A great deal"]]
    )
    group: Printed | None = Field(
        default=None, description="Group, where there are several.", examples=["Gender"]
    )


class Order(Record):
    """`order`: the first row has a larger count than the second, and so on; `by` as in `largest`."""

    order: Annotated[tuple[Printed, ...], Field(min_length=2)] = Field(
        description="Row labels, largest first.", examples=[["Waiting lists", "Cost"]]
    )
    by: tuple[Printed, ...] = Field(
        default=(), description="Answers whose counts are added.", examples=[["A great deal"]]
    )
    group: Printed | None = Field(
        default=None, description="Group, where there are several.", examples=["Gender"]
    )


class Share(Record):
    """`share`: rows and answers, counted together, are so many of the base."""

    share: Annotated[tuple[Printed, ...], Field(min_length=1)] = Field(
        description="Row labels (a frequency) or the one item (a matrix).",
        examples=[["Strongly agree", "Somewhat agree"]],
    )
    by: tuple[Printed, ...] = Field(
        default=(), description="Answers whose counts are added.", examples=[["A great deal"]]
    )
    group: Printed | None = Field(
        default=None, description="Group, where there are several.", examples=["Gender"]
    )
    compare: Literal["all", "more_than_half", "half", "less_than_half", "exactly", "none"] = Field(
        description="What the title says of them.", examples=["more_than_half"]
    )
    n: Count | None = Field(default=None, description="The count the title names.", examples=[35])
    base: Count | None = Field(default=None, description="The base the title names.", examples=[50])


Claim = Annotated[
    Annotated[Largest, Tag("largest")]
    | Annotated[Smallest, Tag("smallest")]
    | Annotated[Order, Tag("order")]
    | Annotated[Share, Tag("share")],
    by_key("largest", "smallest", "order", "share"),
]
"""A small statement about a table that the numbers make true or false."""


class Chart(Record):
    """A chart of a table: its title is a claim, and `claims` say so in a form that is checked."""

    id: Id = Field(description="Id, unique in this study.", examples=["chart-barriers"])
    title: Line = Field(
        description="A claim in the past tense that names the measure and who answered.",
        examples=["Waiting lists were named by the largest number of the 38 people (18)"],
    )
    asked: Line = Field(
        description="What was asked of whom.", examples=["38 people were asked what kept them away."]
    )
    group: Printed | None = Field(default=None, description="Draw only this group.", examples=["Gender"])
    claims: Annotated[tuple[Claim, ...], Field(min_length=1)] = Field(
        description="Everything that the title says, checked against the numbers.",
        examples=[[{"largest": ["Waiting lists"]}]],
    )
    formerly: Formerly = ()


TableKind = Literal["frequency", "rating_matrix", "theme_counts", "arms", "listing"]

WITH_COLUMNS: frozenset[TableKind] = frozenset({"arms", "listing"})
"""Kinds of tables whose columns are named once, above their rows."""


class Table(Record):
    """A printed table. Exactly one of `cells`, `rows` and `groups` is given; arms and listings have `columns` too."""

    id: Id = Field(description="Id, unique in this study.", examples=["table-2"])
    title: Printed = Field(description="Title as printed.", examples=["What kept people away"])
    locator: Locator = Field(description="Where it is printed.", examples=[{"table": "Table 2"}])
    kind: TableKind = Field(
        description="What it counts. arms: several groups of people beside each other, a column each; listing: one row a "
        "participant, document or session.",
        examples=["frequency"],
    )
    columns: tuple[TableColumn, ...] = Field(
        default=(),
        description="For a table of arms or a listing: its columns from left to right.",
        examples=[[{"label": "Control group", "base": 125}]],
    )
    overlapping: bool = Field(
        default=False,
        description="For a table of arms: true if a person can be in several arms, such as before and after.",
        examples=[True],
    )
    base: BaseLike | None = Field(default=None, description="Who answered.", examples=[38])
    value_kind: ValueKind | None = Field(
        default=None,
        description="What `printed` is in this table, where it is no count: read and checked as such.",
        examples=["mean_sd"],
    )
    scale: Scale | None = Field(
        default=None,
        description="The scale of its values in this table.",
        examples=[{"low": "1", "high": "7"}],
    )
    unit: Line | None = Field(
        default=None, description="Unit of its values in this table.", examples=["years"]
    )
    percent_of: Literal["base", "row", "column", "table"] = Field(
        default="base",
        description="What a percent is a percent of: the base, or the counts of its row, column or table.",
        examples=["base"],
    )
    not_recomputable: NotRecomputable | None = Field(
        default=None,
        description="Only where the paper says so: why its percents and sums do not follow from its printed counts. "
        "weighted: unweighted counts, weighted percents; rounded: counts rounded to a step; suppressed: small counts "
        "held back; adjusted: standardised or modelled; imputed: missing answers filled in; perturbed: noise added.",
        examples=["weighted"],
    )
    multiple_response: bool = Field(
        default=False, description="True if people could give several answers.", examples=[False]
    )
    most_answers: Count | None = Field(
        default=None,
        description="Where people could give several answers: how many at most, if the source says so.",
        examples=[3],
    )
    question: OwnQuestionRef | None = Field(
        default=None, description="Question of this study.", examples=["q-barriers"]
    )
    perspective: PerspectiveRef = Field(description="Whose answers these are.", examples=["visitors"])
    about: tuple[PerspectiveRef, ...] = Field(
        default=(),
        description="Whom the answers are about, if not the people who gave them: an estimate.",
        examples=[["visitors"]],
    )
    cells: tuple[Cell, ...] = Field(default=(), description="For a simple frequency.", examples=[])
    rows: tuple[Row, ...] = Field(
        default=(), description="For a rating matrix, a table of arms or a listing.", examples=[]
    )
    groups: tuple[Group, ...] = Field(default=(), description="Variables, questions or themes.", examples=[])
    charts: tuple[Chart, ...] = Field(default=(), description="Charts drawn from it.", examples=[])
    themes: tuple[ThemeRef, ...] = Field(
        default=(), description="Themes on whose pages its charts stand.", examples=[["barriers"]]
    )
    rights: Rights | None = Field(
        default=None, description="If it differs from the study's.", examples=[{"basis": "facts"}]
    )
    as_printed: Printed | None = Field(
        default=None, description=AS_PRINTED, examples=["The rows add up to 39."]
    )
    note: Line | None = Field(
        default=None, description="A note that readers see.", examples=["Some rows are printed twice."]
    )
    imported: Imported = False
    formerly: Formerly = ()

    def column(self, label: str) -> TableColumn | None:
        """The column of that name, where columns are named."""
        return next((column for column in self.columns if column.label == label), None)

    def sections(self) -> Iterator[tuple[Group | None, tuple[Row, ...], tuple[Cell, ...]]]:
        """`(group, rows, cells)` for each group, or once with None for a table without groups."""
        if self.groups:
            for group in self.groups:
                yield group, group.rows, group.cells
        else:
            yield None, self.rows, self.cells
