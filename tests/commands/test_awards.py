"""Awards, batches and recipients through their commands, each one undoable change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.models import AttendeeRecord
from db.queries import awards as kept
from db.queries import papers
from db.queries import templates as queries
from db.queries.attendees import attendee_columns, everyone
from db.queries.certificates import check_certificate, register
from db.store import Store
from desktop_app.commands import award_list, awards, certificates, templates
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.award_sheet import read_awards
from desktop_app.domain.awards import Absence, Award, AwardKind, Batch, EntrySide, Issuer, Recipient
from desktop_app.domain.certificate_proof import CheckVerdict
from desktop_app.domain.certificate_register import RegisterState
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.refusal import Refusal
from desktop_app.exchange.templates import export_template, import_template
from desktop_app.printing.templates import default_template

NOW = dt.datetime(2027, 3, 14, 9)
HEAD = ("批次", "奖项", "等次", "类别", "获奖者", "领奖人", "单位", "颁奖领导", "表彰词")
LIST = (
    HEAD,
    ("1", "先进集体", "", "集体", "市总工会", "待定", "市总工会", "领导1", "甲。"),
    ("1", "先进集体", "", "集体", "市科学院", "代表二", "市科学院", "领导2", "乙。"),
    ("2", "突出个人", "", "个人", "获奖者", "获奖者", "区局", "", "丙。"),
    ("2", "突出个人", "", "个人", "无名氏", "", "外地", "", "丁。"),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    meeting = Meeting("0" * 32, "大会", certificate_pattern="消表〔{year}〕第{seq:03}号", secret="5e" * 20)
    made = Store.create(tmp_path / "m.rostrum", meeting, clock=lambda: NOW)
    folk = [
        Attendee("1" * 32, "领导1", rank=1, organisation="市府"),
        Attendee("2" * 32, "领导2", rank=2, organisation="人大"),
        Attendee("3" * 32, "代表二", organisation="市科学院"),
        Attendee("4" * 32, "获奖者", organisation="区局"),
    ]
    with made.change("import-people"):
        for person in folk:
            AttendeeRecord.insert(attendee_columns(person)).execute()
    award_list.take_in(made, read_awards(LIST, folk))
    yield made
    made.close()


def by_name(name: str) -> Recipient:
    return next(r for r in kept.recipients() if r.name == name)


def names(batch_id: str | None) -> list[str]:
    return [r.name for r in kept.recipients() if r.batch_id == batch_id]


def test_a_list_becomes_awards_batches_and_linked_recipients(store: Store) -> None:
    assert [a.title for a in kept.awards()] == ["先进集体", "突出个人"]
    assert [b.name for b in kept.batches()] == ["1", "2"]
    assert by_name("市总工会").representative_pending
    assert by_name("市科学院").representative_id == "3" * 32
    assert by_name("获奖者").attendee_id == "4" * 32
    assert by_name("市总工会").presenter_id == "1" * 32


def test_taking_a_list_in_is_one_step_of_undo(store: Store) -> None:
    store.undo(NOW)
    assert (kept.awards(), kept.batches(), kept.recipients()) == ([], [], [])
    store.redo(NOW)
    assert len(kept.recipients()) == 4


def test_the_same_list_again_changes_nothing_and_a_corrected_one_only_its_rows(store: Store) -> None:
    again = read_awards(LIST, everyone(), kept.commendations())
    with pytest.raises(Refusal, match="nothing-to-take-in"):
        award_list.take_in(store, again)
    before = by_name("获奖者")
    moved = [(*row[:8], "新词") if row[5] == "获奖者" else row for row in LIST]
    changes = award_list.take_in(store, read_awards(moved, everyone(), kept.commendations()))
    assert changes.of("recipient") == {before.id}
    assert by_name("获奖者") == replace(before, citation="新词")


def test_walking_orders_hold_only_those_who_are_on_the_list(store: Store) -> None:
    orders = kept.walking_orders()
    assert [order for _batch, order in orders] == [("3" * 32,), ("4" * 32,)]


def test_moving_between_and_within_batches(store: Store) -> None:
    first, second = kept.batches()
    awards.move_recipient(store, by_name("获奖者").id, first.id, by_name("市科学院").id)
    assert names(first.id) == ["市总工会", "获奖者", "市科学院"]
    awards.move_recipient(store, by_name("市总工会").id, first.id)
    assert names(first.id) == ["获奖者", "市科学院", "市总工会"]
    awards.move_recipient(store, by_name("市科学院").id, None)
    assert (names(first.id), names(None)) == (["获奖者", "市总工会"], ["市科学院"])
    awards.move_batch(store, second.id, first.id)
    assert [b.id for b in kept.batches()] == [second.id, first.id]
    with pytest.raises(Refusal, match="no-longer-there"):
        awards.move_recipient(store, by_name("获奖者").id, "f" * 32)


def test_removing_a_batch_leaves_its_recipients(store: Store) -> None:
    awards.remove_batch(store, kept.batches()[0].id)
    assert names(None) == ["市总工会", "市科学院"]


def test_presenters_come_from_the_dais_or_by_choice(store: Store) -> None:
    second = kept.batches()[1]
    awards.presenters_from_dais(store, second.id)
    assert [p.name for p in kept.presenters(second.id)] == ["领导1", "领导2"]
    awards.set_presenters(store, second.id, ["2" * 32])
    plan = kept.stage_plans()[1]
    assert {p.presenter.name for p in plan.places if p.presenter} == {"领导2"}
    with pytest.raises(Refusal, match="no-such-person"):
        awards.set_presenters(store, second.id, ["f" * 32])
    awards.choose_presenter(store, by_name("获奖者").id, "1" * 32)
    assert by_name("获奖者").presenter_name == "领导1"


def test_a_representative_is_chosen_or_open_again(store: Store) -> None:
    body = by_name("市总工会")
    awards.choose_representative(store, body.id, "3" * 32)
    assert (by_name("市总工会").representative, by_name("市总工会").representative_pending) == (
        "代表二",
        False,
    )
    awards.choose_representative(store, body.id)
    assert by_name("市总工会").representative_pending
    person = by_name("获奖者")
    awards.choose_representative(store, person.id, "3" * 32)
    assert (by_name("获奖者").on_stage_name, by_name("获奖者").on_stage_id) == ("代表二", "3" * 32)
    awards.choose_representative(store, person.id)
    assert (by_name("获奖者").on_stage_name, by_name("获奖者").representative_pending) == ("获奖者", False)


def test_what_cannot_be_is_refused(store: Store) -> None:
    batch = kept.batches()[0]
    with pytest.raises(Refusal, match="award-needs-title"):
        awards.add_award(store, Award("a" * 32, " "))
    with pytest.raises(Refusal, match="wording-unknown-field"):
        awards.add_award(store, Award("a" * 32, "奖", wording="{{phone}}"))
    with pytest.raises(Refusal, match="ushers-out-of-range"):
        awards.edit_batch(store, replace(batch, ushers=-1))
    with pytest.raises(Refusal, match="recipient-needs-name"):
        awards.edit_recipient(store, replace(by_name("获奖者"), name=""))
    with pytest.raises(Refusal, match="no-longer-there"):
        awards.add_recipient(store, Recipient("c" * 32, "f" * 32, batch.id, "甲"))


def test_adding_and_editing(store: Store) -> None:
    awards.add_award(store, Award("a" * 32, "特别奖", kind=AwardKind.GROUP))
    awards.add_batch(store, Batch("b" * 32, "特别"))
    awards.add_recipient(store, Recipient("c" * 32, "a" * 32, "b" * 32, "某单位", AwardKind.GROUP))
    awards.edit_award(store, replace(kept.awards()[-1], latin_title="Special"))
    awards.edit_batch(store, replace(kept.batches()[-1], entry=EntrySide.RIGHT, ushers=1))
    assert (kept.awards()[-1].latin_title, kept.batches()[-1].entry) == ("Special", EntrySide.RIGHT)
    assert names("b" * 32) == ["某单位"]
    awards.remove_award(store, "a" * 32)
    assert names("b" * 32) == []


def numbers() -> list[str]:
    return [c.number for c in kept.certificates()]


def test_numbers_are_given_in_handing_order_without_gaps(store: Store) -> None:
    certificates.issue_certificates(store, NOW)
    given = {c.recipient_id: c.number for c in kept.certificates()}
    assert [given[i] for i in kept.handing_order()] == [f"消表〔2027〕第{n:03}号" for n in (1, 2, 3, 4)]
    with pytest.raises(Refusal, match="nothing-to-issue"):
        certificates.issue_certificates(store, NOW)


def test_a_revoked_number_is_never_used_again(store: Store) -> None:
    certificates.issue_certificates(store, NOW)
    first = kept.certificates()[0]
    with pytest.raises(Refusal, match="revocation-needs-reason"):
        certificates.revoke_certificate(store, first.id, " ", NOW)
    certificates.revoke_certificate(store, first.id, "姓名有误", NOW)
    with pytest.raises(Refusal, match="already-revoked"):
        certificates.revoke_certificate(store, first.id, "again", NOW)
    certificates.issue_certificates(store, NOW)
    assert numbers()[-1] == "消表〔2027〕第005号"
    assert kept.standing_certificates()[first.recipient_id].serial == 5


def test_who_holds_a_number_is_not_removed(store: Store) -> None:
    certificates.issue_certificates(store, NOW, only=[by_name("获奖者").id])
    for attempt in (
        lambda: awards.remove_recipient(store, by_name("获奖者").id),
        lambda: awards.remove_award(store, by_name("获奖者").award_id),
    ):
        with pytest.raises(Refusal, match="has-certificate"):
            attempt()
    awards.remove_recipient(store, by_name("市总工会").id)
    assert "市总工会" not in [r.name for r in kept.recipients()]


def test_issuers_keep_their_pictures_as_assets(store: Store) -> None:
    issuer = Issuer("d" * 32, "市消保委", signer="主任")
    certificates.save_issuer(store, issuer, seal=b"\x89PNG seal")
    certificates.save_issuer(store, replace(kept.issuers()[0], seal_mm=45))
    (saved,) = kept.issuers()
    assert (saved.seal_mm, len(saved.seal)) == (45, 64)
    with pytest.raises(Refusal, match="seal-size"):
        certificates.save_issuer(store, replace(saved, seal_mm=5))
    with pytest.raises(Refusal, match="issuer-needs-name"):
        certificates.save_issuer(store, replace(saved, name=""))
    certificates.remove_issuer(store, saved.id)
    assert kept.issuers() == []


def test_undoing_an_issue_voids_the_numbers_and_never_frees_them(store: Store) -> None:
    certificates.issue_certificates(store, NOW)
    first = numbers()
    store.undo()
    assert numbers() == first and kept.standing_certificates() == {}
    assert {line.state for line in register()} == {RegisterState.VOID}
    certificates.issue_certificates(store, NOW)
    assert [c.serial for c in kept.certificates()] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert {c.serial for c in kept.standing_certificates().values()} == {5, 6, 7, 8}
    store.undo()
    store.redo()
    assert {c.serial for c in kept.standing_certificates().values()} == {5, 6, 7, 8}


def test_a_certificate_is_issued_anew_in_one_step(store: Store) -> None:
    certificates.issue_certificates(store, NOW)
    first = kept.certificates()[0]
    certificates.reissue_certificate(store, first.id, "姓名有误", NOW)
    assert kept.standing_certificates()[first.recipient_id].serial == 5
    line = register()[0]
    assert (line.state, line.reason) == (RegisterState.REVOKED, "姓名有误")


def test_a_shown_certificate_is_checked_by_signature_and_register(store: Store) -> None:
    certificates.issue_certificates(store, NOW)
    given = papers.gather("certificates", "zh")["sheets"]
    code, number = given[0].code, given[0].fields["number"]
    found = check_certificate(f" {code.lower()}\r\n")
    assert (found.verdict, found.number, found.name) == (CheckVerdict.GENUINE, number, given[0].name)
    assert check_certificate(number).verdict is CheckVerdict.GENUINE
    altered = code[:-1] + ("A" if code[-1] != "A" else "B")
    assert check_certificate(altered).verdict in {CheckVerdict.FORGED, CheckVerdict.DAMAGED}
    assert check_certificate("C2:HELLO").verdict is CheckVerdict.DAMAGED
    for foreign in ("", "M1.0123", "消表〔2027〕第999号", "https://example.org"):
        assert check_certificate(foreign).verdict is CheckVerdict.FOREIGN
    awards.edit_recipient(store, replace(by_name(given[0].name), name="改名"))
    assert check_certificate(code).verdict is CheckVerdict.RENAMED
    certificates.revoke_certificate(store, register()[0].certificate.id, "作废", NOW)
    assert check_certificate(code).verdict is CheckVerdict.REVOKED
    sheets = papers.gather("certificates", "zh")["sheets"]
    other = next(sheet for sheet in sheets if sheet.name == "改名")
    assert other.code == ""


def test_a_design_of_ones_own_is_kept_chosen_and_let_go(store: Store, tmp_path: Path) -> None:
    usual = default_template("zh")
    export_template(usual, tmp_path / "x.rostrum-template")
    templates.save_template(store, import_template(tmp_path / "x.rostrum-template"))
    (own,) = queries.templates()
    assert own.key and replace(own, key=usual.key) == usual
    award = kept.awards()[0]
    awards.edit_award(store, replace(award, template=own.key))
    gathered = papers.gather("certificates", "zh")
    assert own.key in {sheet.template for sheet in gathered["sheets"]} and own.key in gathered["templates"]
    templates.save_template(store, replace(own, title="另一个"))
    assert [each.title for each in queries.templates()] == ["另一个"]
    templates.remove_template(store, own.key)
    assert kept.awards()[0].template == "" and queries.templates() == []
    with pytest.raises(Refusal, match="template-needs-title"):
        templates.save_template(store, replace(own, title=" "))


def test_one_who_cannot_come_leaves_a_gap_until_somebody_comes_instead(store: Store) -> None:
    body = by_name("市科学院")
    awards.set_absence(store, body.id, Absence.GAP)
    plan = kept.stage_plans()[0]
    assert [p.walk for p in plan.places if p.recipient.id == body.id] == [0]
    assert papers.gather("certificates")["sheets"][-1].recipient_id == body.id, "in no pile, so it comes last"
    awards.choose_representative(store, body.id, name="代领人")
    assert by_name("市科学院").absence is Absence.NONE
    store.undo()
    assert by_name("市科学院").absence is Absence.GAP


def test_two_change_places_and_pairs_are_kept_or_free(store: Store) -> None:
    one, other = by_name("市总工会"), by_name("获奖者")
    awards.swap_recipients(store, one.id, other.id)
    assert by_name("市总工会").batch_id == other.batch_id and by_name("获奖者").batch_id == one.batch_id
    assert by_name("获奖者").order == one.order
    awards.set_presenters(store, other.batch_id or "", ["2" * 32])
    before = {p.recipient.id: p.presenter for p in kept.stage_plans()[1].places}
    awards.lock_pairs(store, other.batch_id or "")
    assert {r.presenter_name for r in kept.recipients() if r.batch_id == other.batch_id} == {
        p.name for p in before.values() if p
    }
    awards.lock_pairs(store, other.batch_id or "", locked=False)
    assert {r.presenter_name for r in kept.recipients() if r.batch_id == other.batch_id} == {""}
