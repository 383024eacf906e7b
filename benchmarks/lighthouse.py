"""Lighthouse on a phone over a built site: home, a theme, a study, an explorer. `make lighthouse` runs it.

    .venv/bin/python -m benchmarks.lighthouse site build/lighthouse

The second folder is where npm put Lighthouse. The site is served as hosts serve it, compressed, from this machine;
single runs differ by five points or so.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
COMPRESSED = (".html", ".css", ".js", ".svg", ".json", ".csv", ".xml")
SECONDS = 180


class Compressing(http.server.SimpleHTTPRequestHandler):
    """Sends text compressed, as every usual host does."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Send a file; one that is not text as it is."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in COMPRESSED or not path.is_file():
            super().do_GET()
            return
        content = gzip.compress(path.read_bytes(), 9)
        self.send_response(200)
        self.send_header("Content-Type", f"{self.guess_type(str(path))}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def main(site: Path, tool: Path) -> None:
    """Print the four scores of each page, and below them what cost points."""
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        raise SystemExit("Lighthouse needs Chromium, which is not installed. Nothing was measured.")
    handler = functools.partial(Compressing, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    lost: dict[str, list[str]] = {}
    print(f"{'page':<45}" + "".join(f"{name:>16}" for name in CATEGORIES))
    try:
        for page in pages(site):
            report = measured(f"http://127.0.0.1:{server.server_port}/{page}", tool, browser)
            scores = [round(100 * (report["categories"][name]["score"] or 0)) for name in CATEGORIES]
            print(f"/{page:<44}" + "".join(f"{score:>16}" for score in scores), flush=True)
            lost[page] = costly(report)
    finally:
        server.shutdown()
        server.server_close()
    for page, audits in lost.items():
        print(f"\n/{page}", *audits, sep="\n  ")


def pages(site: Path) -> list[str]:
    """Home, the longest theme, the longest study, and the explorer of findings."""
    longest = [
        max((site / kind).glob("*/index.html"), key=lambda page: page.stat().st_size).parent
        for kind in ("themes", "studies")
    ]
    return ["", *(f"{page.relative_to(site).as_posix()}/" for page in longest), "findings/"]


def measured(address: str, tool: Path, browser: str) -> Any:
    """Lighthouse's report on one page, as on a phone."""
    done = subprocess.run(
        [
            str(tool / "node_modules" / ".bin" / "lighthouse"),
            address,
            "--output=json",
            "--quiet",
            f"--only-categories={','.join(CATEGORIES)}",
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
        ],
        env={**os.environ, "CHROME_PATH": browser},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"Lighthouse did not finish with {address}: {done.stderr.strip()[-500:]}")
    return json.loads(done.stdout)


def costly(report: Any) -> list[str]:
    """The audits that cost points, and the measures behind the score of performance."""
    weighted = {
        audit["id"]
        for category in report["categories"].values()
        for audit in category["auditRefs"]
        if audit["weight"]
    }
    return [
        f"{id_}: {audit['title']}" + (f" ({audit['displayValue']})" if audit.get("displayValue") else "")
        for id_, audit in report["audits"].items()
        if id_ in weighted and audit["score"] is not None and audit["score"] < 1
    ]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
