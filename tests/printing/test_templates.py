"""The templates of the program, and one page of a template as the studio shows it."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdfium2
import pytest
from pikepdf.pdfa import validate_written

from desktop_app.domain.awards import AwardKind
from desktop_app.domain.certificate_sheet import sample_sheet
from desktop_app.domain.job import run_now
from desktop_app.domain.template_files import read_template, written_template
from desktop_app.domain.templates import ARTS, FACES, Template
from desktop_app.printing.border_art import ARTS as DRAWN
from desktop_app.printing.certificates import certificates, render_page
from desktop_app.printing.fonts import FILES
from desktop_app.printing.templates import DEFAULTS, built_in, template
from desktop_app.words import Words
from tests.printing.reading import faults, fonts_without_program, texts


def test_domain_and_printing_know_the_same_faces_and_ornaments() -> None:
    assert set(FACES) == set(FILES) and set(ARTS) == set(DRAWN)


def test_the_usual_templates_are_there() -> None:
    for language, key in DEFAULTS.items():
        found = template(key)
        assert found is not None and found.language == language
    assert len({each.key for each in built_in()}) == len(built_in())


@pytest.mark.parametrize("shown", built_in(), ids=lambda each: each.key)
@pytest.mark.parametrize("kind", list(AwardKind))
def test_every_template_of_the_program_draws_its_sample(shown: Template, kind: AwardKind) -> None:
    done = render_page(shown, sample_sheet(shown.language, kind), words=Words(shown.language))
    assert done.warnings == () and done.pages == 1
    assert sample_sheet(shown.language, kind).name in texts(done.pdf)[0]
    assert fonts_without_program(done.pdf) == [] and faults(done.pdf) == []
    report = validate_written(io.BytesIO(done.pdf), "2b")
    assert report.passed, report.findings


@pytest.mark.parametrize("shown", built_in(), ids=lambda each: each.key)
def test_a_template_survives_its_file(shown: Template) -> None:
    assert read_template(written_template(shown)) == shown


def test_the_worst_of_names_and_texts_stay_on_the_page() -> None:
    long = "中国（上海）自由贸易试验区临港新片区消费者权益保护与市场监督管理综合执法服务中心𬍛㛃工作室"
    for shown in built_in():
        sheet = sample_sheet(shown.language)
        fields = {**sheet.fields, "name": long, "wording": sheet.fields["wording"] + "获得社会各界好评。" * 4}
        done = render_page(shown, replace(sheet, name=long, fields=fields), words=Words(shown.language))
        assert long in texts(done.pdf)[0].replace(" ", ""), shown.key
        page = pypdfium2.PdfDocument(done.pdf)[0]
        reached = page.get_textpage().get_charbox
        boxes = [reached(place) for place in range(page.get_textpage().count_chars())]
        assert all(left >= 0 and right <= page.get_width() for left, _, right, _ in boxes), shown.key


def test_vertical_text_stands_in_columns_from_the_right_and_reads_on() -> None:
    shown = template("classical")
    assert shown is not None
    sheet = sample_sheet("zh")
    text = texts(render_page(shown, sheet, words=Words("zh")).pdf)[0]
    assert "受理消费投诉326件，调解成功率达97%" in text.replace(" ", "")


def test_stock_is_shown_and_not_printed() -> None:
    shown = template("preprinted")
    assert shown is not None
    sheet = replace(sample_sheet("zh"), template="preprinted")
    looked_at = render_page(shown, sheet, words=Words("zh"))
    printed = run_now(certificates([sheet], [], words=Words("zh")))
    assert "荣誉证书" in texts(looked_at.pdf)[0] and "荣誉证书" not in texts(printed.pdf)[0]
    assert sheet.name in texts(printed.pdf)[0]


def test_the_print_moves_on_the_paper_as_the_printer_needs() -> None:
    shown = template("preprinted")
    assert shown is not None
    sheet = replace(sample_sheet("zh"), template="mine")
    places = []
    for shift in (0.0, 3.0):
        own = {"mine": replace(shown, shift_x=shift)}
        page = pypdfium2.PdfDocument(run_now(certificates([sheet], [], own, words=Words("zh"))).pdf)[0]
        places.append(page.get_textpage().get_charbox(0)[0])
    assert places[1] - places[0] == pytest.approx(3 * 72 / 25.4, abs=0.05)


def test_a_template_of_the_program_is_found_by_its_key_in_the_file_of_that_name() -> None:
    assert [template(each.key) for each in built_in()] == list(built_in())
    assert template("../formal") is None and template("") is None
