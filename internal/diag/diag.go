// Package diag holds what every part of orglint reports with: places in files and what stands there, severities and findings;
// and it keeps a mistake of orglint's own to where it was made.
package diag
