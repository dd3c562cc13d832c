# make build   everything needed, then every document of every traject
# make test    everything needed, then lint, types, layers and tests
# make serve   everything needed, then the workbench, in a browser on this machine
# make test-snel    half a minute: the tests that are not slow
# make test-breed   eight to ten minutes more: the rest of every matrix, whole workspaces by LibreOffice and Chromium
# make javascript   what the tests of JavaScript need; node is there
# make fuzz    the laws of the tests on sixty times as many examples, then every reader fuzzed by atheris, where `make atheris` could install it
.PHONY: build serve test suite test-snel test-breed slow fuzz atheris javascript check lint schemas licenties meldingen statisch huisstijlen bench clean

PYTHON ?= python3
BIN := .venv/bin
unexport PYTHONDONTWRITEBYTECODE # what was compiled once is kept

build: .venv/klaar
	$(BIN)/assembler build --alle

serve: .venv/klaar
	$(BIN)/assembler serve

# What reads the program (lint) runs beside its tests: some 310 seconds of processor time, three minutes on two cores that do nothing else. What each folder took stands at the end.
# What edits Word files by JavaScript is tried where npm is; CI puts it there.
test: .venv/klaar $(if $(shell command -v npm),javascript)
	$(MAKE) --no-print-directory -j 2 lint suite

suite: .venv/klaar
	$(BIN)/pytest -n 2 -q -m "not broad"

test-snel: .venv/klaar
	$(BIN)/pytest -n 2 -q -m "not slow and not broad" --ignore=tests/whole

# Measures which tests are slow, and writes tests/slow.txt.
slow: .venv/klaar
	MEET=1 $(BIN)/pytest -n 2 -q

# What the suite has a sample of, in full; no test is in neither.
test-breed: .venv/klaar
	$(BIN)/pytest -n 2 -q -m broad

# What the tests try on made-up examples, in DOSIS doses; the suite takes half a dose.
DOSIS ?= 30
# Seconds for each reader that atheris leads; without atheris that is said, and nothing is tried.
TIJD ?= 60
fuzz: .venv/klaar
	DOSIS=$(DOSIS) $(BIN)/pytest -n 2 -q -m fuzz
	$(BIN)/python tests/geleid.py --tijd $(TIJD)

# atheris has wheels for Linux and few Pythons; where it has none nothing is installed.
atheris: .venv/klaar
	-$(BIN)/python -m pip install -q --disable-pip-version-check --only-binary :all: --require-hashes -r requirements-fuzz.lock

# Libraries of JavaScript that write Word files, for the tests of what comes back; pinned with their hashes.
javascript: tests/javascript/node_modules/.package-lock.json

tests/javascript/node_modules/.package-lock.json: tests/javascript/package-lock.json
	npm ci --prefix tests/javascript --ignore-scripts --no-audit --no-fund

lint: .venv/klaar
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/yamllint -c .yamllint.yaml clauses gemeenten regelingen templates trajecten

check: .venv/klaar
	$(BIN)/assembler check

# What a check costs, cold and again; what documents cost beside lxml alone and docxtpl, and again after one change (docs/prestaties.md). Our redline beside free tools that compare Word files: time, memory, marks, faithfulness; installs those tools
# in a venv outside the repository. A row that misses its limit is told, and does not keep the others from being measured.
bench: .venv/klaar
	$(BIN)/python tools/bench_check.py; missed=$$?; $(BIN)/python tools/bench_documents.py || missed=1; $(BIN)/python tools/bench_redline.py && exit $$missed

# What is made from the program: the JSON Schemas that make an editor complete and explain the YAML, and the lists in docs/formaat.md. Tests say when they are stale.
schemas: .venv/klaar
	$(BIN)/python tools/maak_schemas.py
	$(BIN)/python tools/maak_formaat.py

# The licences of all that is pinned; a test says when the page is stale.
licenties: .venv/klaar
	$(BIN)/python tools/maak_licenties.py
	$(BIN)/python tools/maak_sbom.py

# What is known of weaknesses in what is pinned, by the file that goes along; asks nothing of the network, and says how old the file is.
meldingen: .venv/klaar
	$(BIN)/python tools/bekijk_meldingen.py

# The scripts of the workbench, from werkbank/js and the packages that its lock file pins; needs node and npm, as nothing else does. A test says when they are stale.
statisch: .venv/klaar
	$(BIN)/python tools/maak_statisch.py

# The base .docx of each house style, for a new house or after a change of the script; a person may restyle them afterwards.
huisstijlen: .venv/klaar
	$(BIN)/python tools/maak_huisstijlen.py

# The lock files pin every dependency with its hash; the package itself is installed without looking anything up.
.venv/klaar: requirements-dev.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

clean:
	rm -rf .venv build .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
