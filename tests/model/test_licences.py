from __future__ import annotations

import pytest

from build_scripts.model.licences import as_spdx, is_licence


@pytest.mark.parametrize(
    "name",
    [
        "CC-BY-4.0", "CC-BY-NC-ND-4.0", "CC-BY-NC-SA-3.0-IGO", "CC-BY-3.0-AU", "CC-BY-NC-SA-2.0-UK", "CC-BY-SA-2.1-JP",
        "CC-BY-2.5", "CC-BY-1.0", "CC0-1.0", "CC-PDDC", "OGL-UK-3.0", "CC BY 4.0 International",
        "CC BY-NC-SA 3.0 Unported License", "Public domain", "public_domain",
    ],
)  # fmt: skip
def test_a_licence_with_its_version_is_one(name: str) -> None:
    assert is_licence(name)


@pytest.mark.parametrize(
    "name", ["CC-BY", "CC-BY-9.0", "CC-BY-4.0-AU", "CC-BY-4.0-IGO", "CC-BY-2.5-IGO", "CC BY 4.0", "CC BY International", "domain"]
)  # fmt: skip
def test_a_licence_without_a_version_that_there_is_is_none(name: str) -> None:
    assert not is_licence(name)


@pytest.mark.parametrize(
    ("name", "meant"),
    [("CC BY 4.0", "CC-BY-4.0"), ("cc by v3.0 igo", "CC-BY-3.0-IGO"), ("CC–BY–4.0", "CC-BY-4.0"), ("ogl_uk_3.0", "OGL-UK-3.0")],
)  # fmt: skip
def test_a_name_is_written_as_spdx_has_it(name: str, meant: str) -> None:
    assert as_spdx(name) == meant
