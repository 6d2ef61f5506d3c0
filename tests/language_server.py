"""The real yaml-language-server, which VS Code's YAML extension runs, spoken to over LSP."""

import json
import os
import re
import shutil
import subprocess
import threading
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from types import TracebackType
from typing import Any
from uuid import uuid4

import pytest

SECONDS = 60


# What npm says when nobody answers it, as against an answer that there is no such package.
_OUT_OF_REACH = re.compile(
    r"ENOTFOUND|EAI_AGAIN|ECONN(?:REFUSED|RESET)|E(?:SOCKET)?TIMEDOUT|SOCKET_TIMEOUT|\bE50\d\b"
)
_PATIENCE = ("--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-timeout=60000")


def need_npm(package: str, version: str, inside: str) -> Path:
    """A file of an npm package, installed once beside other caches; skips without npm or without its registry."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node:
        pytest.skip("needs node")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "kehoach"
    folder = cache / f"{package}-{version}"
    program = folder / "node_modules" / package / inside
    if program.is_file():
        return program
    if not npm:
        pytest.skip("needs npm, once")
    fresh = cache / f"fresh-{uuid4()}"
    fresh.mkdir(parents=True)
    command = [
        npm,
        "install",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        *_PATIENCE,
        "--prefix",
        str(fresh),
    ]
    done = subprocess.run(
        [*command, f"{package}@{version}"], capture_output=True, check=False, encoding="utf-8"
    )
    with suppress(OSError):  # another test may have been faster
        if done.returncode == 0:
            fresh.rename(folder)
    shutil.rmtree(fresh, ignore_errors=True)
    if done.returncode and _OUT_OF_REACH.search(done.stderr):
        pytest.skip("the registry of npm is out of reach")
    assert program.is_file(), done.stderr
    return program


def server() -> Path:
    """The program of the server."""
    return need_npm("yaml-language-server", "1.25.0", "bin/yaml-language-server")


class Client:
    """One session with the server in a folder."""

    def __init__(self, program: Path, folder: Path) -> None:
        node = shutil.which("node")
        assert node
        self.folder = folder
        self.process = subprocess.Popen(
            [node, str(program), "--stdio"], stdin=-1, stdout=-1, stderr=subprocess.DEVNULL
        )
        self.answers: Queue[dict[str, Any]] = Queue()
        self.told: dict[str, list[dict[str, Any]]] = {}
        self.numbers = iter(range(1, 10_000))
        threading.Thread(target=self._listen, daemon=True).start()
        root = folder.as_uri()
        hover = {"hover": {"contentFormat": ["markdown", "plaintext"]}, "publishDiagnostics": {}}
        capabilities = {"textDocument": hover, "workspace": {"configuration": True}}
        self.ask("initialize", {"processId": None, "rootUri": root, "capabilities": capabilities})
        self._send({"method": "initialized", "params": {}})

    def __enter__(self) -> "Client":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.process.kill()
        self.process.wait(SECONDS)
        for stream in (self.process.stdin, self.process.stdout):
            if stream:
                stream.close()

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def _listen(self) -> None:
        stream = self.process.stdout
        assert stream
        try:
            while header := stream.readline():
                length = int(header.split(b":")[1])
                while stream.readline().strip():
                    pass
                self._take(json.loads(stream.read(length)))
        except (OSError, ValueError):
            return

    def _take(self, message: dict[str, Any]) -> None:
        method, settings = (
            message.get("method", ""),
            {"validate": True, "hover": True, "completion": True},
        )
        if method == "workspace/configuration":
            offline = settings | {"schemaStore": {"enable": False}}
            answer = [
                offline if item.get("section") == "yaml" else {}
                for item in message["params"]["items"]
            ]
            self._send({"id": message["id"], "result": answer})
        elif method and "id" in message:
            self._send({"id": message["id"], "result": None})
        elif method == "textDocument/publishDiagnostics" or not method:
            self.answers.put(message)

    def _next(self, wanted: Any) -> Any:
        while True:
            try:
                message = self.answers.get(timeout=SECONDS)
            except Empty:
                raise AssertionError("the language server does not answer") from None
            if message.get("method") and not callable(wanted):
                self.told[message["params"]["uri"]] = message["params"]["diagnostics"]
            elif wanted(message) if callable(wanted) else message.get("id") == wanted:
                return message

    def ask(self, method: str, params: dict[str, Any]) -> Any:
        """The result of one request."""
        number = next(self.numbers)
        self._send({"id": number, "method": method, "params": params})
        return self._next(number).get("result")

    def open(self, name: str, text: str) -> list[dict[str, Any]]:
        """What the server marks in a file with this text, which stays open."""
        uri = (self.folder / name).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        message = self._next(lambda one: one.get("method") and one["params"]["uri"] == uri)
        marks: list[dict[str, Any]] = message["params"]["diagnostics"]
        return marks

    def at(self, method: str, name: str, line: int, column: int) -> Any:
        """The result of a request about a place, counted from 0."""
        place = {"textDocument": {"uri": (self.folder / name).as_uri()}}
        return self.ask(
            f"textDocument/{method}", place | {"position": {"line": line, "character": column}}
        )
