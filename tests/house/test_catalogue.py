"""The tool for catalogues collects, keeps, takes in, and notices what is wrong."""

from __future__ import annotations

import ast
import gettext
import io

from babel.messages.catalog import Catalog

from scripts import catalogue
from tests.house.tree import modules, parsed, short


def test_it_collects_from_the_whole_house_without_line_numbers() -> None:
    found = {catalogue.singular(message): message for message in catalogue.collected() if message.id}
    assert {"Undo", "{number} page", "Member"} <= found.keys()
    assert all(line == 0 for message in found.values() for _name, line in message.locations)


def test_translations_given_are_taken_in_and_what_is_compiled_speaks_them() -> None:
    fresh = catalogue.brought_up_to_date("zh_CN", {"Undo": "撤 销", "{number} page": "{number}页"})
    _text, compiled = catalogue.written(fresh)
    spoken = gettext.GNUTranslations(io.BytesIO(compiled))
    assert spoken.gettext("Undo") == "撤 销"
    assert spoken.ngettext("{number} page", "{number} pages", 5) == "{number}页"


def test_collecting_twice_gives_the_same_bytes() -> None:
    assert catalogue.written(catalogue.brought_up_to_date("zh_CN", {})) == catalogue.written(
        catalogue.brought_up_to_date("zh_CN", {})
    )


def test_faults_are_told() -> None:
    catalog = Catalog(locale="zh_CN")
    catalog.add("one {name}", "一 {nmae}")
    catalog.add("two", "")
    catalog.add("three", "三", flags=["fuzzy"])
    catalog.add("four {a}", "四")
    told = [fault for message in catalog if message.id for fault in catalogue.message_faults(message)]
    assert [fault.split(":")[0].split(" ")[0] for fault in told] == ["unknown", "not", "fuzzy"]


def test_no_sentence_is_said_inside_an_f_string() -> None:
    """Before Python 3.12 the collector does not see it there, and it stays in English."""
    hidden = [
        f"{short(path)}:{call.lineno}"
        for path in modules("desktop_app")
        for text in ast.walk(parsed(path))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in catalogue.KEYWORDS
        if any(isinstance(each, ast.Constant) for argument in call.args for each in ast.walk(argument))
    ]
    assert hidden == []
