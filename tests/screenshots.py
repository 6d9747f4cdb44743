"""Pictures of every page: `python -m tests.screenshots [--page KEY ...] [--quick]`, into docs/screenshots.

The sample meeting twenty minutes before it begins, two thirds of the people in the hall; each page in both languages
and both themes, at 1440×900 and 1280×720; the start page, the palette, an empty meeting and the settings at 1440×900.
Names: <language>-<theme>-<size>-<page>.png. To be looked at, not only made.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import io
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QWidget

from db.queries import attendees
from desktop_app import paths
from desktop_app.app import Program
from desktop_app.commands.attendance import Desk, check_in
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.kit import theme
from desktop_app.ui.kit.palette import CommandPalette
from desktop_app.ui.kit.pdf import PdfPreview
from desktop_app.ui.kit.tiles import Tiles
from desktop_app.ui.kit.toasts import Toasts
from desktop_app.ui.meeting.settings import SettingsDialog
from desktop_app.ui.office import Office
from desktop_app.ui.pages import PAGES
from desktop_app.ui.studio.dialog import StudioDialog
from desktop_app.ui.studio.proof import ProofPanel
from desktop_app.words import LANGUAGES
from tests.screenshots_agenda import VIEWS as AGENDA_VIEWS
from tests.screenshots_awards import VIEWS as AWARDS_VIEWS
from tests.screenshots_desk import VIEWS as DESK_VIEWS
from tests.screenshots_merging import VIEWS as MERGING_VIEWS
from tests.screenshots_papers import pictures as paper_pictures
from tests.screenshots_papers import plan_of_2000
from tests.screenshots_people import VIEWS as PEOPLE_VIEWS
from tests.screenshots_seating import VIEWS as SEATING_VIEWS
from tests.ui.asker import FakeAsker

OUT = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
NOW = dt.datetime(2027, 3, 15, 13, 40)
SIZES = ((1440, 900), (1280, 720))
THEMES = ("light", "dark")
SETTLED_MS = 100
"""Searches pause and previews are drawn on another thread; a picture waits for them."""

Sheet = Callable[[Program], QWidget]
Looks = Sequence[tuple[tuple[int, int], str, str]]
FULL: Looks = tuple(product(SIZES, LANGUAGES, THEMES))
QUICK: Looks = tuple(product(SIZES[:1], LANGUAGES, THEMES[:1]))
"""What `make run` draws where there is no screen."""


def main() -> int:
    """Draw them all; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--page", action="append", default=[], help="only these pages (keys, or start, palette, ...)"
    )
    parser.add_argument("--quick", action="store_true", help="each view once a language, light, 1440×900")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        program = Program(QApplication(sys.argv[:1]), FakeAsker(), lambda: NOW, Path(home))
        program.settings.desk = "东门"
        program.window.show()
        looks = QUICK if options.quick else FULL
        for name, picture in pictures(program, Path(home), set(options.page), looks):
            keep(picture, options.out / f"{name}.png")
            print(name, flush=True)
        program.window.close()
        if not options.quick and (not options.page or "papers" in options.page):
            program.set_theme("light")
            papers_too(options.out, Path(home))
    return 0


def papers_too(out: Path, home: Path) -> None:
    """Papers of the sample as pictures, and the plan of a large hall; they need no language of the window."""
    folder = out.parent / "papers"
    folder.mkdir(parents=True, exist_ok=True)
    for name, picture in paper_pictures(home):
        picture.convert("RGB").quantize(256).save(folder / f"{name}.png", optimize=True)
    view = plan_of_2000()
    keep(view, out / "light-1440x900-plan-of-2000.png")
    view.deleteLater()


def pictures(program: Program, home: Path, only: set[str], looks: Looks) -> Iterator[tuple[str, QWidget]]:
    """Every view with its name in these looks, ready to be grabbed."""
    views = {spec.key: at_page(spec.key) for spec in PAGES}
    views |= DESK_VIEWS | PEOPLE_VIEWS
    views |= {"start": start, "empty": empty(home), "palette": palette, "settings": settings}
    views |= {
        "studio": studio,
        "studio-badges": studio_of("badge"),
        "studio-name-cards": studio_of("name-card"),
        "stage": stage_displays,
        "editions": editions,
        "import": importing(home),
        "reprints": reprints,
    }
    views |= AGENDA_VIEWS | AWARDS_VIEWS | SEATING_VIEWS | MERGING_VIEWS
    open_the_day(program, home)
    for size, language, dress in looks:
        program.window.resize(*size)
        program.set_language(language)
        program.set_theme(dress)
        for key, view in views.items():
            everywhere = key in {spec.key for spec in PAGES} | DESK_VIEWS.keys()
            if (everywhere or size == SIZES[0]) and (not only or key in only):
                for toast in program.window.findChildren(Toasts):
                    toast.hide()  # of the picture before
                sheet = view(program)
                settle(program)
                yield f"{language}-{dress}-{size[0]}x{size[1]}-{key}", sheet
                open_the_day(program, home)


def settle(program: Program) -> None:
    """Wait until searches have paused, jobs have ended and previews are drawn; at most ten seconds."""
    for _turn in range(100):
        QTest.qWait(SETTLED_MS)
        office = program.window.office
        busy = any(jobs.busy for jobs in program.window.findChildren(Jobs)) or (office and office.jobs.busy)
        drawing: list[PdfPreview | ProofPanel] = [
            *program.window.findChildren(PdfPreview),
            *program.window.findChildren(ProofPanel),
        ]
        previews = [each for each in drawing if each.isVisible()]
        tiled = all(each.whole for each in program.window.findChildren(Tiles))
        if not busy and tiled and all(each.drawn for each in previews):
            return


def open_the_day(program: Program, home: Path) -> None:
    """The sample with people in the hall, in the window; of the view before nothing is left."""
    for sheet in program.window.findChildren(QWidget):
        if isinstance(sheet, QDialog | CommandPalette):
            sheet.close()
    program.close_meeting()
    path, begun = home / "sample.rostrum", home / "begun.rostrum"
    if not begun.exists():
        shutil.copyfile(paths.samples()[0], begun)
        begun.chmod(0o644)
        program.open(begun)
        assert program.window.office is not None
        arrive(program.window.office)
        program.close_meeting()
    shutil.copyfile(begun, path)
    program.open(path)


def arrive(office: Office) -> None:
    """Two of three check in, one after the other, as far as they are not here already."""
    for place, person in enumerate(attendees.everyone()):
        if person.comes and place % 3:
            office.do(check_in, person.id, NOW - dt.timedelta(seconds=6 * (176 - place)), desk=Desk("东门"))


def at_page(key: str) -> Sheet:
    """A page of the open meeting, with its first row chosen where it has rows."""

    def show(program: Program) -> QWidget:
        assert program.window.desk is not None
        program.window.desk.go(key)
        page = program.window.desk.page(key)
        for table in page.findChildren(QAbstractItemView)[:1]:
            table.setCurrentIndex(table.model().index(1, 0))
        return program.window

    return show


def start(program: Program) -> QWidget:
    """The start page with one meeting to go on with."""
    program.close_meeting()
    return program.window


def empty(home: Path) -> Sheet:
    """A new meeting: the first steps."""

    def show(program: Program) -> QWidget:
        from db.store import Store
        from desktop_app.commands.meeting import new_meeting

        path = home / "new.rostrum"
        if not path.exists():
            program.close_meeting()
            Store.create(path, new_meeting("滨江市标准化协会年会"), clock=lambda: NOW).close()
        program.open(path)
        return program.window

    return show


def palette(program: Program) -> QWidget:
    """The command palette over the people."""
    at_page("attendees")(program)
    program.window.show_palette()
    sheet = program.window.findChild(CommandPalette)
    assert sheet is not None
    sheet.field.setText("l")
    return program.window


def editions(program: Program) -> QWidget:
    """An agenda that went out, and what has changed since."""
    from db.queries import agenda
    from desktop_app.commands import agenda as verbs
    from desktop_app.commands.editions import release_edition
    from desktop_app.domain.agenda import AgendaItem, ItemKind
    from desktop_app.domain.identity import new_id
    from desktop_app.ui.agenda.editions import EditionsDialog

    office = program.window.office
    assert office is not None
    items = agenda.items()
    if not items[0].place:
        office.do(release_edition, NOW - dt.timedelta(days=5))
        late = AgendaItem(new_id(), "通报重点领域投诉情况", kind=ItemKind.REPORT, minutes=8)
        office.do(verbs.add_item, late, items[4].id)
        office.do(verbs.remove_items, [items[9].id])
        office.do(verbs.shift_items, [items[7].id], -1)
    dialog = EditionsDialog(office, program.window)
    dialog.show()
    return dialog


class Showing(FakeAsker):
    """Leaves our own dialogs open, to be looked at."""

    def run(self, dialog: QDialog) -> bool:
        dialog.setModal(False)
        dialog.show()
        return False


def importing(home: Path) -> Sheet:
    """The roster again, as clerks send it on the last evening: corrected, with newcomers and a double."""

    def show(program: Program) -> QWidget:
        from desktop_app.domain.job import run_now
        from desktop_app.exchange.sheets import read_sheet
        from desktop_app.ui.attendees.importing import import_file

        rows = [
            list(row) for row in run_now(read_sheet(paths.resources() / "examples" / "roster-zh.xlsx")).rows
        ]
        people = [row for row in rows if sum(map(bool, row)) > 5][1:]
        for row in people[4:40:7]:
            row[4] = "秘书长"
        for place, name in enumerate(("诸葛明", "欧阳文静", "单雪梅")):
            people[place + 10][1:4] = [name, "", "市质量协会"]
        people[20][1] = people[21][1]
        rows += [list(people[30]), ["", "", "", "市消保委", "工作人员", "", "", "", "", "", ""]]
        path = home / "参会名单（改）.csv"
        with path.open("w", encoding="gb18030", newline="") as out:
            csv.writer(out).writerows(rows)
        office = program.window.office
        assert office is not None
        kept, office.asker = office.asker, Showing()
        import_file(office, program.window, path)
        settle(program)
        office.asker = kept
        return [each for each in program.window.findChildren(QDialog) if each.isVisible()][-1]

    return show


def reprints(program: Program) -> QWidget:
    """Badges were printed, and then somebody was promoted."""
    from dataclasses import replace

    from desktop_app.commands.attendees import edit_attendees
    from desktop_app.commands.reprints import mark_printed
    from desktop_app.ui.reprints import show_reprints

    office = program.window.office
    assert office is not None
    for kind in ("badges", "name-cards"):
        office.do(mark_printed, kind, NOW - dt.timedelta(hours=18))
    changed = [replace(each, position=f"{each.position}（兼）") for each in attendees.everyone()[3:60:8]]
    if "（兼）（兼）" not in changed[0].position:
        office.do(edit_attendees, [*changed[1:], replace(changed[0], name="江心怡")])
    kept, office.asker = office.asker, Showing()
    show_reprints(office, program.window)
    office.asker = kept
    return [each for each in program.window.findChildren(QDialog) if each.isVisible()][-1]


def studio(program: Program) -> QWidget:
    """The template studio with the hardest recipient on the page."""
    office = program.window.office
    assert office is not None
    dialog = StudioDialog(office, "zh", program.window)
    dialog.show()
    _proved(dialog)
    settle(program)
    dialog.shown_for.show_subject(dialog.proof.judged[0].proof.subject)
    dialog.choose(next(place for place, each in enumerate(dialog.template.elements) if each.flows))
    return dialog


def _proved(dialog: StudioDialog) -> None:
    """Wait until everybody has been proved, also on a busy machine."""
    while not dialog.proof.drawn:
        QTest.qWait(SETTLED_MS)


def studio_of(kind: str) -> Sheet:
    """The studio on the badges or name cards of the meeting."""

    def shown(program: Program) -> QWidget:
        from desktop_app.domain.templates import TemplateKind

        office = program.window.office
        assert office is not None
        dialog = StudioDialog(office, "zh", program.window, TemplateKind(kind))
        dialog.chooser.setCurrentIndex(dialog.chooser.count() - 1 if kind == "badge" else 0)
        dialog.show()
        _proved(dialog)
        settle(program)
        dialog.shown_for.show_subject(dialog.proof.judged[0].proof.subject)
        dialog.choose(next(i for i, each in enumerate(dialog.template.elements) if each.tinted))
        return dialog

    return shown


def stage_displays(program: Program) -> QWidget:
    """What the speaker sees, two minutes before the end."""
    from desktop_app.domain.running import PressKind
    from desktop_app.ui.running.page import RunningPage
    from desktop_app.ui.running.stage import SpeakerView

    at_page("running")(program)
    assert program.window.desk is not None
    page = program.window.desk.page("running")
    assert isinstance(page, RunningPage)
    page.rehearse()
    page.press(PressKind.START, page.plan.items[2].id)
    display = SpeakerView(program.window)
    display.resize(1440, 810)
    display.message("请注意时间")
    display.tell(page.moment())
    display.show()
    page.rehearse()
    return display


def settings(program: Program) -> QWidget:
    """The settings of the meeting."""
    dialog = SettingsDialog(program.window.office, program.settings, program.window)
    dialog.show()
    return dialog


def keep(widget: QWidget, path: Path) -> None:
    """Grab a widget into a small PNG: flat colours need no more than a palette."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    widget.grab().save(buffer, "PNG")
    picture = Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB")
    picture.quantize(palette=palette_of(picture), dither=Image.Dither.NONE).save(path, optimize=True)


def palette_of(picture: Image.Image) -> Image.Image:
    """256 colours: those of the theme, which must be exact, and the commonest of the picture."""
    ours = [int(colour[at : at + 2], 16) for colour in theme.current().colours().values() for at in (1, 3, 5)]
    rest = picture.quantize(256 - len(ours) // 3).getpalette() or []
    made = Image.new("P", (1, 1))
    made.putpalette((ours + rest)[: 3 * 256])
    return made


if __name__ == "__main__":
    sys.exit(main())
