"""The studio on badges and name cards: the same page, layers and proof, with people on them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from db.models import AttendeeRecord
from db.queries import templates
from db.queries.attendees import attendee_columns
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.templates import ElementKind, TemplateKind
from desktop_app.printing.templates import built_in
from desktop_app.ui.kit.printing import PrintPreviewDialog
from desktop_app.ui.office import Office
from desktop_app.ui.papers import show_paper
from desktop_app.ui.studio.dialog import StudioDialog
from tests.printing.reading import texts
from tests.ui.asker import FakeAsker

FOLK = [
    Attendee("1" * 32, "王伟", "Wang Wei", rank=1, organisation="市府", position="市长", badge_number="A1"),
    Attendee("2" * 32, "欧阳𬍛", rank=2, organisation="人大", badge_number="A2"),
    Attendee("3" * 32, "买买提·阿卜杜热依木·艾海提", organisation="市科学院", badge_number="A3"),
]


@pytest.fixture
def studio(office: Office, qtbot: QtBot) -> StudioDialog:
    with office.store.change("import-people"):
        for person in FOLK:
            AttendeeRecord.insert(attendee_columns(person)).execute()
    made = StudioDialog(office, "zh", kind=TemplateKind.BADGE)
    qtbot.addWidget(made)
    made.show()
    proved(made, qtbot)
    return made


def proved(studio: StudioDialog, qtbot: QtBot) -> list[str]:
    qtbot.waitUntil(lambda: studio.shown_for.settled and studio.proof.drawn and not studio._jobs.busy)
    return [each.proof.name for each in studio.proof.judged]


def test_badges_are_proved_on_everybody_who_comes(studio: StudioDialog, qtbot: QtBot) -> None:
    assert studio.template.kind is TemplateKind.BADGE and studio.chooser.count() == len(
        built_in(TemplateKind.BADGE)
    )
    names = proved(studio, qtbot)
    assert sorted(names) == sorted(each.name for each in FOLK)
    # photos and delegations hardly anybody has; a position and a Latin name all but one lack
    assert studio.proof.told.text() == "3 badges: 1 shrunk, 1 with rare characters"
    studio.kinds.setCurrentIndex(list(TemplateKind).index(TemplateKind.NAME_CARD))
    assert proved(studio, qtbot) == ["欧阳𬍛", "王伟"]  # those on the dais, by rank
    assert {each.kind for each in studio._known} == {TemplateKind.NAME_CARD}
    assert studio.use_button.text() == "Use for name cards"
    studio.kinds.setCurrentIndex(0)
    qtbot.waitUntil(lambda: studio.shown_for.settled)
    assert {each.kind for each in studio._known} == {TemplateKind.CERTIFICATE} and studio.proof.isHidden()


def test_an_edit_makes_an_own_badge_in_the_colour_of_the_capacity(studio: StudioDialog, qtbot: QtBot) -> None:
    studio.add(ElementKind.FRAME)
    element = studio.template.elements[-1]
    assert element.width <= 0.8 * studio.template.width and element.height <= 0.8 * studio.template.height
    assert studio.panel.form is not None
    of = studio.panel.form.widget("fill_of")
    assert isinstance(of, QComboBox)
    of.setCurrentIndex(2)
    assert studio.template.elements[-1].fill == "{{delegation_colour}}"
    assert studio.panel.form.widget("fill").isHidden() and not studio.panel.form.widget("colour").isHidden()
    assert [each.kind for each in templates.templates()] == [TemplateKind.BADGE]
    of.setCurrentIndex(0)
    own = studio.panel.form.widget("fill")
    assert isinstance(own, QLineEdit)
    own.setText("#AABBCC")
    own.editingFinished.emit()
    assert studio.template.elements[-1].fill == "#AABBCC"
    assert len(proved(studio, qtbot)) == 3


def test_fields_and_layers_are_those_of_the_kind(studio: StudioDialog) -> None:
    fields = [each.text() for each in studio.panel.fields.actions()]
    assert "{{seat}}" in fields and "{{citation}}" not in fields
    layers = [each.text() for each in studio.layers.menu.actions()]
    assert "Photo" in layers and "Signatures" not in layers
    studio.show_kind(TemplateKind.CERTIFICATE)
    fields = [each.text() for each in studio.panel.fields.actions()]
    assert "{{seat}}" not in fields and "{{citation}}" in fields


def test_the_page_takes_another_size(studio: StudioDialog, asker: FakeAsker, office: Office) -> None:
    before = studio.template
    asker.expect("choose", "90 × 54 mm")
    studio.resize_page()
    assert (studio.template.width, studio.template.height) == (90, 54)
    assert len(studio.template.elements) == len(before.elements)
    asker.expect("choose", None)
    studio.resize_page()
    office.undo()
    assert studio.template.key == before.key


def test_a_badge_goes_out_and_comes_back_while_certificates_are_shown(
    studio: StudioDialog, asker: FakeAsker, tmp_path: Path
) -> None:
    file = tmp_path / "badge.rostrum-template"
    asker.expect("save_file", file)
    studio.export()
    elements = studio.template.elements
    studio.show_kind(TemplateKind.CERTIFICATE)
    asker.expect("open_file", file)
    studio.take_in()
    assert studio.kind is TemplateKind.BADGE and studio.template.elements == elements
    file.write_bytes(file.read_bytes().replace(b"{{seat}}", b"{{number}}"))
    asker.expect("open_file", file)
    studio.take_in()
    asker.expect("open_file", tmp_path / "nowhere.json")
    studio.take_in()
    assert len(templates.templates()) == 1


def test_what_is_used_for_badges_is_what_the_preview_prints(
    studio: StudioDialog, office: Office, asker: FakeAsker, qtbot: QtBot
) -> None:
    place = next(i for i, each in enumerate(studio.template.elements) if each.text == "{{position}}")
    studio.choose(place)
    studio.put(replace(studio.template.elements[place], text="本人：{{name}}"))
    studio.use()
    assert "本人：王伟" in previewed(studio, asker, qtbot, lambda dialog: None)


def test_a_template_is_designed_out_of_the_preview(
    studio: StudioDialog, office: Office, asker: FakeAsker, qtbot: QtBot
) -> None:
    def design(dialog: PrintPreviewDialog) -> None:
        asker.expect("run", draw)
        next(each for each in dialog.findChildren(QPushButton) if each.text() == "Design…").click()

    def draw(opened: object) -> bool:
        assert isinstance(opened, StudioDialog) and opened.kind is TemplateKind.BADGE
        place = next(i for i, each in enumerate(opened.template.elements) if each.text == "{{position}}")
        opened.choose(place)
        opened.put(replace(opened.template.elements[place], text="新：{{name}}"))
        opened.use()
        return True

    assert "新：王伟" in previewed(studio, asker, qtbot, design)
    assert office.settings.papers["badges.template"] == templates.templates()[0].key


def previewed(
    studio: StudioDialog, asker: FakeAsker, qtbot: QtBot, act: Callable[[PrintPreviewDialog], None]
) -> str:
    """What the badges of the preview say, after something was done there."""
    told: list[str] = []

    def look(dialog: object) -> bool:
        assert isinstance(dialog, PrintPreviewDialog)
        act(dialog)
        qtbot.waitUntil(lambda: not studio._office.jobs.busy)
        told.extend(texts(dialog._pdf))
        return True

    asker.expect("run", look)
    assert show_paper(studio._office, studio, "badges")
    qtbot.waitUntil(lambda: bool(told))
    return "\n".join(told)
