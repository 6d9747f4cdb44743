"""姓氏笔画, against lists as they are printed."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.strokes import UNKNOWN
from desktop_app.name_orders import by_pinyin, by_strokes, stroke_order

NAMES = st.text("丁王马田史冯任刘孙李张陈欧阳区单曾尉迟蔡戴𬍛小明伟ab ·é\ue000𠮷", min_size=1, max_size=4)


def test_surnames_by_strokes_then_by_the_strokes_themselves() -> None:
    # the order of 人民代表大会 and 中央委员会 lists
    listed = (
        "丁学祥 万立骏 习近平 马飚 王毅 尤权 尹力 石泰峰 刘奇 许勤 李强 "
        "杨晓渡 张又侠 陈希 赵乐际 胡春华 信长星 娄勤俭 袁家军 郭声琨 黄坤明 蔡奇"
    )
    printed = listed.split()
    assert sorted(set(printed), key=by_strokes) == printed


def test_one_surname_short_given_names_first() -> None:
    printed = ["王宁", "王军", "王勇", "王晨", "王毅", "王小洪", "王文涛", "王正伟", "王东明", "王东峰"]
    assert sorted(set(printed), key=by_strokes) == printed
    assert max(["欧阳修", "欧冶", "欧震"], key=by_strokes) == "欧阳修"


def test_mainland_counts() -> None:
    count = stroke_order().count
    # 阝 has two strokes on the mainland (three in Taiwan), 辶 three, 艹 three
    told = {"陈": 7, "邓": 4, "郑": 8, "草": 9, "边": 5, "一": 1, "𬍛": 9, "龘": 48}
    assert {sign: count(sign) for sign in told} == told
    assert count("\ue000") == UNKNOWN


def test_latin_names_follow_by_alphabet() -> None:
    assert sorted(["Østergaard Mia", "Berg Jane", "龚伟", "Ávila Bo"], key=by_strokes) == [
        "龚伟", "Ávila Bo", "Berg Jane", "Østergaard Mia",
    ]  # fmt: skip


@given(st.lists(NAMES, min_size=3, max_size=3))
def test_the_order_is_total_and_equal_only_for_one_name(names: list[str]) -> None:
    orders = {tuple(sorted(some, key=by_strokes)) for some in itertools.permutations(set(names))}
    keys = {by_strokes(name) for name in names}
    assert len(keys) < len(set(names)) or len(orders) == 1


def test_pinyin_reads_surnames_as_surnames() -> None:
    read = {"曾宪": "ceng xian", "单伟": "dan wei", "陈明": "chen ming", "张三": "zhang san", "吕布": "lv bu"}
    assert sorted(read, key=lambda name: by_pinyin(name, read[name])) == [
        "陈明",
        "吕布",
        "单伟",
        "曾宪",
        "张三",
    ]
