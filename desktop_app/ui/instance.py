"""One window per person: a second start hands its file to the first one and ends."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

ANSWER_MS = 1500


class OnlyOne(QObject):
    """`asked` tells the file a later start brought (empty: only come to the front).

    QtNetwork is loaded when it is used: the first window stands before it listens.
    """

    asked = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        folder.mkdir(parents=True, exist_ok=True)
        self._name = "rostrum-" + hashlib.sha256(str(folder).encode()).hexdigest()[:16]
        self._lock = QLockFile(str(folder / "window.lock"))
        self._lock.setStaleLockTime(0)
        self._callers: list[QLocalSocket] = []
        self._server: QLocalServer | None = None

    def claim(self) -> bool:
        """Be the first; False when another window is there already."""
        return self._lock.tryLock(0)

    def listen(self) -> None:
        """Hear what later starts bring; for the first one alone."""
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._receive)
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)

    def hand_over(self, path: str) -> bool:
        """Give the file to the first window; False when it does not answer."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(ANSWER_MS):
            return False
        socket.write(path.encode() + b"\n")
        told = socket.waitForBytesWritten(ANSWER_MS)
        socket.disconnectFromServer()
        return told

    def release(self) -> None:
        """Let another start be the first."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _receive(self) -> None:
        socket = self._server.nextPendingConnection() if self._server is not None else None
        if socket is not None:
            self._callers.append(socket)
            socket.readyRead.connect(self._read)
            self._read()

    def _read(self) -> None:
        for socket in [caller for caller in self._callers if caller.canReadLine()]:
            self._callers.remove(socket)
            told = bytes(socket.readLine().data()).decode("utf-8", "replace").strip()
            socket.deleteLater()
            self.asked.emit(told)
