"""Rosters as they come: one shape a test, each as a workbook that is really written and read, with what must come out.

`names` are the people taken in, in order; `told` are facts about some of them; `refused` and `doubles` count rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.attendees import Attendee, Capacity, Need, Status
from desktop_app.domain.job import run_now
from desktop_app.domain.review import Review, Verdict
from desktop_app.domain.roster_review import review_roster
from desktop_app.exchange.rosters import import_roster
from desktop_app.exchange.sheets import pasted
from tests.exchange.books import ods, xls, xlsx

Rows = Sequence[Sequence[Any]]
WANG, LI, ZHANG = "王伟", "李丽", "张杰"


@dataclass(frozen=True)
class Shape:
    """A sheet and what must be read from it."""

    rows: Rows
    names: str
    told: Mapping[str, Any] = field(default_factory=dict)
    refused: int = 0
    doubles: int = 0
    merged: Sequence[str] = ()


SHAPES: Mapping[str, Shape] = {
    "plain": Shape(
        [["姓名", "单位", "手机"], [WANG, "市商务委", 13800000001]],
        WANG,
        {"王伟.phone": "13800000001", "王伟.organisation": "市商务委"},
    ),
    "two titles merged over the table": Shape(
        [["滨江市消保委全体会议", "", ""], ["参会人员名单（共2人）", "", ""], ["姓名", "单位", "职务"],
         [WANG, "市商务委", "处长"], [LI, "市总工会", "部长"]],
        f"{WANG} {LI}", merged=["A1:C1", "A2:C2"],
    ),
    "a heading of two lines with merged groups": Shape(
        [["序号", "姓名", "联系方式", ""], ["", "", "手机", "邮箱"], [1, WANG, "13800000001", "w@example.org"]],
        WANG, {"王伟.phone": "13800000001", "王伟.email": "w@example.org"},
        merged=["A1:A2", "B1:B2", "C1:D1"],
    ),
    "a heading of two lines without merging": Shape(
        [["姓名", "联系方式", ""], ["", "手机", "邮箱"], [WANG, "13800000001", "w@example.org"]],
        WANG, {"王伟.email": "w@example.org"},
    ),
    "line ends within headings": Shape(
        [["姓 名", "工作\n单位", "联系\n电话"], [WANG, "市商务委", "13800000001"]],
        WANG, {"王伟.organisation": "市商务委", "王伟.phone": "13800000001"},
    ),
    "group headings with counts": Shape(
        [["姓名", "单位", "职务"], ["【市有关部门】（2人）", "", ""],
         [WANG, "市商务委", "处长"], [LI, "市公安局", "科长"],
         ["【各区】（1人）", "", ""], [ZHANG, "徐汇区", "局长"]],
        f"{WANG} {LI} {ZHANG}", {"王伟.delegation": "市有关部门", "张杰.delegation": "各区"},
    ),
    "group headings merged across": Shape(
        [["姓名", "单位", "职务"], ["一、人民团体", "", ""], [WANG, "市总工会", "部长"], ["二、企业", "", ""],
         [LI, "百货公司", "总监"]],
        f"{WANG} {LI}", {"王伟.delegation": "人民团体", "李丽.delegation": "企业"}, merged=["A2:C2", "A4:C4"],
    ),
    "headings again in every group": Shape(
        [["甲组（1人）", "", ""], ["姓名", "单位", "职务"], [WANG, "市商务委", "处长"], ["乙组（1人）", "", ""],
         ["姓名", "单位", "职务"], [LI, "市总工会", "部长"]],
        f"{WANG} {LI}", {"李丽.delegation": "乙组"},
    ),
    "an organisation merged down its people": Shape(
        [["单位", "姓名", "职务"], ["市商务委", WANG, "处长"], ["", LI, "科长"], ["市总工会", ZHANG, "部长"]],
        f"{WANG} {LI} {ZHANG}", {"李丽.organisation": "市商务委", "张杰.organisation": "市总工会"}, merged=["A2:A3"],
    ),
    "a delegation merged down its people": Shape(
        [["组别", "姓名", "单位"], ["甲组", WANG, "市商务委"], ["", LI, "市公安局"]],
        f"{WANG} {LI}", {"李丽.delegation": "甲组"}, merged=["A2:A3"],
    ),
    "wide blanks in names": Shape(
        [["姓名", "单位"], ["王　伟", "市商务委"], ["李 丽", "市公安局"], [" 张  杰 ", "市总工会"]],
        f"{WANG} {LI} {ZHANG}",
    ),
    "names of minorities with every dot": Shape(
        [["姓名", "单位"], ["买买提•热合曼", "市商务委"], ["努尔兰・哈斯木", "市民委"], ["阿依古丽．艾山", "市文联"]],
        "买买提·热合曼 努尔兰·哈斯木 阿依古丽·艾山",
    ),
    "titles in brackets behind names": Shape(
        [["姓名", "单位"], ["王伟（组长）", "市商务委"], ["李丽(女)", "市公安局"], ["张杰【副主任】", "市总工会"]],
        f"{WANG} {LI} {ZHANG}", {"王伟.position": "组长", "李丽.gender": "女", "张杰.position": "副主任"},
    ),
    "full-width digits": Shape(
        [["姓名", "单位", "手机"], [WANG, "市商务委", "１３８０００００００１"]], WANG, {"王伟.phone": "13800000001"},
    ),
    "phones with dashes, blanks and country code": Shape(
        [["姓名", "手机"], [WANG, "138-0000-0001"], [LI, "138 0000 0002"], [ZHANG, "+86 13800000003"],
         ["赵华", "021-64220001"]],
        f"{WANG} {LI} {ZHANG} 赵华",
        {"王伟.phone": "13800000001", "李丽.phone": "13800000002", "张杰.phone": "13800000003",
         "赵华.phone": "02164220001"},
    ),
    "phones as numbers with a fraction": Shape(
        [["姓名", "手机"], [WANG, 13800000001.0], [LI, "13800000002.0"]],
        f"{WANG} {LI}", {"王伟.phone": "13800000001", "李丽.phone": "13800000002"},
    ),
    "two phones in a cell": Shape(
        [["姓名", "电话"], [WANG, "13800000001/13900000001"]], WANG, {"王伟.phone": "13800000001"},
    ),
    "a serial number column with empty numbered lines": Shape(
        [["序号", "姓名", "单位"], [1, WANG, "市商务委"], [2, "", ""], [3, LI, "市公安局"]], f"{WANG} {LI}",
    ),
    "apologies and substitutes in remarks": Shape(
        [["姓名", "单位", "备注"], [WANG, "市商务委", "请假"], [LI, "市公安局", "由赵华代会"],
         [ZHANG, "市总工会", "因公请假"], ["钱进", "市文联", "对花生过敏"]],
        f"{WANG} {LI} {ZHANG} 钱进",
        {"王伟.status": Status.APOLOGIES, "李丽.substitute": "赵华", "张杰.status": Status.APOLOGIES,
         "钱进.notes": "对花生过敏"},
    ),
    "a total and a footer below": Shape(
        [["姓名", "单位"], [WANG, "市商务委"], ["合计：1人", ""], ["制表：办公室", "2027-03-01"],
         ["注：名单以实到为准", ""]],
        WANG, refused=0,
    ),
    "doubles": Shape(
        [["姓名", "单位", "手机"], [WANG, "市商务委", "13800000001"], ["王 伟", "市商务委", "13800000001"],
         [WANG, "市公安局", "13800000009"]],
        f"{WANG} {WANG}", doubles=1,
    ),
    "a row without a name": Shape(
        [["姓名", "单位", "职务"], [WANG, "市商务委", "处长"], ["", "市总工会", "部长"], ["待定", "市文联", "主席"]],
        WANG, refused=2,
    ),
    "headings in English": Shape(
        [["Full name", "Company", "Job title", "Mobile", "Dietary needs"],
         ["Zoë Kim", "Insurance Guild", "Member", "+44 7660 842665", "vegetarian"]],
        "Zoë Kim", {"Zoë Kim.phone": "+447660842665", "Zoë Kim.needs": (Need.VEGETARIAN,)},
    ),
    "first and last names": Shape(
        [["First name", "Last name", "Organisation"], ["Olga", "Jones", "Chamber"]], "Olga Jones",
    ),
    "headings in two languages": Shape(
        [["姓名 Name", "单位 Organisation", "手机 Mobile"], [WANG, "市商务委", "13800000001"]],
        WANG, {"王伟.organisation": "市商务委", "王伟.phone": "13800000001"},
    ),
    "traditional characters": Shape(
        [["姓名", "單位", "職務", "電話"], ["張琪", "消費者委員會", "總幹事", "13800000001"]],
        "張琪", {"張琪.organisation": "消費者委員會", "張琪.position": "總幹事"},
    ),
    "organisation and position in one column": Shape(
        [["姓名", "单位及职务"], [WANG, "市商务委 处长"]],
        WANG, {"王伟.organisation": "市商务委", "王伟.position": "处长"},
    ),
    "capacities in words": Shape(
        [["姓名", "参会身份"], [WANG, "委员"], [LI, "列席"], [ZHANG, "特邀"], ["赵华", "志愿者"]],
        f"{WANG} {LI} {ZHANG} 赵华",
        {"王伟.capacity": Capacity.MEMBER, "李丽.capacity": Capacity.NON_VOTING, "张杰.capacity": Capacity.GUEST},
    ),
    "ranks, some of them blank": Shape(
        [["姓名", "主席台排序"], [WANG, 1], [LI, 2.0], [ZHANG, ""]],
        f"{WANG} {LI} {ZHANG}", {"王伟.rank": 1, "李丽.rank": 2, "张杰.rank": None},
    ),
    "dates that a spreadsheet keeps as numbers": Shape(
        [["姓名", "单位", "报名日期"], [WANG, "市商务委", 46461], [LI, "市公安局", "2027-03-15"]], f"{WANG} {LI}",
    ),
    "a table that begins further right and below": Shape(
        [["", "", "", ""], ["", "", "", ""], ["", "", "姓名", "单位"], ["", "", WANG, "市商务委"],
         ["", "", LI, "市公安局"]],
        f"{WANG} {LI}",
    ),
    "a bare list of names": Shape([[WANG], ["李　丽"], [ZHANG]], f"{WANG} {LI} {ZHANG}"),
    "zero-width and bidi signs from chats": Shape(
        [["姓名", "单位"], ["\u200b王伟\ufeff", "\u202a市商务委\u202c"]], WANG, {"王伟.organisation": "市商务委"},
    ),
    "a rare character of plane 2": Shape(
        [["姓名", "单位"], ["张𬍛", "百货公司"], ["李䶮", "市工商联"]], "张𬍛 李䶮",
    ),
}  # fmt: skip


def taken(review: Review[Attendee]) -> list[Attendee]:
    return [each.value for each in review.of(Verdict.NEW) if each.value is not None]


def ensure(review: Review[Attendee], shape: Shape) -> None:
    people = taken(review)
    assert " ".join(person.name for person in people) == shape.names
    assert len(review.of(Verdict.REFUSED)) == shape.refused
    assert len(review.of(Verdict.DUPLICATE)) == shape.doubles
    known = {person.name: person for person in people}
    for path, wanted in shape.told.items():
        name, _dot, attribute = path.rpartition(".")
        assert getattr(known[name], attribute) == wanted, path


@pytest.mark.parametrize("name", SHAPES)
def test_an_untidy_roster(tmp_path: Path, name: str) -> None:
    shape = SHAPES[name]
    ensure(run_now(import_roster(xlsx(tmp_path / "名单.xlsx", shape.rows, shape.merged), [])), shape)


UNMERGED = [name for name, shape in SHAPES.items() if not shape.merged]


@pytest.mark.parametrize("name", UNMERGED)
def test_the_same_when_pasted(name: str) -> None:
    shape = SHAPES[name]
    cells = [[_pasted(cell) for cell in row] for row in shape.rows]
    html = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in cells)
    for table in (
        pasted("\n".join("\t".join(map(_quoted, row)) for row in cells)),
        pasted("", f"<table>{html}"),
    ):
        ensure(review_roster(table.rows, []), shape)


def _pasted(cell: Any) -> str:
    return str(int(cell)) if isinstance(cell, float) else str(cell)


def _quoted(cell: str) -> str:
    return f'"{cell}"' if "\n" in cell else cell


def test_the_whole_set_again_adds_nobody(tmp_path: Path) -> None:
    for name, shape in SHAPES.items():
        people = taken(review_roster([[_pasted(cell) for cell in row] for row in shape.rows], []))
        again = review_roster([[_pasted(cell) for cell in row] for row in shape.rows], people)
        assert not again.of(Verdict.NEW) and not again.of(Verdict.CHANGED), name


def test_old_and_open_formats_hold_the_same(tmp_path: Path) -> None:
    shape = SHAPES["group headings with counts"]
    ensure(run_now(import_roster(xls(tmp_path / "a.xls", shape.rows), [])), shape)
    ensure(run_now(import_roster(ods(tmp_path / "a.ods", shape.rows), [])), shape)
