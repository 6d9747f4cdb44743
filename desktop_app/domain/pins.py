"""The PIN that leads out of the kiosk. It keeps guests from wandering off, no more: a few digits fall in minutes."""

from __future__ import annotations

import hashlib
import hmac
import secrets

from .refusal import Refusal

LEAST, MOST = 4, 12


def hidden_pin(pin: str) -> str:
    """What is kept of a PIN: salt and scrypt, in hexadecimal. Refuses (pin-shape) what is not 4 to 12 digits."""
    if not (pin.isascii() and pin.isdigit() and LEAST <= len(pin) <= MOST):
        raise Refusal("pin-shape", least=LEAST, most=MOST)
    salt = secrets.token_bytes(8)
    return f"{salt.hex()}.{_stretched(pin, salt)}"


def pin_fits(pin: str, kept: str) -> bool:
    """Whether this is the PIN that is kept. Nothing fits a record that makes no sense."""
    salt, _, rest = kept.partition(".")
    try:
        known = bytes.fromhex(salt)
    except ValueError:
        return False
    return bool(rest) and hmac.compare_digest(_stretched(pin, known), rest)


def _stretched(pin: str, salt: bytes) -> str:
    return hashlib.scrypt(pin.encode(), salt=salt, n=2**12, r=8, p=1, dklen=16).hex()
