package export

func card(spec Spec, m Manifest) []byte     { return nil }
func croissant(spec Spec, m Manifest) any   { return nil }
func datapackage(spec Spec, m Manifest) any { return nil }
