"""Four sounds that tell a verdict without a look: in, look up, no, and somebody the ushers wait for.

The tones are made here and played by what the computer has: Windows itself, `afplay`, PipeWire, PulseAudio or ALSA;
with none of them the system's beep. (Qt's own player sits in the Addons, twice the size of all of Rostrum.)
"""

from __future__ import annotations

import io
import math
import shutil
import struct
import sys
import wave
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import QObject, QProcess
from PySide6.QtWidgets import QApplication

from desktop_app.settings import Settings
from desktop_app.ui.checkin.verdict import Verdict
from desktop_app.ui.kit.band import Mood

RATE = 22_050
EDGE_S = 0.012
"""Tones swell and fade so long, or they would click."""

Tone = tuple[float, float]
"""Pitch in hertz and length in seconds; pitch 0 is a rest."""

TUNES: dict[str, Sequence[Tone]] = {
    "ok": ((880.0, 0.07), (1318.5, 0.12)),
    "warn": ((659.3, 0.11), (0.0, 0.05), (659.3, 0.11)),
    "bad": ((196.0, 0.32),),
    "watch": ((784.0, 0.09), (987.8, 0.09), (1174.7, 0.18)),
}
PLAYERS = ("pw-play", "paplay", "aplay", "afplay")


def tune_of(verdict: Verdict) -> str:
    """Which sound a verdict has; "" for none."""
    if verdict.mood is Mood.OK:
        return "watch" if verdict.person is not None and verdict.person.watch else "ok"
    return {Mood.WARN: "warn", Mood.BAD: "bad"}.get(verdict.mood, "")


@lru_cache
def wav(tune: str) -> bytes:
    """A tune as a WAV file: mono, 16 bit."""
    samples: list[int] = []
    for pitch, length in TUNES[tune]:
        count = round(RATE * length)
        edge = RATE * EDGE_S
        for at in range(count):
            swell = min(1.0, at / edge, (count - at) / edge)
            samples.append(round(11_000 * swell * math.sin(2 * math.pi * pitch * at / RATE)))
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(struct.pack(f"<{len(samples)}h", *samples))
    return out.getvalue()


class Sounds(QObject):
    """Plays while the preference says so. A sound that cannot be played is no trouble."""

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._player = next(filter(None, map(shutil.which, PLAYERS)), None)

    def play(self, verdict: Verdict) -> None:
        """Let a verdict be heard."""
        tune = tune_of(verdict)
        if tune and self._settings.sounds:
            self.play_tune(tune)

    def play_tune(self, tune: str) -> None:
        """Play one of the tunes."""
        if sys.platform == "win32":
            import winsound

            winsound.PlaySound(str(tune_file(tune)), winsound.SND_FILENAME | winsound.SND_ASYNC)
        elif self._player is None or not QProcess.startDetached(self._player, [str(tune_file(tune))])[0]:
            QApplication.beep()


@lru_cache
def tune_file(tune: str) -> Path:
    """The tune in a file, for players that want one."""
    path = _folder() / f"{tune}.wav"
    path.write_bytes(wav(tune))
    return path


@lru_cache
def _folder() -> Path:
    import atexit

    made = Path(mkdtemp(prefix="rostrum-sounds-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made
