package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A discussion is a server that plays the comments of one pull request on GitHub, and of one merge request on GitLab.
type discussion struct {
	mu       sync.Mutex
	Comments []comment
	refused  []string // requests that are none of the two APIs
}

// A comment is one comment, with its author as GitHub and as GitLab tells it.
type comment struct {
	ID     int `json:"id"`
	Author struct {
		ID int `json:"id"`
	} `json:"author"`
	User struct {
		Login string `json:"login"`
	} `json:"user"`
	Body string `json:"body"`
}

// ours is the author whose token the scripts have.
const (
	ours  = 42
	login = "github-actions[bot]"
)

func (d *discussion) add(author int, user, body string) {
	c := comment{ID: 1000 + len(d.Comments), Body: body}
	c.Author.ID, c.User.Login = author, user
	d.Comments = append(d.Comments, c)
}

// handler serves both APIs.
func (d *discussion) handler() http.Handler {
	mux := http.NewServeMux()
	list, create, change := d.list, d.create, d.change
	for path, handle := range map[string]http.HandlerFunc{
		"GET /repos/acme/chart/issues/7/comments":            list,
		"POST /repos/acme/chart/issues/7/comments":           create,
		"PATCH /repos/acme/chart/issues/comments/{id}":       change,
		"GET /api/v4/projects/5/merge_requests/7/notes":      list,
		"POST /api/v4/projects/5/merge_requests/7/notes":     create,
		"PUT /api/v4/projects/5/merge_requests/7/notes/{id}": change,
		"GET /api/v4/user": func(w http.ResponseWriter, _ *http.Request) { _, _ = fmt.Fprintf(w, `{"id": %d}`, ours) },
	} {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			d.mu.Lock()
			defer d.mu.Unlock()
			if r.Header.Get("PRIVATE-TOKEN") != "secret" {
				http.Error(w, `{"message": "401 Unauthorized"}`, http.StatusUnauthorized)
				return
			}
			handle(w, r)
		})
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		d.mu.Lock()
		defer d.mu.Unlock()
		d.refused = append(d.refused, r.Method+" "+r.URL.Path)
		http.NotFound(w, r)
	})
	return mux
}

func (d *discussion) list(w http.ResponseWriter, r *http.Request) {
	size, _ := strconv.Atoi(r.FormValue("per_page"))
	page, _ := strconv.Atoi(r.FormValue("page"))
	if size == 0 {
		size = 20
	}
	from := min(max(page-1, 0)*size, len(d.Comments))
	_ = json.NewEncoder(w).Encode(append([]comment{}, d.Comments[from:min(from+size, len(d.Comments))]...))
}

func (d *discussion) create(w http.ResponseWriter, r *http.Request) {
	var sent struct{ Body string }
	if err := json.NewDecoder(r.Body).Decode(&sent); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	d.add(ours, login, sent.Body)
	w.WriteHeader(http.StatusCreated)
	_, _ = w.Write([]byte("{}"))
}

func (d *discussion) change(w http.ResponseWriter, r *http.Request) {
	var sent struct{ Body string }
	if err := json.NewDecoder(r.Body).Decode(&sent); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	for i := range d.Comments {
		if strconv.Itoa(d.Comments[i].ID) == r.PathValue("id") {
			d.Comments[i].Body = sent.Body
			_, _ = w.Write([]byte("{}"))
			return
		}
	}
	http.NotFound(w, r)
}

// gh stands in for GitHub's program, as far as the script calls it: it asks the server, page by page with --paginate.
const gh = `#!/usr/bin/env bash
set -euo pipefail
[ "$1" = api ]; shift
method=GET all= input=()
while [ $# -gt 0 ]; do
  case $1 in
    --paginate) all=yes ;;
    --silent) exec >/dev/null ;;
    --method) method=$2; shift ;;
    --input) input=(--data-binary "@$2"); shift ;;
    -*) echo "unknown flag $1" >&2; exit 2 ;;
    *) path=$1 ;;
  esac
  shift
done
call() { curl --silent --show-error --fail --header "PRIVATE-TOKEN: $GH_TOKEN" --request "$method" "${input[@]}" "$API/$1"; }
[ -n "$all" ] || { call "$path"; exit; }
for ((page = 1; ; page++)); do
  list=$(call "$path&page=$page")
  [ "$list" != "[]" ] || break
  printf '%s' "$list"
done
`

// commenter returns a function that runs a script of the examples with a text, and gives its exit status and what it said.
func commenter(t *testing.T, script, api string) func(text string, env ...string) (int, string) {
	t.Helper()
	for _, program := range []string{"bash", "curl", "jq"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("there is no %s here", program)
		}
	}
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "gh"), []byte(gh), 0o700); err != nil {
		t.Fatal(err)
	}
	script, err := filepath.Abs("../../examples/ci/" + script)
	if err != nil {
		t.Fatal(err)
	}
	dependOn(t, script)
	return func(text string, env ...string) (int, string) {
		file := filepath.Join(folder, "comment.md")
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command("bash", script, file)
		cmd.Dir = folder
		cmd.Env = append(os.Environ(), "PATH="+folder+string(os.PathListSeparator)+os.Getenv("PATH"), "API="+api,
			"GH_TOKEN=secret", "GITHUB_REPOSITORY=acme/chart", "PULL_REQUEST=7",
			"ORGLINT_TOKEN=secret", "CI_API_V4_URL="+api+"/api/v4", "CI_PROJECT_ID=5", "CI_MERGE_REQUEST_IID=7")
		cmd.Env = append(cmd.Env, env...)
		out, err := cmd.CombinedOutput()
		if cmd.ProcessState == nil {
			t.Fatal(err)
		}
		return cmd.ProcessState.ExitCode(), string(out)
	}
}

// TestComment checks that the scripts for GitHub and GitLab make one comment and then keep it up to date, among more comments
// than fit a page and some that look like theirs.
func TestComment(t *testing.T) {
	if !thorough() {
		t.Skip("it runs curl and jq for each of many pages; .ci/run runs it")
	}
	const marker = "<!-- orglint -->\n"
	for _, script := range []string{"github/comment.sh", "gitlab/comment.sh"} {
		t.Run(script, func(t *testing.T) {
			d := &discussion{}
			d.add(7, "mallory", marker+"I am not orglint")
			d.add(ours, login, "Another program with the same token, which quotes\n"+marker)
			for i := range 250 {
				d.add(8, "bo", fmt.Sprint("Comment ", i))
			}
			others := append([]comment{}, d.Comments...)
			server := httptest.NewServer(d.handler())
			defer server.Close()
			run := commenter(t, script, server.URL)

			texts := []string{
				marker + "2 errors",
				marker + "1 error: \"quotes\", \\, `touch broken`, $(touch broken), @/etc/passwd, Chloé 🙂\n\n| a | b |\n",
			}
			for _, text := range texts {
				if status, said := run(text); status != 0 || said != "" {
					t.Fatalf("got exit status %d and %q, want 0 and nothing", status, said)
				}
				if len(d.Comments) != len(others)+1 {
					t.Fatalf("got %d comments, want %d", len(d.Comments), len(others)+1)
				}
				if got := d.Comments[len(others)].Body; got != text {
					t.Errorf("got the comment %q, want %q", got, text)
				}
			}

			long := marker + strings.Repeat("| a row, with Chloé in it |\n", 50_000)
			if status, said := run(long); status != 0 {
				t.Fatalf("got exit status %d and %q, want 0", status, said)
			}
			checkCut(t, d.Comments[len(others)].Body)
			if diff := cmp.Diff(others, d.Comments[:len(others)]); diff != "" {
				t.Errorf("the script changed other comments (-before +after):\n%s", diff)
			}
			if len(d.refused) > 0 {
				t.Errorf("the script asked for what the API does not have: %q", d.refused)
			}
		})
	}
}

// checkCut fails unless a long comment is cut at the end of a line and says so.
func checkCut(t *testing.T, body string) {
	t.Helper()
	rows, rest, _ := strings.Cut(body, "\n\n")
	if length := len([]rune(body)); length < 60_000 || length > 950_000 || !strings.HasSuffix(rows, " |") || !strings.Contains(rest, "log of the job") {
		t.Errorf("got a comment of %d characters that ends in %q, want one that is cut after a row and says so", length, body[len(body)-80:])
	}
}

// TestCommentRefuses checks that the scripts fail where they cannot do what they are for, and change nothing.
func TestCommentRefuses(t *testing.T) {
	for _, script := range []string{"github/comment.sh", "gitlab/comment.sh"} {
		t.Run(script, func(t *testing.T) {
			d := &discussion{}
			server := httptest.NewServer(d.handler())
			defer server.Close()
			run := commenter(t, script, server.URL)
			if status, said := run("2 errors"); status != exitUsage || !strings.Contains(said, "does not start with <!-- orglint -->") {
				t.Errorf("without the marker: got exit status %d and %q, want 2 and why", status, said)
			}
			if status, said := run("<!-- orglint -->\n", "GH_TOKEN=wrong", "ORGLINT_TOKEN=wrong"); status == 0 || !strings.Contains(said, "401") {
				t.Errorf("with a wrong token: got exit status %d and %q, want another and why", status, said)
			}
			if len(d.Comments) > 0 {
				t.Errorf("got %d comments, want none", len(d.Comments))
			}
		})
	}
}
