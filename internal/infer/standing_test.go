package infer_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/infer"
)

// read reads a column that is written as "Active*3 T*1", of 20 rows of which the others are empty, and returns what each says.
func read(header, column string, sure bool) string {
	rows, blank := map[string]int{}, 20
	var all []string
	for text := range strings.SplitSeq(column, ", ") {
		status, times, _ := strings.Cut(text, "*")
		n, _ := strconv.Atoi(times)
		rows[status] = n
		blank -= n
		all = append(all, status)
	}
	s := infer.ReadStatuses(header, rows, blank, sure)
	names := map[infer.Standing]string{
		infer.Unclear: "?", infer.Unsaid: "-", infer.Here: "here", infer.OnLeave: "leave", infer.Gone: "gone", infer.OpenSeat: "open",
	}
	var says []string
	for _, status := range all {
		says = append(says, names[s.Of(status)])
	}
	for _, c := range s.Unclear {
		says = append(says, fmt.Sprintf("%s:%d", c.Text, c.Rows))
	}
	if s.Most {
		says = append(says, "most")
	}
	return strings.Join(says, " ")
}

// TestReadStatuses reads columns of statuses: words wherever they stand, codes as the header and all of the column say.
func TestReadStatuses(t *testing.T) {
	for _, test := range []struct{ header, column, want string }{
		{"Status", "Active*15, Terminated*5", "here gone"},
		{"Status", "ACTIVE*15, DEPROVISIONED*4, SUSPENDED*1", "here gone gone"},
		{"Status", "Active - Full Time*15, Terminated - voluntary*4, Leave of Absence (paid)*1", "here gone leave"},
		{"Status", "Not Active*5, No longer employed*1, Employed*14", "gone gone here"},
		{"Status", "Full-time*10, Contractor*9, Left*1", "- - gone"},
		{"Status", "To be terminated*1, Active*19", "? here To be terminated:1"},
		{"Status", "Flurbed*2, Active*17, B*1", "? here ? Flurbed:2 B:1"},
		{"Durum", "Aktif*15, Ayrıldı*5", "here gone"},
		{"Статус", "Не работает*5, Работает*15", "gone here"},
		{"状态", "未离职*10, 离职*5, 待离职*5", "here gone here"},
		{"在籍状況", "退職予定*2, 退職*3, 在籍*15", "here gone here"},
		{"Estado", "Baja médica*2, Baja*3, Alta*15", "leave gone here"},
		// codes
		{"EMPL_STATUS", "A*15, T*2, L*1, R*1, Q*1", "here gone leave gone ? Q:1"},
		{"HR Status", "A*15, I*5", "here gone"},
		{"Status", "t*20", "?"},
		{"Status", "t*15, f*5", "here gone"},
		{"Status", "t*5, f*15", "here ? f:15 most"},
		{"Status", "1*15, 0*5", "here gone"},
		{"Status", "1*15, 3*5", "? ? 1:15 3:5"},
		{"Status", "T*3", "? T:3"},
		{"Active", "N*5, Y*15", "gone here"},
		{"isActive", "false*5, true*15", "gone here"},
		{"Not Active", "false*15, true*5", "here gone"},
		{"suspended", "true*5, false*15", "gone here"},
		{"is_terminated", "1*5, 0*15", "gone here"},
		{"Inactive", "TRUE*5", "gone"},
		{"deleted", "x*2", "gone"},
		{"Active", "x*18", "here :2"},
		{"Active", "No*12, Yes*8", "? here No:12 most"},
		{"Current Employee", "No*2, Yes*18", "gone here"},
		{"activo", "0*2, 1*18", "gone here"},
		{"재직여부", "N*2, Y*18", "gone here"},
		{"是否在职", "否*2, 是*18", "gone here"},
		{"userAccountControl", "512*10, 514*2, 66048*6, 66050*2", "here gone here gone"},
	} {
		if got := read(test.header, test.column, false); got != test.want {
			t.Errorf("%s: %s: got %q, want %q", test.header, test.column, got, test.want)
		}
	}
	if got := read("Active", "No*12, Yes*8", true); got != "gone here" {
		t.Errorf("a column that somebody has named: got %q", got)
	}
}

// TestHeadersOfLeavers asks for the fields of headers that are made of words about who has left.
func TestHeadersOfLeavers(t *testing.T) {
	for header, want := range map[string]string{
		"terminated_on": "end", "terminatedAt": "end", "Date Terminated": "end", "dateOfExit": "end", "dateofexit": "end", "relieving_date": "end",
		"internal termination date": "end", "Separation Date": "end", "Left on": "end", "Date of leaving service": "end", "DEACTIVATION_DATE": "end",
		"Austrittsdatum Mitarbeiter": "end", "Datum Austritt": "end", "Date de départ effective": "end", "Fecha de cese laboral": "end", "Data de rescisão": "end",
		"Datum uitdiensttreding": "end", "Datum výstupu": "end", "Dato for fratrædelse": "", "İşten ayrılış tarihi": "end", "Дата ухода": "end", "실제 퇴사일": "",
		"HR_STATUS": "status", "empl status": "status", "suspended": "status", "is_deleted": "status", "user archived": "status", "not active": "status",
		"accountEnabled": "status", "Is current employee": "status", "퇴사 여부": "status",
		"Termination reason": "", "Resignation date": "", "Active Directory": "", "Marital status": "", "Exit interview": "", "Last login date": "", "MFA enabled": "",
		"Hire date": "start", "Start date": "start", "State": "", "Leave date": "", "On": "", "Date": "",
	} {
		if got, _ := infer.Meaning(header); got != want {
			t.Errorf("%q: got %q, want %q", header, got, want)
		}
	}
}

// TestDays reads days in all the ways in which programs and people write them.
func TestDays(t *testing.T) {
	for value, want := range map[string]string{
		"2016-03-01": "2016-03-01", "2016-3-1": "2016-03-01", "2016/03/01": "2016-03-01", "2016.3.1.": "2016-03-01", "2016. 3. 1.": "2016-03-01",
		"2016-03-01T00:00:00.000Z": "2016-03-01", "2016-03-01 09:30:00 +0100": "2016-03-01", "20160301": "2016-03-01", "２０１６年３月１日": "2016-03-01",
		"2016年3月1日": "2016-03-01", "2016年03月01日 09:30": "2016-03-01", "2016년 3월 1일": "2016-03-01", "1. 3. 2016": "2016-03-01", "01.03.16": "2016-03-01",
		"/Date(1451606400000)/": "2016-01-01", "/Date(1451602800000+0100)/": "2016-01-01", "1451606400": "2016-01-01", "1451606400000": "2016-01-01",
		"12/Oct/26 9:00 AM": "2026-10-12", "12-OCT-2026": "2026-10-12", "Oct 12, 2026": "2026-10-12", "October 12th, 2026": "2026-10-12", "1st March 2016": "2016-03-01",
		"Tue Mar 01 09:00:00 UTC 2016": "2016-03-01", "Tuesday, March 1, 2016 9:00 AM": "2016-03-01", "Tue, 01 Mar 2016 09:00:00 GMT": "2016-03-01",
		"1. März 2016": "2016-03-01", "1 mars 2016": "2016-03-01", "1er février 2016": "2016-02-01", "1 de marzo de 2016": "2016-03-01", "1º de março de 2016": "2016-03-01",
		"1 maggio 2016": "2016-05-01", "1 mei 2016": "2016-05-01", "1 maja 2016": "2016-05-01", "1. května 2016": "2016-05-01", "1 Mayıs 2016": "2016-05-01",
		"1 мая 2016 г.": "2016-05-01", "1. toukokuuta 2016": "2016-05-01", "15/03/2016": "2016-03-15 ", "03/15/2016": " 2016-03-15", "03/04/2016": "2016-04-03 2016-03-04",
		"03.04.2016": "2016-04-03 ", "03.04.2016 10:15": "2016-04-03 ",
		"soon": " ", "2016": " ", "2016-03": " ", "Q1 2016": " ", "31.02.2016": " ", "2016-13-01": " ", "42": " ", "": " ", "1/Date(": " ", "March": " ", "3 Ann Lee 2016": " ",
		"1. 3. 2016 - 5. 4. 2017": " ", "99999999": " ", "/Date()/": " ", "12:30": " ", "E1234": " ",
	} {
		dayFirst, monthFirst := infer.Days(value)
		got := dayFirst + " " + monthFirst
		if dayFirst == monthFirst && dayFirst != "" {
			got = dayFirst
		}
		if strings.HasSuffix(want, "-01") && got == want+" " { // dots are day first
			got = want
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", value, got, want)
		}
	}
}
