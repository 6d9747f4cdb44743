"""Digital IDs made for a test: a root, and under it an organisation's certificate with its key, as PKCS#12."""

from __future__ import annotations

import datetime as dt

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

PASSWORD = "口令 pass"
NOW = dt.datetime(2027, 3, 15, 10, 0, tzinfo=dt.UTC)
Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey


def key_of(kind: str) -> Key:
    """A new key: rsa, p256, p384 or ed25519."""
    if kind == "rsa":
        return rsa.generate_private_key(65537, 2048)
    if kind == "ed25519":
        return ed25519.Ed25519PrivateKey.generate()
    return ec.generate_private_key({"p256": ec.SECP256R1(), "p384": ec.SECP384R1()}[kind])


def pkcs12_file(
    kind: str = "p256",
    password: str = PASSWORD,
    first: dt.datetime = NOW - dt.timedelta(days=30),
    last: dt.datetime = NOW + dt.timedelta(days=365),
) -> tuple[bytes, bytes]:
    """The file, and the root that vouches for the certificate in it (DER)."""
    root_key = ec.generate_private_key(ec.SECP256R1())
    root = _certificate("滨江测试根证书", root_key, None, (first, last))
    key = key_of(kind)
    own = _certificate("滨江市消费者权益保护委员会", key, (root, root_key), (first, last))
    wrapped = (
        serialization.BestAvailableEncryption(password.encode("utf-8"))
        if password
        else serialization.NoEncryption()
    )
    data = pkcs12.serialize_key_and_certificates(b"rostrum", key, own, [root], wrapped)
    return data, root.public_bytes(serialization.Encoding.DER)


def _certificate(
    name: str,
    key: Key,
    above: tuple[x509.Certificate, ec.EllipticCurvePrivateKey] | None,
    valid: tuple[dt.datetime, dt.datetime],
) -> x509.Certificate:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    issuer, by = (above[0].subject, above[1]) if above else (subject, key)
    assert not isinstance(by, ed25519.Ed25519PrivateKey)
    leaf = above is not None
    usage = x509.KeyUsage(leaf, leaf, False, False, False, not leaf, not leaf, False, False)
    made = x509.CertificateBuilder(issuer, subject, key.public_key(), x509.random_serial_number(), *valid)
    made = made.add_extension(x509.BasicConstraints(not leaf, None), True).add_extension(usage, True)
    identifier = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    made = made.add_extension(identifier, False)
    authority = x509.AuthorityKeyIdentifier.from_issuer_public_key(by.public_key())
    return made.add_extension(authority, False).sign(by, hashes.SHA256())
