"""Templates as files: what is written is read, and nothing foreign is believed."""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.refusal import Refusal
from desktop_app.domain.template_files import LENGTHS, read_template, written_template
from desktop_app.domain.templates import (
    ARTS,
    FACES,
    KINDS_OF,
    Align,
    Element,
    ElementKind,
    Stand,
    Template,
    TemplateKind,
    When,
)

numbers = {
    name: st.integers(round(low * 100), round(high * 100)).map(lambda n: n / 100)
    for name, (low, high) in LENGTHS.items()
}
elements = st.builds(
    Element,
    kind=st.sampled_from([kind for kind in ElementKind if kind is not ElementKind.TEXT]),
    when=st.sampled_from(When),
    align=st.sampled_from(Align),
    stand=st.sampled_from(Stand),
    text=st.sampled_from(["", "荣誉证书", "{{name}} 同志：", "{{ wording }}"]),
    face=st.sampled_from(FACES),
    art=st.sampled_from(ARTS),
    colour=st.sampled_from(["#000000", "#B0261C"]),
    fill=st.sampled_from(["", "#F5F2EC"]),
    second_colour=st.just(""),
    picture=st.sampled_from(["", hashlib.sha256(b"picture").hexdigest()]),
    name=st.text(max_size=20),
    group=st.text(max_size=5),
    **numbers,
)


@given(st.data(), st.sampled_from(TemplateKind), st.text(max_size=20))
def test_what_is_written_is_read(data: st.DataObject, kind: TemplateKind, title: str) -> None:
    drawn = data.draw(st.lists(elements, max_size=5))
    made = [each for each in drawn if each.kind in KINDS_OF[kind] and (not kind.personal or not each.text)]
    if kind.personal:
        made = [replace(each, colour="{{capacity_colour}}", text="{{seat}} {{own.酒店}}") for each in made]
    pictures = {hashlib.sha256(b"picture").hexdigest(): b"picture"}
    used = pictures if any(element.picture for element in made) else {}
    template = Template("k", title, "zh", 85.6, 54, tuple(made), used, kind=kind)
    assert read_template(written_template(template)) == template


@pytest.mark.parametrize(
    ("kind", "element"),
    [
        ("poster", {"kind": "text"}),
        ("certificate", {"kind": "photo"}),
        ("certificate", {"kind": "text", "text": "{{seat}}"}),
        ("certificate", {"kind": "frame", "fill": "{{capacity_colour}}"}),
        ("badge", {"kind": "seals"}),
        ("badge", {"kind": "text", "text": "{{citation}}"}),
        ("badge", {"kind": "frame", "fill": "{{name}}"}),
        ("name-card", {"kind": "signatures"}),
        ("name-card", {"kind": "text", "colour": "{{capacity_colour}} "}),
        ("name-card", {"kind": "text", "colour": ""}),
    ],
)
def test_what_a_kind_of_template_may_hold_is_checked(kind: str, element: object) -> None:
    data = json.dumps({"kind": kind, "width": 95, "height": 68, "elements": [element]}).encode()
    with pytest.raises(Refusal, match="template-fault"):
        read_template(data)


def test_a_certificate_is_written_as_before_there_were_kinds() -> None:
    assert b'"kind"' not in written_template(Template("k", "t", "zh", 297, 210))


@pytest.mark.parametrize(
    "element",
    [
        {"kind": "script"},
        {"kind": "text", "text": "{{secret}}"},
        {"kind": "text", "face": "/etc/passwd"},
        {"kind": "text", "colour": "red"},
        {"kind": "text", "onload": "x"},
        {"kind": "text", "x": "0"},
        {"kind": "text", "x": 1e9},
        {"kind": "text", "size": 0},
        {"kind": "text", "flows": 1},
        {"kind": "text", "text": "字" * 5000},
        {"kind": "picture", "picture": "0" * 64},
        {"kind": "art", "art": "os.system"},
        {"x": 3},
        "text",
    ],
)
def test_a_foreign_template_is_checked(element: object) -> None:
    data = json.dumps({"width": 297, "height": 210, "elements": [element]}).encode()
    with pytest.raises(Refusal, match="template-fault"):
        read_template(data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{",
        b'{"elements": 3}',
        b"[" * (sys.getrecursionlimit() * 50),
        b'{"elements": [], "width": 0, "height": 9}',
        b'{"elements": [], "width": 297, "height": 210, "version": 2}',
        b'{"elements": [], "width": 297, "height": 210, "pictures": {"x": "eA=="}}',
    ],
)
def test_what_is_no_template_is_refused(data: bytes) -> None:
    with pytest.raises(Refusal):
        read_template(data)


def test_every_number_of_an_element_has_its_limits() -> None:
    assert {each.name for each in fields(Element) if each.type == "float"} == set(LENGTHS)
