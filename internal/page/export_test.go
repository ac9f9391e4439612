package page

// For tests.
var (
	Script    = script
	WriteData = writeData

	NewStill       = newStill
	NewSpanPicture = newSpanPicture
	NewPyramid     = newPyramid
	Fitting        = fitting
)

// What pictures are drawn of.
type (
	Standing = standing
	Spans    = spans
)

// LiveStyle is the style of what the script makes.
func LiveStyle() string { return liveStyle }
