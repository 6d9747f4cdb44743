"""The same commands without a screen. Sub-commands never import Qt, and each imports only what it needs.

To add one: a function with a typed signature in the module of its field, decorated with `@front.command()`.
"""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Sequence

from desktop_app.words import _, set_screen_language


def main(argv: Sequence[str]) -> int:
    """Run one sub-command and return its exit status. Bad input gets one sentence on stderr, never a traceback."""
    from db.trouble import Trouble
    from desktop_app.cli.front import front
    from desktop_app.cli.opening import REFUSED, TROUBLE
    from desktop_app.domain.refusal import Refusal
    from desktop_app.sentences import sentence, trouble

    set_screen_language(language_of_terminal())
    try:
        front(args=list(argv), prog_name="rostrum")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except Refusal as refusal:
        sys.stderr.write(sentence(refusal, _) + "\n")
        return REFUSED
    except Trouble as found:
        sys.stderr.write(trouble(found, _) + "\n")
        return TROUBLE
    except OSError as error:
        what = error.strerror or type(error).__name__
        sys.stderr.write(_("{file}: {what}.").format(file=error.filename or "", what=what) + "\n")
        return TROUBLE
    return 0


def language_of_terminal() -> str:
    """What the terminal asks for: ROSTRUM_LANGUAGE, else the locale of messages."""
    asked = os.environ.get("ROSTRUM_LANGUAGE") or os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES")
    return asked or os.environ.get("LANG") or locale.getlocale()[0] or "en"
