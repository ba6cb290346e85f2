# What needs the environment: one .venv, made on demand, with the versions pinned in constraints.txt.

PYTHON ?= python3
TORCH_INDEX ?=
BENCHMARKS ?=
FOLDERS ?=
QUESTIONS ?=
BASE ?=
TORCH ?= $(shell sed -n 's/^torch==//p' constraints.txt)
ARGS ?=
PYTEST_ARGS ?=

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
PYTEST := $(BIN)/python -m pytest -n auto --dist loadfile

.DEFAULT_GOAL := help
.PHONY: help install serve index test test-fast coverage lint check soak bench load calibration ablation attribution compare lock

help: ## show this list
	@echo 'usage: make TARGET [VARIABLE=value]'
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))
	@echo
	@awk -F '## ' '/^## [A-Z_]+=/ { split($$2, part, "  "); printf "  %-14s %s\n", part[1], part[2] }' $(firstword $(MAKEFILE_LIST))

## PYTHON=  the Python that .venv is made with, 3.11 or newer (python3)
## TORCH_INDEX=  package index to take PyTorch from; https://download.pytorch.org/whl/cpu saves gigabytes on Linux
## ARGS=  more options for serve, index, bench, attribution or compare, such as ARGS='--port 9000'
## BENCHMARKS=  folder of real passages for bench (the sample article), and of questions for calibration and compare
## FOLDERS=  folders of interviews for attribution, each file with who says what in a .gold.json (those in tests/interviews)
## QUESTIONS=  files of questions for ablation besides the sample's, each behind its articles: FOLDER:FILE
## BASE=  commit that compare compares with (the one named in tests/reference)
## PYTEST_ARGS=  more options for pytest, such as PYTEST_ARGS='-k quote'
## TORCH=  the PyTorch that `make lock` pins (the one pinned now)

install: $(VENV)/app ## make .venv with what the app needs

serve: $(VENV)/app ## bring the index up to date and serve the chat on this machine
	$(BIN)/python server.py serve $(ARGS)

index: $(VENV)/app ## bring the index up to date
	$(BIN)/python server.py build $(ARGS)

test: $(VENV)/dev ## run every test, files side by side on all processors
	$(PYTEST) $(PYTEST_ARGS)

test-fast: $(VENV)/dev ## run what needs no model, server or browser, for every edit
	$(PYTEST) -m fast $(PYTEST_ARGS)

coverage: $(VENV)/dev ## measure which lines and branches are tested, without model, server or browser; below the floor it fails
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -n auto --dist loadfile -m 'fast or measured' $(PYTEST_ARGS)
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

soak: $(VENV)/dev ## run the long fuzz and crash tests, some minutes
	$(BIN)/python -m pytest -m soak $(PYTEST_ARGS)

bench: $(VENV)/dev ## measure speed and scale against the plain tutorial, some minutes
	$(BIN)/python -m tests.benchmarks --picture docs/speed.svg $(if $(BENCHMARKS),--benchmarks '$(BENCHMARKS)') $(ARGS)

load: $(VENV)/dev ## put the server under load, beside the plain one in BENCHMARKS, some minutes
	$(BIN)/python -m tests.benchmarks.load $(if $(BENCHMARKS),--plain '$(BENCHMARKS)/plain_server.py') $(ARGS)

calibration: $(VENV)/dev ## fit qa/retrieval/calibration.json anew to the questions in BENCHMARKS, some minutes
	$(BIN)/python -m tests.calibration '$(BENCHMARKS)'

ablation: $(VENV)/dev ## switch each family of rules of the answer off and print what is lost (QUESTIONS), some minutes
	$(BIN)/python -m tests.calibration.ablation $(QUESTIONS)

attribution: $(VENV)/dev ## score who is read as saying what, by publication, and how true its certainty is (FOLDERS)
	$(BIN)/python -m tests.interviews.attribution $(FOLDERS) $(ARGS)

compare: $(VENV)/dev ## compare replies, readings and pages with an earlier commit's (BENCHMARKS, BASE), some minutes
	$(BIN)/python -m tests.reference '$(BENCHMARKS)' $(if $(BASE),--base '$(BASE)') $(ARGS)

lint: $(VENV)/dev ## check format, style, types, layers and manifests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/check-jsonschema --builtin-schema vendor.compose-spec docs/deployment/compose.yaml
	$(BIN)/kubernetes-validate --strict --quiet docs/deployment/kubernetes.yaml

check: lint test ## lint and test

# Pins move: the venv is made anew, so that nothing unpinned stays behind. Only pyproject.toml moves: it is brought up to date.
# `made` names the folder, because the scripts of a venv stop working where they are moved; `unfinished` stays behind where
# an install was cut short. Either way, and where its Python has gone, the next make starts over.
VENV_FITS := $(shell test -x $(BIN)/python && test ! -e $(VENV)/unfinished && \
    test "$$(cat $(VENV)/made 2>/dev/null)" = '$(CURDIR)' && echo yes)
ifneq ($(VENV_FITS),yes)
.PHONY: $(VENV)/made
endif

$(VENV)/made: constraints.txt
	@'$(PYTHON)' -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	    echo "On the Record needs Python 3.11 or newer, and '$(PYTHON)' is $$('$(PYTHON)' --version 2>/dev/null || echo 'not there')." >&2; \
	    echo "Name a newer one: make $(or $(firstword $(MAKECMDGOALS)),install) PYTHON=python3.12" >&2; exit 1; }
	'$(PYTHON)' -m venv --clear $(VENV)
	@touch $(VENV)/unfinished
	$(PIP) install --quiet -c constraints.txt setuptools
	$(if $(TORCH_INDEX),$(PIP) install --no-deps --index-url '$(TORCH_INDEX)' -c constraints.txt torch)
	@echo '$(CURDIR)' >$@
	@rm $(VENV)/unfinished

# The build runs with the pinned setuptools, so that a changed pyproject.toml needs no network.
$(VENV)/app: EXTRA :=
$(VENV)/dev: EXTRA := [dev]
$(VENV)/app: $(VENV)/made pyproject.toml
$(VENV)/dev: $(VENV)/app
$(VENV)/app $(VENV)/dev:
	@touch $(VENV)/unfinished
	$(PIP) install $(if $(wildcard $@),--quiet) --no-build-isolation -c constraints.txt --editable '.$(EXTRA)'
	@touch $@
	@rm $(VENV)/unfinished

lock: ## pin anew, with the newest versions that pyproject.toml admits (needs Python 3.11, the oldest supported)
	@'$(PYTHON)' -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || { \
	    echo "Pins are resolved on Python 3.11, the oldest supported: make lock PYTHON=python3.11" >&2; exit 1; }
	@set -e; new=$$(mktemp -d); trap 'rm -rf "$$new"' EXIT; \
	pip="$$new/venv/bin/python -m pip --disable-pip-version-check"; \
	'$(PYTHON)' -m venv "$$new/venv"; \
	$(if $(TORCH_INDEX),$$pip install --no-deps --index-url '$(TORCH_INDEX)' 'torch==$(TORCH)';) \
	$$pip install 'torch==$(TORCH)' --editable '.[dev]'; \
	sed -n '/^#/p; /^#/!q' constraints.txt >"$$new/pins"; \
	$$pip freeze --all --exclude pip --exclude on-the-record >"$$new/frozen"; \
	sed -E '/^(nvidia|cuda|triton)/d; s/\+[^+]*$$//' "$$new/frozen" >>"$$new/pins"; \
	cp "$$new/pins" constraints.txt; \
	echo 'constraints.txt is made anew: read its diff, then run make check'
