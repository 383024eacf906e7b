"""The built wheel carries everything that the generator needs elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "build_scripts"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)],
        check=True,
        capture_output=True,
        timeout=300,
    )
    (built,) = out.glob("*.whl")
    return built


def test_every_file_of_the_package_is_in_the_wheel(wheel: Path) -> None:
    carried = set(zipfile.ZipFile(wheel).namelist())
    expected = {
        path.relative_to(ROOT).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert expected <= carried
    assert any(name.endswith(".css") for name in expected)
    assert any(name.endswith("okafor-2021/findings.yaml") for name in expected)


def test_the_installed_wheel_begins_checks_and_builds_a_site_elsewhere(wheel: Path, tmp_path: Path) -> None:
    """Installed without the source tree; the dependencies are those of the running environment."""
    place = tmp_path / "elsewhere"
    venv.create(place, with_pip=False)
    (site_packages,) = place.glob("lib/python*/site-packages")
    zipfile.ZipFile(wheel).extractall(site_packages)
    dependencies = [path for path in sys.path if path.endswith("site-packages")]
    finder = "import sys; sys.path.extend(" + repr(dependencies) + ")"
    (site_packages / "dependencies.pth").write_text(finder + "\n", encoding="utf-8")
    folder = tmp_path / "empty"
    folder.mkdir()

    without_sources = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}

    def evidence(*arguments: str) -> str:
        script = (
            "import sys, build_scripts, pathlib\n"
            "where = pathlib.Path(build_scripts.__file__)\n"
            f"assert where.is_relative_to({str(place)!r}), where\n"
            "from build_scripts.cli import main\n"
            f"sys.argv = ['evidence', *{arguments!r}]\n"
            "main()\n"
        )
        done = subprocess.run(
            [str(place / "bin" / "python"), "-c", script],
            cwd=folder, env=without_sources, capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    assert "evidence serve" in evidence("init", ".")
    assert "0 errors, 0 warnings, 0 notes" in evidence("check")
    assert "The site is in" in evidence("build")
    assert (folder / "site" / "studies" / "okafor-2021" / "index.html").is_file()
