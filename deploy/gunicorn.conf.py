"""Production server: a few processes with threads behind nginx. Started by kedai.service."""

import multiprocessing

bind = "unix:/run/kedai/site.sock"
workers = multiprocessing.cpu_count() + 1
threads = 4
worker_class = "gthread"
preload_app = True
control_socket_disable = True
timeout = 60
graceful_timeout = 30
max_requests = 2000
max_requests_jitter = 200
limit_request_line = 0  # nginx has the limit; a search for ten thousand letters is a page that says so, not a bare 414
forwarded_allow_ips = "*"  # only nginx reaches the socket
