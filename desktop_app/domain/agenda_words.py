"""The words people use in agenda sheets, in Chinese and English: headings, kinds of items, remarks that set a rule."""

from __future__ import annotations

import re
import unicodedata

from .agenda import ItemKind, Role
from .meeting import AT_LEAST_TWO_THIRDS, MORE_THAN_HALF, Share
from .resolutions import (
    AT_LEAST_FOUR_FIFTHS,
    AT_LEAST_THREE_QUARTERS,
    MORE_THAN_TWO_THIRDS,
    Base,
    Rule,
    is_share,
)

HEADINGS: dict[str, tuple[str, ...]] = {
    "number": ("序号", "编号", "no", "no.", "number", "#", "item no", "item number"),
    "date": ("日期", "date", "day"),
    "time": ("时间", "开始时间", "开始", "time", "start", "begins"),
    "end": ("结束时间", "结束", "end", "ends"),
    "minutes": ("时长", "时长(分钟)", "用时", "分钟", "duration", "minutes", "length", "min"),
    "title": ("议程", "议题", "议程内容", "事项", "内容", "标题", "title", "subject", "agenda item", "item", "topic"),
    "latin_title": ("英文议程", "英文标题", "english title", "title (english)", "title in english"),
    "kind": ("类型", "类别", "kind", "type"),
    "people": ("主讲/主持", "主讲", "主持", "主持人", "发言人", "报告人", "主讲人", "speaker", "speakers", "presenter",
               "chair", "people", "speaker/chair", "chair/speaker"),
    "material": ("材料", "会议材料", "附件", "文件", "material", "materials", "documents", "document"),
    "note": ("备注", "说明", "note", "notes", "remarks", "remark"),
    "text": ("正文", "决议内容", "text"),
    "id": ("id", "uuid", "item id"),
}  # fmt: skip
"""Headings of each field, compared without blanks, brackets and case."""

KINDS: dict[ItemKind, tuple[str, ...]] = {
    ItemKind.CHECK_IN: ("签到", "签到入场", "报到", "check-in", "registration", "check in"),
    ItemKind.OPENING: ("主持", "开幕", "开幕式", "开会", "开场", "opening", "chair", "welcome"),
    ItemKind.REPORT: ("报告", "汇报", "工作报告", "通报", "report"),
    ItemKind.APPROVAL: ("审议表决", "审议", "审议通过", "approval", "document for approval", "resolution"),
    ItemKind.VOTE: ("表决", "投票表决", "vote", "voting"),
    ItemKind.ELECTION: ("选举", "换届选举", "election"),
    ItemKind.READING: ("宣读", "宣读决定", "reading", "reading out", "announcement"),
    ItemKind.AWARDS: ("颁奖", "表彰", "颁奖仪式", "表彰颁奖", "awards", "award ceremony", "award"),
    ItemKind.SPEECH: ("发言", "讲话", "致辞", "交流发言", "演讲", "主旨演讲", "speech", "address", "keynote", "talk"),
    ItemKind.SIGNING: ("签约启动", "签约", "启动", "签约仪式", "启动仪式", "signing", "launch", "signing ceremony"),
    ItemKind.FILM: ("短片", "播放短片", "视频", "宣传片", "film", "video"),
    ItemKind.BREAK: ("茶歇", "休息", "午餐", "午休", "会间休息", "用餐", "break", "coffee break", "tea break", "lunch"),
    ItemKind.CLOSING: ("闭会", "闭幕", "散会", "结束", "闭幕式", "会议结束", "closing", "close"),
    ItemKind.NOTE: ("内部", "内部事项", "备注", "内部备注", "注", "note", "internal", "internal note"),
}  # fmt: skip

CHAIRED = frozenset(
    {
        ItemKind.CHECK_IN,
        ItemKind.OPENING,
        ItemKind.CLOSING,
        ItemKind.AWARDS,
        ItemKind.SIGNING,
        ItemKind.ELECTION,
    }
)
"""Items whose 主讲/主持 column names who chairs them; elsewhere it names who speaks."""

_FIXED = re.compile(r"固定(?:开始)?时间|准时开始|fixed(?: start)?(?: time)?|sharp", re.IGNORECASE)
_ENDS = re.compile(r"闭会|闭幕|散会|会议结束|大会结束|close of|closing|adjourn", re.IGNORECASE)


def plain(text: str) -> str:
    """For comparing: half-width, lower case, no blanks, no bracket around a unit."""
    return re.sub(r"[\s()\[\]【】:]+", "", unicodedata.normalize("NFKC", text)).lower()


_FIELDS = {plain(alias): field for field, aliases in HEADINGS.items() for alias in aliases}
_KINDS = {plain(alias): kind for kind, aliases in KINDS.items() for alias in (*aliases, kind.value)}


def field_of(heading: str) -> str:
    """The field a heading stands for, or ""."""
    return _FIELDS.get(plain(heading), "")


def kind_of(text: str, title: str = "") -> ItemKind | None:
    """The kind a word means; without one, what the title begins or ends with. None for an unknown word.
    主持 at the end of a meeting is its closing."""
    if plain(text):
        kind = _KINDS.get(plain(text))
        return ItemKind.CLOSING if kind is ItemKind.OPENING and _ENDS.search(title) else kind
    bare = plain(title)
    for word, kind in sorted(_KINDS.items(), key=lambda each: -len(each[0])):
        if len(word) > 1 and (bare.startswith(word) or bare.endswith(word)):
            return kind
    return ItemKind.REPORT


def role_of(kind: ItemKind) -> Role:
    """What the people of a sheet's people column do on an item of this kind."""
    return Role.CHAIR if kind in CHAIRED else Role.SPEAKER


def is_fixed(note: str) -> bool:
    """Whether the remark asks for the written time: 固定开始时间, "fixed"."""
    return _FIXED.search(note) is not None


def without_fixed(note: str) -> str:
    """The remark without that phrase, since the item's own mode says it from now on."""
    return _FIXED.sub("", note).strip(" ,;，；、。")


_SHARES: tuple[tuple[str, Share], ...] = (
    (r"超过三分之二|三分之二多数以上|more than two[- ]thirds", MORE_THAN_TWO_THIRDS),
    (r"三分之二|2/3|two[- ]thirds", AT_LEAST_TWO_THIRDS),
    (r"四分之三|3/4|three[- ]quarters", AT_LEAST_THREE_QUARTERS),
    (r"五分之四|4/5|four[- ]fifths", AT_LEAST_FOUR_FIFTHS),
    (r"过半|半数以上|超过半数|二分之一以上|more than half|majority|1/2", MORE_THAN_HALF),
)
_BASES: tuple[tuple[str, Base], ...] = (
    (r"应到|全体|组成人员|all members|entitled|of the members|of members", Base.MEMBERS),
    (r"实到|到会|出席|与会|在场|present", Base.PRESENT),
    (r"有效票|valid", Base.VALID),
    (r"投票|参加表决|cast|voting", Base.CAST),
    (r"赞成.{0,4}反对|for and against", Base.YES_NO),
)


def rule_of(text: str) -> Rule | None:
    """The rule a remark states: 应到会委员过半数赞成通过 is more than half of all members (应到, not merely 到会).
    None when it states none. Without a base it is taken of those present."""
    folded = unicodedata.normalize("NFKC", text).lower()
    base = next((base for pattern, base in _BASES if re.search(pattern, folded)), None)
    if re.search(r"一致通过|一致同意|全票|unanim", folded):
        return Rule(base or Base.VALID, unanimous=True)
    share = next((share for pattern, share in _SHARES if re.search(pattern, folded)), None)
    if share is None and re.search(r"相对多数|简单多数|relative|simple", folded):
        return Rule(Base.YES_NO, relative=True)
    return Rule(base or Base.PRESENT, share) if share is not None else None


def share_of(text: str, *, strict: bool) -> Share | None:
    """ "2/3" as a share; None when it is none."""
    found = re.fullmatch(r"\s*(\d{1,4})\s*/\s*(\d{1,4})\s*", text)
    if found is None:
        return None
    share = Share(int(found[1]), int(found[2]), strict)
    return share if is_share(share) else None
