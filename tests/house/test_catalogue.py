"""The tool for catalogues collects, keeps, takes in, and notices what is wrong."""

from __future__ import annotations

import gettext
import io

from babel.messages.catalog import Catalog

from scripts import catalogue


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
