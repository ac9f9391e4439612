#!/usr/bin/env bash
# Puts a file in Markdown into orglint's comment on a pull request: makes the comment the first time, and changes it from
# then on. The comment is known by its author and by the marker that the file starts with.
#
#   comment.sh FILE
#
# It needs gh and jq, which GitHub's runners have, and these variables:
#   GH_TOKEN            a token that may write to pull requests
#   GITHUB_REPOSITORY   owner/name, which GitHub sets
#   PULL_REQUEST        the number of the pull request
#   COMMENT_AUTHOR      who the token is, if it is not the workflow's own
set -euo pipefail

marker='<!-- orglint -->'
limit=65000 # GitHub takes 65,536 characters
file=$1
[[ $(head -c ${#marker} "$file") == "$marker" ]] || { echo "$file does not start with $marker" >&2; exit 2; }
comments=repos/$GITHUB_REPOSITORY/issues/$PULL_REQUEST/comments

# --slurp makes one list of the pages, each of which is a list.
id=$(gh api --paginate "$comments?per_page=100" |
  jq --raw-output --slurp --arg marker "$marker" --arg author "${COMMENT_AUTHOR:-github-actions[bot]}" '
    [.[][] | select(.user.login == $author and ((.body // "") | startswith($marker))) | .id] | first // empty')

if [ -n "$id" ]; then
  method=PATCH target=repos/$GITHUB_REPOSITORY/issues/comments/$id
else
  method=POST target=$comments
fi
# What does not fit is cut at the end of a line.
jq --null-input --rawfile body "$file" --argjson limit "$limit" '
  {body: ($body | if length > $limit
    then (.[:$limit] | sub("[^\n]*\\z"; "")) + "\nThere is more in the log of the job.\n" else . end)}' |
  gh api --silent --method "$method" "$target" --input -
