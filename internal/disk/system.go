//go:build !js

package disk

import (
	"os"
	"syscall"
)

// noWait opens what may be a pipe without waiting for its other end.
const noWait = syscall.O_NONBLOCK

// endings are the signals that would end the process.
func endings() []os.Signal {
	return []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT}
}
