package adapt

import (
	"slices"
	"strings"
	"unicode"
)

// A field is what a column may hold, with the headers that mean it in any export, the likeliest first. Headers are compared by
// their letters and digits only.
type field struct {
	name    string
	words   string // how to speak of it
	headers []string
}

// knownFields returns the fields. Where a header means several, the first counts.
func knownFields() []field {
	return []field{
		{"id", "id", []string{
			"id", "employeeid", "employeenumber", "empid", "empno", "employeeno", "employeecode", "personid", "personnumber", "personnelnumber",
			"workerid", "associateid", "staffid", "staffnumber", "userid", "positionid", "postuniquereference", "eeid", "payrollnumber",
			"uniqueid", "uniqueidentifier", "personalnummer", "mitarbeiternummer", "mitarbeiterid", "persnr", "personalnr", "matricule", "legajo",
			"personeelsnummer", "fileno", "key",
		}},
		{"other_id", "another id", []string{
			"username", "userprincipalname", "samaccountname", "distinguishedname", "login", "loginname", "dn", "loginid", "networkid",
		}},
		{"email", "e-mail address", []string{
			"workemail", "email", "emailaddress", "workemailaddress", "companyemail", "primaryemail", "businessemail", "mail", "emailwork",
			"primaryworkemail", "emailprimarywork", "dienstlicheemail", "adresseemail", "correo", "correoelectronico",
		}},
		{"name", "name", []string{
			"name", "fullname", "displayname", "employeename", "employee", "worker", "workername", "personname", "employeefullname",
			"legalname", "preferredfullname", "associatename", "mitarbeiter", "mitarbeitername", "vollstandigername", "nomcomplet",
			"nombrecompleto", "naam", "payrollname", "person",
		}},
		{"first_name", "first name", []string{
			"firstname", "givenname", "legalfirstname", "forename", "vorname", "prenom", "nombre", "voornaam",
		}},
		{"last_name", "last name", []string{
			"lastname", "surname", "familyname", "legallastname", "nachname", "familienname", "apellido", "apellidos", "achternaam",
		}},
		{"preferred_name", "preferred name", []string{
			"preferredname", "nickname", "preferredfirstname", "knownas", "preferred", "rufname",
		}},
		{"role", "title", []string{
			"jobtitle", "title", "businesstitle", "role", "position", "positiontitle", "employeetitle", "jobprofile", "jobprofilename",
			"jobname", "jobrole", "jobtitledescription", "positionname", "jobtitlename", "designation", "workertitle", "job", "genericjobtitle",
			"stelle", "stellenbezeichnung", "funktion", "berufsbezeichnung", "positionsbezeichnung", "intitule", "poste", "intituleduposte",
			"cargo", "puesto", "functie",
		}},
		{"manager_id", "manager's id", []string{
			"managerid", "reportstoid", "supervisorid", "manageremployeeid", "manageremployeenumber", "supervisoreid", "supervisoremployeeid",
			"managersid", "bossid", "reportstoassociateid", "managerworkerid", "managersemployeeid", "reportstoemployeeid", "managernumber",
			"manageremployeeno", "managerempid", "linemanagerid", "directmanagerid", "manageruserid", "reportstouserid", "mgrid",
			"managerpersonid", "manageruserid", "reportstoseniorpost", "reportstopositionid", "vorgesetzterpersonalnummer",
			"personalnummervorgesetzter", "vorgesetztenid", "vorgesetztenr", "managerpersonnumber", "supervisornumber", "parentid",
			"managerassociateid", "supervisorpositionid",
		}},
		{"manager_email", "manager's e-mail address", []string{
			"manageremail", "managerworkemail", "manageremailaddress", "reportstoemail", "supervisoremail", "managersemail",
			"supervisoremailaddress", "linemanageremail", "manageremailid", "reportstoworkemail", "mailvorgesetzter", "vorgesetzteremail",
			"directmanageremail",
		}},
		{"manager_name", "manager's name", []string{
			"managername", "supervisorname", "reportstoname", "managerfullname", "managersname", "linemanagername", "managerdisplayname",
			"reportstofullname", "workersmanager", "managerlegalname", "directmanagername", "namevorgesetzter", "vorgesetztername", "bossname",
		}},
		{"reports_to", "manager", []string{
			"reportsto", "manager", "supervisor", "linemanager", "directmanager", "boss", "reportingmanager", "peoplemanager", "reportto",
			"primarymanager", "immediatesupervisor", "managedby", "vorgesetzter", "vorgesetzte", "fuhrungskraft", "berichtetan",
			"responsable", "jefe", "leidinggevende", "superior", "reportingto", "mgr", "managerrole", "manageruser",
		}},
		{"dotted_line_to", "dotted line", []string{
			"dottedline", "dottedlineto", "dottedlinemanager", "dottedids", "matrixmanager", "secondarymanager", "dottedlinemanagerid",
		}},
		{"unit", "unit", []string{
			"department", "departmentname", "dept", "orgunit", "organisationunit", "organizationunit", "organizationalunit", "unit", "division",
			"businessunit", "supervisoryorganization", "orgunitpath", "homedepartment", "costcentername", "function", "departement",
			"abteilung", "bereich", "organisationseinheit", "departamento", "afdeling", "service", "area", "group",
		}},
		{"team", "team", []string{"team", "teamname", "squad", "teams", "equipe", "equipo"}},
		{"grade", "grade", []string{
			"grade", "joblevel", "level", "jobgrade", "paygrade", "band", "careerlevel", "managementlevel", "payscalegroup", "entgeltgruppe",
			"stufe", "compensationgrade",
		}},
		{"employment", "employment", []string{
			"employmenttype", "workertype", "employeetype", "contracttype", "employmentkind", "workersubtype", "workerclass", "persontype",
			"beschaftigungsart", "vertragsart", "employmentcategory", "employment",
		}},
		{"start", "first day", []string{
			"startdate", "hiredate", "start", "dateofhire", "originalhiredate", "mostrecenthiredate", "joiningdate", "dateofjoining", "joindate",
			"employmentstartdate", "eintrittsdatum", "eintritt", "datedentree", "fechadeingreso", "hired", "begindate", "dateofjoin",
			"datumindienst",
		}},
		{"end", "last day", []string{
			"enddate", "terminationdate", "end", "lastday", "lastdayofwork", "exitdate", "leavingdate", "lastworkingday", "employmentenddate",
			"dateofleaving", "austrittsdatum", "austritt", "datedesortie", "fechadebaja", "terminated", "contractenddate", "termdate",
		}},
		{"status", "status", []string{
			"status", "employmentstatus", "employeestatus", "workerstatus", "activestatus", "userstatus", "active", "isactive", "enabled",
			"accountenabled", "statut", "estado", "lifecyclestatus", "positionstatus", "workassignmentstatus",
		}},
		{"location", "location", []string{
			"location", "office", "worklocation", "site", "officelocation", "city", "standort", "dienstort", "lieu", "ubicacion", "jobsite",
			"primaryworklocation", "workplace",
		}},
		{"cost_center", "cost center", []string{
			"costcenter", "costcentre", "costcentercode", "costcenterid", "costcentrecode", "kostenstelle", "centrodecosto", "centredecout",
		}},
	}
}

// Fields returns the names of what a column may hold, for mappings.
func Fields() []string {
	var names []string
	for _, f := range knownFields() {
		names = append(names, f.name)
	}
	return names
}

// fieldWords says what a field is, in words.
func fieldWords(name string) string {
	for _, f := range knownFields() {
		if f.name == name {
			return f.words
		}
	}
	return name
}

// headerForm brings a header to the form in which headers are compared: its letters and digits, in lower case and without
// accents, without what stands in brackets, and with number for #.
func headerForm(header string) string {
	if at := strings.IndexAny(header, "[("); at > 0 {
		header = header[:at]
	}
	header = strings.ReplaceAll(header, "#", "number")
	var b strings.Builder
	for _, r := range strings.ToLower(header) {
		if plain := strings.IndexRune("áàâäãåéèêëíìîïóòôöõúùûüçñ", r); plain >= 0 {
			r = []rune("aaaaaaeeeeiiiiooooouuuucn")[len([]rune("áàâäãåéèêëíìîïóòôöõúùûüçñ"[:plain]))]
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isManager reports whether a field names the manager.
func isManager(name string) bool {
	return slices.Contains([]string{"manager_id", "manager_email", "manager_name", "reports_to"}, name)
}
