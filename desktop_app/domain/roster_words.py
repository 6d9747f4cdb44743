"""The words rosters are written in, Chinese and English: headings, capacities, needs, remarks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar

from .attendees import Capacity, Need, Status

K = TypeVar("K")


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split("; "))


def _by_word(table: Mapping[K, tuple[str, ...]]) -> dict[str, K]:
    return {word: key for key, words in table.items() for word in words}


HEADINGS: Mapping[str, tuple[str, ...]] = {
    "number": _listed("序号; No; Number; Serial"),
    "name": _listed(
        "姓名; 名字; 人员姓名; 参会人员; 参会人; 代表姓名; 委员姓名; Name; Full name; Attendee; Participant"
    ),
    "first_name": _listed("名; First name; Given name; Forename"),
    "last_name": _listed("姓; Last name; Surname; Family name"),
    "latin_name": _listed("英文名; 英文姓名; 外文姓名; 拼音; 姓名拼音; Latin name; English name; Pinyin"),
    "gender": _listed("性别; Gender; Sex"),
    "honorific": _listed("称谓; 尊称; Honorific; Salutation; Prefix"),
    "organisation_and_position": _listed("单位职务; 单位及职务; 单位和职务; 工作单位及职务; 单位、职务"),
    "organisation": _listed(
        "单位; 工作单位; 所在单位; 单位名称; 机构; 公司; Organisation; Organization; Company; "
        "Institution; Affiliation; Employer"
    ),
    "position": _listed("职务; 职位; 职称; 岗位; Job title; Position; Title; Post"),
    "delegation": _listed("组别; 代表团; 分组; 团组; 界别; 小组; 所属代表团; Delegation; Group; Team"),
    "capacity": _listed(
        "参会身份; 身份; 参会类别; 人员类别; 代表类别; 类别; Capacity; Role; Category; Attendee type"
    ),
    "rank": _listed(
        "主席台排序; 主席台座次; 主席台; 礼宾次序; 位次; 排序; Protocol rank; Rank; "
        "Protocol order; Dais order"
    ),
    "phone": _listed(
        "手机; 手机号; 手机号码; 电话; 联系电话; 联系方式; 移动电话; Mobile; Phone; Telephone; "
        "Tel; Cell; Mobile phone; Phone number"
    ),
    "email": _listed("邮箱; 电子邮箱; 电子邮件; E-mail; Mail; E-mail address"),
    "badge_number": _listed("证件号; 证件编号; 胸卡号; 代表证号; 证号; Badge; Badge number; Badge no"),
    "needs": _listed("特殊需求; 特殊需要; 需求; 饮食要求; Needs; Special needs; Requirements; Dietary needs"),
    "status": _listed("状态; 参会状态; 回执; Status; Reply; RSVP"),
    "substitute": _listed("代会人; 代会人员; 替会人; Substitute; Proxy; Represented by"),
    "substitute_phone": _listed("代会人电话; 代会人手机; Substitute phone"),
    "tags": _listed("标签; Tags"),
    "notes": _listed("备注; 说明; 附注; Remarks; Remark; Notes; Note; Comments"),
}

CAPACITIES: Mapping[str, Capacity] = _by_word(
    {
        Capacity.MEMBER: _listed(
            "委员; 代表; 正式代表; 会员代表; 理事; 正式; member; delegate; voting; voting member; votingdelegate"
        ),
        Capacity.NON_VOTING: _listed(
            "列席; 列席人员; 列席代表; 旁听; observer; non-voting; nonvoting; in attendance; non-voting member"
        ),
        Capacity.GUEST: _listed(
            "特邀; 特邀嘉宾; 嘉宾; 来宾; 特邀代表; 贵宾; 领导; guest; special guest; vip; invited guest"
        ),
        Capacity.VOLUNTEER: _listed("志愿者; volunteer"),
        Capacity.PRESS: _listed("媒体; 记者; 新闻媒体; press; media; journalist"),
        Capacity.STAFF: _listed("工作人员; 会务; 会务人员; 工作组; staff; crew; organiser; secretariat"),
    }
)

NEEDS: Mapping[str, Need] = _by_word(
    {
        Need.WHEELCHAIR: _listed("轮椅; 轮椅席; 无障碍; 轮椅席位; wheelchair; wheelchair place; step-free"),
        Need.HALAL: _listed("清真; 清真餐; 清真饮食; halal; halal meal"),
        Need.VEGETARIAN: _listed("素食; 素餐; 吃素; vegetarian; vegan; vegetarian meal"),
        Need.INTERPRETER: _listed("翻译; 口译; 手语; 手语翻译; interpreter; sign language; interpretation"),
    }
)

STATUSES: Mapping[str, Status] = _by_word(
    {
        Status.INVITED: _listed("已邀请; 未回复; invited"),
        Status.CONFIRMED: _listed("确认; 已确认; 参会; 参加; 出席; confirmed; accepted; yes; attending"),
        Status.APOLOGIES: _listed(
            "请假; 事假; 病假; 公假; 不参加; 不能参加; 不参会; 缺席; apologies; regrets; declined; "
            "excused; absent with apologies"
        ),
        Status.SUBSTITUTED: _listed("代会; substitute comes; substituted; represented"),
        Status.WALK_IN: _listed("现场登记; 临时登记; walk-in; walk in"),
    }
)

GENDERS: Mapping[str, str] = _by_word(
    {
        "男": _listed("男; m; male; 男性"),
        "女": _listed("女; f; female; 女性"),
    }
)

NOTHING = frozenset({"无", "没有", "/", "-", "—", "none", "n/a", "no"})

_AWAY = r"(?:请(?:事|病|公|产)?假|(?:事|病|公)假|(?:不能|无法)(?:参加|参会|出席))"
HAS_APOLOGIES = re.compile(
    rf"^(?:本人|因[^，。；]{{1,20}}|临时|已)?[，, ]*{_AWAY}[。.！!]?$"
    r"|^(?:sends? |with )?(?:apologies|regrets)(?: received)?[.]?$",
    re.IGNORECASE,
)
"""The remark says nothing but that the person will not come."""

MAY_BE_AWAY = re.compile(
    r"请假|不能(?:来|参)|无法参|代会|代为|apolog|regret|represented|substitut", re.IGNORECASE
)
"""The remark speaks of staying away; when it is not clear in what way, people are asked."""

_INSTEAD = r"(?:代会|代为(?:参会|参加|出席)|代(?:参|出席)|参会|参加|出席)"
SUBSTITUTED_BY = re.compile(
    rf"^(?:由|委托|请)(?P<by>[^，。；、\s]{{1,20}}?)(?:同志|代表)?{_INSTEAD}[。.]?$"
    r"|^(?P<short>[^，。；、\s由]{2,4})代(?:会|参会)[。.]?$"
    r"|^(?:represented|substituted|replaced) by (?:(?:a|the|his|her|their) )?(?P<latin>.{1,60}?)[.]?$"
    r"|^substitute: ?(?P<named>.{1,60})$",
    re.IGNORECASE,
)
UNNAMED = frozenset(
    _listed("deputy; 他人; 其他人; 别人; 副职; 同事; somebody; someone else; colleague; substitute")
)
"""A substitute is announced but not named."""

GROUP = re.compile(
    r"^(?P<numeral>[一二三四五六七八九十]+、)?[【\[〔]?(?P<name>[^【】\[\]〔〕]*?)[】\]〕]?\s*"
    r"(?:[(（]?共?(?P<count>\d+)\s*(?:人|名|people|persons)[)）]?)?[:：]?$"
)
TOTAL = re.compile(
    r"^[(（]?\s*(?:合计|总计|共计|共|总人数|total)[:：]?\s*(?P<count>\d+)?\s*(?:人|名|people)?\s*[)）]?$",
    re.IGNORECASE,
)
FOOTER = re.compile(
    r"^(?:制表|填表|审核|注[:：]|备注[:：]|说明[:：]|联系人|printed|prepared by)", re.IGNORECASE
)
GROUP_ENDINGS = _listed(
    "组; 团; 部门; 单位; 各区; 协会; 人员; 嘉宾; 志愿者; 主席台; 代表; 领导; 媒体; 界; 席; group; delegation"
)


def of_word(text: str, table: Mapping[str, K]) -> K | None:
    """What a word of a cell stands for, without regard to case; None when the table does not know it."""
    return table.get(text.casefold()) if text else None
