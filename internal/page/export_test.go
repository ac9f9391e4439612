package page

// For tests.
var (
	Script    = script
	WriteData = writeData
)

// LiveStyle is the style of what the script makes.
func LiveStyle() string { return liveStyle }
