"""The awards page as it is used: the stage, somebody who cannot come, and the papers that change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.app import Program
from desktop_app.domain.awards import Absence
from desktop_app.ui.awards.absence import AbsenceDialog

Sheet = Callable[[Program], QWidget]


def page_of(program: Program) -> Any:
    """The awards page in the window."""
    assert program.window.desk is not None
    program.window.desk.go("awards")
    return program.window.desk.page("awards")


def on_stage(program: Program) -> QWidget:
    """A batch on stage, one place empty, some of its people not in the hall yet."""
    from desktop_app.commands.awards import set_absence

    page = page_of(program)
    plan = page.ceremony.plans[0]
    page.office.do(set_absence, plan.places[2].recipient.id, Absence.GAP)
    page.show_subject(plan.batch.id)
    return program.window


def cannot_come(program: Program) -> QWidget:
    """What is asked about one who cannot come."""
    dialog = _dialog(program)
    dialog.picker.ask("王")
    return dialog


def papers_that_changed(program: Program) -> QWidget:
    """What says something else afterwards."""
    dialog = _dialog(program)
    dialog.gap.click()
    return dialog


def _dialog(program: Program) -> AbsenceDialog:
    page = page_of(program)
    recipient = page.ceremony.plans[1].places[1].recipient
    dialog = AbsenceDialog(page.office, recipient, page.ceremony, program.window)
    dialog.show()
    return dialog


def verified(program: Program) -> QWidget:
    """A certificate that was taken back, shown at the desk."""
    from db.queries.certificates import register
    from desktop_app.commands.certificates import issue_certificates, revoke_certificate
    from desktop_app.ui.awards.verify import VerifyDialog

    page = page_of(program)
    if not register():
        page.office.do(issue_certificates, page.office.now())
    line = register()[0]
    if line.certificate.revoked_at is None:
        page.office.do(revoke_certificate, line.certificate.id, "姓名有误", page.office.now())
    dialog = VerifyDialog(page.office, program.window)
    dialog.show()
    dialog.check(line.certificate.number)
    return dialog


def proved(program: Program) -> QWidget:
    """The proof before release, with a recipient whose name no font has."""
    from dataclasses import replace

    from db.queries import awards as kept
    from desktop_app.commands.awards import edit_recipient
    from desktop_app.ui.awards.proving import ProvingDialog

    page = page_of(program)
    page.office.do(edit_recipient, replace(kept.recipients()[20], name="王\U000323ae"))
    dialog = ProvingDialog(page.office, "zh", page._print, program.window)
    dialog.show()
    return dialog


def aligned(program: Program) -> QWidget:
    """A printer that errs by a millimetre and a half."""
    from desktop_app.ui.awards.alignment import AlignmentDialog

    page = page_of(program)
    dialog = AlignmentDialog(page.office, program.window)
    dialog.measures["left"].setValue(21.5)
    dialog.measures["wide"].setValue(257.4)
    dialog.show()
    return dialog


def signing(program: Program) -> QWidget:
    """A digital ID that has been looked at."""
    import datetime as dt

    from desktop_app.ui.awards.signing import SigningDialog
    from tests.printing.identities import PASSWORD, pkcs12_file

    page = page_of(program)
    now = page.office.now().astimezone(dt.UTC)
    file = Path("build") / "binjiang-council.p12"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(pkcs12_file(first=now, last=now + dt.timedelta(days=700))[0])
    dialog = SigningDialog(page.office, program.window)
    dialog.file.setText(str(file))
    dialog.password.setText(PASSWORD)
    dialog.show()
    dialog.check()
    return dialog


VIEWS: dict[str, Sheet] = {
    "sign-certificates": signing,
    "align-printer": aligned,
    "verify": verified,
    "prove-certificates": proved,
    "awards-stage": on_stage,
    "awards-cannot-come": cannot_come,
    "awards-papers-changed": papers_that_changed,
}
