package handbook

import (
	"regexp"
	"sync"
)

// patternsOfPages are what is looked for in a page.
type patternsOfPages struct {
	headingLine, headingMark, listMark, pageLink, titleField, partHeading, partWord, dutyPart, reportsTo, extending, equivalent, upToTeams, isGrade, isBand, otherGrade, yearsAs, deviating, telling, sameUnit, orHigher, clauseEnd, between, article, kindWord, placeWord, lasting, interview, ordinal, mayBe, whose *regexp.Regexp
}

// pagePatterns compiles the patterns when the first is used: most runs use none.
//
//nolint:gochecknoglobals // it is a constant, but for the time when it is made
var pagePatterns = sync.OnceValue(func() *patternsOfPages {
	return &patternsOfPages{
		headingLine: regexp.MustCompile(`^(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$`),
		headingMark: regexp.MustCompile(`[ \t]*\{#([^{}]*)\}$`),
		listMark:    regexp.MustCompile(`^[ \t]*(?:[-+*]|\d+[.)])[ \t]*`),
		pageLink:    regexp.MustCompile(`\[([^\[\]]*)\](?:\(([^()]*)\)|\[[^\[\]]*\])`),
		titleField:  regexp.MustCompile(`^title:[ \t]*["']?(.*?)["']?[ \t]*$`),
		partHeading: regexp.MustCompile(`(?i)^(.* )?(job grade|responsibilities|requirements|performance indicators|hiring process|career ladder|segment|specialties)$`),
		partWord:    regexp.MustCompile(`(?i)^(grade|reporting|reporting line|reporting structure|overview|scope|skills|experience|duties|about the role)$`),
		// dutyPart matches the parts of a level that speak of other people's grades and lines too.
		dutyPart:   regexp.MustCompile(`(responsibilities|requirements|performance indicators|hiring process|career ladder|skills|duties)$`),
		reportsTo:  regexp.MustCompile(`(?i)^(.*?)\breports? (?:directly )?to\b(.*)`),
		extending:  regexp.MustCompile(`(?i)(?:^|\b(?:role|level|position) )extends\b(.*)`),
		equivalent: regexp.MustCompile(`(?i)\bindividual(?: contributor)? equivalent (?:of|to)\b(.*)`),
		upToTeams:  regexp.MustCompile(`(?i)\b(?:up to|at most|no more than) (\w+) (?:(?:different|separate|distinct) )?(?:([a-z-]+) )?teams\b`),
		isGrade:    regexp.MustCompile(`(?i)(?:\b(?:is|has|at)(?: an?)? (?:job )?|^(?:job )?)grade:? (\w+(?:\.\d+)?)`),
		isBand:     regexp.MustCompile(`(?i)(?:\b(?:is|has|at|in)(?: an?)? |^)(?:(?:job|pay|nhs|afc) )*(?:grade:? )?band:? (\d{1,2}[a-d]?)\b`),
		otherGrade: regexp.MustCompile(`(?i)^(?: ?[-–/] ?| (?:or|to|and) (?:an? )?(?:grade |band )?)(\w+)`),
		yearsAs:    regexp.MustCompile(`(?i)\b(\w+)(?: to \w+|\+| or more)? years?\)? (?:of (?:\w+ )?experience )?as an? ([^.;,()]+)`),
		deviating:  regexp.MustCompile(`(?i)\bdeviations can be made (?:based )?(?:on )?(.*)`),
		telling:    regexp.MustCompile(`(?i)\breports? to\b|\bjob grade\b|\bis an? (?:grade|band)\b|\bextends\b|\bindividual.* equivalent\b|\bteams\b.*\d|\b(?:up to|at least|at most)\b.*\bteams\b|\byears\b.*\bas an?\b|\bmanages\b|\bdeviations?\b`),
		sameUnit:   regexp.MustCompile(`(?i)^ (?:of|in|within) (?:their|the same|its) ([a-z][a-z-]*)`),
		orHigher:   regexp.MustCompile(`(?i)^ or (?:above|higher)\b`),
		clauseEnd:  regexp.MustCompile(`(?i) and (?:is|has|reports|manages|leads|works|extends|acts|runs)\b| (?:who|which|that) |[;:]`),
		between:    regexp.MustCompile(`,? or (?:an? |the )?|,? and (?:an? |the )`),
		article:    regexp.MustCompile(`(?i)^(?:(?:that|those) of )?(?:either |both )?(?:the |an? )?`),
		kindWord:   regexp.MustCompile(`(?i)(?:(?:'s|’s)? |^)(?:role|position|job|level|responsibilities|requirements)$`),
		lasting:    regexp.MustCompile(`(?i)\b(\d{1,3})[ -]minutes? (.+)`),
		interview:  regexp.MustCompile(`(?i)\b((?:[a-z-]+ )?interview\b.*)`),
		ordinal:    regexp.MustCompile(`(?i)\b(first|second|third|fourth|fifth|sixth|seventh|eighth|final|last) (?:[a-z-]+ )?interview\b`),
		mayBe:      regexp.MustCompile(`(?i)\bmay be\b|\boptional(?:ly)?\b`),
		whose:      regexp.MustCompile(`(?i)^(?:one of )?(?:(?:our|your|the|an?|another) )?`),
		placeWord:  regexp.MustCompile(`(?i) (?:in|at|with|or|and|on|within|for) `),
	}
})
