"""Files that are hung on agenda items, read in parts; and all of them written out again as a folder."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from desktop_app.domain.attachments import PART, Attachment, FileRead, ensure_fits
from desktop_app.domain.job import Job, Step
from desktop_app.domain.refusal import Refusal


def read_attachment(path: Path, held: int) -> Job[FileRead]:
    """A file in parts, with its hash. Refuses attachment-unreadable, and as `ensure_fits` does for `held` bytes."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise Refusal("attachment-unreadable", file=path.name)
        ensure_fits(path.name, size, held)
        whole, parts = hashlib.sha256(), list[bytes]()
        with path.open("rb") as file:
            while part := file.read(PART):
                whole.update(part)
                parts.append(part)
                yield Step(len(parts) * PART, size, path.name)
    except OSError as error:
        raise Refusal("attachment-unreadable", file=path.name) from error
    read = sum(map(len, parts))
    ensure_fits(path.name, read, held)
    return FileRead(path.name, read, whole.hexdigest(), tuple(parts))


def write_out(
    folder: Path,
    placed: Sequence[tuple[str, Attachment]],
    content: Callable[[Attachment], Iterable[bytes]],
) -> Job[int]:
    """Write attachments under their names below `folder` (`domain.attachments.folder_names`); how many. Existing files
    of these names are replaced, each whole or not at all. `content` gives the bytes part by part."""
    for done, (name, attachment) in enumerate(placed):
        yield Step(done, len(placed), attachment.name)
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        yield from write_one(path, content(attachment))
    return len(placed)


def write_one(path: Path, parts: Iterable[bytes]) -> Job[None]:
    """Write the parts as one file: beside it first, on disk, then in its place."""
    draft = path.with_name(f".{os.getpid()}.new")
    try:
        with draft.open("wb") as out:
            for place, part in enumerate(parts):
                yield Step(place, 0, path.name)
                out.write(part)
            out.flush()
            os.fsync(out.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
