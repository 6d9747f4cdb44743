from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop_app.domain.phones import read_phone, shown


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("179-0124-2418", "17901242418"),
        ("152 2567 3183", "15225673183"),
        ("１３８００００１１１１", "13800001111"),
        ("18945880754.0", "18945880754"),
        ("+86 138-0000-1111", "13800001111"),
        ("0086 13800001111", "13800001111"),
        ("+44 7974 884722", "+447974884722"),
        ("'+447974884722", "+447974884722"),
        ("(021) 6422 0000", "02164220000"),
        ("021-64220000转801", "02164220000-801"),
        ("", ""),
    ],
)
def test_a_number_is_read_however_it_is_written(written: str, number: str) -> None:
    read = read_phone(written)
    assert (read.number, read.odd) == (number, False)


def test_a_short_number_is_kept_and_told() -> None:
    assert read_phone("1380000").number == "1380000" and read_phone("1380000").odd
    assert read_phone("待补").odd and read_phone("待补").number == ""


def test_of_several_numbers_the_first_is_taken_and_the_others_told() -> None:
    read = read_phone("13800001111/13900002222")
    assert (read.number, read.others) == ("13800001111", ("13900002222",))


@example("0转0")
@example("1380000转1111")
@example("62351234转801")
@example("+44 20 7946 0958 ext 12")
@example("0:0")
@example("0 0 8 6 13800001111")
@example("0000")
@given(st.text(max_size=40) | st.text("0123456789+-() :x.转/", max_size=24))
def test_reading_a_number_twice_changes_nothing(text: str) -> None:
    number = read_phone(text).number
    assert read_phone(number).number == number


def test_numbers_are_shown_in_groups() -> None:
    assert shown("13812345678") == "138 1234 5678" and shown("+447974884722") == "+447974884722"


def test_an_extension_survives_every_later_edit() -> None:
    kept = read_phone("6235 1234 转 801").number
    assert kept == "62351234-801" == read_phone(kept).number
    assert read_phone("1380000-1111").number == "13800001111"
    assert read_phone("021-62351234").number == "02162351234" and read_phone("555-1234").number == "5551234"
