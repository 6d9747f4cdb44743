"""The collector rests only as long as it is asked to."""

from __future__ import annotations

import gc

import pytest

from desktop_app.domain.garbage import no_garbage_hunt


def test_it_is_awake_again_afterwards_and_after_trouble() -> None:
    assert gc.isenabled()
    with no_garbage_hunt():
        assert not gc.isenabled()
        with no_garbage_hunt():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ValueError, match="row"), no_garbage_hunt():
        raise ValueError("row")
    assert gc.isenabled()
