# The commands of the project; `make help` lists them. Each makes the virtual environment when it is missing or old.

PYTHON ?= python3
BIN := .venv/bin
INSTALL := pip install --quiet --disable-pip-version-check
PINS := CUSTOM_COMPILE_COMMAND="make pins" $(BIN)/pip-compile --quiet --upgrade --generate-hashes --no-strip-extras \
	--allow-unsafe --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options

.DEFAULT_GOAL := help
.PHONY: help demo test check-properties check-pythons check-debian check-hostile lint types schemas vectors release release-check mutants runners agreement mutation fuzz \
	check-frozen bench bench-quick docs serve site-parts publish published playground playground-parts check-playground site-proofs build test-wheel pins clean

help: ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 14

.venv/ready: requirements/run.txt requirements/test.txt requirements/dev.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/$(INSTALL) --require-hashes -r requirements/run.txt -r requirements/test.txt -r requirements/dev.txt
	$(BIN)/$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

demo: .venv/ready ## check example payloads, good and bad
	$(BIN)/commerce-events check examples/good
	$(BIN)/commerce-events check examples/bad; test $$? -eq 1

test: .venv/ready ## run the tests, with branch coverage
	$(BIN)/pytest -n auto --dist worksteal --hypothesis-profile=quick --cov --cov-report=term-missing

check-properties: .venv/ready ## run the property tests alone, with a thousand examples each
	$(BIN)/pytest -n auto --dist worksteal --hypothesis-profile=thorough -m property

PYTHONS ?=
check-pythons: .venv/ready ## run the tests on the other supported Pythons of the machine, and with the lowest dependencies
	$(BIN)/python -m proofs.pythons $(PYTHONS)

TARGETS ?= demo test
check-debian: ## run `make demo` and `make test` on a bare Debian 12 in a temporary folder (as root; needs debootstrap)
	proofs/debian/check $(TARGETS)

lint: .venv/ready ## look at style and layout
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/python -m tools.quantifiers

types: .venv/ready ## check the types
	$(BIN)/mypy

schemas: .venv/ready ## write the generated schema file anew
	$(BIN)/python -m tools.dispatch schemas/v[0-9]*

vectors: .venv/ready ## write the conformance vectors anew
	$(BIN)/python -m tools.vectors schemas/v[0-9]*

release: .venv/ready ## record the schemas under the number of this release
	$(BIN)/python -m tools.release --record

release-check: .venv/ready ## see that hashes, changelog, number and change fit together
	$(BIN)/python -m tools.release

mutants: .venv/ready ## prove that the vectors tell every change of the schemas
	$(BIN)/python -m proofs.mutants

examples/runners/node_modules: examples/runners/package-lock.json
	npm ci --silent --prefix examples/runners
	@touch $@

runners: .venv/ready examples/runners/node_modules ## run the examples of validators (needs Node 20 with npm, and PHP 8.2)
	$(BIN)/pytest proofs/test_runners.py

agreement: .venv/ready ## put the vectors to validators of other makers, and write the matrix (needs Node 20 with npm)
	$(BIN)/python -m proofs.agreement --write docs/agreement
	$(BIN)/pytest --quiet proofs/test_vector_format.py

proofs/fuzz/.venv/ready: requirements/run.txt requirements/test.txt proofs/fuzz/requirements.txt
	$(PYTHON) -m venv proofs/fuzz/.venv
	proofs/fuzz/.venv/bin/$(INSTALL) --require-hashes -r requirements/run.txt -r requirements/test.txt -r proofs/fuzz/requirements.txt
	@touch $@

SECONDS ?= 60
check-hostile: .venv/ready ## measure the slowest payloads, search for slower ones for SECONDS, and fail past the bound
	$(BIN)/python -m proofs.hostile --seconds $(SECONDS)

SEED ?= 1
fuzz: proofs/fuzz/.venv/ready ## look for a text on which the judge has another verdict, for SECONDS each
	PYTHONPATH=src proofs/fuzz/.venv/bin/python -m proofs.fuzz --seconds $(SECONDS)
	PYTHONPATH=src proofs/fuzz/.venv/bin/python -m proofs.fuzz --seconds $(SECONDS) --functions

mutation: .venv/ready ## prove that the tests tell every change of the code (takes long)
	$(BIN)/python -m proofs.mutation

benchmarks/.venv/ready: requirements/run.txt benchmarks/requirements.txt pyproject.toml
	$(PYTHON) -m venv --clear benchmarks/.venv
	benchmarks/$(BIN)/$(INSTALL) --require-hashes -r requirements/run.txt -r benchmarks/requirements.txt
	benchmarks/$(BIN)/$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

bench: benchmarks/.venv/ready ## measure what it costs beside other validators; SIZES="10000": of the files for the command
	benchmarks/$(BIN)/python -m benchmarks $(if $(SIZES),--sizes $(SIZES))

bench-quick: benchmarks/.venv/ready ## run the benchmarks for a moment and write nothing: to see that they work
	benchmarks/$(BIN)/python -m benchmarks --quick

build: .venv/ready ## build sdist and wheel into dist/
	rm -rf dist
	$(BIN)/python -m build --no-isolation

test-wheel: build ## run the tests against the built wheel, in an environment of its own
	$(PYTHON) -m venv --clear .venv-wheel
	.venv-wheel/bin/$(INSTALL) --require-hashes -r requirements/run.txt -r requirements/test.txt
	.venv-wheel/bin/$(INSTALL) --no-deps dist/*.whl
	.venv-wheel/bin/pip check
	.venv-wheel/bin/pytest -n auto --dist worksteal

.venv-docs/ready: requirements/run.txt requirements/docs.txt
	$(PYTHON) -m venv --clear .venv-docs
	.venv-docs/bin/$(INSTALL) --require-hashes -r requirements/run.txt -r requirements/docs.txt
	@touch $@

SITE_URL ?= https://commerce-events.example
docs: .venv-docs/ready ## build the site, in both languages, into build/site (needs Node 20 with npm)
	NO_MKDOCS_2_WARNING=1 SITE_URL=$(SITE_URL:%/=%)/ .venv-docs/bin/mkdocs build

serve: .venv-docs/ready ## show the site while writing, built anew at each change (needs Node 20 with npm)
	NO_MKDOCS_2_WARNING=1 .venv-docs/bin/mkdocs serve

# What the site is made of, beside what is written by hand. The building of the site asks for it.
SITE_PYTHON ?= .venv-docs/bin/python
site-parts: playground-parts
	rm -rf build/pages build/published
	PYTHONPATH=src $(SITE_PYTHON) -m commerce_events publish build/published --base-url $(SITE_URL)/schemas
	PYTHONPATH=src $(SITE_PYTHON) -m commerce_events.pages build/pages $(SITE_URL)/schemas

DIR ?= published
BASE_URL ?= https://commerce-events.example/schemas

publish: .venv/ready ## write the files that senders and receivers download into DIR
	$(BIN)/commerce-events publish $(DIR) --base-url $(BASE_URL)

proofs/published/node_modules: proofs/published/package-lock.json
	npm ci --silent --prefix proofs/published
	@touch $@

proofs/published/.venv/ready: proofs/published/requirements.txt
	$(PYTHON) -m venv --clear $(@D)
	$(@D)/bin/$(INSTALL) --require-hashes -r $<
	@touch $@

published: .venv/ready proofs/published/node_modules proofs/published/.venv/ready ## prove that generators, editors and others can use the published files (needs Node 20 with npm)
	$(BIN)/pytest --quiet -n auto --dist worksteal proofs/published

proofs/frozen/.venv/ready: requirements/run.txt proofs/frozen/requirements.txt pyproject.toml
	$(PYTHON) -m venv --clear $(@D)
	$(@D)/bin/$(INSTALL) --require-hashes -r requirements/run.txt -r proofs/frozen/requirements.txt
	@touch $@

check-frozen: .venv/ready proofs/frozen/.venv/ready build ## prove that PyInstaller makes one file of a program that checks
	proofs/frozen/$(BIN)/$(INSTALL) --no-deps --force-reinstall dist/*.whl
	$(BIN)/pytest --quiet proofs/frozen

playground/node_modules: playground/package-lock.json
	npm ci --silent --prefix playground
	@touch $@

playground: .venv/ready ## build the playground into build/playground (needs Node 20 with npm)
	$(MAKE) --silent playground-parts SITE_PYTHON=$(BIN)/python

playground-parts: playground/node_modules
	rm -rf build/playground
	PYTHONPATH=src $(SITE_PYTHON) -m commerce_events.pages.playground build/playground
	npm run --silent --prefix playground build

check-playground: playground ## prove that the playground reports what the package reports, then compare random bodies for SECONDS
	$(BIN)/pytest --quiet -n auto --dist worksteal -m "not timed" proofs/playground
	$(BIN)/pytest --quiet -m timed proofs/playground
	$(BIN)/python -m proofs.playground.random --seconds $(SECONDS) --seed $(SEED)

proofs/site/node_modules: proofs/site/package-lock.json
	npm ci --silent --prefix proofs/site
	@touch $@

proofs/site/.venv/ready: requirements/run.txt requirements/test.txt proofs/site/requirements.txt
	$(PYTHON) -m venv --clear $(@D)
	$(@D)/bin/$(INSTALL) --require-hashes -r requirements/run.txt -r requirements/test.txt -r proofs/site/requirements.txt
	@touch $@

site-proofs: proofs/site/.venv/ready proofs/site/node_modules ## look at the site that `make docs` built, in Chromium (needs Debian's chromium)
	PYTHONPATH=src proofs/site/.venv/bin/pytest --quiet -n auto --dist worksteal -m "not timed" proofs/site
	PYTHONPATH=src proofs/site/.venv/bin/pytest --quiet -m timed proofs/site

pins: .venv/ready ## write the pinned requirements anew, with the newest releases
	$(PINS) --extra cli --output-file requirements/run.txt pyproject.toml
	$(PINS) --output-file requirements/test.txt requirements/test.in
	$(PINS) --output-file requirements/dev.txt requirements/dev.in
	$(BIN)/python -m proofs.pythons.lowest > requirements/lowest.in
	$(PINS) --output-file requirements/lowest.txt requirements/lowest.in
	$(PINS) --output-file requirements/docs.txt requirements/docs.in
	$(PINS) --output-file proofs/agreement/requirements.txt proofs/agreement/requirements.in
	$(PINS) --output-file proofs/agreement/sourcemeta.txt proofs/agreement/sourcemeta.in
	$(PINS) --output-file proofs/fuzz/requirements.txt proofs/fuzz/requirements.in
	$(PINS) --output-file benchmarks/requirements.txt benchmarks/requirements.in
	$(PINS) --output-file proofs/frozen/requirements.txt proofs/frozen/requirements.in
	$(PINS) --output-file proofs/published/requirements.txt proofs/published/requirements.in
	$(PINS) --output-file proofs/site/requirements.txt proofs/site/requirements.in

clean: ## remove all that was made
	rm -rf .venv .venv-[0-9]* .venv-docs .venv-wheel benchmarks/.venv proofs/*/.venv* proofs/*/node_modules examples/runners/node_modules playground/node_modules \
		build mutants dist \
		.coverage* .hypothesis .mypy_cache .pytest_cache .ruff_cache
