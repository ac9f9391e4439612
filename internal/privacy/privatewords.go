package privacy

// A privateKind is a kind of private data, and the names of fields that hold it: in English, German, French, Spanish,
// Portuguese, Italian, Dutch, Polish and Swedish, without accents. A name of several words stands for these words in a row, or alone in any
// order; an asterisk for the rest of a compound; after an equals sign the name must be all there is.
type privateKind struct{ holds, names string }

// privateKinds returns all kinds. Where several have a name, the first counts.
//
//nolint:misspell // the words of other languages are no misspelled English
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
		{"a password or another secret", "password, passwort, kennwort, mot de passe, contrasena, senha, parola d'ordine, wachtwoord, haslo, losenord, api key, " +
			"access token, pin code"},
		{"tax or social security data", "tax id, tax number, tax code, tax class, ssn, employee ssn, social security, social security number, national id, " +
			"national insurance number, nino, tin, *steuernummer, steueridentifikations*, steuer id, steuerid, steuerklasse, sozialversicherungsnummer, " +
			"numero fiscal, numero de securite sociale, securite sociale, seguranca social, nir, nif, dni, nie, cpf, numero de seguridad social, " +
			"seguridad social, codice fiscale, bsn, bsn nummer, burgerservicenummer, pesel, nip, personnummer, curp"},
	}
}
