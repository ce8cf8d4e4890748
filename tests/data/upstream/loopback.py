"""A server on loopback that says what a test tells it to."""

import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Say = Callable[[BaseHTTPRequestHandler], None]
DATE = "Sun, 20 Dec 2026 10:00:00 GMT"


class Server:
    """A server whose answers are listed in advance; the last one is said again and again.

    Attributes
    ----------
    url
        The address of the list.
    asked
        The headers of every request.
    """

    def __init__(self) -> None:
        """Start it."""
        self.says: list[Say] = []
        self.asked: list[dict[str, str]] = []
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                server.asked.append({key.lower(): text for key, text in self.headers.items()})
                say = server.says.pop(0) if len(server.says) > 1 else server.says[0]
                self.close_connection = True
                say(self)

            def log_message(self, *_: Any) -> None:
                """Say nothing."""

            def date_time_string(self, *_: Any) -> str:
                """Return the same day at all times."""
                return DATE

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._server.block_on_close = False
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_port}/list"

    def close(self) -> None:
        """Stop it."""
        self._server.shutdown()
        self._server.server_close()


def answer(
    content: bytes, kind: str = "application/json", status: int = 200, **headers: str
) -> Say:
    """Say this content."""

    def say(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        if kind:
            handler.send_header("Content-Type", kind)
        for name, text in {"Content-Length": str(len(content)), **headers}.items():
            handler.send_header(name.replace("_", "-"), text)
        handler.end_headers()
        handler.wfile.write(content)

    return say
