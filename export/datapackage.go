package export

import (
	"slices"

	"broadsheet/datasets"
)

// datapackage describes the export as a Frictionless Data Package 2.0. Where it departs from the plain way, frictionless
// 5.21 would call a sound export broken: it cannot read lists in Parquet (such a table is declared as a file), and finds
// no bytes or hash of a Parquet table (they stand in SHA256SUMS).
func datapackage(spec Spec, m Manifest) object {
	out := object{
		"$schema":     "https://datapackage.org/profiles/2.0/datapackage.json",
		"name":        spec.Name,
		"title":       title(spec),
		"description": description(spec),
		"licenses":    []any{object{"name": license(spec)}},
	}
	if spec.Date != "" {
		out["created"] = spec.Date + "T00:00:00Z"
	}
	var resources []any
	for i, rows := range spec.Tables {
		resources = append(resources, resource(spec, rows.Table, m.Tables[i]))
	}
	out["resources"] = resources
	return out
}

func resource(spec Spec, t datasets.Table, entry TableEntry) object {
	var paths []any
	for _, f := range entry.Files {
		paths = append(paths, f.Path)
	}
	out := object{"name": t.Name, "title": t.Title, "description": t.Description, "format": "parquet",
		"mediatype": "application/vnd.apache.parquet", "path": paths}
	if len(paths) == 1 {
		out["path"] = paths[0]
	}
	if slices.ContainsFunc(t.Columns, datasets.Column.IsList) {
		out["type"] = "file"
		return out
	}
	out["type"] = "table"
	s := object{"fields": packageFields(t.Columns), "primaryKey": t.Key, "missingValues": []string{}} // "" is a text
	if keys := foreignKeys(spec, t); len(keys) > 0 {
		s["foreignKeys"] = keys
	}
	out["schema"] = s
	return out
}

func packageFields(columns []datasets.Column) []any {
	var out []any
	for _, c := range columns {
		f := object{"name": c.Name, "description": c.Meaning, "example": c.Example, "type": map[datasets.Type]string{
			datasets.String: "string", datasets.Int32: "integer", datasets.Int64: "integer", datasets.Float64: "number",
			datasets.Bool: "boolean", datasets.Timestamp: "datetime", datasets.Date: "date"}[c.Type]}
		if !c.Nullable {
			f["constraints"] = object{"required": true}
		} else if c.Type != datasets.String {
			f["missingValues"] = []string{"nan"} // frictionless reads through pandas, which has no other null number
		}
		if c.Unit != "" {
			f["unit"] = c.Unit
		}
		out = append(out, f)
	}
	return out
}

// foreignKeys finds the flat tables of the export whose whole key is part of t's.
func foreignKeys(spec Spec, t datasets.Table) []any {
	var out []any
	for _, other := range spec.Tables {
		o := other.Table
		inside := len(o.Key) < len(t.Key) && !slices.ContainsFunc(o.Columns, datasets.Column.IsList)
		for _, k := range o.Key {
			inside = inside && slices.Contains(t.Key, k)
		}
		if inside {
			out = append(out, object{"fields": o.Key, "reference": object{"resource": o.Name, "fields": o.Key}})
		}
	}
	return out
}
