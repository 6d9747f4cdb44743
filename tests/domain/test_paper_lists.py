"""Paper lists: numbers, ranges and names, however people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.attendees import Attendee, Status
from desktop_app.domain.paper_lists import read_paper_list

NAMES = ("王伟", "李丽", "Zoë Kim", "张三", "李丽", "赵六", "钱七", "孙八", "周九", "吴十")
SHEET = [Attendee(f"p{number}", name) for number, name in enumerate(NAMES, start=1)]


def numbers(text: str) -> list[int]:
    return [int(person.id[1:]) for person in read_paper_list(text, SHEET).people]


@pytest.mark.parametrize(
    "text",
    ["1-3, 6", "1–3，6", "1至3、6", "1~3;6", "6,1,2,3", "1 - 3 , 6", "1 2 3 6", "1到3\n6", "王伟 2-3 赵六"],
)
def test_ranges_in_every_writing(text: str) -> None:
    assert numbers(text) == [1, 2, 3, 6]


def test_names_and_what_is_wrong_with_them() -> None:
    found = read_paper_list("王　伟、Zoë Kim, 李丽, 无名氏, 9-12, 3-1, 0", SHEET)
    assert [person.name for person in found.people] == ["王伟", "Zoë Kim"]
    assert found.several == ("李丽",) and found.unknown == ("无名氏", "9-12", "3-1", "0")


def test_a_substitute_signs_under_the_own_name() -> None:
    person = Attendee("p1", "王伟", status=Status.SUBSTITUTED, substitute="赵华")
    assert read_paper_list("赵华", [person]).people == read_paper_list("王伟", [person]).people == (person,)


@given(st.text(alphabet="0123456789-,、 王伟至\n", max_size=40))
def test_nothing_is_an_error_and_nobody_is_named_twice(text: str) -> None:
    found = read_paper_list(text, SHEET)
    assert len({person.id for person in found.people}) == len(found.people) <= len(SHEET)
