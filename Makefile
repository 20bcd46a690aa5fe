# make demo   a running site with demo data on http://127.0.0.1:8000 (PORT= changes it); needs Python >= 3.11 and nothing else
# make test   the tests that need neither a browser nor a service
# make prove  what must never break, with the full figures, on PostgreSQL and Redis
PORT ?= 8000
# Compiled modules are kept whatever the shell says: without them a second start takes three times as long.
export PYTHONDONTWRITEBYTECODE =
PYTHON = .venv/bin/python
SITE = .venv/site-$(shell cksum < requirements.txt | cut -d' ' -f1)
TOOLS = .venv/tools-$(shell cat requirements.txt requirements-dev.txt | cksum | cut -d' ' -f1)
SHARE = 1
QUICK = not browser and not concurrency and not postgres

.PHONY: demo test prove lint texts seed tools

# Texts are compiled first, by a process that loads no site: the one that serves would have to begin anew.
demo: $(SITE)
	@$(PYTHON) -m config.texts
	@SITE_URL=http://127.0.0.1:$(PORT) exec $(PYTHON) manage.py start_site --port $(PORT)

tools: $(TOOLS)

test: $(TOOLS)
	@$(PYTHON) manage.py compile_texts
	@$(PYTHON) -m pytest -q -n 2 -m "$(QUICK)"

# Every figure of docs/proof.md, in full (an hour or more) or SHARE=0.1 of it; needs PostgreSQL and Redis and says what is missing.
prove: $(TOOLS)
	@$(PYTHON) manage.py compile_texts
	@KEDAI_PROVE=$(SHARE) $(PYTHON) tests/prove.py

lint: $(TOOLS)
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/djlint --quiet --lint templates
	@.venv/bin/lint-imports

# Needs GNU gettext. Thai is the source language, so only Malay and English have catalogues of our texts.
texts: $(TOOLS)
	@$(PYTHON) manage.py makemessages -l ms -l en --no-location --no-wrap --ignore .venv --ignore var --ignore tests --ignore bench
	@$(PYTHON) manage.py compile_texts
	@$(PYTHON) manage.py check_texts

# The pre-migrated database that demo and tests start from; build it again after adding a migration.
seed: $(SITE)
	@$(PYTHON) manage.py make_seed

$(SITE): requirements.txt
	@sh config/environment.sh requirements.txt
	@rm -f .venv/site-* && touch $@

$(TOOLS): requirements.txt requirements-dev.txt
	@sh config/environment.sh requirements-dev.txt
	@rm -f .venv/site-* .venv/tools-* && touch $(SITE) $@
