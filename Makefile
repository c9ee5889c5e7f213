# Two commands for everybody: `make run` and `make test`. Everything they make lies in var/ and .venv/.
SHELL := /bin/bash
PORT ?= 8000
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
WORKERS ?= 2

# Values for trying the portal on one's own machine; a real server sets its own (see .env.example).
LOCAL_ENV = set -a; source var/local.env; SITE_URL=$${SITE_URL:-http://127.0.0.1:$(PORT)}; \
	ALLOWED_HOSTS=$${ALLOWED_HOSTS:-127.0.0.1,localhost,.localhost}; set +a

.PHONY: help run dev test check bench demo-env messages clean

help:
	@echo "make run    bản dùng thử ở http://127.0.0.1:$(PORT)"
	@echo "make dev    máy chủ phát triển, tự nạp lại"
	@echo "make test   mọi phép thử"
	@echo "make check  soát mã nguồn, mẫu trang, bản dịch"
	@echo "make bench  đo tốc độ"

$(VENV)/.runtime: requirements.txt
	test -x $(PY) || $(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/.development: requirements.txt requirements-dev.txt
	test -x $(PY) || $(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@ $(VENV)/.runtime

var/local.env:
	mkdir -p var
	(umask 077; for name in SECRET_KEY DATA_KEYS; do \
		echo "$$name=$$($(PYTHON) -c 'import secrets; print(secrets.token_hex(32))')"; done > $@)

run: $(VENV)/.runtime var/local.env
	@$(LOCAL_ENV); \
	$(PY) manage.py migrate --verbosity 0 && \
	$(PY) manage.py demo --if-empty && \
	$(PY) manage.py collectstatic --noinput --verbosity 0 && \
	echo "Cổng chạy ở $$SITE_URL — Ban biên tập: $$SITE_URL/quan-tri/ — tài khoản dùng thử: var/demo-accounts.txt" && \
	{ $(PY) manage.py send_outbox --every 20 >> var/letters.log 2>&1 & } && \
	exec $(VENV)/bin/gunicorn --config deploy/gunicorn.conf.py --bind 127.0.0.1:$(PORT) --workers $(WORKERS) portal.wsgi

dev: $(VENV)/.runtime var/local.env
	@$(LOCAL_ENV); export DEBUG=true; \
	$(PY) manage.py migrate --verbosity 0 && $(PY) manage.py demo --if-empty && \
	exec $(PY) manage.py runserver 127.0.0.1:$(PORT)

test: $(VENV)/.development
	$(PY) -m tests.run

check: $(VENV)/.development
	$(PY) -m tests.check

bench: $(VENV)/.development
	$(PY) -m tests.bench

messages: $(VENV)/.development
	$(PY) -m tests.messages

clean:
	rm -rf var $(VENV)
