# The habits of the project. `make help` lists them; every target installs what it needs.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
# A process that may not keep what it compiled compiles everything anew: two seconds each time.
unexport PYTHONDONTWRITEBYTECODE

PYTHON ?= $(shell for p in python3.11 python3 python; do $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
BIN := .venv/bin
UV := $(BIN)/uv
INSTALL = VIRTUAL_ENV=.venv $(UV) pip
COMPILE = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header
SAMPLE := samples/seed_gaj_2024
RECORDED := seed_gaj_2024

.PHONY: help demo test crash check lint types system trial record ui editor bench docs pictures wheel lock upgrade clean

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

demo: .venv/.core ## draft the sample of the seed into out/, with no key and no network
	mkdir -p out
	$(BIN)/qicao draft $(SAMPLE) -o out/seed_gaj_2024.docx --force

test: .venv/.dev system lint types ## all that CI runs
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

crash: .venv/.dev system ## writers killed at random for SECONDS=600 on each database, nothing lost
	CRASH_SECONDS=$(or $(SECONDS),600) $(BIN)/python -m pytest tests/store/test_crash.py

check: .venv/.dev lint types ## lint and types only

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.dev
	$(BIN)/mypy

system: ## the programs that tests need beside Python: an office, a browser, fonts
	@.ci/system

trial: .venv/.core ## two samples drafted and scored, into out/trial.md; ARGS='-e openai:MODEL …'
	mkdir -p out
	$(BIN)/qicao trial run samples/county_full samples/city_library -o out/trial.md --force $(ARGS)

record: .venv/.dev ## what a model replies for the recorded samples, anew; OPENAI_BASE_URL=… MODEL=…
	mkdir -p out
	for case in $(RECORDED); do \
	  QICAO_SEED=1 QICAO_DEADLINE=3600 $(BIN)/qicao draft samples/$$case -e openai:$(MODEL) \
	    --record samples/$$case/replies -o out/$$case.docx --force || test $$? = 4; \
	done

ui: .venv/.dev ## the page in a browser
	$(BIN)/qicao ui

editor: ## the editor's script for the browser, checked, tested and bundled anew; needs node and npm
	mkdir -p out/editor
	cp ui/components/editor/package.json ui/components/editor/package-lock.json out/editor/
	cd out/editor && npm ci --no-audit --no-fund --silent
	out/editor/node_modules/.bin/tsc -p ui/components/editor/tsconfig.json
	node tests/ui/components/unit/run.mjs
	node ui/components/editor/build.mjs

bench: .venv/.dev ## speed as ratios measured side by side, and the quality of forms and of the checker
	$(BIN)/python benchmarks/bench.py

docs: .venv/.dev ## the generated references in docs/参考
	$(BIN)/python -m qicao.reference docs/参考

pictures: .venv/.dev ## the pictures of the README, taken anew
	$(BIN)/python docs/pictures/take.py

wheel: .venv/.dev ## dist/*.whl
	$(UV) build --quiet --wheel --no-build-isolation --python $(BIN)/python --out-dir dist
	@ls dist/*.whl

lock: $(UV) ## write the lock files anew from pyproject.toml, keeping the versions that still fit
	$(COMPILE) --all-extras --group dev pyproject.toml -o locks/dev.txt
	$(COMPILE) --group build --constraints locks/dev.txt --no-annotate pyproject.toml -o locks/core.txt

upgrade: $(UV) ## the same, with the newest versions
	echo uv | $(COMPILE) --upgrade - -o locks/uv.txt
	$(MAKE) lock COMPILE='$(COMPILE) --upgrade'

clean: ## remove what the other targets made
	rm -rf .venv out dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment: a stamp for each level, so that a second run is quick.

$(BIN)/python:
	@PYTHON='$(PYTHON)' .ci/environment

$(UV): $(BIN)/python locks/uv.txt
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip >/dev/null
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r locks/uv.txt
	@touch $(UV)

.venv/.core: $(UV) locks/core.txt pyproject.toml
	$(INSTALL) install --quiet --require-hashes -r locks/core.txt
	$(INSTALL) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: $(UV) locks/dev.txt pyproject.toml
	$(INSTALL) sync --quiet --require-hashes locks/dev.txt locks/uv.txt
	$(INSTALL) install --quiet --no-deps --no-build-isolation --editable .
	@touch .venv/.core $@
