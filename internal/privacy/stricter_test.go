package privacy_test

import (
	"testing"

	"github.com/orglint/orglint/internal/privacy"
)

// TestStricter compares all choices with each other.
func TestStricter(t *testing.T) {
	order := []privacy.Show{privacy.Names, privacy.Initials, privacy.IDs}
	for i, a := range order {
		for j, b := range order {
			if got, want := a.Stricter(b), order[max(i, j)]; got != want {
				t.Errorf("%v and %v: got %v, want %v", a, b, got, want)
			}
		}
	}
}
