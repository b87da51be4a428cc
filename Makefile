# Every task of the project. `make run` and `make test` set everything up by themselves.
VENV := .venv
PY := $(VENV)/bin/python
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8050

LEAN := build/node_modules/plotly.js-geo-dist-min/plotly-geo.min.js

.PHONY: run staff test check bench data lock bundle browser firefox services clean
run: bundle
	HOST=$(HOST) PORT=$(PORT) $(PY) app.py

# The same on the staff member's own computer, with the rows for staff and a page to keep the data.
staff: bundle
	HOST=$(HOST) PORT=$(PORT) $(PY) app.py --audience staff

test: $(VENV)/dev.ok bundle browser firefox services lint lint-js test-js
	$(PY) -m pytest -q -n 3 --dist worksteal

check: $(VENV)/dev.ok lint lint-js test-js
	$(PY) -m pytest -q -n 2 --dist worksteal -m "not browser and not services and not slow"

.PHONY: lint
lint: $(VENV)/dev.ok
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy

# The browser half. Only those who change the code need npm: whoever runs, freezes or serves the dashboard does not.
JS := dashboard/browser dashboard/upkeep/own tests/browser_half
CSS := "dashboard/assets/*.css" "dashboard/server/*.css"
.PHONY: lint-js test-js
lint-js: node_modules/.ok
	node_modules/.bin/prettier --check --log-level warn $(JS) $(CSS)
	node_modules/.bin/eslint --max-warnings 0 $(JS)
	node_modules/.bin/tsc

test-js: node_modules/.ok
	node --test --test-reporter spec $$(find tests/browser_half -name '*.test.js' | sort)

node_modules/.ok: package.json package-lock.json
	@command -v npm >/dev/null || { echo "npm is missing: the checks of the browser half need Node.js 20.19 or later with npm." \
	  "Install them with 'apt-get install nodejs npm' or 'brew install node', or from https://nodejs.org" >&2; exit 1; }
	npm ci --loglevel error --engine-strict --include dev --no-audit --no-fund >/dev/null
	touch $@

# The catalogues brought up to date with the texts in the source; it names what waits for a translation.
.PHONY: texts
texts: $(VENV)/run.ok
	$(PY) -m dashboard.texts.extract

data: $(VENV)/run.ok
	$(PY) -m dashboard.io.boundaries $(if $(SOURCE),--source $(SOURCE))

# Readers in numbers need Debian's wrk; without it those lines are left out.
bench: $(VENV)/dev.ok bundle browser
	@command -v wrk >/dev/null || { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && apt-get install -y -qq --no-install-recommends wrk; } || true
	$(PY) -m benchmarks

# A picture of every view at every width, in both languages and schemes, into build/gallery; a quarter of an hour, or a minute for some,
# as `make gallery ONLY='claims 320,390'`.
.PHONY: gallery looks speech
gallery: $(VENV)/dev.ok bundle browser
	$(PY) -m benchmarks.gallery $(ONLY)

# The references of tests/browser/test_looks.py, written anew after a change of the looks that is meant.
looks: $(VENV)/dev.ok bundle browser
	RENEW_LOOKS=1 $(PY) -m pytest -q tests/browser/test_looks.py

# What screen readers are told, written anew after a change that is meant; read what git shows before you keep it.
speech: $(VENV)/dev.ok bundle browser
	RENEW_SPEECH=1 $(PY) -m pytest -q tests/browser/test_speech.py

# 500 readers at once, ten minutes (SECONDS) of readers while the data are replaced, a flood, and an hour and a half of data swapped under several
# workers. Needs Debian's wrk and nginx.
SECONDS ?=
.PHONY: soak fuzz
soak: $(VENV)/dev.ok services
	@command -v wrk >/dev/null || { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && apt-get install -y -qq --no-install-recommends wrk; } || true
	$(PY) -m benchmarks.soak --seconds $(or $(SECONDS),600)

# Searches for inputs that break a law of fuzz/targets.py, a minute (SECONDS) for each reader. Linux alone.
fuzz: $(VENV)/dev.ok
	$(PY) -m pip install -q --disable-pip-version-check -r fuzz/requirements.txt
	$(PY) -m fuzz --seconds $(or $(SECONDS),60)

# Plants one fault after the other in what counts, about 4,700 in the domain and 3,800 in the browser half, and says which share the tests
# find: an hour. One half, one module of the domain, or some files of core/: `make mutants ONLY=browser`, `ONLY='dashboard.domain.gaps*'`,
# `ONLY=dashboard/browser/core/gaps.js`.
.PHONY: mutants
mutants: $(VENV)/dev.ok benchmarks/stryker/node_modules/.ok
	$(PY) -m benchmarks.mutants $(ONLY)

benchmarks/stryker/node_modules/.ok: benchmarks/stryker/package.json benchmarks/stryker/package-lock.json
	npm ci --prefix benchmarks/stryker --loglevel error --engine-strict --include dev --no-audit --no-fund >/dev/null
	touch $@

lock: $(VENV)/dev.ok
	$(PY) -m uv pip compile -q --no-header --generate-hashes --python-version 3.11 --universal requirements.in -o requirements.txt
	$(PY) -m uv pip compile -q --no-header --generate-hashes --python-version 3.11 --universal requirements-dev.in -o requirements-dev.txt
	$(PY) -m uv pip compile -q --no-header --generate-hashes --python-version 3.11 --universal fuzz/requirements.in -o fuzz/requirements.txt

# The maps need a third of Plotly; the typefaces are not of every machine. Without npm, or without a network, the page works with all of
# Plotly and what the machine has.
bundle: build/compressed.ok
build/compressed.ok: $(LEAN) $(shell find dashboard data -type f -not -name '*.pyc')
	@$(PY) -m dashboard compress && touch $@ || echo "What browsers load could not be made smaller: it is served as it is."

$(LEAN): $(VENV)/run.ok Makefile
	@mkdir -p build
	@npm install --silent --prefix build --no-save --no-audit --no-fund --fetch-retries=1 --fetch-timeout=30000 \
	  plotly.js-geo-dist-min@$$($(PY) -c "from plotly.offline import get_plotlyjs_version as v; print(v())") regenerator-runtime@0.14 \
	  @fontsource-variable/source-sans-3@5 @fontsource-variable/source-serif-4@5 && touch $@ \
	|| { rm -rf $(dir $@); echo "The lean Plotly bundle and the typefaces could not be set up (is npm there?): using all of Plotly and the machine's typefaces."; }

# Debian's Chromium where the machine is Debian's and allows it, else Playwright's own. With Debian's goes its shell, which spares the tests a
# quarter of what a page costs; they pass without it.
browser: $(VENV)/dev.ok
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || ls ~/.cache/ms-playwright/chromium* >/dev/null 2>&1 \
	|| { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-noto-core; } \
	|| $(PY) -m playwright install --with-deps chromium
	@command -v chromium-headless-shell >/dev/null || ! command -v chromium >/dev/null || ! command -v apt-get >/dev/null || [ "$$(id -u)" != 0 ] \
	|| { SHELL_OF_DEBIAN="apt-get install -y -qq --no-install-recommends chromium-headless-shell"; \
	  $$SHELL_OF_DEBIAN || { apt-get update -qq && $$SHELL_OF_DEBIAN; }; } >/dev/null 2>&1 || true

# The tests drive it by the protocol that it brings itself: any Firefox will do, and no driver is needed.
firefox:
	@command -v firefox-esr >/dev/null || command -v firefox >/dev/null \
	|| { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -y -qq --no-install-recommends firefox-esr; } \
	|| echo "Not installed: firefox-esr. The tests in Firefox will fail and say how to install it."

# PostgreSQL with PostGIS, nginx and LibreOffice, which tests/services start by themselves.
services:
	@{ ls /usr/lib/postgresql/*/bin/postgres && ls /usr/share/postgresql/*/extension/postgis.control && test -x /usr/sbin/nginx \
	  && ls /usr/lib/libreoffice/program/libsdlo.so /usr/lib/libreoffice/program/libswlo.so /usr/lib/libreoffice/program/libsclo.so; } >/dev/null 2>&1 \
	|| { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && apt-get update -qq \
	  && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql postgresql-postgis nginx-light libreoffice-impress libreoffice-writer libreoffice-calc; } \
	|| echo "Not installed: postgresql postgresql-postgis nginx-light libreoffice-impress libreoffice-writer libreoffice-calc. The tests of services will fail and say how to install them."

$(VENV)/run.ok: requirements.txt
	test -x $(PY) || $(PYTHON) -m venv $(VENV)
	$(PY) -m pip install -q --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/dev.ok: $(VENV)/run.ok requirements-dev.txt
	$(PY) -m pip install -q --disable-pip-version-check -r requirements-dev.txt
	touch $@

clean:
	rm -rf $(VENV) build node_modules benchmarks/stryker/node_modules mutants .mypy_cache .ruff_cache .pytest_cache .hypothesis
