// Package byline reads who wrote an article. In come strings that name authors, as JSON-LD, meta elements and visible
// bylines print them; out come names with kind, role, title and affiliation. It never invents a name: what is a place,
// a date, a site account or a piece of interface gives none.
package byline
