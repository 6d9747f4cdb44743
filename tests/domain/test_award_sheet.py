"""Award lists as offices write them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.attendees import Attendee
from desktop_app.domain.award_sheet import Commendation, kind_of, read_awards
from desktop_app.domain.awards import AwardKind
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.review import Verdict

HEAD = ("批次", "奖项", "等次", "类别", "获奖者", "领奖人", "单位", "颁奖领导", "表彰词")
PEOPLE = [
    Attendee("p1", "刘瑶英", organisation="崇明洲区消保委"),
    Attendee("p2", "孙 浩".replace(" ", ""), organisation="市人大", rank=2),
    Attendee("p3", "李军", organisation="甲局"),
    Attendee("p4", "李军", organisation="乙局"),
]


def told(*rows: tuple[str, ...], known: tuple[Commendation, ...] = ()) -> list[tuple[Verdict, list[str]]]:
    review = read_awards([("表彰名单",), HEAD, *rows], PEOPLE, known)
    return [(each.verdict, [reason.code for reason in each.reasons]) for each in review.proposals]


def line(*rows: tuple[str, ...]) -> Commendation:
    value = read_awards([HEAD, *rows], PEOPLE).proposals[-1].value
    assert value is not None
    return value


def test_a_person_is_linked_with_the_presenter_and_blanks_in_names_do_not_matter() -> None:
    value = line(("第2批", "突出贡献个人", "", "个人", "刘 瑶 英", "刘瑶英", "崇明", "孙\u3000浩", "好。"))
    assert (value.attendee_id, value.presenter_id, value.batch) == ("p1", "p2", "2")
    assert value.representative == "" and not value.pending


def test_namesakes_are_told_apart_by_their_body_or_left_to_a_person() -> None:
    assert line(("1", "奖", "", "个人", "李军", "", "乙局", "", "")).attendee_id == "p4"
    assert told(("1", "奖", "", "个人", "李军", "", "丙局", "", "好。")) == [
        (Verdict.NEW, ["recipient-namesakes"])
    ]


def test_pending_means_nobody_is_named() -> None:
    value = line(("1", "奖", "", "集体", "市总工会", "待定", "市总工会", "", ""))
    assert value.pending and value.representative == "" and value.representative_id is None


def test_merged_cells_repeat_batch_and_award() -> None:
    first = ("1", "先进集体", "", "集体", "市总工会", "刘瑶英", "", "", "")
    assert (line(first, ("", "", "", "集体", "市科学院", "李军", "", "", "")).award) == "先进集体"


def test_rows_without_name_or_award_are_refused_and_twins_are_duplicates() -> None:
    row = ("1", "奖", "", "个人", "刘瑶英", "", "甲", "", "")
    nameless = ("1", "奖", "", "个人", "待定", "", "", "", "")
    assert [verdict for verdict, _ in told(row, row, nameless)] == [
        Verdict.NEW,
        Verdict.DUPLICATE,
        Verdict.REFUSED,
    ]


def test_a_known_line_is_unchanged_or_changed_with_the_fields_named() -> None:
    row = ("1", "奖", "", "个人", "刘瑶英", "", "甲", "", "旧")
    known = replace(line(row), recipient_id="r1")
    assert told(row, known=(known,)) == [(Verdict.UNCHANGED, [])]
    review = read_awards([HEAD, (*row[:-1], "新")], PEOPLE, [known])
    (proposal,) = review.proposals
    assert [(c.field, c.old, c.new) for c in proposal.changes] == [("citation", "旧", "新")]
    assert proposal.value is not None and proposal.value.recipient_id == "r1"


def test_a_sheet_without_the_column_leaves_what_is_known() -> None:
    known = replace(line(("1", "奖", "", "个人", "刘瑶英", "", "甲", "孙浩", "词")), recipient_id="r1")
    review = read_awards([("奖项", "获奖者", "单位"), ("奖", "刘瑶英", "甲")], PEOPLE, [known])
    assert review.proposals[0].verdict is Verdict.UNCHANGED


def test_english_headings_and_what_is_no_award_list() -> None:
    review = read_awards([("Award", "Recipient", "Citation"), ("Best", "Ann Lee", "Good work")], PEOPLE)
    assert review.proposals[0].verdict is Verdict.NEW
    with pytest.raises(Refusal, match="awards-no-header"):
        read_awards([("序号", "金额"), ("1", "2")], PEOPLE)


@pytest.mark.parametrize(
    ("told", "name", "kind"),
    [
        ("集体", "甲", AwardKind.GROUP),
        ("个人", "某某公司", AwardKind.PERSON),
        ("", "滨江水务集团有限公司", AwardKind.GROUP),
        ("", "刘瑶英", AwardKind.PERSON),
    ],
)
def test_kind_is_read_or_guessed_from_the_name(told: str, name: str, kind: AwardKind) -> None:
    assert kind_of(told, name, "奖") is kind


def test_doubts_about_a_citation_come_with_its_row() -> None:
    rows = (
        ("1", "奖", "", "个人", "刘瑶英", "", "甲局", "", "李军同志工作认真。"),
        ("1", "奖", "", "个人", "李军", "", "甲局", "", "工作认真。"),
        ("1", "奖", "", "个人", "孙浩", "", "市人大", "", ""),
    )
    assert [codes for _verdict, codes in told(*rows)] == [["citation-other-name"], [], ["citation-missing"]]
