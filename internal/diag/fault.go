package diag

import (
	"fmt"
	"path"
	"runtime"
	"strings"
)

// A Fault is a mistake of orglint's own that stopped some part of its work. Its words hold no text of a chart.
type Fault struct {
	What  string // went wrong, such as: index out of range [3] with length 3
	Where string // in orglint, such as internal/source/cut.go:88; empty where that is unknown
}

// Report is what to tell the makers of orglint.
func (f *Fault) Report() string {
	if f.Where == "" {
		return f.What
	}
	return f.Where + ": " + f.What
}

// Advice says whose mistake it is and what to do, after a sentence that says what could not be done.
func (f *Fault) Advice() string {
	return "This is a mistake in orglint, not in the chart; please report it, with these words: " + f.Report() + "."
}

// Catch calls a function and returns the fault that stopped it; nil where none did. What it had done until then is done. It returns
// the fault of another goroutine that Throw carried here as it is.
func Catch(do func()) (f *Fault) {
	defer func() {
		if reason := recover(); reason != nil {
			f = newFault(reason)
		}
	}()
	do()
	return nil
}

// Throw stops the work with a fault that another goroutine met, where nobody could tell of it; nothing happens if there is none.
func Throw(f *Fault) {
	if f != nil {
		panic(f) //nolint:forbidigo // it panicked already, elsewhere
	}
}

// newFault puts a panic in words. Only what the runtime says is known to hold no text of a chart.
func newFault(reason any) *Fault {
	switch known := reason.(type) {
	case *Fault:
		return known
	case runtime.Error:
		return &Fault{strings.TrimPrefix(known.Error(), "runtime error: "), whereItPanicked()}
	}
	return &Fault{fmt.Sprintf("a panic with a value of the type %T", reason), whereItPanicked()}
}

// whereItPanicked returns the place in orglint's own code that the goroutine panicked in, or under; it is called while it recovers.
func whereItPanicked() string {
	const module, most = "github.com/orglint/orglint/", 64
	callers := make([]uintptr, most)
	frames := runtime.CallersFrames(callers[:runtime.Callers(1, callers)])
	panicked := false
	for more := true; more; {
		var frame runtime.Frame
		frame, more = frames.Next()
		name, ours := strings.CutPrefix(frame.Function, module)
		if panicked && ours {
			folder := name[:strings.LastIndexByte(name, '/')+1]
			folder += strings.SplitN(name[len(folder):], ".", 2)[0]
			return fmt.Sprintf("%s:%d", path.Join(folder, path.Base(frame.File)), frame.Line)
		}
		panicked = panicked || frame.Function == "runtime.gopanic"
	}
	return ""
}
