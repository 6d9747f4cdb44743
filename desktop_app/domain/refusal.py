"""A rule says no. Codes and facts only: the sentence is made where it is shown."""

from __future__ import annotations


class Refusal(Exception):
    """Raised by rules (`ensure_*`) and commands; nothing has been written when it arrives.

    `code` is kebab-case and has one sentence in `desktop_app/sentences.py`; `facts` fill that sentence.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in self.facts.items())
        return f"{self.code} ({told})" if told else self.code
