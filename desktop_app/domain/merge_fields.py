"""The fields that wordings and templates may use, each with what it looks like when there is nobody yet to show.

To add one: a line here, and its value in `wording.certificate_fields`, or `printing.person_sheets` for one of a person.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MergeField:
    """One field: `sample` in Chinese, `latin_sample` in English; `common` when all certificates of a run share it."""

    key: str
    sample: str
    latin_sample: str
    common: bool = False


_ALL = (
    MergeField("name", "欧阳晓岚", "Ouyang Xiaolan"),
    MergeField("organisation", "滨江市市场监督管理局", "Binjiang Market Regulation Bureau"),
    MergeField("representative", "陈立", "Chen Li"),
    MergeField("award", "消费者权益保护突出贡献个人", "Outstanding Contributor to Consumer Protection"),
    MergeField("grade", "一等奖", "First Prize"),
    MergeField(
        "honour",
        "“消费者权益保护突出贡献个人”称号",
        "the title of Outstanding Contributor to Consumer Protection",
    ),
    MergeField(
        "citation",
        "一年来受理消费投诉326件，调解成功率达97%，为消费者挽回经济损失118万元。",
        "settled 326 consumer disputes in one year, 97 per cent of them by mediation.",
    ),
    MergeField(
        "merit",
        "一年来受理消费投诉326件，调解成功率达97%，为消费者挽回经济损失118万元，",
        "\nin recognition of the following: 326 consumer disputes settled in one year.",
    ),
    MergeField(
        "meeting",
        "滨江市消费者权益保护委员会第四届第三次全体会议",
        "Third Plenary Session of the Fourth Council",
        common=True,
    ),
    MergeField("issuer", "滨江市消费者权益保护委员会", "Binjiang Consumer Council", common=True),
    MergeField("signer", "闫强", "Yan Qiang, Chairman", common=True),
    MergeField("date", "二〇二七年三月十五日", "15 March 2027", common=True),
    MergeField("date_chinese", "二〇二七年三月十五日", "二〇二七年三月十五日", common=True),
    MergeField("date_iso", "2027-03-15", "2027-03-15", common=True),
    MergeField("date_english", "15 March 2027", "15 March 2027", common=True),
    MergeField("year", "2027", "2027", common=True),
    MergeField("number", "滨消表〔2027〕第018号", "No. 2027-018"),
)

LATIN = ("name", "award", "grade", "honour", "citation", "merit", "meeting", "issuer", "signer")
"""Fields a bilingual certificate may also name in English, as latin_name, latin_award ..."""

SAMPLES: Mapping[str, MergeField] = {field.key: field for field in _ALL} | {
    f"latin_{field.key}": MergeField(
        f"latin_{field.key}", field.latin_sample, field.latin_sample, field.common
    )
    for field in _ALL
    if field.key in LATIN
}
"""Every field by its key, in the order in which lists show them."""

FIELDS: tuple[str, ...] = tuple(SAMPLES)
"""What the wording of an award may use. `honour` is the award with its grade in words, `merit` the citation made to
run on."""

WHOLE_TEXTS = ("wording", "latin_wording")

TEMPLATE_FIELDS: tuple[str, ...] = (*FIELDS, *WHOLE_TEXTS)
"""What a template may use: the fields, and the whole text of the award with its fields filled."""

PERSON_SAMPLES: Mapping[str, MergeField] = {
    field.key: field
    for field in (
        MergeField("name", "欧阳晓岚", "Ouyang Xiaolan"),
        MergeField("latin_name", "Ouyang Xiaolan", "Ouyang Xiaolan"),
        MergeField("spaced_name", "欧阳晓岚", "Ouyang Xiaolan"),
        MergeField("organisation", "滨江市市场监督管理局", "Binjiang Market Regulation Bureau"),
        MergeField("position", "副局长", "Deputy Director"),
        MergeField("delegation", "滨江代表团", "Binjiang Delegation"),
        MergeField("capacity", "正式代表", "Member"),
        MergeField("seat", "3排12座", "Row 3 seat 12"),
        MergeField("badge_number", "0018", "0018"),
        SAMPLES["meeting"],
        MergeField("organiser", "滨江市消费者权益保护委员会", "Binjiang Consumer Council", common=True),
        MergeField("venue", "友谊会堂", "Friendship Hall", common=True),
        SAMPLES["date"],
        SAMPLES["date_chinese"],
        SAMPLES["date_iso"],
        SAMPLES["date_english"],
        SAMPLES["year"],
    )
}
"""What a badge or a name card may use. `spaced_name` sets the two characters of a short name apart (王　伟)."""

PERSON_FIELDS: tuple[str, ...] = tuple(PERSON_SAMPLES)

PERSON_COLOURS: Mapping[str, str] = {"capacity_colour": "#1F4E8C", "delegation_colour": "#2c8a3e"}
"""Colours a person has, with an example: {{capacity_colour}} may stand wherever a colour of such a template does."""

COMMON_FIELDS = frozenset(key for key, field in {**SAMPLES, **PERSON_SAMPLES}.items() if field.common)
"""The same on every page of a run."""


OWN = "own."
"""Before the name of one of the meeting's own fields: {{own.酒店}}."""


def is_field(name: str, known: Collection[str] = TEMPLATE_FIELDS) -> bool:
    """Whether a template with these fields may name it. An own field of another meeting is allowed: it stays empty and
    is reported."""
    return name in known or (name.startswith(OWN) and len(name) > len(OWN))


def sample_fields(language: str) -> dict[str, str]:
    """What every field looks like, in zh or en, without the wording."""
    return {k: f.sample if language == "zh" else f.latin_sample for k, f in SAMPLES.items()}


def sample_person(language: str) -> dict[str, str]:
    """What every field of a person looks like, colours among them, in zh or en."""
    told = {k: f.sample if language == "zh" else f.latin_sample for k, f in PERSON_SAMPLES.items()}
    return {**told, **PERSON_COLOURS}
