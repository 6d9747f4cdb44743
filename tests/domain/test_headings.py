from __future__ import annotations

from desktop_app.domain.headings import find_header, with_columns

NAMES = {
    "name": ("姓名", "Name"),
    "phone": ("手机", "Phone"),
    "email": ("邮箱", "E-mail"),
    "minutes": ("时长", "Minutes"),
}


def test_the_heading_row_is_found_under_titles() -> None:
    rows = [
        ("会议参会人员名单", "", ""),
        ("（共176人）", "", ""),
        ("序号", "姓 名", "手\n机"),
        ("1", "王伟", "138"),
    ]
    header = find_header(rows, NAMES, "name")
    assert header is not None and header.row == 2
    assert dict(header.columns) == {"name": 1, "phone": 2}
    assert header.cell(rows[3], "phone") == "138" and header.cell(rows[3], "email") == ""


def test_headings_of_two_rows_are_read_together() -> None:
    rows = [("姓名", "联系方式", ""), ("", "手机", "邮箱"), ("王伟", "138", "a@b")]
    header = find_header(rows, NAMES, "name")
    assert header is not None and header.row == 1
    assert dict(header.columns) == {"name": 0, "phone": 1, "email": 2}


def test_case_punctuation_and_brackets_do_not_matter() -> None:
    header = find_header([("NAME *", "email", "时长（分钟）")], NAMES, "name")
    assert header is not None and set(header.columns) == {"name", "email", "minutes"}


def test_an_exact_heading_goes_before_one_that_contains_it() -> None:
    header = find_header([("姓名", "领导姓名", "手机")], NAMES, "name")
    assert header is not None and header.columns["name"] == 0


def test_a_row_of_data_is_no_heading() -> None:
    assert find_header([("王伟", "13812345678"), ("李丽", "139")], NAMES, "name") is None
    assert find_header([("姓名",)], NAMES, "name") is None


def test_columns_can_be_corrected_by_hand() -> None:
    header = find_header([("姓名", "手机", "电话二")], NAMES, "name")
    assert header is not None
    corrected = with_columns(header, {1: "", 2: "phone"})
    assert dict(corrected.columns) == {"name": 0, "phone": 2}
