"""Certificates per second, beside Typst and a plain reportlab script that draw the same texts, in one run.

Border art, seal with transparency, signature, QR code, name, citation and number on every page of ours. The peers get
their QR codes as pictures made within their time (Typst) or draw them (reportlab); reportlab draws no frame. Codes
carry a stand-in of a signature's length: making them is not in these figures, digital signatures of files are where it
says so. Typst is run at each of the three sizes; past 2,000 pages its rate falls and its memory grows to gigabytes.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from desktop_app import paths
from desktop_app.domain.awards import Award, Certificate, Issuer, Recipient
from desktop_app.domain.certificate_proof import Statement, payload
from desktop_app.domain.certificate_sheet import (
    CertificateSheet,
    Register,
    Signatory,
    certificate_sheets,
    signatories,
)
from desktop_app.domain.job import run_now
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.printed import Printed
from desktop_app.printing.certificate_files import certificate_files
from desktop_app.printing.certificates import certificates
from desktop_app.printing.signed import Signing
from desktop_app.words import Words
from tests.bench import Figure, against

PLAIN = 40
"""How many the plain script draws: it is so slow that more would only cost time."""

EXAMPLES = paths.resources() / "examples"


def figures() -> list[Figure]:
    """Rates at each size against the peers, the size of a page, the memory, and the seconds of a first run."""
    from tests.bench_certificate_peers import plain_pages, typst_pages

    few, many = sheets_of(170), sheets_of(2000)
    first = _own_process(170)
    _ours(few)
    warm = _best(lambda: _ours(few))
    plain = PLAIN / _seconds(lambda: plain_pages(sheets_of(PLAIN)))
    typst_few = 170 / _seconds(lambda: typst_pages(few))
    typst_many = 2000 / _seconds(lambda: typst_pages(many))
    typst_most = 10_000 / _seconds(lambda: typst_pages(sheets_of(10_000)))
    ours_many = 2000 / _best(lambda: _ours(many))
    size = len(_ours(many).pdf) - len(_ours(few).pdf)
    most = _own_process(10_000)
    apart = _apart(few, None)
    by_curve, by_rsa = (_apart(few, _signing(kind)) for kind in ("p256", "rsa"))
    rate = "certificates per second"
    return [
        against(f"{rate}, 170 in one PDF", "1/s", 170 / warm, "Typst, 1/s", typst_few, "≥ 20"),
        against(f"{rate}, 2,000 in one PDF", "1/s", ours_many, "Typst, 1/s", typst_many, "≥ 20"),
        against(f"{rate}, 10,000 in one PDF", "1/s", most["rate"], "Typst, 1/s", typst_most, "≥ 40"),
        against(f"{rate}, 2,000 beside a script", "1/s", ours_many, "plain reportlab, 1/s", plain, "≥ 100"),
        against(f"{rate}, one file each", "1/s", apart, "Typst in one file, 1/s", typst_few, "≥ 3"),
        against(f"{rate}, each signed (P-256)", "1/s", by_curve, "Typst in one file, 1/s", typst_few, "≥ 3"),
        against(f"{rate}, each signed (RSA 2048)", "1/s", by_rsa, "Typst in one file, 1/s", typst_few, "≥ 3"),
        Figure("170 certificates, warm plate", warm, "s", goal="≤ 0.1"),
        Figure("170 certificates, first run of a process", first["seconds"], "s", goal="≤ 1.2"),
        Figure("bytes of one more certificate", size / 1830, "B", goal="≤ 1,000"),
        Figure("memory at 10,000 certificates", most["megabytes"], "MB", goal="≤ 100"),
    ]


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _best(work: Callable[[], object]) -> float:
    return min(_seconds(work) for _ in range(3))


def sheets_of(count: int) -> tuple[CertificateSheet, ...]:
    """So many certificates with numbers and codes."""
    meeting = Meeting("0" * 32, "大会", organiser="市消保委", secret="5e" * 20)
    awards = {"a": Award("a", "消费者权益保护突出贡献个人")}
    citation = "一年来受理消费投诉{}件，调解成功率达92%，为消费者挽回经济损失385万元。"
    people = [Recipient(f"{i:032x}", "a", "b", f"张{i}", citation=citation.format(i)) for i in range(count)]
    given = {
        r.id: Certificate(r.id, r.id, f"滨消表〔2027〕第{i:05}号", i, dt.datetime(2027, 3, 1))
        for i, r in enumerate(people)
    }
    issuers = [Issuer("i", "滨江市消费者权益保护委员会")]
    return certificate_sheets(people, Register(meeting, awards, issuers, given, {}, _code), "zh")


def _code(statement: Statement) -> str:
    """A code as long as a signed one; what is measured here is drawing."""
    digest = hashlib.sha512(statement.body).digest()
    return payload(statement.body, digest)


def _by() -> tuple[Signatory, ...]:
    seal, signature = (EXAMPLES / name for name in ("seal-council.png", "signature.png"))
    body = Issuer("i", "滨江市消费者权益保护委员会", seal="s", signature="g", signer="闫强")
    return signatories([body], {"s": seal.read_bytes(), "g": signature.read_bytes()}, "zh")


def _ours(sheets: tuple[CertificateSheet, ...]) -> Printed:
    return run_now(certificates(sheets, _by(), words=Words("zh")))


def _apart(sheets: tuple[CertificateSheet, ...], signing: Signing | None) -> float:
    """Certificates per second in files of their own."""
    drawn = _best(lambda: list(certificate_files(sheets, _by(), signing=signing, words=Words("zh"))))
    return len(sheets) / drawn


def _signing(kind: str) -> Signing:
    from desktop_app.digital_id import open_digital_id
    from tests.printing.identities import NOW, PASSWORD, pkcs12_file

    return Signing(open_digital_id(pkcs12_file(kind)[0], PASSWORD, NOW), NOW)


def _own_process(count: int) -> dict[str, float]:
    """A run in a process of its own: seconds from the values to the file, rate, and memory at its highest."""
    program = (
        "import json, re, resource, sys, time\nfrom pathlib import Path\n"
        "from tests.bench_certificates import _ours, sheets_of\n"
        f"sheets = sheets_of({count})\n"
        "began = time.perf_counter()\n"
        "pdf = _ours(sheets).pdf\n"
        "open(sys.argv[1], 'wb').write(pdf)\n"
        "spent = time.perf_counter() - began\n"
        "told = Path('/proc/self/status')\n"  # the counter of getrusage begins with the parent's memory
        "peak = re.search(r'VmHWM:\\s+(\\d+)', told.read_text()) if told.exists() else None\n"
        "most = int(peak[1]) / 1024 if peak else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024\n"
        f"print(json.dumps({{'seconds': spent, 'rate': {count} / spent, 'megabytes': most}}))\n"
    )
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", program, str(Path(folder) / "all.pdf")]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    told: dict[str, float] = json.loads(done.stdout)
    return told
