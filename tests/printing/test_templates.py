"""The templates of the program, and one page of a template as the studio shows it."""

from __future__ import annotations

import io

import pytest
from pikepdf.pdfa import validate_written

from desktop_app.domain.awards import AwardKind
from desktop_app.domain.certificate_sheet import sample_sheet
from desktop_app.domain.template_files import read_template, written_template
from desktop_app.domain.templates import ARTS, FACES, Template
from desktop_app.printing.border_art import ARTS as DRAWN
from desktop_app.printing.certificates import render_page
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
