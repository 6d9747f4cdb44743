from __future__ import annotations

import enum

import pytest

from db.trouble import Trouble, TroubleCode
from desktop_app import words
from desktop_app.domain.attendees import Capacity
from desktop_app.domain.refusal import Refusal
from desktop_app.labels import LABELS, label
from desktop_app.sentences import REFUSALS, TROUBLES, WARNINGS, print_warning, sentence, trouble
from desktop_app.words import Words


@pytest.mark.parametrize(
    ("tag", "served"),
    [
        ("zh", "zh_CN"),
        ("zh-Hans", "zh_CN"),
        ("zh_CN", "zh_CN"),
        ("en", "en"),
        ("en_GB", "en"),
        ("fr", "en"),
        ("", "en"),
    ],
)
def test_a_language_tag_finds_its_catalogue(tag: str, served: str) -> None:
    assert Words(tag).language == served


def test_a_sentence_without_translation_stays_english() -> None:
    assert Words("zh").gettext("no such sentence in any catalogue") == "no such sentence in any catalogue"
    assert Words("zh").gettext("") == ""


def test_the_screen_speaks_the_language_it_was_given(spoken: str) -> None:
    assert words.screen().language == spoken
    assert words._("Undo") == {"en": "Undo", "zh_CN": "撤销"}[spoken]
    assert (
        words.ngettext("{number} page", "{number} pages", 2)
        == {"en": "{number} pages", "zh_CN": "{number} 页"}[spoken]
    )


def test_paper_and_screen_speak_different_languages_at_once() -> None:
    words.set_screen_language("en")
    assert (words._("Undo"), Words("zh").gettext("Undo")) == ("Undo", "撤销")


@pytest.mark.parametrize("kind", LABELS, ids=lambda kind: kind.__name__)
def test_every_member_of_a_labelled_enum_has_its_label(kind: type[enum.Enum]) -> None:
    assert set(LABELS[kind]) == set(kind)


def test_a_label_speaks_the_language_of_the_catalogue() -> None:
    assert label(Capacity.MEMBER, Words("zh").gettext) == "委员"


def test_facts_fill_the_sentence_of_a_refusal() -> None:
    REFUSALS.setdefault("changed-since", "")
    told = sentence(Refusal("no-such-code", seat="3-12"), Words("en").gettext)
    assert "no-such-code" in told


def test_every_trouble_has_a_sentence_that_names_the_file() -> None:
    assert set(TROUBLES) == set(TroubleCode)
    told = trouble(
        Trouble(TroubleCode.NEWER, "/somewhere/deep/day.rostrum", version=9, ours=1), Words("en").gettext
    )
    assert "day.rostrum" in told
    assert "somewhere" not in told


def test_a_sentence_survives_a_fact_that_is_missing() -> None:
    for code in REFUSALS:
        assert sentence(Refusal(code), Words("zh").gettext)


def test_a_warning_of_a_paper_says_whom_it_is_about() -> None:
    from desktop_app.domain.printed import PrintWarning, WarningKind

    assert set(WARNINGS) == set(WarningKind)
    told = print_warning(PrintWarning(WarningKind.UNPRINTABLE, "李䶮", "U+4DAE"), Words("en").gettext)
    assert "李䶮" in told and "U+4DAE" in told
