package rules

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/orglint/orglint/internal/diag"
)

// sensitiveField reports attributes whose names say that they hold private data. It never looks at what they hold.
func sensitiveField(p *Pass) {
	known := map[string]string{} // by name and those around it: what it holds; names repeat
	for _, owner := range p.Chart.Owners() {
		for _, name := range owner.Attributes.Names() {
			path := strings.TrimSpace(name.Within + " " + name.Value)
			holds, ok := known[path]
			if !ok {
				if holds = private(name.Value); holds == "" {
					holds = private(path) // home: {address: ...}
				}
				known[path] = holds
			}
			if holds == "" {
				continue
			}
			p.Report(diag.Finding{
				Pos: name.Pos, Subject: owner.ID.Value, Field: "attributes", Named: name.Value, Affected: textIDs(owner.ID),
				Message: fmt.Sprintf("%s has the attribute %s, which seems to hold %s; that does not belong in an org chart that others read.",
					sentence(owner.Record.String()), diag.Quote(name.Value), holds),
			})
		}
	}
}

// A privateKind is a kind of private data, and the names of fields that hold it: in English, German, French, Spanish,
// Portuguese, Italian, Dutch, Polish and Swedish, without accents. A name of several words stands for these words in a row, or alone in any
// order; an asterisk for the rest of a compound; after an equals sign the name must be all there is.
type privateKind struct{ holds, names string }

func privateKinds() []privateKind {
	return []privateKind{
		{"pay", "salary, salaries, base pay, annual pay, monthly pay, weekly pay, gross pay, net pay, pay rate, hourly rate, pay, " +
			"wage, wages, monthly wage, hourly wage, gross wage, annual wage, compensation, remuneration, bonus, ote, " +
			"stock grant, equity grant, payroll, *gehalt, gehalts*, gehalter, gehaelter, *lohn, verguetung, vergutung, salaire, prime annuelle, " +
			"salario, sueldo, nomina, salario base, ordenado, vencimento, remuneracao, remuneracion, stipendio, retribuzione, " +
			"*salaris, loon, uurloon, maandloon, brutoloon, wynagrodzenie, pensja, manadslon, arslon"},
		{"a date of birth or an age", "birth date, date of birth, dateofbirth, birthdate, birthday, dob, birth year, year of birth, age, =alter, edad, idade, eta, leeftijd, " +
			"*geburtsdatum, geburtstag, geburtsjahr, date de naissance, naissance, =anniversaire, " +
			"fecha de nacimiento, fecha nacimiento, nacimiento, cumpleanos, data de nascimento, nascimento, =aniversario, " +
			"data di nascita, nascita, compleanno, geboortedatum, verjaardag, data urodzenia, urodziny, fodelsedatum, fodelsedag"},
		{"gender or sexual orientation", "gender, sex, sexual orientation, geschlecht, genre, sexe, genero, sexo, genere, sesso, " +
			"geslacht, plec, kon, orientation sexuelle, orientacion sexual, sexuelle orientierung"},
		{"ethnicity, race or religion", "ethnicity, ethnic group, ethnic origin, ethnic background, race, religion, religious belief, ethnie, ethnizitat, " +
			"ethnische herkunft, konfession, origine ethnique, etnia, raza, raca, razza, etniciteit, religione, religiao, religie, " +
			"pochodzenie etniczne, rasa, etnicitet, hautfarbe"},
		{"nationality or immigration status", "nationality, citizenship, passport, passport number, visa status, immigration status, " +
			"staatsangehorigkeit, staatsangehoerigkeit, staatsbuergerschaft, nationalitat, nationalitaet, staatsburgerschaft, nationalite, citoyennete, passeport, " +
			"nacionalidad, ciudadania, pasaporte, nacionalidade, cidadania, passaporte, nazionalita, cittadinanza, passaporto, " +
			"nationaliteit, narodowosc, obywatelstwo, nationalitet, medborgarskap"},
		{"a home address", "home address, private address, residential address, personal address, home postcode, " +
			"*privatadresse, adresse privat, wohnadresse, wohnanschrift, heimatadresse, privatanschrift, adresse personnelle, adresse privee, domicile, " +
			"direccion particular, direccion personal, direccion de casa, domicilio, endereco residencial, endereco pessoal, morada, indirizzo di casa, " +
			"indirizzo privato, indirizzo di residenza, huisadres, thuisadres, priveadres, woonadres, adres domowy, adres zamieszkania, hemadress, bostadsadress"},
		{"a private phone number or e-mail address", "home phone, private phone, personal phone, private contact phone, private mobile, personal mobile, personal email, " +
			"private email, personal e mail, private e mail, emergency contact, *privattelefon, telefon privat, privathandy, handy privat, private telefonnummer, notfallkontakt, " +
			"telephone personnel, telephone prive, portable personnel, telefono personal, telefono particular, movil personal, telefone pessoal, telemovel pessoal, telefono privato, " +
			"telefono personale, cellulare privato, prive telefoon, telefon prywatny, privat telefon, email personnel, correo personal"},
		{"bank details", "bank, bank account, bank details, bank name, iban, iban number, iban nummer, bic, =swift code, sort code, routing number, bankverbindung, kontonummer, " +
			"bankkonto, coordonnees bancaires, compte bancaire, rib, cuenta bancaria, conta bancaria, conto bancario, conto corrente, coordinate bancarie, " +
			"bankrekening*, rekeningnummer, konto bankowe, numer konta, clabe"},
		{"tax or social security data", "tax id, tax number, tax code, tax class, ssn, employee ssn, social security, social security number, national id, " +
			"national insurance number, nino, tin, *steuernummer, steueridentifikations*, steuer id, steuerid, steuerklasse, sozialversicherungsnummer, " +
			"numero fiscal, numero de securite sociale, securite sociale, seguranca social, nir, nif, dni, nie, cpf, numero de seguridad social, " +
			"seguridad social, codice fiscale, bsn, bsn nummer, burgerservicenummer, pesel, nip, personnummer, curp"},
	}
}

// private says what kind of private data a field of that name seems to hold; it is empty if none.
func private(name string) string {
	words := nameWords(name)
	joined := strings.Join(words, "")
	sorted := slices.Sorted(slices.Values(words))
	for _, kind := range privateKinds() {
		for term := range strings.SplitSeq(kind.names, ", ") {
			term, alone := strings.CutPrefix(term, "=")
			parts := strings.Fields(term)
			switch {
			case strings.Join(parts, "") == joined, slices.Equal(slices.Sorted(slices.Values(parts)), sorted):
				return kind.holds
			case !alone && (inRow(words, parts) || inCompound(words, term)):
				return kind.holds
			}
		}
	}
	return ""
}

// inCompound reports whether one of some words begins, or ends, like a term with an asterisk.
func inCompound(words []string, term string) bool {
	return slices.ContainsFunc(words, func(word string) bool {
		if end, ok := strings.CutPrefix(term, "*"); ok {
			return strings.HasSuffix(word, end)
		}
		begin, ok := strings.CutSuffix(term, "*")
		return ok && strings.HasPrefix(word, begin)
	})
}

// inRow reports whether some words stand in a row among others. A short word on its own must be all there is: age is no
// part of a longer name.
func inRow(words, parts []string) bool {
	const short = 4
	if len(parts) == 1 && len(parts[0]) <= short {
		return len(words) == 1 && words[0] == parts[0]
	}
	for i := range words {
		if len(words)-i >= len(parts) && slices.Equal(words[i:i+len(parts)], parts) {
			return true
		}
	}
	return false
}

// nameWords splits the name of a field into words: birthDate, birth_date and Birth-Date are birth and date, IBANNumber is iban
// and number. Accents are left out.
func nameWords(name string) []string {
	var b strings.Builder
	runes := slices.DeleteFunc([]rune(norm.NFD.String(name)), func(r rune) bool { return unicode.Is(unicode.Mn, r) })
	for i, r := range runes {
		begins := i > 0 && unicode.IsUpper(r) && (unicode.IsLower(runes[i-1]) ||
			unicode.IsUpper(runes[i-1]) && i+1 < len(runes) && unicode.IsLower(runes[i+1]))
		if begins {
			b.WriteByte(' ')
		}
		switch {
		case r == 'ß':
			b.WriteString("ss")
		case r == 'ł' || r == 'Ł':
			b.WriteByte('l')
		case unicode.IsLetter(r):
			b.WriteRune(unicode.ToLower(r))
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Fields(b.String())
}
