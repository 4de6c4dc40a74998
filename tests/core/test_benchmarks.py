"""Without the documents to measure on, that is what is said, and nothing is claimed."""

from __future__ import annotations

from benchmarks import engine


def test_an_absent_folder_is_named_and_is_no_failure(tmp_path, capsys):
    absent = tmp_path / "shared" / "bench"

    missed = engine.main(absent)

    said = capsys.readouterr().out
    assert missed == 0
    assert f"{absent} is absent. Nothing was measured." in said
    assert "bars are met" not in said


def test_the_documents_are_looked_for_beside_the_project():
    assert engine.ROOT.parent / "shared" / "bench" == engine.FOLDER


def test_every_bar_is_judged_by_a_script_that_is_run():
    assert {bar.script for bar in engine.BARS} == set(engine.SCRIPTS)
