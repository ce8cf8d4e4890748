"""A server for looking at the site on one's own machine; it answers this machine only."""

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from hundredmodels.build.progress import Progress
from hundredmodels.errors import UserError

HOST = "127.0.0.1"


class Handler(SimpleHTTPRequestHandler):
    """Serves files, never from the browser's memory of an older build, and without a log."""

    def end_headers(self) -> None:
        """Ask for each file anew."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- as inherited
        """Say nothing for each file."""


def server(site: Path, port: int) -> ThreadingHTTPServer:
    """Return a server of a folder, not yet started.

    Parameters
    ----------
    site
        The folder.
    port
        The port; 0 for any that is free.

    Returns
    -------
    http.server.ThreadingHTTPServer
        The server.

    Raises
    ------
    UserError
        If there is no site, or the port is taken.
    """
    if not (site / "index.html").is_file():
        raise UserError(f"There is no site in {site}: build it first with `hundredmodels build`.")
    try:
        return ThreadingHTTPServer((HOST, port), partial(Handler, directory=str(site)))
    except OSError as error:
        raise UserError(
            f"Port {port} can't be used ({error.strerror}): name another with --port."
        ) from error


def serve(site: Path, port: int) -> None:
    """Serve a site until interrupted.

    Parameters
    ----------
    site
        The folder.
    port
        The port; 0 for any that is free.
    """
    with server(site, port) as running:
        Progress().say(f"http://{HOST}:{running.server_port}/  (Ctrl-C ends it)")
        try:
            running.serve_forever()
        except KeyboardInterrupt:
            Progress().say("")
