# Two commands for a fresh clone: `make atlas` shows the example, `make test` checks everything.
# Needed beforehand: Python 3.11 or newer and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BOOK := build/qazaxistan.salname
PORT ?= 8470

.PHONY: atlas test lint types unit docs gate lock clean chromium

atlas: $(BOOK)
	$(BIN)/salname atlas $(BOOK) --port $(PORT)

$(BOOK): examples/qazaxistan.txt $(VENV)/.runtime $(shell find src -name '*.py' -o -name '*.toml' -o -name '*.tsv')
	@mkdir -p build
	$(BIN)/salname build examples/qazaxistan.txt -o $(BOOK)

test: lint types unit docs

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

unit: $(VENV)/.dev chromium
	$(BIN)/pytest -n 2 --dist loadfile

docs: $(VENV)/.dev
	$(BIN)/mkdocs build --strict --quiet

gate: $(VENV)/.dev
	$(BIN)/python benchmarks/gate.py

# The browser tests want Debian's Chromium, reports as PDF want Pango; where they cannot be had the tests say so and are
# skipped.
chromium:
	@command -v chromium >/dev/null 2>&1 || { \
	  [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 && \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null 2>&1 && \
	  { apt-get install -y -qq --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 >/dev/null 2>&1 || :; }; } \
	  || echo "Chromium is not here and could not be installed: the browser tests will be skipped"

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "salname: $(PYTHON) is older than 3.11: run 'make PYTHON=python3.12 …' with a newer one"; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/.runtime

# Works the locked versions out anew; wants uv in the virtual environment.
lock:
	$(BIN)/uv pip compile -q pyproject.toml --group build --universal --generate-hashes --no-emit-index-url --no-header -o requirements.lock
	$(BIN)/uv pip compile -q pyproject.toml --group build --group dev --all-extras --universal --generate-hashes --no-emit-index-url --no-header -o requirements-dev.lock

clean:
	rm -rf build site artefacts .pytest_cache .mypy_cache .ruff_cache .hypothesis
