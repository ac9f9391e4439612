// Package diag holds what every part of orglint reports with: places in files, severities and findings.
package diag
