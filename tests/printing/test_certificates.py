"""Certificates, read back from the PDF."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from pikepdf.pdfa import validate_written
from PIL import Image

from desktop_app.domain.awards import Award, AwardKind, Certificate, Issuer, Recipient
from desktop_app.domain.certificate_proof import CheckVerdict, name_mark
from desktop_app.domain.certificate_sheet import (
    CertificateSheet,
    Register,
    Signatory,
    certificate_sheets,
    signatories,
)
from desktop_app.domain.job import run_now
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.printed import Printed, WarningKind
from desktop_app.printing.certificate_files import LOG, certificate_files, safe_name, save_certificates
from desktop_app.printing.certificates import certificates, chosen_sheets
from desktop_app.signing import CertificateSigner, check_code
from desktop_app.words import Words
from tests.printing.reading import faults, fonts_without_program, outline, texts

MEETING = Meeting(
    "0" * 32, "大会", "Session", organiser="市消保委", secret="5e" * 20, certificate_date=dt.date(2027, 3, 15)
)
AWARDS = {
    "p": Award("p", "突出贡献个人", "Outstanding Contributor"),
    "g": Award("g", "先进集体", "Advanced Collective", AwardKind.GROUP),
}
SIGNER = CertificateSigner(MEETING.secret)
RECIPIENTS = [
    Recipient(
        "1", "g", "b1", "市总工会", AwardKind.GROUP, citation="制定行业服务承诺。", latin_name="Trade Unions"
    ),
    Recipient("2", "p", "b1", "李䶮", citation="调解成功率达97%。", latin_name="Li Yan"),
    Recipient("3", "p", "b2", "张𬍛", citation="开展消费教育。", latin_name="Zhang Wei"),
]
ISSUERS = [Issuer("i", "滨江市消保委", "Consumer Council", seal="s", signature="g", signer="闫强")]


def picture(mode: str = "RGBA") -> bytes:
    out = io.BytesIO()
    Image.new(mode, (60, 60), (200, 0, 0, 128) if mode == "RGBA" else (200, 0, 0)).save(out, "PNG")
    return out.getvalue()


def sheets(
    language: str = "zh", recipients: Sequence[Recipient] = RECIPIENTS
) -> tuple[CertificateSheet, ...]:
    given = {
        r.id: Certificate(r.id * 32, r.id, f"消表第{int(r.id):03}号", int(r.id), dt.datetime(2027, 3, 1))
        for r in RECIPIENTS
    }
    piles = {"1": ("1", 1), "2": ("1", 2), "3": ("2", 1)}
    return certificate_sheets(
        recipients, Register(MEETING, AWARDS, ISSUERS, given, piles, SIGNER.code), language
    )


def signed(seal: bytes | None = None) -> tuple[Signatory, ...]:
    return signatories(ISSUERS, {"s": seal if seal is not None else picture(), "g": picture("RGB")}, "zh")


def drawn(
    chosen: Sequence[CertificateSheet], by: Sequence[Signatory] | None = None, language: str = "zh"
) -> Printed:
    return run_now(certificates(chosen, signed() if by is None else by, words=Words(language)))


def test_one_page_each_in_the_order_given_with_name_citation_and_number() -> None:
    done = drawn(sheets())
    assert done.pages == 3 and done.warnings == ()
    pages = texts(done.pdf)
    for page, (name, honour, number) in zip(
        pages,
        (
            ("市总工会：", "荣获“先进集体”称号", "消表第001号"),
            ("李䶮", "荣获“突出贡献个人”称号", "消表第002号"),
            ("张𬍛", "荣获“突出贡献个人”称号", "消表第003号"),
        ),
        strict=True,
    ):
        for part in (
            name,
            honour,
            number,
            "二〇二七年三月十五日",
            "滨江市消保委",
            "荣",
            "特发此证，以资鼓励。",
        ):
            assert part in page, (part, page)
    assert "同志：" in pages[1] and "同志" not in pages[0]


def test_english_has_its_own_page_and_words() -> None:
    done = drawn(sheets("en"), language="en")
    page = texts(done.pdf)[1]
    for part in ("CERTIFICATE", "Li Yan", "the title of Outstanding Contributor", "15 March 2027"):
        assert part in page
    assert not any(
        "\u4e00" <= c <= "\u9fff"
        for c in page.replace("消表第002号", "").replace("滨江市消保委", "").replace("闫强", "")
    )


def test_the_file_is_sound_embedded_deterministic_and_outlined() -> None:
    done = drawn(sheets())
    assert fonts_without_program(done.pdf) == [] and faults(done.pdf) == []
    assert done.pdf == drawn(sheets()).pdf
    assert outline(done.pdf) == ["第1批", "第2批"] or outline(done.pdf) == ["Batch 1", "Batch 2"]
    with pikepdf.open(io.BytesIO(done.pdf)) as file:
        assert str(file.Root.Lang) == "zh-CN"
        assert "/OutputIntents" in file.Root and "/Metadata" in file.Root
        assert all("/Trans" not in page for page in file.pages)


def test_the_plate_is_drawn_once_for_all_pages() -> None:
    one, many = drawn(sheets()), drawn(sheets() * 20)
    assert (len(many.pdf) - len(one.pdf)) / 57 < 3000


def test_the_seal_is_there_in_its_size_and_see_through() -> None:
    with pikepdf.open(io.BytesIO(drawn(sheets()).pdf)) as file:
        forms = [o for o in file.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Form"]
        plates = [form for form in forms if "/ExtGState" in form.Resources]
        states = [dict(s.items()) for form in plates for s in form.Resources.ExtGState.values()]
        assert any(s.get("/BM") == "/Multiply" for s in states)
        lines = [line for form in plates for line in form.read_bytes().split(b"\n")]
        seal = next(line for line in lines if b" cm" in line and b"119.0" in line)
        assert seal.count(b"119.0") == 2  # 42 mm
        assert any("/SMask" in o for o in file.objects if isinstance(o, pikepdf.Stream))


def test_one_bad_picture_one_missing_field_and_one_unprintable_character_are_told_and_the_rest_is_printed() -> (
    None
):
    odd = replace(RECIPIENTS[1], name="李\U0003134a")
    bare = replace(RECIPIENTS[2], citation="")
    given = sheets(recipients=[RECIPIENTS[0], odd, bare])
    done = drawn(given, signed(b"not a picture"))
    assert {(w.kind, w.about) for w in done.warnings} == {
        (WarningKind.PICTURE, "滨江市消保委"),
        (WarningKind.UNPRINTABLE, odd.name),
        (WarningKind.MISSING, "张𬍛"),
    }
    assert "U+3134A" in next(w.detail for w in done.warnings if w.kind is WarningKind.UNPRINTABLE)
    pages = texts(done.pdf)
    assert done.pages == 2 and "市总工会" in pages[0] and "张𬍛" in pages[1]
    shown = run_now(certificates(given, signed(), draft=True, words=Words("zh")))
    assert shown.pages == 3 and "李〓" in texts(shown.pdf)[1]


def test_one_that_cannot_be_drawn_is_left_out_and_told() -> None:
    good = sheets()
    broken = replace(good[1], code="x" * 5000)
    done = drawn([good[0], broken, good[2]])
    assert done.pages == 2 and [w.kind for w in done.warnings] == [WarningKind.FAILED]
    assert "张𬍛" in texts(done.pdf)[1]


def test_a_long_citation_is_set_smaller_and_an_endless_one_is_told_not_cut() -> None:
    long = replace(RECIPIENTS[1], citation="一年来受理消费投诉三千件，" * 12)
    assert drawn(sheets(recipients=[long])).warnings == ()
    endless = replace(RECIPIENTS[1], citation="一年来受理消费投诉三千件，" * 60)
    done = drawn(sheets(recipients=[endless]))
    assert [w.kind for w in done.warnings] == [WarningKind.TOO_LONG]
    assert texts(done.pdf)[0].count("三千件") == 60


def test_without_a_number_there_is_no_code_and_no_number() -> None:
    bare = certificate_sheets(RECIPIENTS[:1], Register(MEETING, AWARDS, ISSUERS, {}, {}, SIGNER.code), "zh")
    assert bare[0].code == "" and "消表" not in texts(drawn(bare).pdf)[0]


def test_one_file_each_with_safe_names() -> None:
    odd = [replace(RECIPIENTS[0], name="甲/乙:丙"), *RECIPIENTS[1:]]
    files = list(certificate_files(sheets(recipients=odd), signed(), words=Words("zh")))
    assert [file.name for file in files] == ["001 甲_乙_丙.pdf", "002 李䶮.pdf", "003 张𬍛.pdf"]
    assert all(file.printed.pages == 1 for file in files)
    assert [s.recipient_id for s in chosen_sheets(sheets(), {"3", "1"})] == ["1", "3"]


@pytest.mark.parametrize(
    ("name", "safe"), [("con", "_con"), ("a. ", "a"), ("..", "_"), ("", "_"), ("x\n\x00", "x__")]
)
def test_safe_names(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_run_into_a_folder_goes_on_where_it_was_stopped(tmp_path: Path) -> None:
    job = save_certificates(sheets(), signed(), {}, tmp_path, words=Words("zh"))
    for _ in range(3):
        next(job)
    job.close()
    assert len(list(tmp_path.glob("*.pdf"))) == 2
    again = run_now(save_certificates(sheets(), signed(), {}, tmp_path, words=Words("zh")))
    assert (again.written, again.kept) == (1, 2)
    mended = [*RECIPIENTS[:2], replace(RECIPIENTS[2], citation="改过。")]
    third = run_now(save_certificates(sheets(recipients=mended), signed(), {}, tmp_path, words=Words("zh")))
    assert (third.written, third.kept) == (1, 2)
    assert "改过，" in texts((tmp_path / "003 张𬍛.pdf").read_bytes())[0]


def test_a_certificate_that_cannot_be_drawn_any_more_leaves_no_file(tmp_path: Path) -> None:
    rare = [RECIPIENTS[0], replace(RECIPIENTS[1], name="李\U000323ae"), RECIPIENTS[2]]

    def saved(recipients: Sequence[Recipient]) -> tuple[int, int]:
        given = sheets(recipients=recipients)
        done = run_now(save_certificates(given, signed(), {}, tmp_path, "{place:03}", words=Words("zh")))
        return done.written, done.kept

    (tmp_path / "002.pdf").write_bytes(b"somebody else's")
    assert saved(rare) == (2, 0) and (tmp_path / "002.pdf").read_bytes() == b"somebody else's"
    assert saved(RECIPIENTS) == (1, 2)
    assert saved(rare) == (0, 2) and not (tmp_path / "002.pdf").exists()
    assert saved(RECIPIENTS) == (1, 2)


def test_what_cannot_be_written_is_told_first_and_leaves_no_draft(tmp_path: Path) -> None:
    (tmp_path / "002 李䶮.pdf").mkdir()
    (tmp_path / LOG).mkdir()  # and the log cannot be written either
    with pytest.raises(OSError, match="002 李䶮") as told:
        run_now(save_certificates(sheets(), signed(), {}, tmp_path, words=Words("zh")))
    assert told.value.filename == str(tmp_path / "002 李䶮.pdf")
    assert {each.name for each in tmp_path.iterdir()} == {"001 市总工会.pdf", "002 李䶮.pdf", LOG}


def test_the_code_on_the_rendered_page_is_the_signed_one() -> None:
    given = sheets()
    document = pypdfium2.PdfDocument(drawn(given).pdf)
    for place, sheet in enumerate(given):
        picture = document[place].render(scale=3).to_pil().convert("L")
        read = [each.text for each in zxingcpp.read_barcodes(picture)]
        assert read == [sheet.code]
        found, told = check_code(read[0], SIGNER.public_key)
        assert found.verdict is CheckVerdict.GENUINE and told is not None
        assert told.number == sheet.fields["number"] and told.name_mark == name_mark(sheet.name)


def test_every_page_says_what_the_database_says_and_the_file_is_an_archive() -> None:
    names = ["王𬍛", "李䶮", "欧阳𫍯", "张㛃", "Siobhán O’Brien", "司徒雷登·阿卜杜拉"]
    people = [
        Recipient(
            str(i),
            "p",
            None,
            f"{names[i % 6]}{i}",
            citation=f"第{i}号：受理“投诉”{i * 37}件（含网购）、调解《合同》纠纷；挽回损失{i}.5万元——成效显著……",
        )
        for i in range(230)
    ]
    given = certificate_sheets(people, Register(MEETING, AWARDS, ISSUERS, {}, {}, SIGNER.code), "zh")
    done = drawn(given)
    for sheet, page in zip(given, texts(done.pdf), strict=True):
        told = page.replace(" ", "")
        assert f"{sheet.name}同志：".replace(" ", "") in told
        assert sheet.fields["wording"].replace("\n", "").replace(" ", "") in told
    assert fonts_without_program(done.pdf) == [] and faults(done.pdf) == []
    report = validate_written(io.BytesIO(done.pdf), "2b")
    assert report.passed, report.findings


def test_a_slip_lies_before_the_pile_of_every_usher() -> None:
    done = run_now(certificates(sheets(), signed(), separators=True, words=Words("zh")))
    pages = texts(done.pdf)
    assert done.pages == 6 and done.warnings == ()
    assert [page.startswith("第") for page in pages] == [True, False] * 3
    assert "第1批" in pages[0] and "1" in pages[0] and "2" in pages[2]
    assert outline(done.pdf) == ["第1批", "第2批"]
