"""A digital ID: certificate and private key out of a PKCS#12 file, and the signatures of documents made with them.

    identity = open_digital_id(path.read_bytes(), password, now)
    identity.sign(sha256_of_the_document)      # CMS, DER

A signature is what PAdES baseline B-B asks for (ETSI EN 319 142-1): CMS (RFC 5652), detached, SHA-256; signed with the
document's digest is the certificate itself (signing-certificate-v2, RFC 5035), so that none can be put in its place.
The time stands in the PDF, not here. The same digest gets the same signature, by elliptic curves too (RFC 6979).

DER is written here by hand: there is little of it, and a file has a millisecond for all. pyHanko is the oracle of the
tests; it would take some thirty times as long. The password is used once and kept nowhere.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from functools import cached_property

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import pkcs12

from desktop_app.domain.refusal import Refusal

PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
SLACK = 16
"""Bytes by which a signature may be longer than another of the same key."""


def open_digital_id(data: bytes, password: str, now: dt.datetime) -> DigitalId:
    """The digital ID in a PKCS#12 file. Refuses what is none, a wrong password, a key we cannot sign with, and a
    certificate that does not hold at this moment."""
    key, certificate, chain = _read(data, password)
    if key is None or certificate is None:
        raise Refusal("digital-id-without-key")
    if not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise Refusal("digital-id-other-key")
    first, last = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    moment = now.astimezone(dt.UTC)
    if moment > last:
        raise Refusal("digital-id-expired", date=last.date())
    if moment < first:
        raise Refusal("digital-id-too-early", date=first.date())
    return DigitalId(key, certificate, tuple(chain))


def _read(data: bytes, password: str) -> tuple[object, x509.Certificate | None, list[x509.Certificate]]:
    told = password.encode("utf-8", "replace")
    if 0 in told:  # no password holds one, and the reader breaks on it
        raise Refusal("digital-id-password")
    try:
        return pkcs12.load_key_and_certificates(data, told or None)
    except UnsupportedAlgorithm as fault:
        raise Refusal("digital-id-old-cipher") from fault
    except ValueError as fault:
        wrong = "password" in str(fault).lower()
        raise Refusal("digital-id-password" if wrong else "digital-id-unreadable") from fault


@dataclass(frozen=True)
class DigitalId:
    """A key that may sign, its certificate, and those of the authorities above it."""

    _key: PrivateKey
    _certificate: x509.Certificate
    _chain: tuple[x509.Certificate, ...] = ()

    @cached_property
    def name(self) -> str:
        """Whose it is, as the certificate says."""
        for kind in (x509.NameOID.COMMON_NAME, x509.NameOID.ORGANIZATION_NAME):
            for each in self._certificate.subject.get_attributes_for_oid(kind):
                return str(each.value)
        return self._certificate.subject.rfc4514_string()

    @property
    def until(self) -> dt.date:
        """The last day on which it holds."""
        return self._certificate.not_valid_after_utc.date()

    @cached_property
    def mark(self) -> str:
        """The SHA-256 of the certificate, hexadecimal."""
        return self._certificate.fingerprint(hashes.SHA256()).hex()

    @cached_property
    def room(self) -> int:
        """Bytes that hold every signature of this key."""
        return len(self.sign(bytes(32))) + SLACK

    def sign(self, digest: bytes) -> bytes:
        """The signature of a document with this SHA-256, as CMS in DER."""
        before, after, head, tail, algorithm = self._parts
        attributes = before + digest + after
        signature = self._signed(_der(_SET, attributes))
        signer = _der(_SEQUENCE, head, _der(_CONTEXT_0, attributes), algorithm, _der(_OCTETS, signature))
        signed = _der(_SEQUENCE, tail, _der(_SET, signer))
        return _der(_SEQUENCE, _oid("1.2.840.113549.1.7.2"), _der(_CONTEXT_0, signed))

    def _signed(self, data: bytes) -> bytes:
        if isinstance(self._key, rsa.RSAPrivateKey):
            return self._key.sign(data, padding.PKCS1v15(), hashes.SHA256())
        return self._key.sign(data, ec.ECDSA(hashes.SHA256(), deterministic_signing=True))

    @cached_property
    def _parts(self) -> tuple[bytes, bytes, bytes, bytes, bytes]:
        """What is the same in all signatures: signed attributes before and after the digest, what stands in the signer
        before them, the whole before the signer, the kind of signature."""
        own = self._certificate.public_bytes(serialization.Encoding.DER)
        chain = [each.public_bytes(serialization.Encoding.DER) for each in self._chain]
        sha256 = _der(_SEQUENCE, _oid("2.16.840.1.101.3.4.2.1"))
        data = _oid("1.2.840.113549.1.7.1")
        kind = _attribute("1.2.840.113549.1.9.3", data)
        # ESSCertIDv2 with SHA-256, which is its default and therefore left out in DER
        reference = _der(
            _SEQUENCE, _der(_SEQUENCE, _der(_SEQUENCE, _der(_OCTETS, hashlib.sha256(own).digest())))
        )
        ours = _attribute("1.2.840.113549.1.9.16.2.47", reference)
        digest = _attribute("1.2.840.113549.1.9.4", _der(_OCTETS, bytes(32)))
        ordered = sorted([kind, digest, ours])  # as DER wants sets
        place = ordered.index(digest)
        issuer = self._certificate.issuer.public_bytes()
        version = _der(_INTEGER, b"\x01")
        head = version + _der(_SEQUENCE, issuer, _number(self._certificate.serial_number)) + sha256
        tail = version + _der(_SET, sha256) + _der(_SEQUENCE, data)
        tail += _der(_CONTEXT_0, *sorted({own, *chain}))
        before = b"".join(ordered[:place]) + digest[:-32]
        return before, b"".join(ordered[place + 1 :]), head, tail, self._algorithm()

    def _algorithm(self) -> bytes:
        if isinstance(self._key, rsa.RSAPrivateKey):
            return _der(_SEQUENCE, _oid("1.2.840.113549.1.1.11"), _der(_NULL))
        return _der(_SEQUENCE, _oid("1.2.840.10045.4.3.2"))


_INTEGER, _OCTETS, _NULL, _OID, _SEQUENCE, _SET, _CONTEXT_0 = 0x02, 0x04, 0x05, 0x06, 0x30, 0x31, 0xA0
"""Tags of DER (ITU-T X.690)."""


def _der(tag: int, *parts: bytes) -> bytes:
    body = b"".join(parts)
    if len(body) < 128:
        return bytes([tag, len(body)]) + body
    length = len(body).to_bytes((len(body).bit_length() + 7) // 8)
    return bytes([tag, 128 | len(length)]) + length + body


def _number(value: int) -> bytes:
    return _der(_INTEGER, value.to_bytes(value.bit_length() // 8 + 1))


def _oid(dotted: str) -> bytes:
    first, second, *others = map(int, dotted.split("."))
    body = bytearray([first * 40 + second])
    for arc in others:
        groups = [arc & 127]
        while arc := arc >> 7:
            groups.append(128 | arc & 127)
        body += bytes(reversed(groups))
    return _der(_OID, bytes(body))


def _attribute(kind: str, value: bytes) -> bytes:
    return _der(_SEQUENCE, _oid(kind), _der(_SET, value))
