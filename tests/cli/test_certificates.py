"""Certificates without a screen: designs, and whether a shown one is to be trusted."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from db.queries import awards as kept
from db.queries import papers
from db.store import Store
from desktop_app.cli.front import front
from desktop_app.cli.opening import clock
from desktop_app.cli.signing import VARIABLE
from desktop_app.commands import award_list, certificates
from desktop_app.commands.awards import edit_recipient
from desktop_app.domain.award_sheet import read_awards
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.refusal import Refusal
from desktop_app.exchange.templates import export_template
from desktop_app.printing.templates import default_template
from tests.printing.identities import PASSWORD, pkcs12_file

LIST = (
    ("批次", "奖项", "类别", "获奖者", "表彰词"),
    ("1", "先进集体", "集体", "市总工会", "甲。"),
    ("1", "突出个人", "个人", "刘瑶英", "乙。"),
)


def made(tmp_path: Path) -> tuple[Path, str]:
    """A meeting with two numbered certificates, and the code of the first."""
    path = tmp_path / "m.rostrum"
    store = Store.create(path, Meeting("0" * 32, "大会", secret="5e" * 20))
    award_list.take_in(store, read_awards(LIST, []))
    certificates.issue_certificates(store, dt.datetime(2027, 3, 14))
    code: str = papers.gather("certificates", "zh")["sheets"][0].code
    store.close()
    return path, code


def said(*words: object) -> tuple[int, str]:
    done = CliRunner().invoke(front, [str(word) for word in words])
    return done.exit_code, done.output


def test_a_genuine_certificate_ends_well_and_an_altered_one_does_not(tmp_path: Path) -> None:
    path, code = made(tmp_path)
    status, told = said("verify-certificate", path, code)
    assert status == 0 and "市总工会" in told
    assert said("verify-certificate", path, code[:-4] + "0000")[0] == 1
    assert said("verify-certificate", path, "hello")[0] == 1


def test_a_design_is_listed_added_and_chosen(tmp_path: Path) -> None:
    path, _ = made(tmp_path)
    own = tmp_path / "own.rostrum-template"
    export_template(default_template("zh"), own)
    assert said("add-template", path, own)[0] == 0
    _, told = said("templates", path)
    assert "grand" in told and told.count(default_template("zh").title) == 2
    assert said("choose-template", path, "grand", "--award", "先进集体")[0] == 0
    assert said("choose-template", path, "nothing")[0] == 2
    assert said("choose-template", path, "badge-card")[0] == 2  # a badge is no certificate
    store = Store.open(path)
    assert {award.title: award.template for award in kept.awards()} == {"先进集体": "grand", "突出个人": ""}
    store.close()


def test_a_batch_is_proved_and_a_fault_stands_against_it(tmp_path: Path) -> None:
    path, _ = made(tmp_path)
    status, told = said("prove-certificates", path, "--batch", "1")
    assert status == 0 and "2 certificates ready to print" in told and "!" not in told
    assert said("prove-certificates", path, "--batch", "9")[0] == 2
    store = Store.open(path)
    edit_recipient(store, replace(kept.recipients()[1], name="王\U000323ae"))
    store.close()
    status, told = said("prove-certificates", path)
    assert status == 1 and "Not ready to print" in told and "U+323AE" in told
    status, told = said("prove-certificates", path, "--json")
    assert status == 1 and '"check": "boxes"' in told


def test_certificates_are_signed_with_a_password_out_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, _ = made(tmp_path)
    identity, out, folder = tmp_path / "id.p12", tmp_path / "all.pdf", tmp_path / "each"
    identity.write_bytes(valid_now())
    monkeypatch.setenv(VARIABLE, PASSWORD)
    assert said("print", "certificates", path, "-o", out, "--sign-with", identity)[0] == 0
    assert out.read_bytes().count(b"/ETSI.CAdES.detached") == 1
    status, told = said("print", "certificates", path, "-o", folder, "--each", "--sign-with", identity)
    assert status == 0 and "2" in told
    files = sorted(folder.glob("*.pdf"))
    assert len(files) == 2 and all(b"/ETSI.CAdES.detached" in each.read_bytes() for each in files)
    assert said("print", "agenda", path, "-o", out, "--sign-with", identity)[0] == 2


def test_a_signed_file_of_nothing_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, _ = made(tmp_path)
    store = Store.open(path)
    for each in kept.recipients():
        edit_recipient(store, replace(each, name="王\U000323ae"))
    store.close()
    identity, out = tmp_path / "id.p12", tmp_path / "all.pdf"
    identity.write_bytes(valid_now())
    monkeypatch.setenv(VARIABLE, PASSWORD)
    words = ["print", "certificates", str(path), "-o", str(out), "--sign-with", str(identity)]
    refused = CliRunner().invoke(front, words).exception
    assert isinstance(refused, Refusal) and refused.code == "no-page-made" and not out.exists()


def test_a_password_is_asked_for_and_a_wrong_one_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, _ = made(tmp_path)
    identity, out = tmp_path / "id.p12", tmp_path / "all.pdf"
    identity.write_bytes(valid_now())
    monkeypatch.delenv(VARIABLE, raising=False)
    words = ["print", "certificates", str(path), "-o", str(out), "--sign-with", str(identity)]
    right = CliRunner().invoke(front, words, input=f"{PASSWORD}\n")
    assert right.exit_code == 0 and PASSWORD not in right.output
    wrong = CliRunner().invoke(front, words, input="7788-secret\n")
    assert isinstance(wrong.exception, Refusal) and "7788" not in wrong.output + repr(wrong.exception)


def valid_now() -> bytes:
    """The command line reads the clock of this computer, so its digital ID is good now."""
    now = clock().astimezone(dt.UTC)
    return pkcs12_file(first=now - dt.timedelta(days=1), last=now + dt.timedelta(days=1))[0]
