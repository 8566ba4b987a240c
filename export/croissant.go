package export

import (
	"fmt"

	"broadsheet/datasets"
)

// object is one JSON object; encoding/json sorts its keys, so that equal exports give equal bytes.
type object = map[string]any

// croissant describes the export in Croissant 1.1 (mlcommons.org/croissant), which is also schema.org/Dataset.
func croissant(spec Spec, m Manifest) object {
	out := object{
		"@context":      croissantContext(),
		"@type":         "sc:Dataset",
		"conformsTo":    "http://mlcommons.org/croissant/1.1",
		"name":          spec.Name,
		"description":   description(spec),
		"license":       license(spec),
		"version":       spec.Tables[0].Table.Version,
		"citeAs":        title(spec) + ", snapshot " + spec.Snapshot,
		"isLiveDataset": false,
	}
	optional := object{"url": spec.URL, "datePublished": spec.Date}
	for key, value := range optional {
		if value != "" {
			out[key] = value
		}
	}
	if spec.Creator != "" {
		out["creator"] = object{"@type": "sc:Organization", "name": spec.Creator}
	}
	if len(spec.Languages) > 0 {
		out["inLanguage"] = spec.Languages
	}
	distribution, sets := []any{}, []any{}
	for i, rows := range spec.Tables {
		source, objects := croissantFiles(m.Tables[i])
		distribution = append(distribution, objects...)
		sets = append(sets, croissantRecords(rows.Table, source))
	}
	out["distribution"], out["recordSet"] = distribution, sets
	return out
}

// croissantFiles lists a table's files, and what its columns are extracted from: the file, or the set of them.
func croissantFiles(t TableEntry) (source object, objects []any) {
	for _, f := range t.Files {
		objects = append(objects, object{"@type": "cr:FileObject", "@id": f.Path, "name": f.Path, "contentUrl": f.Path,
			"encodingFormat": "application/x-parquet", "contentSize": fmt.Sprintf("%d B", f.Bytes), "sha256": f.SHA256})
	}
	if len(t.Files) == 1 {
		return object{"fileObject": object{"@id": t.Files[0].Path}}, objects
	}
	id := t.Name + "-files"
	set := object{"@type": "cr:FileSet", "@id": id, "name": id, "encodingFormat": "application/x-parquet",
		"includes": t.Name + "/*.parquet"}
	return object{"fileSet": object{"@id": id}}, append(objects, set)
}

func croissantRecords(t datasets.Table, source object) object {
	var key, fields []any
	for _, k := range t.Key {
		key = append(key, object{"@id": t.Name + "/" + k})
	}
	for _, c := range t.Columns {
		fields = append(fields, croissantField(t.Name, c, source))
	}
	return object{"@type": "cr:RecordSet", "@id": t.Name, "name": t.Name, "description": t.Description, "key": key, "field": fields}
}

func croissantField(parent string, c datasets.Column, source object) object {
	from := object{"extract": object{"column": c.Name}}
	for k, v := range source {
		from[k] = v
	}
	id := parent + "/" + c.Name
	f := object{"@type": "cr:Field", "@id": id, "name": c.Name, "description": c.Meaning, "source": from}
	switch c.Type {
	case datasets.ListString:
		f["dataType"], f["isArray"], f["arrayShape"] = "sc:Text", true, "-1"
	case datasets.ListStruct:
		f["isArray"], f["arrayShape"] = true, "-1"
		var parts []any
		for _, part := range c.Fields {
			sub := croissantField(id, part, source)
			sub["source"].(object)["extract"] = object{"column": c.Name}
			sub["source"].(object)["transform"] = object{"jsonPath": "$." + part.Name}
			parts = append(parts, sub)
		}
		f["subField"] = parts
	default:
		f["dataType"] = map[datasets.Type]string{datasets.String: "sc:Text", datasets.Int32: "cr:Int32", datasets.Int64: "cr:Int64",
			datasets.Float64: "cr:Float64", datasets.Bool: "sc:Boolean", datasets.Timestamp: "sc:DateTime", datasets.Date: "sc:Date"}[c.Type]
	}
	return f
}

// croissantContext is the JSON-LD context that the specification prints.
func croissantContext() object {
	out := object{"@language": "en", "@vocab": "https://schema.org/", "cr": "http://mlcommons.org/croissant/",
		"rai": "http://mlcommons.org/croissant/RAI/", "dct": "http://purl.org/dc/terms/", "sc": "https://schema.org/",
		"prov": "http://www.w3.org/ns/prov#", "conformsTo": "dct:conformsTo",
		"data":               object{"@id": "cr:data", "@type": "@json"},
		"dataType":           object{"@id": "cr:dataType", "@type": "@vocab"},
		"equivalentProperty": object{"@id": "cr:equivalentProperty", "@type": "@vocab"},
		"examples":           object{"@id": "cr:examples", "@type": "@json"},
		"samplingRate":       "cr:samplingRate",
	}
	for _, term := range []string{"annotation", "arrayShape", "citeAs", "column", "containedIn", "extract", "field", "fileProperty",
		"fileObject", "fileSet", "format", "includes", "excludes", "isArray", "isLiveDataset", "jsonPath", "key", "md5", "parentField",
		"path", "readLines", "recordSet", "references", "regex", "repeated", "replace", "sdVersion", "separator", "source", "subField",
		"transform", "unArchive", "value"} {
		out[term] = "cr:" + term
	}
	return out
}
