"""Makes the typefaces when the package is built or installed, so that no build of a site waits for them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent


class TypefacesHook(BuildHookInterface):  # type: ignore[type-arg]
    """`[tool.hatch.build.hooks.custom]` in `pyproject.toml`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Write what is not there yet into the package, and take it into the wheel."""
        sys.path.insert(0, str(ROOT))
        from build_scripts.render.look import typefaces

        folder = ROOT / "build_scripts" / "render" / "look" / typefaces.FOLDER
        folder.mkdir(exist_ok=True)
        for name, content in typefaces.make().items():
            (folder / name).write_bytes(content)
        build_data["artifacts"].append("build_scripts/render/look/typefaces/*")
