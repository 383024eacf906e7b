"""pydantic's errors in plain words, at their places; and the repairs that cannot change what an author meant."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

from pydantic import TypeAdapter, ValidationError

from build_scripts.model.diagnostics import KeyPath, Severity
from build_scripts.model.fields import PercentText
from build_scripts.model.phrases import (
    SPACES,
    did_you_mean,
    either,
    nearest,
    plain,
    quoted,
    shorten,
    sign_name,
    written,
)
from build_scripts.read.fields.describe import (
    FieldError,
    due_by,
    example_of,
    kind_of,
    name_of,
    noun_of,
    subject_of,
    with_article,
)
from build_scripts.read.fields.formats import (
    count_as_meant,
    nearly_counted,
    no_such_day,
    pattern_of,
    percent_as_meant,
    too_nested,
    wrong_text,
)
from build_scripts.read.fields.keys import KeyGroup, key_errors, told_together, without_missing_parent
from build_scripts.read.fields.record_schema import Field, RecordSchema, Schema, allowed_by

AS_PRINTED = "Write the number as it is printed, or delete the line."
LEAVE_OUT = "Leave it out if none is printed."
YES = frozenset({"yes", "on", "true", "y", "1"})
NO = frozenset({"no", "off", "false", "n", "0"})
ROUNDS = 4
"""How often repairs are tried: one in a list may be needed after the list was made."""


@dataclass(frozen=True)
class Wrong:
    """One of pydantic's errors: its type, what stands at its place, and what is due there."""

    type: str
    value: Any
    field: Field
    message: str = ""

    @property
    def path(self) -> KeyPath:
        """Where it stands in the record."""
        return self.field.path

    @property
    def schema(self) -> Schema:
        """What is due there."""
        return self.field.schema

    @property
    def name(self) -> str:
        """What messages call it."""
        return name_of(self.path)


@dataclass(frozen=True)
class Repair:
    """What a value is read as, and what the author is told of it, if anything."""

    value: Any
    warning: FieldError | None = None


class RecordReader:
    """Reads one kind of record. `noun` is what messages call it; `named_by` says whose name is its id, if it has no key for that."""

    def __init__(self, adapter: TypeAdapter[Any], noun: str, named_by: str = "") -> None:
        """Take what validates one record."""
        self._adapter = adapter
        self._schema = RecordSchema(adapter.json_schema())
        self._noun = noun
        self._named_by = named_by

    def takes(self, word: str, path: KeyPath, value: Any) -> bool:
        """Whether a word is one of the few that may stand at a path of a record's data."""
        return word in allowed_by(self._schema.of_value(path, value))

    def read(self, value: Any, path: KeyPath) -> tuple[Any | None, list[FieldError]]:
        """The record that stands at `path` of its file, if it can be used, and what is wrong with it."""
        if not isinstance(value, dict):
            return None, [self._no_record(value, path)]
        record, wrong, repairs = self._repaired(value)
        errors = [repair.warning for repair in repairs.values() if repair.warning]
        errors += self._explained(wrong, value)
        return record, [replace(error, path=(*path, *error.path)) for error in errors]

    def _no_record(self, value: Any, path: KeyPath) -> FieldError:
        keys = either([f"`{key}`" for key in self._schema.root.get("required", ())], "and")
        noun = with_article(self._noun)
        message = f"Here {noun} is due, and this is {kind_of(value)}."
        if value is None and not path:
            message = f"This file is empty, and {noun} is due here."
        return FieldError(
            "EV034", path, message, f"{noun.capitalize()} has keys with values, such as {keys}."
        )

    def _validated(self, value: Any) -> tuple[Any | None, list[Wrong]]:
        try:
            return self._adapter.validate_json(json.dumps(value, ensure_ascii=False), by_name=False), []
        except ValidationError as error:
            found = (
                Wrong(
                    found_error["type"],
                    found_error["input"],
                    self._schema.at(found_error["loc"]),
                    found_error["msg"],
                )
                for found_error in error.errors(include_url=False, include_context=False)
            )
            return None, [wrong for wrong in found if not _counts_right_entries(wrong)]

    def _repaired(self, value: Any) -> tuple[Any | None, list[Wrong], dict[KeyPath, Repair]]:
        """The record, or what is wrong with it once everything is read as it was most likely meant."""
        repairs = dict(_plain_labels(value, ()))
        first: dict[KeyPath, Wrong] = {}
        record, wrong = self._validated(_with(value, repairs))
        for _ in range(ROUNDS):
            new = {
                mistake.path: repair
                for mistake in wrong
                if (repair := _repair(mistake)) and mistake.path not in repairs
            }
            if not new:
                break
            first |= {mistake.path: mistake for mistake in wrong if mistake.path in new}
            repairs |= new
            record, wrong = self._validated(_with(value, repairs))
        around = {mistake.path[:length] for mistake in wrong for length in range(len(mistake.path) + 1)}
        no_lists = {
            path for path, mistake in first.items() if mistake.type == "tuple_type" and path in around
        }

        def is_in_no_list(path: KeyPath) -> bool:
            return any(path[:length] in no_lists for length in range(len(path) + 1))

        # Not a list of one: whatever is wrong with its entry, a list is what is due.
        wrong = [
            *(first[path] for path in no_lists),
            *(mistake for mistake in wrong if not is_in_no_list(mistake.path)),
        ]
        return record, wrong, {path: repair for path, repair in repairs.items() if not is_in_no_list(path)}

    def _explained(self, wrong: Sequence[Wrong], value: Any) -> list[FieldError]:
        """Errors in words; the innermost group of keys first, since a slip around it may explain what is wrong in it."""
        groups = _groups_around(wrong, value)
        errors: dict[KeyPath, list[FieldError]] = {path: [] for path in groups}
        keys: dict[KeyPath, dict[str, list[str]]] = {path: {type_: [] for type_ in KEYS} for path in groups}
        for mistake in wrong:
            around = next(
                mistake.path[:length]
                for length in reversed(range(len(mistake.path)))
                if mistake.path[:length] in errors
            )
            if mistake.type in KEYS:
                keys[around][mistake.type].append(str(mistake.path[-1]))
            else:
                errors[around].append(self._explain(mistake, value))
        told: list[FieldError] = []
        for path in groups:
            group = self._group(path, value)
            here = [*key_errors(group, keys[path]["extra_forbidden"], keys[path]["missing"]), *errors[path]]
            told = told_together(group, without_missing_parent(group, here))
            if path:
                parent = next(
                    path[:length] for length in reversed(range(len(path))) if path[:length] in errors
                )
                errors[parent] += told
        return told

    def _group(self, path: KeyPath, record: Any) -> KeyGroup:
        schema = self._schema.of_value(path, record)
        noun = noun_of(schema, path) if path else self._noun
        return KeyGroup(self._schema, schema, _at(record, path), path, noun, self._named_by)

    def _explain(self, wrong: Wrong, record: Any) -> FieldError:
        if wrong.value is None:
            return _empty(wrong, self._is_optional(wrong.path, record))
        if wrong.type == "tuple_type":
            return self._no_list(wrong, record)
        if wrong.type.startswith("union_tag"):
            return _of_no_form(wrong, self._schema.forms(wrong.schema))
        error = EXPLANATIONS.get(wrong.type, _unexplained)(wrong)
        return _or_a_word(error, wrong, self._schema.forms(wrong.field.among or {}))

    def _is_optional(self, path: KeyPath, record: Any) -> bool:
        group = self._schema.of_value(path[:-1], record)
        return isinstance(path[-1], str) and path[-1] not in group.get("required", ())

    def _no_list(self, wrong: Wrong, record: Any) -> FieldError:
        value, key = wrong.value, wrong.path[-1]
        pieces = [piece.strip() for piece in re.split(r"[,;]", value)] if isinstance(value, str) else []
        if len(pieces) > 1:
            _, others = self._validated(_with(record, {wrong.path: Repair(pieces)}))
            if not any(other.path[: len(wrong.path)] == wrong.path for other in others):
                put = written(pieces)
                message = f"{wrong.name} should be a list."
                return FieldError("EV034", wrong.path, message, f"Write: {key}: {put}", put=put)
        message = f"{wrong.name} should be a list, and here stands {kind_of(value)}."
        return FieldError(
            "EV034", wrong.path, message, "Begin each entry with a hyphen on a line of its own."
        )


KEYS = ("missing", "extra_forbidden")


def _counts_right_entries(wrong: Wrong) -> bool:
    """Whether a list is called too short only because some of its entries are wrong."""
    return wrong.type == "too_short" and len(wrong.value) >= wrong.schema.get("minItems", 0)


def _groups_around(wrong: Sequence[Wrong], record: Any) -> list[KeyPath]:
    """Paths of the groups of keys that something is wrong in, the innermost first."""
    paths = {mistake.path[:length] for mistake in wrong for length in range(len(mistake.path))}
    groups = {path for path in paths if isinstance(_at(record, path), dict)} | {()}
    return sorted(groups, key=lambda path: (-len(path), str(path)))


def _at(data: Any, path: KeyPath) -> Any:
    for step in path:
        try:
            data = data[step]
        except (LookupError, TypeError):
            return None
    return data


def _with(value: Any, repairs: Mapping[KeyPath, Repair]) -> Any:
    """The data with each repair in its place."""
    data = deepcopy(value)
    for path, repair in repairs.items():
        _at(data, path[:-1])[path[-1]] = repair.value
    return data


def _repair(wrong: Wrong) -> Repair | None:
    """What a value was most likely meant to be, where reading it so cannot change what it says."""
    value, forms = wrong.value, wrong.schema.get("oneOf", ())
    is_plain = isinstance(value, bool | int)
    if is_plain and (wrong.type == "string_type" or any(form.get("type") == "string" for form in forms)):
        return Repair(written(value))
    if is_plain and wrong.type == "literal_error" and written(value) in allowed_by(wrong.schema):
        return Repair(written(value))
    if wrong.schema.get("pattern") == pattern_of(PercentText) and isinstance(value, str):
        return _percent(wrong, value)
    if wrong.type == "tuple_type" and isinstance(value, str | bool | int):
        return _list_of_one(wrong, value)
    return None


LOOKED_UP = frozenset(
    {"label", "group", "row", "column", "options", "by", "largest", "smallest", "order", "share"}
)
"""Keys of labels that other records name: they must be the same letter by letter."""

SPACE_IN_LABEL = re.compile(rf"(?<=[^\W\d])[{SPACES}]+(?=\w)|(?<=\w)[{SPACES}]+(?=[^\W\d])")


def _plain_labels(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, Repair]]:
    """Labels with a space in them that only looks plain, to be read as if it were."""
    if isinstance(value, dict | list):
        for step, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _plain_labels(item, (*path, step))
    elif isinstance(value, str) and not value.isascii():
        key = next((step for step in reversed(path) if isinstance(step, str)), "")
        odd = SPACE_IN_LABEL.search(value) if key in LOOKED_UP else None
        if odd:
            meant = SPACE_IN_LABEL.sub(" ", value)
            message = f"{name_of(path)} is read with plain spaces: one of them is {sign_name(odd[0][0])}."
            hint = "Replace it with a plain space, so that it is the same label wherever it is named."
            warning = FieldError("EV005", path, message, hint, put=quoted(meant), severity=Severity.WARNING)
            yield path, Repair(meant, warning)


def _percent(wrong: Wrong, value: str) -> Repair | None:
    meant = percent_as_meant(value)
    if meant is None:
        return None
    message = (
        f'{wrong.name} is read as {meant}: "{shorten(value)}" has a sign, a comma, brackets or other digits.'
    )
    hint = f'Write "{meant}": no % sign, no brackets, a full stop.'
    warning = FieldError("EV039", wrong.path, message, hint, put=quoted(meant), severity=Severity.WARNING)
    return Repair(meant, warning)


def _list_of_one(wrong: Wrong, value: Any) -> Repair:
    message = f'{wrong.name} should be a list. It is read as a list of one: "{shorten(written(value))}".'
    hint = f"Put it on a line of its own below `{wrong.path[-1]}:`, after a hyphen: - {written(value)}"
    put = f"[{written(value)}]"
    return Repair([value], FieldError("EV035", wrong.path, message, hint, put=put, severity=Severity.WARNING))


def _empty(wrong: Wrong, optional: bool) -> FieldError:
    """A key or an entry without a value; `optional` if the record can do without it."""
    schema, path = wrong.schema, wrong.path
    hint = example_of(path, schema)
    if schema.get("type") == "array" and isinstance(path[-1], str):
        none = "" if schema.get("minItems") else f", or write `{path[-1]}: []` if there is none"
        hint = "Add an entry." if optional else f"Add an entry{none}."
    if optional:
        hint = f"{hint.removesuffix('.')}, or delete the line." if hint else "Delete the line."
    return FieldError("EV032", path, f"{wrong.name} is empty.", hint, at_key=True)


def _text(wrong: Wrong) -> FieldError:
    if isinstance(wrong.value, str):
        return wrong_text(wrong.schema, wrong.name, wrong.value, wrong.path)
    sign = "[" if isinstance(wrong.value, list) else "{"
    message = f"{wrong.name} should be text, and here stands {kind_of(wrong.value)}."
    hint = f'Text that begins with "{sign}" needs quotes. {example_of(wrong.path, wrong.schema)}'.strip()
    return FieldError("EV034", wrong.path, message, hint)


def _choice(wrong: Wrong) -> FieldError:
    allowed = [str(word) for word in allowed_by(wrong.schema)]
    words = either(allowed, most=20)
    only = f"It is {words}." if len(allowed) == 1 else f"Choose from: {words}."
    if isinstance(wrong.value, list | dict):
        message = f"{wrong.name} is one word, and here stands {kind_of(wrong.value)}."
        return FieldError("EV036", wrong.path, message, only)
    near = nearest(str(wrong.value), allowed)
    message = f'"{shorten(wrong.value)}" is not a value of {wrong.name[0].lower()}{wrong.name[1:]}.'
    hint = f"{did_you_mean(str(wrong.value), near)} {only}" if near and len(allowed) > 1 else only
    put = written(next(word for word in allowed_by(wrong.schema) if str(word) == near)) if near else None
    return FieldError("EV036", wrong.path, message, hint, put=put)


def _whole_number(wrong: Wrong) -> FieldError:
    value, key = plain(wrong.value) if isinstance(wrong.value, str) else wrong.value, wrong.path[-1]
    digits = (
        re.sub(r"(?<=[0-9])[ ,_](?=[0-9]{3}(?![0-9]))", "", value.strip()) if isinstance(value, str) else ""
    )
    put = str(int(digits)) if re.fullmatch(r"[0-9]{1,18}", digits) else None
    message = f"{wrong.name} is a whole number, and here stands {kind_of(wrong.value)}."
    hint = f"Write: {key}: {put}" if put else f"Write digits only, without quotes. {LEAVE_OUT}"
    return FieldError("EV034", wrong.path, message, hint, put=put)


def _out_of_range(wrong: Wrong) -> FieldError:
    least, most = wrong.schema.get("minimum"), wrong.schema.get("maximum")
    bound = f"less than {least}" if least is not None and wrong.value < least else f"more than {most}"
    message = f"{wrong.name} cannot be {bound}, and here stands {wrong.value}."
    return FieldError("EV043", wrong.path, message, AS_PRINTED)


def _flag(wrong: Wrong) -> FieldError:
    word = str(wrong.value).strip().lower()
    put = "true" if word in YES else "false" if word in NO else None
    hint = f"Write: {wrong.path[-1]}: {put or 'true'}" + ("" if put else " (or false).")
    return FieldError("EV044", wrong.path, f"{wrong.name} must be true or false.", hint, put=put)


def _length_of_list(wrong: Wrong) -> FieldError:
    least, most, has = wrong.schema.get("minItems", 0), wrong.schema.get("maxItems"), len(wrong.value)
    if wrong.type == "too_long":
        message = f"{wrong.name} may have {most}, and has {has}."
        hint = f"Keep what matters most. {wrong.schema.get('description', '')}".strip()
        return FieldError("EV045", wrong.path, message, hint)
    number, entries = ("one", "entry") if least == 1 else (least, "entries")
    message = f"{wrong.name} needs at least {number} {entries}, and has {has or 'none'}."
    hint = example_of(wrong.path, wrong.schema) or "Add one, on a line that begins with a hyphen."
    return FieldError("EV045", wrong.path, message, hint)


def _no_group(wrong: Wrong) -> FieldError:
    keys = list(wrong.schema.get("properties", {}))
    message = f"{wrong.name} has keys of its own, and here stands {kind_of(wrong.value)}."
    if isinstance(wrong.value, str) and {"n", "base", "percent"} <= set(keys):
        count = count_as_meant(wrong.value)
        if count is not None:
            hint = f"Write: {wrong.path[-1]}: {written(count)}"
            return FieldError("EV034", wrong.path, message, hint, put=written(count))
    hint = example_of(wrong.path, wrong.schema)
    if not hint and keys:
        listed = either([f"`{key}`" for key in keys], "and", most=6)
        hint = f"It may have {listed}, each on a line of its own below."
    return FieldError("EV034", wrong.path, message, hint)


def _which_form(wrong: Wrong) -> FieldError:
    return FieldError("EV046", wrong.path, wrong.message, example_of(wrong.path[:-1], wrong.schema))


def _unexplained(wrong: Wrong) -> FieldError:
    """For demands that no explanation is written for: the record's own words."""
    return FieldError("EV047", wrong.path, shorten(wrong.message.removeprefix("Value error, "), 300))


EXPLANATIONS: Mapping[str, Callable[[Wrong], FieldError]] = {
    "string_type": _text,
    "string_too_short": _text,
    "string_too_long": _text,
    "string_pattern_mismatch": _text,
    "no_such_day": lambda wrong: no_such_day(wrong.value, wrong.path),
    "too_nested": lambda wrong: too_nested(wrong.name, wrong.path),
    "nearly_counted": lambda wrong: nearly_counted(wrong.name, wrong.value, wrong.path),
    "literal_error": _choice,
    "int_type": _whole_number,
    "greater_than_equal": _out_of_range,
    "less_than_equal": _out_of_range,
    "bool_type": _flag,
    "too_short": _length_of_list,
    "too_long": _length_of_list,
    "model_type": _no_group,
    "dict_type": _no_group,
    "which_form": _which_form,
}
"""By pydantic's type of error."""


def _of_no_form(wrong: Wrong, forms: Sequence[Schema]) -> FieldError:
    """A value that has none of the forms that its field may have."""
    keys = [form["required"][0] for form in forms if form.get("type") == "object" and form.get("required")]
    if isinstance(wrong.value, dict) and len(keys) > 1:
        return _of_no_key(wrong, forms, keys)
    words = [str(word) for form in forms for word in allowed_by(form)]
    if words and not isinstance(wrong.value, list | dict):
        choice = _choice(replace(wrong, field=Field(wrong.path, {"enum": words})))
        if choice.put is not None:
            return choice
        others = [form for form in forms if not allowed_by(form)]
        lists = [form for form in others if form.get("type") == "array"]
        example = next(filter(None, (example_of(wrong.path, form) for form in lists)), "")
        hint = f"Write {either([*words, *map(due_by, others)])}. {example}".strip()
        return replace(choice, hint=hint)
    due = either(map(due_by, forms)) if len(keys) < 2 else f"a group of keys with {either(keys)}"
    message = f"{wrong.name} should be {due}, and here stands {kind_of(wrong.value)}."
    hint = example_of(wrong.path, wrong.schema)
    if isinstance(wrong.value, str) and any(form.get("type") == "integer" for form in forms):
        hint = next(filter(None, (_whole_number(wrong).put and _whole_number(wrong).hint,)), hint)
    return FieldError("EV034", wrong.path, message, hint)


def _of_no_key(wrong: Wrong, forms: Sequence[Schema], keys: Sequence[str]) -> FieldError:
    """A group of keys without the one that tells which of several forms it has."""
    known = {key for form in forms for key in form.get("properties", {})}
    stranger = next((key for key in wrong.value if key not in known), None)
    near = nearest(stranger, keys) if stranger is not None else None
    noun = noun_of(forms[0], wrong.path)
    message = f"{subject_of(wrong.value, noun)} needs one of {either(f'`{key}`' for key in keys)}."
    hint = did_you_mean(str(stranger), near) if near else f"Add one of them: it tells what the {noun} says."
    if stranger is None:
        return FieldError("EV046", wrong.path, message, hint)
    return FieldError("EV046", (*wrong.path, stranger), message, hint, at_key=True, put=near)


def _or_a_word(error: FieldError, wrong: Wrong, forms: Sequence[Schema]) -> FieldError:
    """The error, with the word that may stand in place of what is due (`not_stated`)."""
    words = [str(word) for form in forms for word in allowed_by(form)]
    if not words:
        return error
    choice = _choice(replace(wrong, field=Field(wrong.path, {"enum": words})))
    if choice.put is not None:
        return choice
    hint = f"{error.hint.removesuffix(LEAVE_OUT).strip()} If none is printed, write {either(words)}."
    return replace(error, hint=hint)
