"""Finding against the plainest way of doing the same, and the order of hits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.attendees import Attendee
from desktop_app.domain.finding import CROWD, REBUILD, Finder
from desktop_app.domain.job import run_now
from desktop_app.domain.names import folded
from desktop_app.domain.search_keys import Findable, keys_of, texts_to_read

READINGS = {
    "姜明玉": ("jiang ming yu",), "姜明": ("jiang ming",), "曾宗翰": ("ceng zong han",), "单佩珊": ("dan pei shan",),
    "王伟": ("wang wei",), "吕布": ("lv bu",), "赵华": ("zhao hua",), "张𬍛": ("zhang li",),
    "市消保委": ("shi xiao bao wei",), "云帆公司": ("yun fan gong si",), "甲团": ("jia tuan",),
    "努尔兰·哈斯木": ("nu er lan ha si mu",),
}  # fmt: skip

PEOPLE = [
    Attendee(
        "1", "姜明玉", organisation="市消保委", phone="13800005418", badge_number="A017", roster_order=1
    ),
    Attendee("2", "姜明", organisation="云帆公司", phone="13900001111", delegation="甲团", roster_order=2),
    Attendee("3", "曾宗翰", organisation="市消保委", roster_order=3),
    Attendee("4", "单佩珊", organisation="云帆公司", roster_order=4),
    Attendee("5", "王伟", organisation="市消保委", substitute="赵华", roster_order=5),
    Attendee("6", "王伟", organisation="云帆公司", roster_order=6),
    Attendee("7", "吕布", roster_order=7),
    Attendee("8", "张𬍛", latin_name="Zhang Li", roster_order=8),
    Attendee(
        "9", "Renée van der Berg", organisation="Bar Association", phone="+447974884722", roster_order=9
    ),
    Attendee("10", "努尔兰·哈斯木", roster_order=10),
]
SEATS = {"3": "7-12"}


def finder(people: list[Attendee] | None = None) -> Finder:
    return Finder([Findable(each, SEATS.get(each.id, "")) for each in people or PEOPLE], READINGS)


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("jmy", ["1"]), ("姜明", ["2", "1"]), ("jiangmingyu", ["1"]), ("jiangmy", ["1"]), ("zeng", ["3"]),
        ("ceng", ["3"]), ("shan", ["4"]), ("单", ["4"]), ("dan", ["4"]), ("lv", ["7"]), ("lu", ["7"]), ("lyu", ["7"]),
        ("ww", ["5", "6"]), ("ww yf", ["6"]), ("ww xbw", ["5"]), ("王伟 云帆", ["6"]), ("赵华", ["5"]),
        ("zh", ["5", "8", "3"]),
        ("5418", ["1"]), ("1380", ["1"]), ("4722", ["9"]), ("a017", ["1"]), ("7-12", ["3"]), ("renee", ["9"]),
        ("berg", ["9"]), ("rvdb", ["9"]), ("BAR", ["9"]), ("𬍛", ["8"]), ("哈斯木", ["10"]), ("nel", ["10"]),
        ("jt", ["2"]),
        ("enée", ["9"]), ("xyz", []), ("", []), ("   ", []),
    ],
)  # fmt: skip
def test_what_people_type(typed: str, ids: list[str]) -> None:
    found = finder().find(typed)
    assert found[: len(ids)] == ids and bool(found) == bool(ids)


def test_on_ties_those_not_yet_arrived_come_first() -> None:
    assert finder().find("ww") == ["5", "6"]
    assert finder().find("ww", present={"5"}) == ["6", "5"]
    assert finder().find("姜明", present={"2"})[0] == "2"  # exact stays before prefix


def test_a_limit_gives_the_best() -> None:
    assert finder().find("j", limit=1) == finder().find("j")[:1]


def test_changes_are_found_at_once() -> None:
    made = finder()
    made.update([Findable(replace(PEOPLE[0], name="王伟"))])
    assert made.find("姜明玉") == [] and "1" in made.find("王伟")
    made.update([Findable(Attendee("11", "吕布", roster_order=11))])
    assert made.find("吕布") == ["7", "11"]
    made.update([], gone=["7"])
    assert made.find("吕布") == ["11"] and len(made) == len(PEOPLE)


def test_many_changes_wear_the_index_and_a_new_one_finds_the_same() -> None:
    made = finder()
    more = [
        Findable(Attendee(f"n{n}", "曾宗翰", badge_number=f"N{n}", roster_order=n))
        for n in range(REBUILD + 1)
    ]
    assert not made.worn
    made.update(more)
    assert made.worn
    everybody = [*(Findable(each, SEATS.get(each.id, "")) for each in PEOPLE), *more]
    anew = run_now(Finder.building(everybody, READINGS))
    assert not anew.worn
    for one in (made, anew):
        assert len(one.find("zzh")) == REBUILD + 2 and one.find(f"n{REBUILD} zzh") == [f"n{REBUILD}"]


def test_which_texts_need_readings() -> None:
    assert texts_to_read(PEOPLE[8:9]) == set() and "赵华" in texts_to_read(PEOPLE[4:5])


def plainly(people: list[Attendee], typed: str) -> set[str]:
    """Whoever has, for each word, a key that begins with it or holds it."""
    words = folded(typed).split()
    found = set()
    for each in people:
        keys = keys_of(Findable(each, SEATS.get(each.id, "")), READINGS)
        begins = keys.who | keys.about | keys.inner
        inside = keys.who | keys.about
        if words and all(
            any(key.startswith(word) for key in begins)
            or (len(word) > 1 and any(word in key for key in inside))
            for word in words
        ):
            found.add(each.id)
    return found


@given(
    st.lists(st.sampled_from(PEOPLE), unique_by=lambda each: each.id, min_size=1),
    st.lists(
        st.text(st.sampled_from("jzwhlyunm13840王伟明市委a"), min_size=1, max_size=4), min_size=1, max_size=2
    ),
    st.sets(st.sampled_from([each.id for each in PEOPLE])),
)
def test_the_index_finds_what_the_plain_way_finds(
    people: list[Attendee], words: list[str], changed: set[str]
) -> None:
    typed = " ".join(words)
    made = finder(people)
    made.update([Findable(each, SEATS.get(each.id, "")) for each in people if each.id in changed])
    hits = made.find(typed)
    assert set(hits) == plainly(people, typed) and len(hits) == len(set(hits))


def test_a_letter_that_a_crowd_shares_finds_each_once() -> None:
    crowd = [Attendee(f"c{place:04}", "王伟", "Wang Wei", roster_order=place) for place in range(CROWD)]
    anyone = Finder(map(Findable, crowd), READINGS)
    present = {each.id for each in crowd[: CROWD // 2]}
    found = anyone.find("w", present)
    assert found == [each.id for each in crowd[CROWD // 2 :] + crowd[: CROWD // 2]]
    assert Finder(map(Findable, crowd), READINGS).find("w", present, 7) == found[:7]
