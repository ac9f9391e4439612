package privacy

// For tests.
var (
	NameWords    = nameWords
	PrivateKinds = privateKinds
)

// Names returns the names of the kind.
func (k privateKind) Names() string { return k.names }

// Holds says what it is.
func (k privateKind) Holds() string { return k.holds }
