"""The sample meeting that comes with the program is in today's format: nobody's first start waits for a migration."""

from __future__ import annotations

import struct

from db import migrations
from desktop_app import paths

USER_VERSION_AT = 60
"""Where SQLite's file format keeps `user_version`, as four bytes, the highest first."""


def test_samples_need_no_migration() -> None:
    """A copy is opened at every `--sample`; made anew by `scripts/make_sample.py`."""
    for sample in paths.samples():
        (version,) = struct.unpack_from(">I", sample.read_bytes(), USER_VERSION_AT)
        assert version == migrations.VERSION, f"{sample.name}: run scripts/make_sample.py"
