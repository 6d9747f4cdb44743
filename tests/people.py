"""A small meeting for tests of people: names with several readings, homonyms, a substitute, apologies, a rare sign."""

from __future__ import annotations

from db.queries import attendees as people
from db.store import Store
from desktop_app.commands.attendees import take_in
from desktop_app.commands.readings import readings_for
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.roster_review import review_roster

HEAD = ("姓名", "单位", "职务", "手机", "参会身份", "组别", "主席台排序", "特殊需求", "备注")
ROSTER: tuple[tuple[str, ...], ...] = (
    HEAD,
    ("姜明玉", "市人民政府", "副市长", "13800005418", "特邀", "主席台", "1", "", ""),
    ("曾宗翰", "市消保委", "秘书长", "13800000002", "委员", "主席台", "2", "", ""),
    ("单佩珊", "市商务委", "处长", "13800000003", "委员", "市有关部门", "", "", ""),
    ("黎丽萍", "云帆公司", "总监", "13800000004", "委员", "企事业单位", "", "", ""),
    ("黎丽萍", "虹口区政府", "副区长", "13800000005", "列席", "各区", "", "", ""),
    ("付健", "晚报社", "研究员", "13800000006", "委员", "企事业单位", "", "", "由赵华代会"),
    ("彭强", "连锁超市", "秘书", "13800000007", "委员", "企事业单位", "", "", "请假"),
    ("张𬍛", "百货公司", "总监", "13800000008", "列席", "企事业单位", "", "轮椅", ""),
    ("Zoë Kim", "Insurance Guild", "Member", "+44 7660 842665", "列席", "各区", "", "素食", ""),
)


def fill_people(store: Store) -> dict[str, Attendee]:
    """Take the roster in, with its readings; the people by name (of homonyms the first)."""
    take_in(store, review_roster(ROSTER, people.everyone(), source="名单.xlsx"))
    everyone = people.everyone()
    readings_for(everyone)
    return {each.name: each for each in reversed(everyone)}
