"""gunicorn for the portal. The address comes from --bind or the systemd socket; the rest may be set by environment."""

import gc
import os

workers = int(os.environ.get("WEB_CONCURRENCY", "3"))
worker_class = "gthread"
threads = 2  # keep-alive connections of nginx do not hold a whole worker
timeout = 60
graceful_timeout = 30
keepalive = 5
max_requests = 5000
max_requests_jitter = 500
preload_app = True
accesslog = os.environ.get("ACCESS_LOG") or None
errorlog = "-"
control_socket_disable = True
limit_request_line = 4094
# Forwarded headers are weighed by the portal itself (TRUSTED_PROXIES).
forwarded_allow_ips = os.environ.get("TRUSTED_PROXIES", "127.0.0.1")


def when_ready(server):
    """What is loaded by now stays for good: the collector of garbage need not look at it, nor a worker copy it."""
    gc.freeze()


def post_fork(server, worker):
    gc.set_threshold(50_000, 20, 50)


def post_request(worker, req, environ, resp):
    """Read what the portal left unread of a body (a form sent after the session ended, say).

    gunicorn closes the connection when more than 64 KB are left; nginx, still sending, then takes the answer for lost
    and tells of an outage. nginx has the whole body by then, so this waits for no visitor.
    """
    while req.body.read(65_536):
        pass
