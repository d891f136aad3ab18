"""How gunicorn is told to serve: silent clients are given up, nobody's word about addresses is believed."""

import runpy
import socket
from pathlib import Path
from types import SimpleNamespace

from app.config import ROOT

CONF = runpy.run_path(str(Path(ROOT, "gunicorn.conf.py")))


def test_a_client_that_falls_silent_is_given_up():
    listener = socket.create_server(("127.0.0.1", 0))
    CONF["when_ready"](SimpleNamespace(LISTENERS=[SimpleNamespace(sock=listener)]))
    with listener, socket.create_connection(listener.getsockname()):
        accepted, _ = listener.accept()
        with accepted:
            for way in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
                assert any(accepted.getsockopt(socket.SOL_SOCKET, way, 16))


def test_gunicorn_believes_no_header_about_the_client():
    assert CONF["forwarded_allow_ips"] == CONF["forwarder_headers"] == ""
    assert CONF["control_socket_disable"]
    assert CONF["umask"] == 0o077
