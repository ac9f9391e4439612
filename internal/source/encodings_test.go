package source_test

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"github.com/orglint/orglint/internal/source"
)

// Names as tables in a language have them, with headers and titles in that language.
const (
	chinese     = "工号,姓名,岗位,直属上级\n1,王建国,总经理,\n2,李娜,研发经理,王建国\n3,张伟,销售经理,王建国\n4,刘洋,人事经理,李娜\n"
	traditional = "員工編號,姓名,職稱,直屬主管\n1,陳建國,總經理,\n2,李淑芬,研發經理,陳建國\n3,張志偉,業務經理,陳建國\n4,劉家豪,軟體工程師,李淑芬\n"
	japan       = "社員番号,氏名,役職,上司\n1,田中一郎,代表取締役,\n2,鈴木健太,営業部長,田中一郎\n3,佐藤花子,エンジニア,田中一郎\n4,高橋美咲,マネージャー,鈴木健太\n"
	kanji       = "id,name,manager\n1,田中 一郎,\n2,鈴木 健太,1\n3,佐藤 花子,1\n4,高橋 美咲,2\n"
	korea       = "사번,이름,직책,상사\n1,김철수,대표이사,\n2,이영희,개발팀장,김철수\n3,박지민,영업팀장,김철수\n4,최민준,엔지니어,이영희\n"
	russian     = "Табельный номер,ФИО,Должность,Руководитель\n1,Иванов Иван,Генеральный директор,\n2,Петрова Анна,Начальник отдела,1\n3,СИДОРОВ АЛЕКСЕЙ,Менеджер,1\n"
	czech       = "Osobní číslo,Jméno,Pozice,Nadřízený\n1,Jiří Novák,Ředitel,\n2,Tereza Dvořáková,Vedoucí vývoje,1\n3,Tomáš Procházka,Účetní,2\n4,Kateřina Veselá,Programátor,2\n"
	polish      = "Numer,Imię i nazwisko,Stanowisko,Przełożony\n1,Michał Wójcik,Prezes,\n2,Łukasz Zieliński,Księgowy,1\n3,Agnieszka Dąbrowska,Inżynier,1\n"
	hungarian   = "Azonosító,Név,Beosztás,Vezető\n1,Nagy Gergő,Ügyvezető,\n2,Szabó Eszter,Főmérnök,1\n3,Tóth Győző,Könyvelő,1\n4,Kiss Dezső,Fejlesztő,2\n"
	turkish     = "Sicil No,Ad Soyad,Ünvan,Yönetici\n1,Ayşe Yılmaz,Genel Müdür,\n2,Mehmet Öztürk,Satış Müdürü,1\n3,Emine Şahin,Geliştirici,1\n4,Elif Doğan,Şef,2\n"
	greek       = "Κωδικός,Ονοματεπώνυμο,Θέση,Προϊστάμενος\n1,Γιώργος Παπαδόπουλος,Διευθυντής,\n2,Άννα Νικολάου,Μηχανικός,1\n3,Ελένη Ιωάννου,Λογίστρια,1\n"
	arabic      = "الرقم الوظيفي,الاسم,المسمى الوظيفي,المدير\n1,محمد أحمد,المدير التنفيذي,\n2,فاطمة علي,مهندس برمجيات,1\n3,خالد حسن,محاسب,1\n"
	hebrew      = "מספר עובד,שם,תפקיד,מנהל\n1,דנה כהן,מנהל פיתוח,\n2,יוסי לוי,מהנדסת,1\n3,רות מזרחי,רואה חשבון,1\n"
	german      = "Personalnummer,Name,Stelle,Vorgesetzter\n1,Jürgen Müller,Geschäftsführer,\n2,Käthe Groß,Buchhalterin,1\n3,Björn Schäfer,Pförtner,1\n"
	french      = "Matricule,Nom,Poste,Supérieur\n1,Hélène Lefèvre,Directrice générale,\n2,François Dubois,Chargé d’études,1\n3,Noël Benoît,Contrôleur,1\n"
	icelandic   = "Númer,Nafn,Starf,Yfirmaður\n1,Þórður Jónsson,Forstjóri,\n2,Guðrún Sigurðardóttir,Verkfræðingur,1\n3,Ásgeir Ólafsson,Bókari,1\n"
	mixed       = "id,name,manager\n1,José Núñez,\n2,Björn Åkesson,1\n3,Zoë Müller,1\n4,François Çelik,2\n5,Søren Kjær,2\n"
)

// encodedText encodes a text.
func encodedText(t *testing.T, text string, as encoding.Encoding) string {
	t.Helper()
	data, err := as.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestEncodings reads tables as older programs save them in many languages, and says so but for that of Western spreadsheets.
func TestEncodings(t *testing.T) {
	for _, test := range []struct {
		want, text string
		as         encoding.Encoding
	}{
		{"GB18030 (Chinese)", chinese, simplifiedchinese.GBK},
		{"GB18030 (Chinese)", chinese, simplifiedchinese.GB18030},
		{"Big5 (Chinese)", traditional, traditionalchinese.Big5},
		{"Shift_JIS (Japanese)", japan, japanese.ShiftJIS},
		{"Shift_JIS (Japanese)", kanji, japanese.ShiftJIS},
		{"EUC-JP (Japanese)", japan, japanese.EUCJP},
		{"EUC-KR (Korean)", korea, korean.EUCKR},
		{"Windows-1251", russian, charmap.Windows1251},
		{"KOI8-R", russian, charmap.KOI8R},
		{"MS-DOS (866)", russian, charmap.CodePage866},
		{"ISO-8859-5", russian, charmap.ISO8859_5},
		{"Windows-1250", czech, charmap.Windows1250},
		{"ISO-8859-2", czech, charmap.ISO8859_2},
		{"MS-DOS (852)", czech, charmap.CodePage852},
		{"Windows-1250", polish, charmap.Windows1250},
		{"Windows-1250", hungarian, charmap.Windows1250},
		{"Windows-1254", turkish, charmap.Windows1254},
		{"Windows-1253", greek, charmap.Windows1253},
		{"Windows-1256", arabic, charmap.Windows1256},
		{"Windows-1255", hebrew, charmap.Windows1255},
		{"Macintosh", german, charmap.Macintosh},
		{"MS-DOS (850)", german, charmap.CodePage850},
		{"Macintosh", french, charmap.Macintosh},
		{"", german, charmap.Windows1252},
		{"", french, charmap.Windows1252},
		{"", icelandic, charmap.Windows1252},
		{"", mixed, charmap.Windows1252},
	} {
		f := source.ReadTables("staff.csv", encodedText(t, test.text, test.as))
		table := f.Tables[0]
		name := table.Value(1, 1)
		if want := strings.Split(strings.Split(test.text, "\n")[1], ",")[1]; name != want || table.Encoding != test.want {
			t.Errorf("%s: got %q as %q, want %q", test.want, name, table.Encoding, want)
		}
		f.Show(table, func(int, int) bool { return true })
		cell := f.Text(table, 1, 1)
		if len(f.Findings) > 0 || f.Damaged() || f.Data()[cell.Pos.Offset:cell.Pos.Offset+cell.Pos.Length] != cell.Value || cell.Pos.String() != "staff.csv:2:3" {
			t.Errorf("%s: got %v, damaged %v, %q at %s", test.want, f.Findings, f.Damaged(), cell.Value, cell.Pos)
		}
	}
}

// TestDoubtfulEncodings says which encodings a table may be in, and reads what is the same as the same. A table that is UTF-8 but for a
// slip is read as UTF-8.
func TestDoubtfulEncodings(t *testing.T) {
	few := "id,name,manager\n1,Jiří Novák,\n2,Dana Wu,1\n"
	for _, test := range []struct{ data, message, at string }{
		{encodedText(t, kanji, japanese.EUCJP), "maybe as one of these: GB18030 (Chinese), EUC-JP (Japanese)", "staff.csv:2:3"},
		{encodedText(t, few, charmap.Windows1250), "maybe as Windows-1250", "staff.csv:2:5"},
		{"id,name\n1,a\xb0\xb0a\n2,b\xb0\xb0b\n3,c\xb0\xb0c\n", "cannot tell how it is", "staff.csv:2:4"},
		{"id,name\n1,Jürgen\n2,Käthe\n3,Bj\xf6rn\n4,Sören\n", "not UTF-8, as the rest of the file is", "staff.csv:4:5"},
	} {
		f := source.ReadTables("staff.csv", test.data)
		table := f.Tables[0]
		f.Show(table, func(int, int) bool { return true })
		if len(f.Findings) != 1 || !strings.Contains(f.Findings[0].Message, test.message) || f.Findings[0].Pos.String() != test.at || f.Damaged() {
			t.Fatalf("got %v, damaged %v, want %q at %s", f.Findings, f.Damaged(), test.message, test.at)
		}
		checkPos(t, f, f.Findings[0].Pos, test.message)
	}
}

// TestEncodedCharts reads charts in YAML in other encodings, and says so once.
func TestEncodedCharts(t *testing.T) {
	chart := "version: 1\npeople:\n"
	for i, name := range []string{"Иванов Иван", "Петрова Анна", "Сидоров Алексей", "Кузнецова Елена"} {
		chart += "  - id: p" + string(rune('1'+i)) + "\n    name: " + name + "\n"
	}
	for path, test := range map[string]struct {
		text string
		as   encoding.Encoding
		want string
	}{
		"ru.yaml": {chart, charmap.Windows1251, "saved as Windows-1251"},
		"zh.yaml": {strings.NewReplacer("Иванов Иван", "王建国", "Петрова Анна", "李娜", "Сидоров Алексей", "张伟明", "Кузнецова Елена", "刘洋").Replace(chart), simplifiedchinese.GBK, "saved as GB18030"},
	} {
		f := source.Read(path, []byte(encodedText(t, test.text, test.as)))
		if len(f.Findings) != 1 || !strings.Contains(f.Findings[0].Message, test.want) || f.Damaged() || f.Data() != test.text {
			t.Errorf("%s: got %v, damaged %v", path, f.Findings, f.Damaged())
			continue
		}
		checkRead(t, f)
	}
}

// TestSignsInTables takes signs that stand by themselves, as in the header of an organogram, for what Western spreadsheets write, with nothing to
// say of it; a letter that makes a word tells of another encoding all the same.
func TestSignsInTables(t *testing.T) {
	for _, text := range []string{
		"id,name,Pay (£),Share\n1,Ada Osei,£5,± 2\n2,Bo Lind,£6,© us\n",
		"id,name,Pay (£),Share\n1,Jürgen Weiß,£5,1\n2,Zoë Lind,£6,2\n3,René Roy,£7,3\n",
	} {
		f := source.ReadTables("staff.csv", encodedText(t, text, charmap.Windows1252))
		if table := f.Tables[0]; len(f.Findings) > 0 || f.Damaged() || table.Encoding != "" {
			t.Errorf("%q: got %v, damaged %v, as %q", text, f.Findings, f.Damaged(), table.Encoding)
		}
	}
	text := "id,name\n1,Łukasz Żak\n2,Paweł Wójcik\n3,Zofia Dąbrowska\n4,Agnieszka Łęcka\n"
	if table := source.ReadTables("staff.csv", encodedText(t, text, charmap.Windows1250)).Tables[0]; table.Encoding != "Windows-1250" {
		t.Errorf("got %q for Polish names", table.Encoding)
	}
}
