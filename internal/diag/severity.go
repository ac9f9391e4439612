package diag

// A Severity says how much a finding matters.
type Severity uint8

// The severities, from the least.
const (
	Info Severity = iota + 1
	Warning
	Error
)

// String returns info, warning or error.
func (s Severity) String() string {
	switch s {
	case Info:
		return "info"
	case Warning:
		return "warning"
	case Error:
		return "error"
	}
	return "none"
}

// ParseSeverity reads what String writes; ok is false for anything else.
func ParseSeverity(text string) (severity Severity, ok bool) {
	for s := Info; s <= Error; s++ {
		if s.String() == text {
			return s, true
		}
	}
	return 0, false
}
