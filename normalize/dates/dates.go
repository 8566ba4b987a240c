// Package dates reads when an article was published. In come strings that carry dates, in machine formats or as people
// print them in many languages; out come moments with offset and precision. It has no clock: relative dates are
// counted from the capture, or not at all.
package dates
