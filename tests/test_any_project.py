"""Whatever stands in a project, `build` and `serve` show a site, or say in a sentence why there is none."""

from __future__ import annotations

import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

from build_scripts.check.catalogue import RULE_TEXTS
from build_scripts.check.rule import lay_over
from build_scripts.check.run import check
from build_scripts.model.diagnostics import RuleText, Severity
from build_scripts.read.corpus import read_files
from tests.damage import damaged

ROOT = Path(__file__).parents[1]
SETTINGS = "mkdocs.yml"
PAGE_BY_HAND = "docs/by-hand.md"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}

Files = dict[str, bytes]
ExampleFiles = Callable[[], Files]

with_bad_example = [text for text in RULE_TEXTS if text.bad and text.severity is Severity.ERROR]
TWENTY = with_bad_example[:: max(1, len(with_bad_example) // 20)][:20]


def files_of_a_project(example: Files) -> Files:
    return {
        **example,
        "evidence/permalinks/_site.txt": b"themes/waiting/\nmodels/listening-cycle/\n",
        SETTINGS: (ROOT / SETTINGS).read_bytes(),
        PAGE_BY_HAND: b"---\ntitle: By hand\n---\n\n# By hand\n\nSee [the study](../studies/okafor-2021/).\n",
    }


def write(root: Path, files: Files) -> None:
    """Make the project hold these files and no others."""
    shutil.rmtree(root / "evidence", ignore_errors=True)
    for name in (SETTINGS, PAGE_BY_HAND):
        (root / name).unlink(missing_ok=True)
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)


def old_site(root: Path) -> None:
    for name in ("data/datapackage.json", "sitemap.xml", "index.html"):
        (root / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "site" / name).write_text("old", encoding="utf-8")


def build(root: Path) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "build_scripts", "build"],
        cwd=root,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=300,
        check=False,
    )
    said = done.stdout + done.stderr
    assert "Traceback" not in said, said
    assert not list(root.rglob("*.part"))
    return done.returncode, said


@pytest.mark.prove("seed", [3], range(200))
def test_a_damaged_project_is_built_or_told(seed: int, tmp_path: Path, example_files: ExampleFiles) -> None:
    chance = Random(seed)
    files = files_of_a_project(example_files())
    # Every third time it is the settings or a page that are damaged, else any file of the evidence.
    paths = [SETTINGS, PAGE_BY_HAND] if seed % 3 == 0 else [path for path in files if "evidence/" in path]
    write(tmp_path, damaged(files, chance, paths))
    old_site(tmp_path)
    code, said = build(tmp_path)
    home = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    if paths[0] == SETTINGS and code:
        assert said.strip()
        assert home == "old"
    else:
        assert code == 0, said
        assert "ev-home" in home


@pytest.mark.prove("text", TWENTY[:1], TWENTY)
def test_the_bad_example_of_a_rule_is_built(
    text: RuleText, tmp_path: Path, example_files: ExampleFiles
) -> None:
    files = lay_over(example_files(), text.bad)
    write(tmp_path, files_of_a_project(files))
    code, said = build(tmp_path)
    assert code == 0, said
    page = tmp_path / "site" / page_that_tells(files, text.code) / "index.html"
    assert f"rules/{text.code}/" in page.read_text(encoding="utf-8")


def page_that_tells(files: Files, code: str) -> str:
    """The address of the page that tells of the first problem with this code."""
    reading = read_files(files)
    problem = next(problem for problem in check(reading) if problem.code == code)
    study = problem.file.removeprefix("evidence/studies/").partition("/")[0]
    return f"studies/{study}/" if study in reading.corpus.studies else ""


@pytest.mark.parametrize("leads_to", ["/", "."])
def test_a_link_to_a_folder_of_pages_is_refused_before_it_is_followed(
    leads_to: str, tmp_path: Path, example_files: ExampleFiles
) -> None:
    write(tmp_path, files_of_a_project(example_files()))
    old_site(tmp_path)
    (tmp_path / "docs" / "more").symlink_to(leads_to, target_is_directory=True)
    code, said = build(tmp_path)
    assert (code, "docs/more is a link to a folder" in said) == (1, True), said
    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == "old"


class Served:
    """`evidence serve`, while somebody edits."""

    def __init__(self, root: Path, process: subprocess.Popen[str], address: str) -> None:
        self.root, self.process, self.address = root, process, address

    def page(self, path: str) -> str:
        """What is shown at an address; the server lets a request wait while it builds."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=120) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            return str(error)

    def page_after(self, path: str, files: Files) -> str:
        """What is shown there once the site was built again with these files."""
        build_shown = BUILD_SHOWN.search(self.page(""))
        assert build_shown
        save(self.root, files)
        # Answered when there is a newer build than the one named.
        self.page(f"livereload/{build_shown[1]}/{build_shown[1]}")
        return self.page(path)

    def memory(self) -> int:
        """Kilobytes that the process has in use."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8")
        return int(status.partition("VmRSS:")[2].split()[0])


BUILD_SHOWN = re.compile(r"livereload\((\d+), ?\d+\)")


@contextmanager
def served(root: Path) -> Iterator[Served]:
    """The preview of a project; it has never spoken of a traceback."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "build_scripts", "serve", "--port", str(port)]
    said: list[str] = []
    with subprocess.Popen(
        command, cwd=root, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            said.append(line)
            if "Serving on" in line:
                break
        rest = threading.Thread(target=lambda stream: said.extend(stream), args=(process.stdout,))
        rest.start()
        try:
            yield Served(root, process, f"http://127.0.0.1:{port}/")
        finally:
            process.terminate()
            rest.join(timeout=60)
    assert "Traceback" not in "".join(said), "".join(said)


@pytest.mark.prove("texts", [TWENTY[:2]], [*([text] for text in TWENTY), TWENTY])
def test_serving_begins_and_goes_on_with_the_bad_example_of_a_rule(
    texts: list[RuleText], tmp_path: Path, example_files: ExampleFiles
) -> None:
    good = files_of_a_project(example_files())
    begun = lay_over(example_files(), texts[0].bad)
    write(tmp_path, files_of_a_project(begun))
    with served(tmp_path) as server:
        assert f"rules/{texts[0].code}/" in server.page(page_that_tells(begun, texts[0].code))
        assert "ev-home" in server.page_after("", good)
        for text in texts[1:]:
            files = lay_over(example_files(), text.bad)
            path = page_that_tells(files, text.code)
            assert f"rules/{text.code}/" in server.page_after(path, {**good, **files})
            mended = server.page_after(path, good)
            assert f"rules/{text.code}/" not in mended
            assert "ev-" in mended


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="asks Linux for the memory in use")
@pytest.mark.prove("saves", [1], [50])
def test_serving_takes_no_more_memory_with_every_save(
    saves: int, tmp_path: Path, example_files: ExampleFiles
) -> None:
    files = files_of_a_project(example_files())
    write(tmp_path, files)
    theme = "evidence/themes/waiting.yaml"
    used = []
    with served(tmp_path) as server:
        for number in range(saves):
            files[theme] = example_files()[theme] + f"# {number}\n".encode()
            assert "ev-" in server.page_after("themes/waiting/", files)
            used.append(server.memory())
    early, late = used[10:20] or used, used[40:50] or used
    assert statistics.median(late) <= 1.02 * statistics.median(early), used


def save(root: Path, files: Files) -> None:
    """Change what is different, as somebody does who edits; what the files do not name goes."""
    for path in (root / "evidence").rglob("*"):
        if path.is_file() and path.relative_to(root).as_posix() not in files:
            path.unlink()
    for name, content in files.items():
        path = root / name
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
