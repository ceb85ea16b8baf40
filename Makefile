# make run    sets up what is missing and boots the first example
# make test   all tests, those that boot machines included
# make check  style, types, import contracts and the quick tests, in three minutes
# make bench  the benchmarks
# make bench-net  servers beside those of a Linux guest: wrk, redis-benchmark, bulk transfers (root, for taps)
# make fuzz   ten million damaged frames into the network stack
# make fuzz-programs  N random programs from SEED on, compiled and under CPython, until they differ
# make thorough  the long forms of tests whose short forms are in `make test`
# make soak   a server under damaged frames, floods, many and slow clients, and bad links; `python -m tests.soak NAME`: one
# make simulate  TCP over a virtual link: thousands of seeds, millions of forged segments
# make stress threads in a guest, for minutes, under several seeds
# make clean  removes what all of these made, the virtual environment too

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PYTEST := $(BIN)/python -m pytest
WORKERS ?= 2
N ?= 10000
SEED ?= 0

# In CI nothing may be missing: there a skipped test is a failed one.
PYTEST_FLAGS ?= $(if $(CI),--no-skips)

# Images of containers set this: each process that tests start would compile the compiler's sources anew, for 0.6 to 1 s.
unexport PYTHONDONTWRITEBYTECODE

# The packages of Debian and Ubuntu, by the program that shows whether they are there.
NEEDED_TO_RUN := qemu-system-x86_64:qemu-system-x86
NEEDED_TO_TEST := $(NEEDED_TO_RUN) gdb:gdb as:binutils gcc:gcc
NEEDED_TO_COMPARE := $(NEEDED_TO_RUN) gcc:gcc ip:iproute2 wrk:wrk redis-benchmark:redis-tools

SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: run test check bench bench-net soak thorough fuzz fuzz-programs simulate clean setup lint types imports quick-tests system-run system-test system-compare

run: $(VENV)/.ready system-run
	$(BIN)/pyuk run --qemu examples/hello.py

test: $(VENV)/.ready-dev system-test
	$(PYTEST) -n $(WORKERS) $(PYTEST_FLAGS)

# In CI `make test` follows, which runs the quick tests too.
check: lint types imports $(if $(CI),,quick-tests)

bench: $(VENV)/.ready-dev system-test
	$(BIN)/python -m tests.bench

bench-net: $(VENV)/.ready-dev system-compare
	$(BIN)/python -m tests.bench.beside

fuzz: $(VENV)/.ready-dev
	$(BIN)/python -m tests.net.fuzz

fuzz-programs: $(VENV)/.ready-dev
	$(BIN)/python -m tests.fuzz --programs $(N) --seed $(SEED)

simulate: $(VENV)/.ready-dev
	$(BIN)/python -m tests.net

stress: $(VENV)/.ready-dev system-test
	$(BIN)/python -m tests.stress

soak: $(VENV)/.ready-dev system-test
	$(BIN)/python -m tests.soak

thorough: $(VENV)/.ready-dev system-test
	$(PYTEST) -n $(WORKERS) -m thorough

setup: $(VENV)/.ready-dev system-test

lint: $(VENV)/.ready-dev
	$(BIN)/ruff check

types: $(VENV)/.ready-dev
	$(BIN)/mypy

imports: $(VENV)/.ready-dev
	$(BIN)/lint-imports

quick-tests: $(VENV)/.ready-dev
	$(PYTEST) -n $(WORKERS) -q -m "not boot and not slow"

clean:
	rm -rf $(VENV) dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- set-up ---------------------------------------------------------------------------------
# The stamps make a second run quick: they are made again when pyproject.toml changes.

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "pyuk needs Python 3.11 or later; name one with: make PYTHON=python3.12 ..."; exit 3; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || $(call install,python3-venv,the venv module of Python)
	$(PYTHON) -m venv $(VENV)

$(VENV)/.ready: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.ready-dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,numba]'
	@touch $@ $(VENV)/.ready

# $(call install,PACKAGE,WHAT): say what is missing and install it; exit 3 where that cannot be done here.
define install
{ \
    echo "$(2) is missing: installing the package $(1) with apt-get"; \
    command -v apt-get >/dev/null || { echo "there is no apt-get here: please install it yourself"; exit 3; }; \
    { $(SUDO) apt-get install -y --no-install-recommends $(1) || \
      { $(SUDO) apt-get update && $(SUDO) apt-get install -y --no-install-recommends $(1); }; } >/dev/null; \
}
endef

# $(call need,PROGRAM:PACKAGE)
define need
@command -v $(word 1,$(subst :, ,$(1))) >/dev/null || \
    $(call install,$(word 2,$(subst :, ,$(1))),$(word 1,$(subst :, ,$(1))))

endef

system-run:
	$(foreach pair,$(NEEDED_TO_RUN),$(call need,$(pair)))

system-test:
	$(foreach pair,$(NEEDED_TO_TEST),$(call need,$(pair)))

# What is missing is told of by the benchmark, which measures the rest.
system-compare:
	-$(foreach pair,$(NEEDED_TO_COMPARE),$(call need,$(pair)))
