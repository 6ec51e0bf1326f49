# Two commands do everything on a fresh machine with Python >= 3.11:
#   make edition    installs, and renders the sample edition to out/
#   make test       installs, and runs the tests
# `make check` is all that CI runs.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PAPER := content/duikai_content/starter
ROOMS := content styles fonts layout press preview cli

.PHONY: edition test lint types contracts check wheel picture clean

$(VENV)/installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "duikai wants Python 3.11 or newer; try: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@$(BIN)/python -m compileall -q $(ROOMS)  # pip does not, for an editable install
	@touch $@

$(VENV)/developing: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

edition: $(VENV)/installed
	$(BIN)/duikai render $(PAPER) -o out/yanjiang.pdf --report out/yanjiang.json
	$(BIN)/duikai preview $(PAPER) --png out/pages --dpi 100

test: $(VENV)/developing
	$(BIN)/python -m pytest

lint: $(VENV)/developing
	@! git grep -nE '^(<{7}|>{7}) ' || { echo "a merge was left half done"; exit 1; }
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/developing
	$(BIN)/mypy

contracts: $(VENV)/developing
	$(BIN)/lint-imports

wheel: $(VENV)/developing
	rm -rf dist
	$(BIN)/python -m build --outdir dist .
	$(PYTHON) -m venv dist/venv
	dist/venv/bin/python -m pip install --quiet --disable-pip-version-check dist/*.whl
	dist/venv/bin/duikai new dist/paper
	dist/venv/bin/duikai render dist/paper -o dist/paper.pdf

check: lint types contracts wheel test

# The pictures of the README.
picture: edition
	$(BIN)/python tools/draw_readme_pictures.py out/pages docs/pictures

clean:
	rm -rf $(VENV) out dist
