from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop_app.settings import RECENT_KEPT, Settings, load, save


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.json"
    wanted = Settings(theme="dark", language="zh_CN", desk="东门", sounds=False, recent=["/a.rostrum"])
    assert save(wanted, path)
    assert load(path) == wanted
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"x"', "\x00\xff", '{"theme": {"a": 1}}'])
def test_a_damaged_file_gives_the_defaults(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text, "latin-1")
    assert load(path) == Settings()


def test_a_value_of_the_wrong_kind_is_passed_over_and_the_others_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    told = {"theme": 3, "desk": "B", "recent": ["x", 4], "sounds": "yes", "no such thing": 1}
    path.write_text(json.dumps(told), "utf-8")
    assert load(path) == Settings(desk="B")


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert not save(Settings(), tmp_path / "file" / "settings.json")


def test_the_newest_meeting_stands_on_top_once_and_the_list_ends() -> None:
    settings = Settings()
    for number in range(RECENT_KEPT + 3):
        settings.remember(Path(f"/m{number}.rostrum"))
    settings.remember(Path("/m5.rostrum"))
    assert settings.recent[0] == str(Path("/m5.rostrum"))
    assert len(settings.recent) == len(set(settings.recent)) == RECENT_KEPT
    settings.forget(Path("/m5.rostrum"))
    assert str(Path("/m5.rostrum")) not in settings.recent
