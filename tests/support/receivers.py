"""Who is told of reports, for tests: a place that takes webhooks and a mail server, each on a socket of its own."""

from __future__ import annotations

import contextlib
import datetime as dt
import socketserver
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from typing_extensions import override

HERE = "127.0.0.1"


@dataclass
class Hook:
    """Remembers every POST. `status` and `headers` are what it answers."""

    url: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    received: list[tuple[dict[str, str], bytes]] = field(default_factory=list)


@contextlib.contextmanager
def webhook(port: int = 0) -> Iterator[Hook]:
    hook = Hook()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            hook.received.append(({name.lower(): value for name, value in self.headers.items()}, body))
            self.send_response(hook.status)
            for name, value in {"content-length": "0", **hook.headers}.items():
                self.send_header(name, value)
            self.end_headers()

        @override
        def log_message(self, format: str, *args: Any) -> None:
            """Says nothing."""

    with _served(ThreadingHTTPServer((HERE, port), Handler)) as taken:
        hook.url = f"http://{HERE}:{taken}/reports"
        yield hook


@dataclass
class MailServer:
    """Remembers every mail with its envelope. `refuses` answers each recipient with 550; `tls` is offered where it is given."""

    port: int = 0
    tls: ssl.SSLContext | None = None
    refuses: bool = False
    commands: list[str] = field(default_factory=list)
    received: list[tuple[list[str], str]] = field(default_factory=list)


class _MailHandler(socketserver.StreamRequestHandler):
    """As much of RFC 5321 as a client needs to deliver a mail."""

    server: _MailSocket

    @override
    def handle(self) -> None:
        with contextlib.suppress(OSError), contextlib.ExitStack() as self._stack:  # a client that trusts nobody hangs up
            self._recipients: list[str] = []
            self._say("220 mail.test ready")
            while line := self.rfile.readline().decode().strip():
                self.server.mail.commands.append(line)
                getattr(self, f"_{line.split()[0].lower()}", self._other)(line)
                if line.upper() == "QUIT":
                    return

    def _ehlo(self, _: str) -> None:
        offered = self.server.mail.tls is not None and not isinstance(self.connection, ssl.SSLSocket)
        self._say("250-mail.test", "250-AUTH PLAIN", "250 STARTTLS" if offered else "250 SIZE 100000")

    def _starttls(self, _: str) -> None:
        assert self.server.mail.tls is not None
        self._say("220 go ahead")
        self.connection = self._stack.enter_context(self.server.mail.tls.wrap_socket(self.connection, server_side=True))
        self.rfile = self._stack.enter_context(self.connection.makefile("rb"))
        self.wfile = self._stack.enter_context(self.connection.makefile("wb", 0))

    def _auth(self, _: str) -> None:
        self._say("235 welcome")

    def _rcpt(self, line: str) -> None:
        self._recipients.append(line.partition("<")[2].partition(">")[0])
        self._say("550 nobody of that name" if self.server.mail.refuses else "250 ok")

    def _data(self, _: str) -> None:
        self._say("354 go on")
        lines = []
        while (line := self.rfile.readline().decode()) != ".\r\n":
            lines.append(line)
        self.server.mail.received.append((self._recipients, "".join(lines)))
        self._say("250 taken")

    def _quit(self, _: str) -> None:
        self._say("221 bye")

    def _other(self, _: str) -> None:
        self._say("250 ok")

    def _say(self, *lines: str) -> None:
        self.wfile.write("".join(f"{line}\r\n" for line in lines).encode())


class _MailSocket(socketserver.ThreadingTCPServer):
    allow_reuse_address = True

    def __init__(self, port: int, mail: MailServer) -> None:
        super().__init__((HERE, port), _MailHandler)
        self.mail = mail


@contextlib.contextmanager
def mail_server(port: int = 0, tls: ssl.SSLContext | None = None) -> Iterator[MailServer]:
    mail = MailServer(tls=tls)
    with _served(_MailSocket(port, mail)) as taken:
        mail.port = taken
        yield mail


@contextlib.contextmanager
def _served(server: socketserver.TCPServer) -> Iterator[int]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def authority(folder: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """What a mail server shows that is known by nobody, and what a client checks it against that knows it."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail.test")])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(hours=1))
        .not_valid_after(now + dt.timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(HERE))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = certificate.public_bytes(serialization.Encoding.PEM)
    file = folder / "mail.test"
    secret = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    file.write_bytes(secret + pem)
    shown = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    shown.load_cert_chain(file)
    return shown, ssl.create_default_context(cadata=pem.decode())
