#!/usr/bin/env bash
# Puts a file in Markdown into orglint's comment on a merge request: makes the comment the first time, and changes it from
# then on. The comment is known by its author and by the marker that the file starts with.
#
#   comment.sh FILE
#
# It needs curl and jq, and these variables:
#   ORGLINT_TOKEN   a token with the scope api, as of a project access token with the role Reporter
#   CI_API_V4_URL, CI_PROJECT_ID, CI_MERGE_REQUEST_IID, which GitLab sets in pipelines of merge requests
set -euo pipefail

marker='<!-- orglint -->'
limit=900000 # GitLab takes 1,000,000 characters
file=$1
[[ $(head -c ${#marker} "$file") == "$marker" ]] || { echo "$file does not start with $marker" >&2; exit 2; }
notes=$CI_API_V4_URL/projects/$CI_PROJECT_ID/merge_requests/$CI_MERGE_REQUEST_IID/notes

# api calls GitLab. The token goes through a file, so that nobody sees it in the list of processes.
api() {
  curl --silent --show-error --fail-with-body --header @<(printf 'PRIVATE-TOKEN: %s\n' "$ORGLINT_TOKEN") "$@"
}

author=$(api "$CI_API_V4_URL/user" | jq .id)
id=
for ((page = 1; ; page++)); do
  list=$(api "$notes?sort=asc&order_by=created_at&per_page=100&page=$page")
  id=$(jq --raw-output --arg marker "$marker" --argjson author "$author" '
    [.[] | select(.author.id == $author and ((.body // "") | startswith($marker))) | .id] | first // empty' <<<"$list")
  if [ -n "$id" ] || [ "$(jq length <<<"$list")" -lt 100 ]; then break; fi
done

if [ -n "$id" ]; then
  method=PUT target=$notes/$id
else
  method=POST target=$notes
fi
# What does not fit is cut at the end of a line.
jq --null-input --rawfile body "$file" --argjson limit "$limit" '
  {body: ($body | if length > $limit
    then (.[:$limit] | sub("[^\n]*\\z"; "")) + "\nThere is more in the log of the job.\n" else . end)}' |
  api --request "$method" --header 'Content-Type: application/json' --data-binary @- --output /dev/null "$target"
