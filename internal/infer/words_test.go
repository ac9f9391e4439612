package infer_test

import (
	"testing"

	"github.com/orglint/orglint/internal/infer"
)

// TestMeaning asks for the fields of headers in all languages, however they are written.
func TestMeaning(t *testing.T) {
	for header, want := range map[string]string{
		"Employee #": "id", "EMPLOYEE_ID": "id", "Personal-Nr.": "id", "社員番号": "id", "工号": "id", "사번": "id", "Matricule": "id", "Legajo": "id",
		"Emp Title": "role", "Post": "role", "Fonction": "role", "Intitulé de poste": "role", "Cargo": "role", "Qualifica": "role", "職位": "role", "职位": "role",
		"Jefe inmediato": "reports_to", "Responsable hiérarchique": "reports_to", "Direkter Vorgesetzter": "reports_to", "N+1": "reports_to",
		"Gestor imediato": "reports_to", "Líder direto": "reports_to", "Responsabile": "reports_to", "Kierownik": "reports_to", "Přímý nadřízený": "reports_to",
		"Nærmeste leder": "reports_to", "Närmaste chef": "reports_to", "Esimies": "reports_to", "直属上司": "reports_to", "直属领导": "reports_to",
		"직속상사": "reports_to", "Руководитель": "reports_to", "Leidinggevende": "reports_to", "Reports To": "reports_to", "Manager Email": "manager_email",
		"Nom": "last_name", "Cognome": "last_name", "Nome": "name", "氏名": "name", "姓名": "name", "Dipendente": "name",
		"Situação": "status", "Statut": "status", "状态": "status", "Abteilung": "unit", "部门": "unit", "부서": "unit", "Afdeling": "unit",
		"Email (Work)": "email", "Email (spouse)": "", "Salary": "", "": "", "Mentor": "", "HR Partner": "",
	} {
		if got, _ := infer.Meaning(header); got != want {
			t.Errorf("%q: got %q, want %q", header, got, want)
		}
	}
}

// TestIsNone asks what stands for nothing in a cell.
func TestIsNone(t *testing.T) {
	for _, value := range []string{"", "-", "—", "n/a", "N.A.", "(blank)", "nan", "NULL", "None", "self", "keine", "Aucun", "ninguno", "Nessuno", "geen", "brak", "なし", "无", "없음", "TBD", "No Manager"} {
		if !infer.IsNone(value) {
			t.Errorf("%q is something", value)
		}
	}
	for _, value := range []string{"0", "NA-12", "Ann None", "1", "Nobu", "No", "Sans Souci", "Vacant", "无名", "@"} {
		if infer.IsNone(value) {
			t.Errorf("%q is nothing", value)
		}
	}
}
