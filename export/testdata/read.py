"""Opens exports with the readers that people use, and compares every value and type with what was written.

read.py ROWS.json EXPORT...     what was written: {table: {columns, rows, example, code}}
read.py ARCHIVE.db EXPORT...    what was written: the views of an archive, read by Python's own sqlite3
All exports hold the same tables. Exits 1 at the first difference.
"""
import datetime as dt
import json
import os
import pathlib
import re
import sqlite3
import subprocess
import sys

import datasets
import duckdb
import frictionless
import mlcroissant
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

datasets.disable_progress_bars()
CATALOGUE = pathlib.Path(__file__).resolve().parents[2] / "datasets"


def definition(name):
    t = json.loads((CATALOGUE / name / "dataset.json").read_text(encoding="utf-8"))
    if "extends" in t:
        own = {c["name"]: c for c in t["columns"]}
        t["columns"] = [own.pop(c["name"], c) for c in definition(t["extends"])["columns"]] + list(own.values())
    return t


def archived(db, name):
    """One table as the archive's view gives it, in the form of ROWS.json."""
    t, example = definition(name), next((CATALOGUE / name).glob("example.*"))
    columns, order = (", ".join(f'"{c}"' for c in names) for names in ([c["name"] for c in t["columns"]], t["key"]))
    rows = db.execute(f'SELECT {columns} FROM "{name}" ORDER BY {order}').fetchall()
    return {"columns": t["columns"], "rows": rows, "example": example.name, "code": example.read_text(encoding="utf-8")}


if sys.argv[1].endswith(".db"):
    with sqlite3.connect(pathlib.Path(sys.argv[1]).resolve().as_uri() + "?mode=ro", uri=True) as archive:
        tables = json.load(open(os.path.join(sys.argv[2], "manifest.json"), encoding="utf-8"))["tables"]
        dump = {t["name"]: archived(archive, t["name"]) for t in tables}
else:
    dump = json.load(open(sys.argv[1], encoding="utf-8"))


def want(column, value):
    """The value as it must come back: instants and days as text, lists as lists."""
    if value is None or not column["type"].startswith("list"):
        return value
    elements = json.loads(value)
    if column["type"] == "list<struct>":
        return [{f["name"]: e[f["name"]] for f in column["fields"]} for e in elements]
    return elements


def got(column, value):
    """What a reader gave, in the same form; missing in every manner of theirs is None."""
    if value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and value != value):
        return None
    if column["type"] == "timestamp":
        if isinstance(value, pd.Timestamp):
            value = value.to_pydatetime()
        assert value.utcoffset() is not None, "instant without a zone"
        return value.astimezone(dt.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    if column["type"] == "date":
        return value.isoformat()
    if column["type"].startswith("list"):
        return [dict(e) if column["type"] == "list<struct>" else e for e in value]
    return value


def compare(reader, name, columns):
    """columns: the reader's values, a list a column, in the file's order."""
    table = dump[name]
    assert list(columns) == [c["name"] for c in table["columns"]], (reader, name, "order of columns", list(columns))
    for i, c in enumerate(table["columns"]):
        values = [got(c, v) for v in columns[c["name"]]]
        expected = [want(c, r[i]) for r in table["rows"]]
        assert len(values) == len(expected), (reader, name, len(values), "rows of", len(expected))
        for n, (v, w) in enumerate(zip(values, expected)):
            assert v == w and type(v) in (type(w), int, float), (reader, name, c["name"], "row", n, "got", repr(v)[:200], "want", repr(w)[:200])
    print(f"{reader}: {name}, {len(columns)} columns, {len(table['rows'])} rows equal")


def types(reader, name, found, expected):
    for c in dump[name]["columns"]:
        f, w = str(found[c["name"]]), expected[c["type"]]
        assert f == w or (c["type"] == "list<struct>" and f.startswith(w)), (reader, name, c["name"], "type", f, "want", w)


def files(name):
    folder = os.path.join(export, name)
    return sorted(os.path.join(folder, f) for f in os.listdir(folder))


def with_pyarrow(name):
    t = pq.read_table(os.path.join(export, name))
    types("pyarrow", name, {f.name: f.type for f in t.schema}, {"string": "string", "int32": "int32", "int64": "int64",
          "timestamp": "timestamp[us, tz=UTC]", "date": "date32[day]", "list<string>": "list<element: string not null>", "list<struct>": "list<element: struct<"})
    for c in dump[name]["columns"]:
        assert t.schema.field(c["name"]).nullable == bool(c.get("nullable")), (name, c["name"], "nullable")
    meta = pq.ParquetFile(files(name)[0]).metadata
    assert meta.created_by.startswith("broadsheet"), meta.created_by
    doc = json.loads(meta.metadata[b"broadsheet.columns"])
    assert doc["article_id"] == dump[name]["columns"][0]["meaning"]
    compare("pyarrow", name, {c: t.column(c).to_pylist() for c in t.column_names})


def with_pandas(name):
    d = pd.read_parquet(os.path.join(export, name))
    for c in dump[name]["columns"]:
        if c["type"] == "timestamp":
            assert str(d[c["name"]].dtype) == "datetime64[us, UTC]", d[c["name"]].dtype
    compare("pandas", name, {c: d[c].tolist() for c in d.columns})
    d = pd.read_parquet(os.path.join(export, name), dtype_backend="pyarrow")
    types("pandas with pyarrow", name, {c: d[c].dtype.pyarrow_dtype for c in d.columns}, {"string": "string", "int32": "int32",
          "int64": "int64", "timestamp": "timestamp[us, tz=UTC]", "date": "date32[day]", "list<string>": "list<element: string not null>", "list<struct>": "list<element: struct<"})
    compare("pandas with pyarrow", name, {c: d[c].array._pa_array.to_pylist() for c in d.columns})


def with_polars(name):
    lazy = pl.scan_parquet(os.path.join(export, name, "*.parquet"))
    d = lazy.collect()
    types("polars", name, d.schema, {"string": "String", "int32": "Int32", "int64": "Int64", "date": "Date",
          "timestamp": "Datetime(time_unit='us', time_zone='UTC')", "list<string>": "List(String)", "list<struct>": "List(Struct("})
    compare("polars", name, {c: d[c].to_list() for c in d.columns})
    compare("polars, a folder", name, {c: s.to_list() for c, s in pl.read_parquet(os.path.join(export, name)).to_dict().items()})


def with_duckdb(name):
    con = duckdb.connect()
    con.sql("SET TimeZone = 'UTC'")
    source = f"'{export}/{name}/*.parquet'"
    order = ", ".join(c["name"] for c in dump[name]["columns"] if c["name"] in ("article_id", "position"))
    r = con.sql(f"SELECT * FROM {source} ORDER BY {order}")
    types("duckdb", name, dict(zip(r.columns, r.types)), {"string": "VARCHAR", "int32": "INTEGER", "int64": "BIGINT", "date": "DATE",
          "timestamp": "TIMESTAMP WITH TIME ZONE", "list<string>": "VARCHAR[]", "list<struct>": "STRUCT("})
    rows = r.fetchall()
    compare("duckdb", name, {c: [row[i] for row in rows] for i, c in enumerate(r.columns)})


def with_datasets(name):
    if not dump[name]["rows"]:
        print(f"datasets: {name} has no rows, which datasets 5.2 calls an error")
        return
    d = datasets.load_dataset(export, name, split="train")
    compare("datasets", name, {c: d[c][:] for c in d.column_names})
    rows = list(datasets.load_dataset(export, name, split="train", streaming=True))
    compare("datasets, streaming", name, {c: [r[c] for r in rows] for c in rows[0]})


def searches(name, field):
    """Bounds in the page index must not make a reader skip a page that holds the text."""
    column = next(i for i, c in enumerate(dump[name]["columns"]) if c["name"] == field)
    for text in {r[column] for r in dump[name]["rows"]} - {None}:
        n = sum(r[column] == text for r in dump[name]["rows"])
        found = {
            "polars": pl.scan_parquet(f"{export}/{name}/*.parquet").filter(pl.col(field) == text).collect().height,
            "pyarrow": pq.read_table(os.path.join(export, name), filters=[(field, "==", text)]).num_rows,
            "duckdb": duckdb.connect().execute(f"SELECT count(*) FROM '{export}/{name}/*.parquet' WHERE {field} = ?", [text]).fetchall()[0][0],
        }
        assert set(found.values()) == {n}, (name, field, text[:40], found, n)
    print(f"searches: {name}.{field} found by equality")


def with_mlcroissant():
    described = mlcroissant.Dataset(jsonld=os.path.join(export, "croissant.json"))
    assert not described.metadata.ctx.issues.errors, described.metadata.ctx.issues.report()
    assert not described.metadata.ctx.issues.warnings, described.metadata.ctx.issues.report()
    for name in dump:
        n = sum(1 for _ in described.records(name))
        assert n == len(dump[name]["rows"]), (name, n)
    print("mlcroissant: valid, without a warning, and read")


def with_frictionless():
    report = frictionless.validate(os.path.join(export, "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "message", "note"])[:5]
    print("frictionless: valid")


def examples():
    """The card's Python and the catalogue's examples run as printed, in the folder of the export."""
    readme = open(os.path.join(export, "README.md"), encoding="utf-8").read()
    blocks = re.findall(r"```python\n(.*?)```", readme, re.S)
    assert len(blocks) >= 4, len(blocks)
    for block in blocks:
        scope = {}
        exec(block, scope)
        assert "articles" in scope, block
    for name, table in dump.items():
        if table["example"].endswith(".sql"):
            duckdb.connect().execute(table["code"])
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], check=True)
    print(f"examples: {len(blocks)} blocks of the card ran; checksums hold")


for export in map(os.path.abspath, sys.argv[2:]):
    os.chdir(export)
    print(export, *(f"{name}: {len(files(name))} files" for name in dump), sep="; ")
    for name in dump:
        with_pyarrow(name)
        with_pandas(name)
        with_polars(name)
        with_duckdb(name)
        with_datasets(name)
    searches("articles", "dek")
    with_mlcroissant()
    with_frictionless()
    examples()
