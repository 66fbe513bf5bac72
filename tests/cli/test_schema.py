"""The schema as it is printed."""

import json

from tests.support.cli import CARD


def test_the_schema_is_printed_whole(kq):
    told = kq("schema")
    assert told.code == 0
    assert json.loads(told.out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert kq("schema", "--json").out == told.out


def test_a_sitting_leaves_a_backup_a_day(kq):
    for day in ("2026-02-01", "2026-02-01", "2026-02-02"):
        kq.at(f"{day}T09:00:00+04:00")("study", "--plain", "--limit", "1", typed=CARD)
    kept = sorted(path.name for path in (kq.home / "backups").iterdir())
    assert len(kept) == 2
    assert ["2026-02-01" in kept[0], "2026-02-02" in kept[1]] == [True, True]
