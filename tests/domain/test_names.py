"""Cleaning: what is typed, pasted and exported by old systems becomes one and the same name."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.names import (
    clean_name,
    clean_text,
    folded,
    private_use,
    readings_of,
    romanised,
    surname_and_given,
)
from desktop_app.domain.surnames import SPECIAL


@pytest.mark.parametrize(
    ("written", "name", "aside"),
    [
        ("王　伟", "王伟", ""),
        (" 王 伟 ", "王伟", ""),
        ("王\u200b伟\ufeff", "王伟", ""),
        ("努尔兰• 哈斯木", "努尔兰·哈斯木", ""),
        ("阿依古丽 ‧ 买买提", "阿依古丽·买买提", ""),
        ("张伟（组长）", "张伟", "组长"),
        ("李䶮(女，回族)", "李䶮", "女，回族"),
        ("王伟（甲）（乙）", "王伟", "甲，乙"),
        ("张\u3000𬍛 *", "张𬍛", ""),
        ("Ｊｏｈｎ　Smith", "John Smith", ""),
        ("D'Arcy  Kjær", "D'Arcy Kjær", ""),
        ("Mary-Jane van der Berg", "Mary-Jane van der Berg", ""),
        ("姓名待定", "", ""),
        ("（待定）", "", "待定"),
        ("TBD", "", ""),
        ("", "", ""),
    ],
)
def test_a_name_is_cleaned_and_its_title_split_off(written: str, name: str, aside: str) -> None:
    cleaned = clean_name(written)
    assert (cleaned.name, cleaned.aside) == (name, aside)


@given(st.text(max_size=80))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)
    name = clean_name(text).name
    assert clean_name(name).name == name


@given(st.text(max_size=80))
def test_nothing_unseen_is_left_in_a_text(text: str) -> None:
    cleaned = clean_text(text)
    assert not {unicodedata.category(sign) for sign in cleaned} & {"Cc", "Cf", "Cs"}
    assert cleaned == cleaned.strip() and "  " not in cleaned


@given(
    st.text(st.sampled_from("王伟李䶮张𬍛㛃"), min_size=1, max_size=4),
    st.text(st.sampled_from(" \u3000\u200b\u00a0")),
)
def test_blanks_never_make_another_person(name: str, blank: str) -> None:
    assert clean_name(blank.join(name)).name == name


def test_private_use_signs_are_kept_and_told() -> None:
    assert clean_name("王\ue863").name == "王\ue863"
    assert private_use("王\ue863") == "\ue863" and private_use("王䶮") == ""


def test_newer_ideographs_than_this_python_knows_are_kept() -> None:
    assert clean_text("张\U00031350") == "张\U00031350"


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("姜明敏", ("姜", "明敏")),
        ("长孙华", ("长孙", "华")),
        ("上官峰", ("上官", "峰")),
        ("欧阳", ("欧", "阳")),
        ("乌云其其格", ("", "乌云其其格")),
        ("努尔兰·哈斯木", ("", "努尔兰·哈斯木")),
        ("Zoë Kim", ("", "Zoë Kim")),
    ],
)
def test_surnames_are_parted(name: str, parts: tuple[str, str]) -> None:
    assert surname_and_given(name) == parts


@pytest.mark.parametrize(
    ("name", "syllables", "expected"),
    [
        ("曾宗翰", "ceng zong han", {"zengzonghan", "cengzonghan"}),
        ("单佩珊", "dan pei shan", {"shanpeishan", "danpeishan", "chanpeishan"}),
        ("尉迟敬", "yu chi jing", {"yuchijing"}),
        ("长孙华", "zhang sun hua", {"zhangsunhua"}),
        ("吕布", "lv bu", {"lvbu", "lubu", "lyubu"}),
        ("姜宇", "jiang yu", {"jiangyu"}),
    ],
)
def test_every_reading_of_a_surname_is_known(name: str, syllables: str, expected: set[str]) -> None:
    assert {"".join(reading) for reading in readings_of(name, syllables.split())} == expected


def test_the_surname_table_has_the_ones_that_are_read_wrong() -> None:
    first = {
        "曾": "zeng",
        "单": "shan",
        "仇": "qiu",
        "解": "xie",
        "区": "ou",
        "查": "zha",
        "朴": "piao",
        "翟": "zhai",
    }
    assert {sign: SPECIAL[sign][0] for sign in first} == first
    assert len(SPECIAL) >= 75


def test_a_name_in_latin_letters() -> None:
    assert romanised("姜欣怡", ["jiang", "xin", "yi"]) == "Jiang Xinyi"
    assert romanised("努尔兰·哈斯木", ["nu", "er", "lan", "ha", "si", "mu"]) == "Nuerlan Hasimu"
    assert romanised("乌云其其格", ["wu", "yun", "qi", "qi", "ge"]) == "Wuyunqiqige"
    assert romanised("吕布", ["lv", "bu"]) == "Lyu Bu"
    assert romanised("长孙华", ["zhang", "sun", "hua"]) == "Zhangsun Hua"


def test_searches_know_no_accents() -> None:
    assert folded("Łukasz Kjær Şükrü Trần ＡＢ") == "lukasz kjaer sukru tran ab"
