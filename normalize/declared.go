package normalize

import "broadsheet/normalize/tree"

// declared is what the page says of itself to machines: JSON-LD, meta elements, microdata.
type declared struct{}

func readDeclared(t *tree.Tree, url string) declared { return declared{} }
