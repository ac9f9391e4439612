package disk

import "os"

// noWait is nothing in a browser, where there are neither files nor pipes.
const noWait = 0

// endings are none in a browser, which sends no signals.
func endings() []os.Signal { return nil }
