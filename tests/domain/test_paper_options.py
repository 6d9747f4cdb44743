from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.paper_options import (
    OPTIONS,
    BadgeOptions,
    BadgeSize,
    NameOrder,
    NoOptions,
    SignInOptions,
    choices,
    read_options,
    written,
)
from desktop_app.domain.refusal import Refusal
from desktop_app.labels import LABELS

KINDS = [*OPTIONS.values(), NoOptions]


@given(st.data())
def test_what_is_written_is_read_back(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(KINDS))
    chosen = {each.name: data.draw(st.sampled_from(each.values)) for each in choices(kind)}
    assert read_options(kind, {name: written(value) for name, value in chosen.items()}) == kind(**chosen)


def test_the_standard_stands_where_nothing_is_said() -> None:
    assert read_options(BadgeOptions, {"size": "90x54"}) == BadgeOptions(size=BadgeSize.SHEET_90X54)
    assert read_options(SignInOptions, {"phones": "No"}) == SignInOptions(NameOrder.ROSTER, False)


def test_what_makes_no_sense_is_refused_with_what_would() -> None:
    with pytest.raises(Refusal) as unknown:
        read_options(SignInOptions, {"colour": "red"})
    assert (unknown.value.code, unknown.value.facts["known"]) == ("option-unknown", ("order", "phones"))
    with pytest.raises(Refusal) as wrong:
        read_options(SignInOptions, {"order": "age"})
    assert wrong.value.facts["values"] == ("roster", "pinyin", "strokes")


def test_every_value_has_a_name_on_screen() -> None:
    values = [value for kind in KINDS for each in choices(kind) for value in each.values]
    for value in values:
        assert type(value) in {bool, str} or value in LABELS[type(value)]


def test_a_template_is_chosen_among_those_there_are() -> None:
    known = {"template": ["badge-card", "a1b2"]}
    assert read_options(BadgeOptions, {"template": "A1B2"}, known) == BadgeOptions(template="a1b2")
    with pytest.raises(Refusal) as wrong:
        read_options(BadgeOptions, {"template": "gone"}, known)
    assert wrong.value.facts["values"] == ("badge-card", "a1b2")
