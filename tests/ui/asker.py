"""Answers for dialogs in tests. A question nobody expected fails the test."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialog, QWidget


class FakeAsker:
    """`expect("confirm", True)` answers the next such question; `asked` keeps (kind, title) of those that were put.

    For `run` the answer may be a function that gets the dialog, looks at it and answers.
    """

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.told: list[str] = []
        self.shown: list[Path] = []
        self._answers: list[tuple[str, Any]] = []

    def expect(self, kind: str, answer: Any) -> None:
        self._answers.append((kind, answer))

    def done(self) -> bool:
        return not self._answers

    def _answer(self, kind: str, title: str) -> Any:
        self.asked.append((kind, title))
        assert self._answers, f"nobody expected to be asked: {kind} {title!r}"
        expected, answer = self._answers.pop(0)
        assert expected == kind, f"expected {expected}, was asked {kind} {title!r}"
        return answer

    def confirm(self, parent: QWidget | None, title: str, text: str, yes: str, danger: bool = False) -> bool:
        return bool(self._answer("confirm", title))

    def tell(self, parent: QWidget | None, title: str, text: str) -> None:
        self.told.append(text)
        self._answer("tell", title)

    def choose(self, parent: QWidget | None, title: str, text: str, options: Sequence[str]) -> str | None:
        answer: str | None = self._answer("choose", title)
        return answer

    def text(self, parent: QWidget | None, title: str, label: str, value: str = "") -> str | None:
        answer: str | None = self._answer("text", title)
        return answer

    def open_file(self, parent: QWidget | None, title: str, kinds: str, folder: str = "") -> Path | None:
        answer: Path | None = self._answer("open_file", title)
        return answer

    def save_file(
        self, parent: QWidget | None, title: str, kinds: str, name: str, folder: str = ""
    ) -> Path | None:
        answer: Path | None = self._answer("save_file", title)
        return answer

    def folder(self, parent: QWidget | None, title: str, folder: str = "") -> Path | None:
        answer: Path | None = self._answer("folder", title)
        return answer

    def show_file(self, path: Path) -> bool:
        self.shown.append(path)
        return bool(self._answer("show_file", path.name))

    def run(self, dialog: QDialog) -> bool:
        answer: bool | Callable[[QDialog], bool] = self._answer("run", dialog.windowTitle())
        result = answer(dialog) if callable(answer) else answer
        dialog.deleteLater()
        return bool(result)
