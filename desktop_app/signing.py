"""The signature on certificates: Ed25519, with a key that belongs to one meeting and lies in its file.

The key is made from the meeting's secret, so a copy of the file signs and checks as the file itself does. It protects
against certificates made up or altered by anybody who has only seen others: without the file nobody can make a code
that holds. It does not protect against somebody who has the meeting file. The public key can be handed out: with it
alone, and without network, a code can be checked.
"""

from __future__ import annotations

import hashlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from desktop_app.domain.certificate_proof import (
    CertificateCheck,
    CheckVerdict,
    Statement,
    looks_like_certificate,
    payload,
    read_payload,
)

KEY_SIGNS = 64
_PURPOSE = b"rostrum certificate key 1:"


class CertificateSigner:
    """Signs the certificates of the meeting with this secret."""

    def __init__(self, secret: str) -> None:
        seed = hashlib.sha256(_PURPOSE + secret.encode("ascii")).digest()
        self._key = Ed25519PrivateKey.from_private_bytes(seed)

    @property
    def public_key(self) -> str:
        """The key to check with, hexadecimal; may be given to anybody."""
        return self._key.public_key().public_bytes_raw().hex()

    def code(self, statement: Statement) -> str:
        """The text of a certificate's code. The same statement always gives the same text."""
        body = statement.body
        return payload(body, self._key.sign(body))


def is_public_key(text: str) -> bool:
    """Whether a typed text can be the key of a meeting."""
    signs = text.strip().lower()
    return len(signs) == KEY_SIGNS and all(sign in "0123456789abcdef" for sign in signs)


def check_code(text: str, public_key: str) -> tuple[CertificateCheck, Statement | None]:
    """What a scanned text is worth by its signature alone: genuine, forged, damaged or foreign. Never raises.

    With it comes the statement, so that a register can say more."""
    if not looks_like_certificate(text):
        return CertificateCheck(CheckVerdict.FOREIGN), None
    read = read_payload(text)
    if read is None:
        return CertificateCheck(CheckVerdict.DAMAGED), None
    told, signature = read
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key)).verify(signature, told.body)
    except InvalidSignature:
        return CertificateCheck(CheckVerdict.FORGED, told.number, told.award), told
    return CertificateCheck(CheckVerdict.GENUINE, told.number, told.award), told
