"""Writing a file whole or not at all, for screen, command line and papers alike."""

from __future__ import annotations

import os
import threading
from pathlib import Path


def write_whole(path: Path, data: bytes, *, on_disk: bool = True) -> None:
    """Write beside the file first, then put that in its place; what was there before stays until then.

    With `on_disk` the system is made to write it out: a moment each, too long for thousands. An OSError names `path`.
    """
    draft = path.with_name(
        f".{os.getpid()}-{threading.get_native_id()}.new"
    )  # short, whatever the name's length
    try:
        with draft.open("wb") as out:
            out.write(data)
            if on_disk:
                out.flush()
                os.fsync(out.fileno())
        draft.replace(path)
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise
    finally:
        try:
            draft.unlink(missing_ok=True)
        except OSError:  # there is no such folder; the first error tells more
            pass
