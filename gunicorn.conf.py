"""How gunicorn serves Teczka, on a desk and in a container alike.

One process with threads: the LibreOffice pool belongs to the process, so a second process would bring a
second pool. Several machines, each with one process, share PostgreSQL and object storage by their URLs.
"""

import os
import socket
import struct
from typing import Any

wsgi_app = "app.web.serving:serve()"
bind = os.environ.get("TECZKA_BIND", "127.0.0.1:8000")
workers = 1
worker_class = "gthread"
threads = int(os.environ.get("TECZKA_THREADS", "8"))
timeout = 180
graceful_timeout = 20
umask = 0o077
# Who the client is, is TECZKA_PROXIES' to say: by default gunicorn would believe anybody on this machine.
forwarded_allow_ips = ""
forwarder_headers = ""
# Nothing here needs to be steered at work, and the socket would lie in somebody's home.
control_socket_disable = True
# Paths carry no personal data, and neither query strings nor addresses belong in a log of health data.
accesslog = "-"
access_log_format = "%(t)s %(m)s %(U)s %(s)s %(B)s %(M)sms"
errorlog = "-"
SILENCE = struct.pack("ll", 20, 0)


def when_ready(server: Any) -> None:
    """Give up clients that fall silent: each would hold its thread for ever, as phones out of reach do.

    Connections inherit this from the socket that listens. Who is slow on purpose is a reverse proxy's to
    stop: it passes on requests that have come whole.
    """
    for listener in server.LISTENERS:
        for way in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
            listener.sock.setsockopt(socket.SOL_SOCKET, way, SILENCE)
