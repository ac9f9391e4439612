package report

// The escapers, to be tested with any text.
var (
	Data     = data
	Property = property
	Markdown = markdown
	Clean1   = cleanBut
)
