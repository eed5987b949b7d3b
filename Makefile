# Every target sets up what it needs on a machine with Python 3.11+ and GNU make alone.
# PYTHON=/path/to/python chooses another interpreter; `make help` lists the targets.

VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
DEMO ?= demo
PYTEST_ARGS ?=
N ?= 5000
SEED ?= 1
SAMPLE ?=

# The build backend is installed first and used without isolation: an isolated build fetches its
# own unpinned copy each time.
PIP := $(BIN)/python -m pip --disable-pip-version-check
INSTALL := $(PIP) install -qq -c constraints.txt
# An install from the checkout compiles nothing, and where Python may not write beside the sources
# (PYTHONDONTWRITEBYTECODE) every start would compile everything: it takes twice as long. The first
# run puts what is compiled into one file.
COMPILE := $(BIN)/python -m compileall -q model generator checker cli && \
	PYTHONDONTWRITEBYTECODE= $(BIN)/stagebook --version > $(VENV)/.version
# A PIP_USER=1 of the user's makes every install into a virtual environment fail.
export PIP_USER := 0

.DEFAULT_GOAL := help
# A virtual environment whose making failed half-way counts as not made.
.DELETE_ON_ERROR:
.PHONY: help demo test check format bench profile samples docs fuzz mutants clean distclean

help:
	@echo "make demo       the whole way on the worked example, into ./$(DEMO)"
	@echo "make test       the tests (PYTEST_ARGS=... for pytest)"
	@echo "make check      format, lint, types, layers, documentation, the wheel alone"
	@echo "make fuzz       mutants of real files against the readers (N=100000 SEED=7)"
	@echo "make mutants    whether the tests notice mistakes put into terms and rules (SAMPLE=80, SEED=7)"
	@echo "make format     mend what format and lint can mend"
	@echo "make bench      speed, as ratios measured side by side (PARTS=\"one large\")"
	@echo "make profile    where the time goes, path by path"
	@echo "make samples    make the samples and their expected findings again"
	@echo "make docs       write the generated documentation again"
	@echo "make clean      remove caches and build products; distclean: .venv as well"

demo: $(VENV)/.runtime
	@$(BIN)/stagebook demo $(DEMO)
	@echo "命令在这里 · the command is here: $(BIN)/stagebook"

# A file's tests stay in one process: what LibreOffice made for them is made once.
test: $(VENV)/.dev
	@$(BIN)/python -m pytest -n 2 --dist loadfile $(PYTEST_ARGS)

check: $(VENV)/.dev
	@$(BIN)/python tools/check.py

format: $(VENV)/.dev
	@$(BIN)/python -m ruff check --fix --quiet . ; $(BIN)/python -m ruff format .

# Some of it only: PARTS="one large"; with 10,000 teams: FULL=1. Frictionless is installed once, into
# an environment of its own.
bench: $(VENV)/.dev
	@FULL=$(FULL) $(BIN)/python benchmarks $(PARTS)

profile: $(VENV)/.dev
	@$(BIN)/python benchmarks/profiles.py

samples: $(VENV)/.runtime
	@$(BIN)/python samples/make.py

# Mutants that bring out a fault are kept in fuzz-kept/.
fuzz: $(VENV)/.dev
	@PYTHONPATH=tests $(BIN)/python -m fuzz -n $(N) --seed $(SEED)

# All of them; `python tools/mutants --file NAME` tries those of a module.
mutants: $(VENV)/.dev
	@$(BIN)/python tools/mutants $(if $(SAMPLE),--sample $(SAMPLE)) --seed $(SEED)

docs: $(VENV)/.dev
	@$(BIN)/python tools/documentation.py --write

clean:
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -path ./$(VENV) -prune -o -name __pycache__ -type d -exec rm -rf {} +

distclean: clean
	rm -rf $(VENV)

$(VENV)/.runtime: pyproject.toml constraints.txt | $(VENV)/pyvenv.cfg
	@echo "Installing stagebook and what it needs into $(VENV) ..."
	@$(INSTALL) hatchling
	@$(INSTALL) --no-build-isolation -e .
	@$(COMPILE)
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(VENV)/pyvenv.cfg
	@echo "Installing stagebook and the tools of its checks into $(VENV) ..."
	@$(INSTALL) hatchling
	@$(INSTALL) --no-build-isolation -e ".[dev]"
	@$(COMPILE)
	@touch $(VENV)/.runtime $@

$(VENV)/pyvenv.cfg:
	@if [ -n "$(PYTHON)" ]; then set -- "$(PYTHON)"; \
	else set -- python3 python3.14 python3.13 python3.12 python3.11 python; fi; \
	for python in "$$@"; do \
	  if "$$python" -c "import sys; sys.exit(sys.version_info < (3, 11))" 2>/dev/null; then \
	    echo "Making $(VENV) with $$("$$python" --version) ..."; \
	    "$$python" -m venv $(VENV); exit $$?; \
	  fi; \
	done; \
	echo "stagebook needs Python 3.11 or newer; tried: $$*." >&2; \
	echo "Install one (python.org, or your system's packages), or name it: make PYTHON=/path/to/python3.12 $(MAKECMDGOALS)" >&2; \
	echo "stagebook 需要 Python 3.11 或更新版本；请安装，或指定路径：make PYTHON=/path/to/python3.12 $(MAKECMDGOALS)" >&2; \
	exit 1
