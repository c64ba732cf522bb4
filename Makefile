# The commands of the project; `make help` lists them. Each makes the virtual environment when it is missing or old.

PYTHON ?= python3
BIN := .venv/bin
# What is installed is compiled when it is first imported: most of it never is.
INSTALL := pip install --quiet --disable-pip-version-check --no-compile
PYTEST := $(BIN)/pytest --quiet -n auto --dist worksteal
# Where it is set, each process would compile the package anew, and each run all of the tests.
unexport PYTHONDONTWRITEBYTECODE
PINS := CUSTOM_COMPILE_COMMAND="make pins" $(BIN)/pip-compile --quiet --upgrade --generate-hashes --no-strip-extras \
	--allow-unsafe --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options

.DEFAULT_GOAL := help
.PHONY: help demo test lint types docs bench check-coverage check-properties check-fuzz check-diff check-mutation check-schema-mutants \
	check-hostile check-pythons check-debian check-wheel check-frozen check-examples check-validators check-published check-types \
	check-playground check-site check-ci check-release schemas vectors outputs version new-version release-check pins build clean \
	serve site-parts playground playground-parts environments

help: # show this list: a line that starts with `##@` is a heading, what follows `##` describes a target
	@awk -F ':.*## ' '/^##@/ {print substr($$0, 5)} /^[a-z-]+:.*## / {printf "  %-21s%s\n", $$1, $$2}' $(MAKEFILE_LIST)

.venv/ready: requirements/run.txt requirements/test.txt requirements/dev.txt pyproject.toml src/commerce_events/__init__.py
	$(PYTHON) -m venv .venv
	$(BIN)/$(INSTALL) --require-hashes -r requirements/run.txt -r requirements/test.txt -r requirements/dev.txt
	$(BIN)/$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

##@ Start here
demo: .venv/ready ## Check example payloads, good and bad.
	$(BIN)/commerce-events check examples/good
	$(BIN)/commerce-events check examples/bad; test $$? -eq 1

TESTS := pytest -n auto --dist worksteal --hypothesis-profile=quick
test: .venv/ready ## Run the tests, but for those that take long.
	$(BIN)/$(TESTS) -m "not slow"

lint: .venv/ready ## Check style, layout and regular expressions.
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/python -m tools.quantifiers

types: .venv/ready ## Check the types.
	$(BIN)/mypy

.venv-docs/ready: requirements/run.txt requirements/docs.txt
	$(PYTHON) -m venv --clear .venv-docs
	.venv-docs/bin/$(INSTALL) --require-hashes -r requirements/run.txt -r requirements/docs.txt
	@touch $@

SITE_URL ?= https://commerce-events.example
docs: .venv-docs/ready ## Build the site; `make serve` shows it while you write (needs Node 20).
	NO_MKDOCS_2_WARNING=1 SITE_URL=$(SITE_URL:%/=%)/ .venv-docs/bin/mkdocs build

serve: .venv-docs/ready
	NO_MKDOCS_2_WARNING=1 .venv-docs/bin/mkdocs serve

# What the site is made of, beside what is written by hand. The building of the site asks for it.
SITE_PYTHON ?= .venv-docs/bin/python
site-parts: playground-parts
	rm -rf build/pages build/published
	PYTHONPATH=src $(SITE_PYTHON) -m commerce_events publish build/published --base-url $(SITE_URL)/schemas
	PYTHONPATH=src $(SITE_PYTHON) -m commerce_events.pages build/pages $(SITE_URL)/schemas

benchmarks/.venv/ready: requirements/run.txt benchmarks/requirements.txt pyproject.toml
	$(PYTHON) -m venv --clear benchmarks/.venv
	benchmarks/$(BIN)/$(INSTALL) --require-hashes -r requirements/run.txt -r benchmarks/requirements.txt
	benchmarks/$(BIN)/$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

bench: benchmarks/.venv/ready ## Compare the cost with other validators; QUICK=1 tries it and writes nothing.
	benchmarks/$(BIN)/python -m benchmarks $(if $(SIZES),--sizes $(SIZES)) $(if $(QUICK),--quick)

##@ Prove more (SECONDS=60 and SEED=1 say how long, and where chance starts)
check-coverage: .venv/ready ## Run the slow tests, too, and measure branch coverage.
	$(BIN)/$(TESTS) -m "slow or not (property or no_cover)" --cov --cov-report=term-missing

check-properties: .venv/ready ## Run the property tests with a thousand examples each.
	$(BIN)/pytest -n auto --dist worksteal --hypothesis-profile=thorough -m property

proofs/fuzz/.venv/ready: requirements/run.txt requirements/test.txt proofs/fuzz/requirements.txt
	$(PYTHON) -m venv proofs/fuzz/.venv
	proofs/fuzz/.venv/bin/$(INSTALL) --require-hashes -r requirements/run.txt -r requirements/test.txt -r proofs/fuzz/requirements.txt
	@touch $@

SECONDS ?= 60
SEED ?= 1
check-fuzz: proofs/fuzz/.venv/ready ## Fuzz the fast path and the functions against the schemas.
	PYTHONPATH=src proofs/fuzz/.venv/bin/python -m proofs.fuzz --seconds $(SECONDS)
	PYTHONPATH=src proofs/fuzz/.venv/bin/python -m proofs.fuzz --seconds $(SECONDS) --functions

proofs/diff/.venv/ready: requirements/run.txt proofs/diff/requirements.txt
	$(PYTHON) -m venv --clear $(@D)
	$(@D)/bin/$(INSTALL) --require-hashes -r requirements/run.txt -r proofs/diff/requirements.txt
	@touch $@

EDITS ?= 100000
check-diff: proofs/diff/.venv/ready ## Edit contracts at random, EDITS times; look for what contradicts `diff`.
	PYTHONPATH=src $(<D)/bin/python -m proofs.diff --edits $(EDITS) --seed $(SEED)

check-hostile: .venv/ready playground ## Measure and search for slow payloads; fail past the bound (Node 20).
	$(BIN)/python -m proofs.hostile --seconds $(SECONDS) $(if $(SIZE),--size $(SIZE))
	$(BIN)/python -m proofs.playground.slow

check-mutation: .venv/ready ## Change the code in small ways; the tests must fail (takes an hour).
	$(BIN)/python -m proofs.mutation $(if $(KEEP),--keep) $(foreach name,$(ONLY),'$(name)')

check-schema-mutants: .venv/ready ## Change every keyword of the schemas; the vectors must fail.
	$(BIN)/python -m proofs.schema_mutants

check-validators: .venv/ready ## Run the vectors through other validators; write the matrix (Node 20).
	$(BIN)/python -m proofs.validators --write docs/agreement
	$(BIN)/pytest --quiet proofs/test_vector_format.py

examples/runners/node_modules: examples/runners/package-lock.json
	npm ci --silent --prefix examples/runners
	@touch $@

check-examples: .venv/ready examples/runners/node_modules ## Run the example validators (Node 20, PHP 8.2).
	$(BIN)/pytest proofs/test_examples.py

proofs/published/node_modules: proofs/published/package-lock.json
	npm ci --silent --prefix proofs/published
	@touch $@

proofs/published/.venv/ready: proofs/published/requirements.txt
	$(PYTHON) -m venv --clear $(@D)
	$(@D)/bin/$(INSTALL) --require-hashes -r $<
	@touch $@

check-published: .venv/ready proofs/published/node_modules proofs/published/.venv/ready ## Use the published files in generators, editors and OpenAPI tools (Node 20).
	$(PYTEST) proofs/published

proofs/types/node_modules: proofs/types/package-lock.json
	npm ci --silent --prefix proofs/types
	@touch $@

check-types: .venv/ready proofs/types/node_modules ## Let mypy and pyright read programs about typed events (Node 20).
	$(BIN)/pytest --quiet proofs/types

playground/node_modules: playground/package-lock.json
	npm ci --silent --prefix playground
	@touch $@

playground: .venv/ready
	$(MAKE) --silent playground-parts SITE_PYTHON=$(BIN)/python

playground-parts: playground/node_modules
	rm -rf build/playground
	PYTHONPATH=src $(SITE_PYTHON) -m commerce_events.pages.playground build/playground
	npm run --silent --prefix playground build

check-playground: playground ## Compare the reports of the playground and the package (Node 20).
	$(PYTEST) proofs/playground
	$(BIN)/python -m proofs.playground.random --seconds $(SECONDS) --seed $(SEED)

proofs/site/node_modules: proofs/site/package-lock.json
	npm ci --silent --prefix proofs/site
	@touch $@

proofs/site/.venv/ready: requirements/run.txt requirements/test.txt proofs/site/requirements.txt
	$(PYTHON) -m venv --clear $(@D)
	$(@D)/bin/$(INSTALL) --require-hashes -r requirements/run.txt -r requirements/test.txt -r proofs/site/requirements.txt
	@touch $@

check-site: proofs/site/.venv/ready proofs/site/node_modules ## Open the built site in Chromium; QUICK=1: a page of each kind.
	PYTHONPATH=src proofs/site/.venv/bin/pytest --quiet -n auto --dist worksteal -m "not timed$(if $(QUICK), and not every_page)" proofs/site
	PYTHONPATH=src proofs/site/.venv/bin/pytest --quiet -m timed proofs/site

proofs/ci/.venv/ready: requirements/run.txt requirements/test.txt proofs/ci/requirements.txt
	$(PYTHON) -m venv --clear $(@D)
	$(@D)/bin/$(INSTALL) --require-hashes -r requirements/run.txt -r requirements/test.txt -r proofs/ci/requirements.txt
	@touch $@

proofs/ci/node_modules: proofs/ci/package-lock.json
	npm ci --silent --prefix proofs/ci
	@touch $@

check-ci: proofs/ci/.venv/ready proofs/ci/node_modules ## Run pre-commit, the Action and the GitLab template; read the formats.
	PYTHONPATH=src proofs/ci/.venv/bin/pytest --quiet -n auto --dist worksteal proofs/ci

PYTHONS ?=
check-pythons: .venv/ready ## Run the tests on other Pythons, and with the lowest dependencies.
	$(BIN)/python -m proofs.pythons $(if $(QUICK),--quick) $(PYTHONS)

TARGETS ?= demo test
check-debian: ## Run `make demo test` on a bare Debian 12 (root, debootstrap).
	proofs/debian/check $(TARGETS)

check-wheel: build ## Run the tests that read files of the package against the built wheel.
	$(PYTHON) -m venv --clear .venv-wheel
	.venv-wheel/bin/$(INSTALL) --require-hashes -r requirements/run.txt -r requirements/test.txt
	.venv-wheel/bin/$(INSTALL) --no-deps dist/*.whl
	.venv-wheel/bin/pip check
	.venv-wheel/bin/$(TESTS) -m "not slow" $(addprefix tests/,cli/test_explain.py cli/test_show.py cli/test_types.py cli/test_publish.py conformance outputs publish testing \
		test_packaging.py test_public.py test_readme.py test_resources.py test_schemas.py test_validator.py)

proofs/frozen/.venv/ready: requirements/run.txt proofs/frozen/requirements.txt pyproject.toml
	$(PYTHON) -m venv --clear $(@D)
	$(@D)/bin/$(INSTALL) --require-hashes -r requirements/run.txt -r proofs/frozen/requirements.txt
	@touch $@

check-frozen: .venv/ready proofs/frozen/.venv/ready build ## Freeze a program that validates into one file with PyInstaller.
	proofs/frozen/$(BIN)/$(INSTALL) --no-deps --force-reinstall dist/*.whl
	$(BIN)/pytest --quiet proofs/frozen

# What `.ci/run` installs beforehand, several at once: each of them waits for the network most of the time.
environments: benchmarks/.venv/ready .venv-docs/ready \
	$(foreach proof,ci diff fuzz frozen published site,proofs/$(proof)/.venv/ready) \
	$(addsuffix /node_modules,examples/runners playground proofs/ci proofs/published proofs/site proofs/types)

check-release: .venv/ready ## Rehearse releases on a copy, with all tests; QUICK=1 runs those concerned.
	$(BIN)/python -m proofs.release $(if $(QUICK),--quick)

release-check: .venv/ready ## See that record, number, changelog, tags and change fit together.
	$(BIN)/python -m tools.release

##@ Write anew
schemas: .venv/ready ## Write the generated schema file, and the classes of the event types.
	$(BIN)/python -m tools.dispatch schemas/v[0-9]*
	$(BIN)/python -m tools.event_classes schemas/v[0-9]*

vectors: .venv/ready ## Write the conformance vectors.
	$(BIN)/python -m tools.vectors schemas/v[0-9]*

outputs: .venv/ready ## Write the outputs of the command that tests compare.
	RENEW=1 $(BIN)/pytest --quiet tests/outputs

# The environment knows the number of the package: it is told of the new one at once.
version: .venv/ready ## Release the schemas as NUMBER=1.1.0; OPEN=1 begins it and sets no date.
	$(BIN)/python -m tools.version "$(NUMBER)" $(if $(OPEN),--open)
	@$(MAKE) --silent .venv/ready

new-version: .venv/ready ## Begin the version folder V=v2, as a copy of the newest.
	$(BIN)/python -m tools.new_version "$(V)"

build: .venv/ready ## Build sdist and wheel into dist/.
	rm -rf dist
	$(BIN)/python -m build --no-isolation

pins: .venv/ready ## Write the pinned requirements, with the newest releases.
	$(PINS) --extra cli --output-file requirements/run.txt pyproject.toml
	$(PINS) --output-file requirements/test.txt requirements/test.in
	$(PINS) --output-file requirements/dev.txt requirements/dev.in
	$(BIN)/python -m proofs.pythons.lowest > requirements/lowest.in
	$(PINS) --output-file requirements/lowest.txt requirements/lowest.in
	$(PINS) --output-file requirements/docs.txt requirements/docs.in
	$(PINS) --output-file proofs/validators/requirements.txt proofs/validators/requirements.in
	$(PINS) --output-file proofs/validators/sourcemeta.txt proofs/validators/sourcemeta.in
	$(PINS) --output-file proofs/fuzz/requirements.txt proofs/fuzz/requirements.in
	$(PINS) --output-file benchmarks/requirements.txt benchmarks/requirements.in
	$(PINS) --output-file proofs/ci/requirements.txt proofs/ci/requirements.in
	$(PINS) --output-file proofs/diff/requirements.txt proofs/diff/requirements.in
	$(PINS) --output-file proofs/frozen/requirements.txt proofs/frozen/requirements.in
	$(PINS) --output-file proofs/published/requirements.txt proofs/published/requirements.in
	$(PINS) --output-file proofs/site/requirements.txt proofs/site/requirements.in

clean: ## Remove all that was made.
	rm -rf .venv .venv-[0-9]* .venv-docs .venv-wheel benchmarks/.venv proofs/*/.venv* proofs/*/node_modules examples/runners/node_modules playground/node_modules \
		build mutants dist \
		.coverage* .hypothesis .mypy_cache .pytest_cache .ruff_cache
