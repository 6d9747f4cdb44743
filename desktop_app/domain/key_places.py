"""Which sign a key means on a US keyboard, by its place: a scanner types places, and the system's layout turns them
into other signs. Linux (evdev, 8 more under X11 and Wayland) and Windows count the main block alike; macOS does not."""

from __future__ import annotations

_ROWS = {2: "1234567890-=", 16: "qwertyuiop[]", 30: "asdfghjkl;'", 44: "zxcvbnm,./", 57: " "}
_SHIFTED = dict(zip("1234567890-=[];',./", '!@#$%^&*()_+{}:"<>?', strict=True))
_PLACES = {first + step: sign for first, signs in _ROWS.items() for step, sign in enumerate(signs)}


def us_sign(place: int, shifted: bool) -> str:
    """The sign of a place in the main block of a US keyboard; "" for any other key."""
    sign = _PLACES.get(place, "")
    if not shifted:
        return sign
    return _SHIFTED.get(sign, sign.upper())
