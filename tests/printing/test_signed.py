"""Digital signatures of certificates, checked by another library."""

from __future__ import annotations

import asyncio
import io
from pathlib import Path

import pikepdf
import pytest
from asn1crypto import x509
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESPassed
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.sign.validation.ades import ades_basic_validation
from pyhanko.sign.validation.policy_decl import SignatureValidationSpec
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.ltv.types import ValidationTimingInfo
from pyhanko_certvalidator.policy_decl import NO_REVOCATION, CertRevTrustPolicy
from pyhanko_certvalidator.registry import SimpleTrustManager

from desktop_app.digital_id import DigitalId, open_digital_id
from desktop_app.domain.job import run_now
from desktop_app.domain.refusal import Refusal
from desktop_app.printing.certificate_files import certificate_files, save_certificates
from desktop_app.printing.certificates import certificates
from desktop_app.printing.signed import Signing
from desktop_app.words import Words
from tests.printing.identities import NOW, PASSWORD, pkcs12_file
from tests.printing.reading import faults, texts
from tests.printing.test_certificates import sheets, signed

WORDS = Words("zh")


@pytest.fixture(scope="module", params=["rsa", "p256", "p384"])
def identity(request: pytest.FixtureRequest) -> tuple[DigitalId, bytes]:
    data, root = pkcs12_file(request.param)
    return open_digital_id(data, PASSWORD, NOW), root


def one_file(identity: DigitalId, pages: int = 3) -> bytes:
    many = (sheets() * ((pages + 2) // 3))[:pages]
    return run_now(certificates(many, signed(), signing=Signing(identity, NOW), words=WORDS)).pdf


def checked(pdf: bytes, root: bytes) -> PdfSignatureStatus:
    """What pyHanko finds; it must be told the moment, since the certificates are of the meeting's year."""
    trusted = ValidationContext([x509.Certificate.load(root)], moment=NOW, allow_fetching=False)
    found = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
    assert len(found) == 1
    return asyncio.run(async_validate_pdf_signature(found[0], signer_validation_context=trusted))


@pytest.mark.parametrize("pages", [3, 402])
def test_one_file_is_signed_as_a_whole(identity: tuple[DigitalId, bytes], pages: int) -> None:
    signer, root = identity
    pdf = one_file(signer, pages)
    status = checked(pdf, root)
    assert status.intact and status.valid and status.trusted and status.bottom_line
    assert status.coverage is SignatureCoverageLevel.ENTIRE_FILE
    assert status.signing_cert.subject.native["common_name"] == "滨江市消费者权益保护委员会" == signer.name
    assert pdf == one_file(signer, pages)


def test_the_signature_is_of_the_baseline_profile(identity: tuple[DigitalId, bytes]) -> None:
    signer, _root = identity
    told = PdfFileReader(io.BytesIO(one_file(signer))).embedded_signatures[0]
    assert told.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
    assert told.sig_object["/M"] == "D:20270315100000+00'00'" and "/Cert" not in told.sig_object
    attributes = [each["type"].native for each in told.signer_info["signed_attrs"]]
    assert sorted(attributes) == ["content_type", "message_digest", "signing_certificate_v2"]
    assert told.signer_info["digest_algorithm"]["algorithm"].native == "sha256"
    assert told.signed_data["encap_content_info"]["content"].native is None
    assert told.signed_data.dump(force=True) == told.signed_data.dump()  # DER, sets in order


def test_the_signature_passes_the_european_procedure(identity: tuple[DigitalId, bytes]) -> None:
    """Basic validation of ETSI EN 319 102-1, without asking anybody whether the certificate was withdrawn."""
    signer, root = identity
    told = PdfFileReader(io.BytesIO(one_file(signer))).embedded_signatures[0]
    trusted = SimpleTrustManager.build([x509.Certificate.load(root)])
    asked = SignatureValidationSpec(CertValidationPolicySpec(trusted, CertRevTrustPolicy(NO_REVOCATION)))
    moment = ValidationTimingInfo(NOW, NOW, point_in_time_validation=True)
    found = asyncio.run(
        ades_basic_validation(told.signed_data, asked, moment, raw_digest=told.compute_digest())
    )
    assert found.ades_subindic == AdESPassed.OK


def test_each_file_is_signed_and_says_what_the_unsigned_one_says(identity: tuple[DigitalId, bytes]) -> None:
    signer, root = identity
    plain = [each.printed.pdf for each in certificate_files(sheets(), signed(), words=WORDS)]
    bound = [
        each.printed.pdf
        for each in certificate_files(sheets(), signed(), signing=Signing(signer, NOW), words=WORDS)
    ]
    for without, with_ in zip(plain, bound, strict=True):
        status = checked(with_, root)
        assert status.bottom_line and status.coverage is SignatureCoverageLevel.ENTIRE_FILE
        assert texts(with_) == texts(without)


def test_a_signed_file_stays_an_archive_file(identity: tuple[DigitalId, bytes]) -> None:
    pdf = one_file(identity[0])
    assert faults(pdf) == []
    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert file.Root.AcroForm.SigFlags == 3
        assert [field.Rect for field in file.pages[0].Annots] == [[0, 0, 0, 0]]
        assert all("/Annots" not in page for page in list(file.pages)[1:])


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_a_changed_byte_is_found(data: st.DataObject) -> None:
    pdf, root, start, end = _bound()
    place = data.draw(st.integers(0, len(pdf) - 1).filter(lambda at: not start <= at < end))
    changed = bytearray(pdf)
    changed[place] ^= 1 << data.draw(st.integers(0, 7))
    try:
        status = checked(bytes(changed), root)
    except Exception:  # noqa: BLE001 - a file so damaged that it cannot be read is found out, too
        return
    assert not status.bottom_line or status.coverage is not SignatureCoverageLevel.ENTIRE_FILE


_KEPT: list[tuple[bytes, bytes, int, int]] = []


def _bound() -> tuple[bytes, bytes, int, int]:
    """A signed file, its root, and where the digits of the signature stand."""
    if not _KEPT:
        data, root = pkcs12_file("p256")
        pdf = one_file(open_digital_id(data, PASSWORD, NOW), 1)
        start = pdf.index(b"/Contents<", pdf.rindex(b"/ByteRange")) + 9
        _KEPT.append((pdf, root, start, pdf.index(b">", start) + 1))
    return _KEPT[0]


def test_files_are_signed_anew_when_they_were_not_or_by_another(tmp_path: Path) -> None:
    first, second = (open_digital_id(pkcs12_file(kind)[0], PASSWORD, NOW) for kind in ("p256", "rsa"))
    written = [
        run_now(
            save_certificates(
                sheets(),
                signed(),
                {},
                tmp_path,
                signing=Signing(signer, NOW) if signer else None,
                words=WORDS,
            )
        ).written
        for signer in (None, first, first, second)
    ]
    assert written == [3, 3, 0, 3]


def test_a_wrong_password_is_told_without_it() -> None:
    with pytest.raises(Refusal) as told:
        open_digital_id(pkcs12_file()[0], "secret-7788", NOW)
    assert "secret-7788" not in repr(told.value) + str(told.value) + repr(told.value.__cause__)


REFUSED = {
    "digital-id-unreadable": lambda: (b"no such file", PASSWORD),
    "digital-id-password": lambda: (pkcs12_file()[0], "wrong"),
    "digital-id-expired": lambda: (
        pkcs12_file(first=NOW.replace(year=2020), last=NOW.replace(year=2025))[0],
        PASSWORD,
    ),
    "digital-id-too-early": lambda: (pkcs12_file(first=NOW.replace(month=4))[0], PASSWORD),
    "digital-id-other-key": lambda: (pkcs12_file("ed25519")[0], PASSWORD),
}


@pytest.mark.parametrize("code", REFUSED)
def test_what_cannot_sign_is_refused(code: str) -> None:
    with pytest.raises(Refusal) as told:
        open_digital_id(*REFUSED[code](), NOW)
    assert told.value.code == code


def test_a_file_without_a_password_is_opened() -> None:
    assert open_digital_id(pkcs12_file(password="")[0], "", NOW).until.year == 2028


@pytest.mark.parametrize("password", ["\0", f"{PASSWORD}\0", "\ud800"])
def test_a_password_no_file_can_have_is_a_wrong_one(password: str) -> None:
    with pytest.raises(Refusal) as told:
        open_digital_id(pkcs12_file()[0], password, NOW)
    assert told.value.code == "digital-id-password"
