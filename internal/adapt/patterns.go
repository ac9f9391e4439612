package adapt

import (
	"regexp"
	"sync"
)

// allPatterns are what is looked for in the cells of tables and in texts of other layouts.
type allPatterns struct {
	inParentheses, commonName, isoDay, shortDay, total, brokenLine, fieldName, htmlTag, markdownLink, headerValue *regexp.Regexp
}

// patterns compiles the patterns when the first is used: most runs use none.
//
//nolint:gochecknoglobals // it is a constant, but for the time when it is made
var patterns = sync.OnceValue(func() *allPatterns {
	return &allPatterns{
		inParentheses: regexp.MustCompile(`^(.*\S)\s*[(\[]([^()\[\]]+)[)\]]$`),
		commonName:    regexp.MustCompile(`(?i)^CN=((?:[^,\\]|\\.)+),`),
		isoDay:        regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$`),
		shortDay:      regexp.MustCompile(`^(\d{1,2})([-/. ])(\d{1,2})[-/. ](\d{4}|\d{2})(?:[T ].*)?$`),
		total:         regexp.MustCompile(`(?i)^\W*(sub|grand|zwischen|sous|gesamt)?[ -]?(totals?|totaux|sum|average|mean|headcount|count|summe|gesamt|anzahl|durchschnitt|somme|moyenne|suma|soma|promedio|média|totaal|totale|razem|summa|итого|всего)([^\pL]|$)|^\W*(合計|合计|总计|總計|小计|小計|합계|총계|소계)`),
		// brokenLine matches a line of a file of one person that can be read by itself.
		brokenLine: regexp.MustCompile(`(?m)^(name|role|title|reports_to|manager):[ \t]+(?:'((?:[^'\r\n]|'')*)'|"([^"\\\r\n]*)"|([^\s'"#&*!|>{\[%@` + "`" + `][^\r\n]*?))[ \t]*\r?$`),
		fieldName:  regexp.MustCompile(`^[\pL_][\pL\d_ .@-]{0,29}$`),
		// headerValue matches a number, a text with a long one in it, and a day.
		headerValue:  regexp.MustCompile(`^[^\pL]*\d[^\pL]*$|\d{5}|\d[.,]\d{3}|\d[-/.]\d{1,2}[-/.]\d`),
		htmlTag:      regexp.MustCompile(`<[^<>]*>`),
		markdownLink: regexp.MustCompile(`\[([^\[\]]*)\](?:\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\])`),
	}
})
