# Needs Python 3.11 or later and make. Everything else goes into .venv/ in this folder.

VENV := .venv
EVIDENCE := $(VENV)/bin/evidence
PORT ?= 8000
PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,$(shell \
  $(name) -c 'import sys; print("$(name)" if sys.version_info >= (3, 11) else "")' 2>/dev/null)))

export NO_MKDOCS_2_WARNING = 1

.PHONY: help serve site test lock setup

help:
	@echo "make serve   check the evidence, build the site and show it while you edit (PORT=8000)"
	@echo "make site    build the site into site/"
	@echo "make test    run every test"
	@echo "make lock    pin the dependencies again, after a change in pyproject.toml"

serve: setup
	@$(EVIDENCE) serve --port $(PORT)

site: setup
	@$(EVIDENCE) build --out site

test: setup
	@echo "Checking style and types, then running every test. This takes a few minutes."
	@$(VENV)/bin/ruff check -q . && $(VENV)/bin/ruff format -q --check .
	@$(VENV)/bin/mypy --no-error-summary
	@$(VENV)/bin/pytest -q

# Installed only when the lock (or what the package declares) differs from what was installed last.
setup:
	@if cat requirements.lock pyproject.toml | cmp -s - $(VENV)/installed 2>/dev/null; then exit 0; fi; \
	if [ -z "$(PYTHON)" ]; then \
	  echo "This project needs Python 3.11 or later, and none was found. Install one (https://www.python.org/downloads/),"; \
	  echo "or name yours: make PYTHON=/path/to/python3.12"; exit 1; fi; \
	if ! $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	  echo "$(PYTHON) is not Python 3.11 or later. Name another: make PYTHON=/path/to/python3.12"; exit 1; fi; \
	if ! $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null; then \
	  echo "Python's venv module is missing. On Debian or Ubuntu: sudo apt install python3-venv. Then run make again."; exit 1; fi; \
	echo "Setting up .venv/ with $(PYTHON): the pinned dependencies are installed once, which takes a minute."; \
	$(PYTHON) -m venv --clear $(VENV) && \
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock && \
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . && \
	cat requirements.lock pyproject.toml > $(VENV)/installed || \
	{ echo "Setting up did not finish. The lines above say why; run make again once it is mended."; rm -f $(VENV)/installed; exit 1; }

lock:
	@command -v uv >/dev/null || { echo "make lock needs uv: pip install uv"; exit 1; }
	@UV_CUSTOM_COMPILE_COMMAND="make lock" uv pip compile pyproject.toml --all-extras --universal \
	  --python-version 3.11 --generate-hashes --quiet -o requirements.lock
