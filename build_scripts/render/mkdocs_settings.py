"""The host's settings, `mkdocs.yml`, read as plain data: what they say, and what in them would run somebody's code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FILE = "mkdocs.yml"
RUNS_CODE = ("hooks", "extra_templates", "INHERIT")
"""Settings that run code of the project, or bring in a file that may."""


class HostSettingsError(Exception):
    """`mkdocs.yml` cannot be used; carries a sentence."""


@dataclass(frozen=True)
class HostSettings:
    """What `mkdocs.yml` says. `tags` are those of its values, such as `!!python/name:x`."""

    root: Path
    given: Mapping[str, Any]
    tags: tuple[str, ...]

    @property
    def docs(self) -> Path:
        """The folder of the pages that people write."""
        return self.root / str(self.given.get("docs_dir") or "docs")

    def dangers(self) -> Iterator[str]:
        """A sentence about each setting that runs code of the project or reads outside of it."""
        for key in RUNS_CODE:
            if self.given.get(key):
                yield f"{FILE} has `{key}`, which can run code."
        theme = self.given.get("theme")
        if isinstance(theme, dict) and theme.get("custom_dir"):
            yield f"{FILE} has `custom_dir` under `theme`, whose templates can run code."
        for tag in self.tags:
            yield f"{FILE} has a value with the tag {tag}, which can run code or read what is secret."
        if not self.docs.resolve().is_relative_to(self.root.resolve()):
            yield f"{FILE} has a `docs_dir` outside of the project: {self.given['docs_dir']}."


class _Loader(yaml.SafeLoader):
    """Keeps the tags that it does not know, and takes their values for plain ones."""

    tags: list[str]

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        self.tags = []


def _tagged(loader: _Loader, _suffix: str, node: yaml.Node) -> object:
    loader.tags.append(node.tag.replace("tag:yaml.org,2002:", "!!"))
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return loader.construct_scalar(node) if isinstance(node, yaml.ScalarNode) else None


_Loader.add_multi_constructor("", _tagged)


def host_settings(root: Path) -> HostSettings:
    """The settings of the project in `root`.

    Raises:
        HostSettingsError: with a sentence that names the file and, where there is one, the line.
    """
    try:
        loader = _Loader((root / FILE).read_bytes().decode("utf-8-sig"))
        given = loader.get_single_data()
    except FileNotFoundError:
        raise HostSettingsError(
            f"{root.absolute()} holds no {FILE}, which has the host's settings."
        ) from None
    except OSError as error:
        raise HostSettingsError(f"{FILE} cannot be opened: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise HostSettingsError(f"{FILE}:{line}: this is not UTF-8. Save the file again as UTF-8.") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise HostSettingsError(f"{FILE}:{line}: {error.problem or error.context}.") from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise HostSettingsError(f"{FILE} cannot be read: {str(error).splitlines()[0]}.") from error
    if not isinstance(given, dict):
        raise HostSettingsError(
            f"{FILE} holds no settings: lines such as `site_name: My site` are due there."
        )
    return HostSettings(root, given, tuple(dict.fromkeys(loader.tags)))


def docs_folder(settings: HostSettings) -> Path:
    """The folder of the pages that people write, made if it is missing, since git keeps no empty folder.

    Raises:
        HostSettingsError: with a sentence, where no folder can stand there.
    """
    name = settings.given.get("docs_dir") or "docs"
    if not settings.docs.is_dir():
        if settings.docs.exists() or settings.docs.is_symlink():
            raise HostSettingsError(
                f"{name} is no folder, and the folder of the pages that you write is due there. Rename it."
            )
        try:
            settings.docs.mkdir(parents=True)
        except OSError as error:
            raise HostSettingsError(
                f"There is no folder {name}, and it cannot be made: {error.strerror}. Make it yourself."
            ) from error
    return settings.docs
