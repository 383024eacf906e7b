# Needs Python 3.11 or later and make. Everything else goes into .venv/ in this folder.

VENV := .venv
EVIDENCE := $(VENV)/bin/evidence
PORT ?= 8000
# The first of these that is 3.11 or later makes .venv/; name another with make PYTHON=/path/to/python.
PYTHON ?= python3 python3.14 python3.13 python3.12 python3.11

export NO_MKDOCS_2_WARNING = 1

.PHONY: help serve site release test prove lock lighthouse setup

help:
	@echo "make serve   check the evidence, build the site and show it while you edit (PORT=8000)"
	@echo "make site    build the site into site/"
	@echo "make test    run every test"
	@echo "make release VERSION=2026.1    write a version to keep, which opens from a disk"
	@echo "make prove   run the long seeded proofs (at most forty minutes on two cores)"
	@echo "make lock    pin the dependencies again, after a change in pyproject.toml"
	@echo "make lighthouse    measure four pages as on a phone (needs Node)"

serve: setup
	@$(EVIDENCE) serve --port $(PORT)

site: setup
	@$(EVIDENCE) build --out site

release: setup
	@[ -n "$(VERSION)" ] || { echo "Name the version: make release VERSION=2026.1"; exit 2; }
	@$(EVIDENCE) release "$(VERSION)"

test: setup
	@echo "Checking style and types, then running every test. This takes a few minutes."
	@$(VENV)/bin/ruff check -q . && $(VENV)/bin/ruff format -q --check .
	@$(VENV)/bin/mypy --no-error-summary
	@$(VENV)/bin/pytest -q -n auto --dist worksteal

prove: setup
	@echo "Running the long proofs: mutated files, forged quotations, corpora of many sizes."
	@$(VENV)/bin/pytest -q -n auto --dist worksteal -m prove --prove

# Installed only when the lock (or what the package declares) differs from what was installed last.
setup:
	@if cat requirements.lock pyproject.toml | cmp -s - $(VENV)/installed 2>/dev/null; then exit 0; fi; \
	python=""; for name in $(PYTHON); do \
	  if $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python=$$name; break; fi; done; \
	if [ -z "$$python" ]; then \
	  echo "This project needs Python 3.11 or later, and none of these is: $(PYTHON)."; \
	  echo "Install one (https://www.python.org/downloads/), or name yours: make PYTHON=/path/to/python3.12"; exit 1; fi; \
	if ! $$python -c 'import ensurepip, venv' 2>/dev/null; then \
	  echo "Python's venv module is missing. On Debian or Ubuntu: sudo apt install python3-venv. Then run make again."; exit 1; fi; \
	echo "Setting up .venv/ with $$python: the pinned dependencies are installed once, which takes a minute."; \
	$$python -m venv --clear $(VENV) && \
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock && \
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . && \
	cat requirements.lock pyproject.toml > $(VENV)/installed || \
	{ echo "Setting up did not finish. The lines above say why; run make again once it is mended."; rm -f $(VENV)/installed; exit 1; }

# Lighthouse stays in build/, outside of what is published; it brings no browser of its own.
lighthouse: site
	@command -v node >/dev/null && command -v npm >/dev/null || \
	{ echo "make lighthouse needs Node 20 or later with npm (https://nodejs.org/). Nothing was measured."; exit 1; }
	@[ -x build/lighthouse/node_modules/.bin/lighthouse ] || PUPPETEER_SKIP_DOWNLOAD=1 \
	  npm install --prefix build/lighthouse --no-audit --no-fund --silent lighthouse@12.8.2
	@$(VENV)/bin/python -m benchmarks.lighthouse site build/lighthouse

lock:
	@command -v uv >/dev/null || { echo "make lock needs uv: pip install uv"; exit 1; }
	@UV_CUSTOM_COMPILE_COMMAND="make lock" uv pip compile pyproject.toml --all-extras --universal \
	  --python-version 3.11 --generate-hashes --quiet -o requirements.lock
