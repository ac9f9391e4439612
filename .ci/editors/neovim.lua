-- What .ci/editors/neovim has Neovim do. It ends with the status 1 at the first thing that is not as it should be.
local orglint, chart, clean, copy = vim.env.ORGLINT, vim.env.CHART, vim.env.CLEAN, vim.env.COPY
local files = { "company.yaml", "engineering-platform.yaml", "engineering-verify.yaml" }
local day = "2026-11-23"

local function fail(text)
  io.stderr:write("neovim: " .. text .. "\n")
  vim.cmd("cquit 1")
end

local function expect(so, text, got)
  if not so then
    fail(text .. (got ~= nil and ": " .. vim.inspect(got) or ""))
  end
end

-- What the server tells, also of files that are not open.
local told, shown = {}, {}
local function noteDiagnostics(err, result, ctx, config)
  told[vim.uri_to_fname(result.uri)] = result.diagnostics
  vim.lsp.diagnostic.on_publish_diagnostics(err, result, ctx, config)
end

vim.cmd("cd " .. chart)
local buffers = {}
for _, file in ipairs(files) do
  vim.cmd("edit " .. chart .. "/" .. file)
  buffers[file] = vim.api.nvim_get_current_buf()
end
local id = vim.lsp.start_client({
  name = "orglint",
  cmd = { orglint, "lsp", "--as-of", day },
  root_dir = chart,
  flags = { debounce_text_changes = 0 },
  handlers = {
    ["textDocument/publishDiagnostics"] = noteDiagnostics,
    ["window/showMessage"] = function(_, result) table.insert(shown, result.message) end,
  },
  on_exit = function(code) vim.g.status = code end,
})
expect(id, "the server does not start")
for _, file in ipairs(files) do
  vim.lsp.buf_attach_client(buffers[file], id)
end
local client = vim.lsp.get_client_by_id(id)

local severities = { "error", "warning", "info" }
local function found()
  local all = {}
  for path, diagnostics in pairs(told) do
    for _, d in ipairs(diagnostics) do
      local s, e = d.range.start, d.range["end"]
      table.insert(all, table.concat({
        vim.fn.fnamemodify(path, ":t"), s.line + 1, s.character + 1, e.line + 1, e.character + 1, d.code, severities[d.severity], d.message,
      }, "|"))
    end
  end
  table.sort(all)
  return all
end

-- What orglint check finds in the same texts.
local function checked()
  vim.fn.delete(copy, "rf")
  vim.fn.mkdir(copy, "p")
  for _, file in ipairs(files) do
    vim.fn.writefile(vim.api.nvim_buf_get_lines(buffers[file], 0, -1, true), copy .. "/" .. file)
  end
  local out = vim.fn.system("cd " .. copy .. " && " .. orglint .. " check -f json --show names --as-of " .. day .. " 2>/dev/null")
  local all = {}
  for _, f in ipairs(vim.fn.json_decode(out).findings) do
    table.insert(all, table.concat({ f.path, f.line, f.column, f.end_line, f.end_column, f.rule, f.severity, f.message }, "|"))
  end
  table.sort(all)
  return all
end

local function same(what)
  local want = checked()
  if not vim.wait(10000, function() return vim.deep_equal(want, found()) end, 20) then
    fail(what .. ": check finds " .. vim.inspect(want) .. "\nthe editor shows " .. vim.inspect(found()))
  end
  print("  " .. what .. ": " .. #want .. " findings\n")
  return #want
end

-- The place of a text in a file, some bytes on.
local function at(file, text, on)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(buffers[file], 0, -1, true)) do
    local column = line:find(text, 1, true)
    if column then
      return { textDocument = { uri = vim.uri_from_bufnr(buffers[file]) }, position = { line = number - 1, character = column - 1 + on } }
    end
  end
  fail(file .. " does not hold " .. text)
end

local function ask(method, params)
  local answer, err = client.request_sync(method, params, 10000, buffers["engineering-verify.yaml"])
  expect(answer and not answer.err, method, answer and answer.err or err)
  return answer.result
end

local function replace(file, text, with)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(buffers[file], 0, -1, true)) do
    local from, to = line:find(text, 1, true)
    if from then
      local lines = with and { line:sub(1, from - 1) .. with .. line:sub(to + 1) } or {}
      vim.api.nvim_buf_set_lines(buffers[file], number - 1, number, true, lines)
      return
    end
  end
  fail(file .. " does not hold " .. text)
end

local verify, platform, company = "engineering-verify.yaml", "engineering-platform.yaml", "company.yaml"
local begin = same("as it is saved")
expect(begin > 10, "there is little to find", begin)

-- Every capability that Neovim 0.7 has.
local document = { textDocument = { uri = vim.uri_from_bufnr(buffers[verify]) } }
local ada = at(verify, "reports_to: ada", 13)
local hover = ask("textDocument/hover", ada)
expect(hover.contents.value:find("**Ada Osei**", 1, true), "hover", hover)
local definition = ask("textDocument/definition", at(platform, "reports_to: ada", 13))
expect(#definition == 1 and definition[1].uri == document.textDocument.uri, "definition", definition)
local references = ask("textDocument/references", vim.tbl_extend("error", ada, { context = { includeDeclaration = true } }))
expect(#references == 5, "references", references)
expect(#vim.lsp.util.locations_to_items(references, client.offset_encoding) == 5, "references as Neovim lists them")
local symbols = ask("textDocument/documentSymbol", document)
expect(#vim.lsp.util.symbols_to_items(symbols, buffers[verify]) > 20, "document symbols", #symbols)
expect(#ask("workspace/symbol", { query = "osei" }) == 1, "workspace symbols")
local lenses = ask("textDocument/codeLens", document)
expect(#lenses > 3, "lenses", lenses)
vim.lsp.codelens.save(lenses, buffers[verify], id)
vim.lsp.codelens.display(lenses, buffers[verify], id)
ask("workspace/executeCommand", { command = lenses[1].command.command, arguments = lenses[1].command.arguments })
ask("workspace/executeCommand", { command = "orglint.explain", arguments = { "max-teams" } })
expect(vim.wait(5000, function() return #shown == 2 end), "what commands show", shown)
local items = ask("textDocument/prepareCallHierarchy", ada)
expect(#ask("callHierarchy/incomingCalls", { item = items[1] }) == 4, "incoming calls")
expect(#ask("callHierarchy/outgoingCalls", { item = items[1] }) == 1, "outgoing calls")
vim.api.nvim_set_current_buf(buffers[verify])
local line = at(verify, "reports_to: ada", 0).position.line
vim.api.nvim_buf_set_lines(buffers[verify], line, line, true, { "    dotted_line_to: [lindq" })
local completion = ask("textDocument/completion", at(verify, "[lindq", 6))
expect(completion.items[1].textEdit.newText == "grace", "completion", completion)
expect(#vim.lsp.util.text_document_completion_list_to_complete_items(completion, "") > 0, "completion as Neovim lists it")
same("half a line")
vim.api.nvim_buf_set_lines(buffers[verify], line, line + 1, true, {})
local prepared = ask("textDocument/prepareRename", ada)
expect(prepared.placeholder == "ada", "prepareRename", prepared)
local renamed = ask("textDocument/rename", vim.tbl_extend("error", ada, { newName = "ada-o" }))
expect(renamed.changes and not renamed.documentChanges, "a rename uses what the editor did not declare", renamed)
vim.lsp.util.apply_workspace_edit(renamed, client.offset_encoding)
expect(same("renamed") == begin, "a rename changes what is found")
vim.lsp.util.apply_workspace_edit(ask("textDocument/rename", vim.tbl_extend("error", at(verify, "id: ada-o", 5), { newName = "ada" })), client.offset_encoding)
same("renamed back")
local function actions(file, text)
  local where = at(file, text, 0)
  return ask("textDocument/codeAction", { textDocument = where.textDocument, range = { start = where.position, ["end"] = where.position }, context = { diagnostics = {} } })
end
for _, action in ipairs(actions(verify, "ada")) do
  if action.title == "Allow max-teams with a deviation" then
    vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
  end
end
replace(verify, 'reason: ""', "reason: until May")
replace(verify, 'approved_by: ""', "approved_by: grace")
expect(same("allowed") == begin - 1, "the deviation allows nothing")

-- Ten edits from broken to clean.
local steps = {
  function() replace(platform, "lead: jonas", "lead: tomas") end,
  function() replace(platform, "Senior Fullstack Enginer # promoted on 2 November", "Senior Fullstack Engineer, Platform:Package Registry") end,
  function() replace(platform, "end: 2026-10-30", nil) end,
  function() replace(verify, "report_to: bo", "reports_to: bo") end,
  function() replace(verify, "reports_to: devika", "reports_to: grace") end,
  function() replace(verify, "2027-06-31", "2027-06-30") end,
  function() replace(verify, "reports_to: lindiwe", "reports_to: [") end, -- and types on
  function() replace(verify, "reports_to: [", "reports_to: bo") end,
  function() replace(verify, "grade: 7", "grade: 8") end,
  function()
    for _, file in ipairs(files) do
      vim.api.nvim_buf_set_lines(buffers[file], 0, -1, true, vim.fn.readfile(clean .. "/" .. file))
    end
  end,
}
local left
for number, step in ipairs(steps) do
  step()
  left = same("edit " .. number)
end
expect(left == 0, "it is not clean in the end", left)

client.stop()
expect(vim.wait(5000, function() return vim.g.status ~= nil end), "the server does not end")
expect(vim.g.status == 0, "its exit status", vim.g.status)
print("neovim " .. tostring(vim.version().major) .. "." .. tostring(vim.version().minor) .. ": all is as it should be\n")
vim.cmd("qall!")
