// Talks to orglint lsp with another implementation of the protocol, which knows the type of everything that is answered. Usage: node protocol.js
// ORGLINT FOLDER
const { spawn } = require("node:child_process");
const { readFileSync } = require("node:fs");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const lsp = require("vscode-languageserver-protocol/node");

const [orglint, folder] = process.argv.slice(2);
const uri = (file) => pathToFileURL(path.join(folder, file)).toString();
const verify = "engineering-verify.yaml";
const text = readFileSync(path.join(folder, verify), "utf8");

function expect(so, what, got) {
  if (!so) throw new Error(`${what}: ${JSON.stringify(got)}`);
}
function each(list, is, what) {
  expect(Array.isArray(list) && list.length > 0, `${what}: a list`, list);
  for (const one of list) expect(is(one), `${what} is of another type`, one);
}
function at(said, on = 0) {
  const before = text.slice(0, text.indexOf(said) + on).split("\n");
  return { textDocument: { uri: uri(verify) }, position: { line: before.length - 1, character: before.at(-1).length } };
}

async function main() {
  const server = spawn(orglint, ["lsp", "--stdio", "--as-of", "2026-11-23"], { cwd: folder, stdio: ["pipe", "pipe", "inherit"] });
  const ended = new Promise((resolve) => server.on("exit", resolve));
  const connection = lsp.createProtocolConnection(new lsp.StreamMessageReader(server.stdout), new lsp.StreamMessageWriter(server.stdin));
  const told = new Map();
  let watched = [];
  connection.onNotification(lsp.PublishDiagnosticsNotification.type, (p) => told.set(p.uri, p));
  connection.onRequest(lsp.RegistrationRequest.type, (p) => { watched = p.registrations; });
  connection.onError(([fault]) => { throw fault; });
  connection.onUnhandledNotification((m) => expect(["window/logMessage", "window/showMessage"].includes(m.method), "an unknown notification", m));
  connection.listen();

  const { capabilities } = await connection.sendRequest(lsp.InitializeRequest.type, {
    processId: process.pid, rootUri: null, workspaceFolders: [{ uri: pathToFileURL(folder).toString(), name: "chart" }],
    capabilities: {
      general: { positionEncodings: ["utf-8", "utf-16"] },
      workspace: { workspaceEdit: { documentChanges: true }, didChangeWatchedFiles: { dynamicRegistration: true }, workspaceFolders: true },
      textDocument: {
        publishDiagnostics: { relatedInformation: true, versionSupport: true, codeDescriptionSupport: true, tagSupport: { valueSet: [1, 2] } },
        hover: { contentFormat: ["markdown"] }, rename: { prepareSupport: true }, documentSymbol: { hierarchicalDocumentSymbolSupport: true },
        codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } }, isPreferredSupport: true },
      },
    },
  });
  expect(capabilities.positionEncoding === "utf-8", "the encoding", capabilities.positionEncoding);
  connection.sendNotification(lsp.InitializedNotification.type, {});
  connection.sendNotification(lsp.DidOpenTextDocumentNotification.type, { textDocument: { uri: uri(verify), languageId: "yaml", version: 7, text } });
  for (let waited = 0; !told.get(uri(verify))?.version; waited += 20) {
    expect(waited < 10000, "no diagnostics", [...told.keys()]);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(told.get(uri(verify)).version === 7 && watched.length === 1, "the version, and what is watched", [told.get(uri(verify)).version, watched]);
  for (const [, { diagnostics }] of told) {
    each(diagnostics, lsp.Diagnostic.is, "a diagnostic");
    for (const d of diagnostics) for (const r of d.relatedInformation ?? []) expect(lsp.DiagnosticRelatedInformation.is(r), "a related place", r);
  }

  const ask = (type, params) => connection.sendRequest(type, params);
  const document = { textDocument: { uri: uri(verify) } };
  const ada = at("reports_to: ada", 13);
  expect(lsp.Hover.is(await ask(lsp.HoverRequest.type, ada)), "hover");
  each(await ask(lsp.DefinitionRequest.type, ada), lsp.Location.is, "a definition");
  each(await ask(lsp.ReferencesRequest.type, { ...ada, context: { includeDeclaration: true } }), lsp.Location.is, "a reference");
  each(await ask(lsp.DocumentSymbolRequest.type, document), lsp.DocumentSymbol.is, "a symbol");
  each(await ask(lsp.WorkspaceSymbolRequest.type, { query: "a" }), (s) => typeof s.name === "string" && Number.isInteger(s.kind) && lsp.Location.is(s.location), "a symbol of the chart");
  each(await ask(lsp.CodeLensRequest.type, document), lsp.CodeLens.is, "a lens");
  const completion = await ask(lsp.CompletionRequest.type, ada);
  expect(typeof completion.isIncomplete === "boolean", "a completion", completion);
  each(completion.items, (item) => typeof item.label === "string" && typeof item.filterText === "string", "an offer");
  for (const item of completion.items) expect(lsp.TextEdit.is(item.textEdit), "what an offer writes", item);
  const prepared = await ask(lsp.PrepareRenameRequest.type, ada);
  expect(lsp.Range.is(prepared.range) && prepared.placeholder === "ada", "what is to be renamed", prepared);
  const renamed = await ask(lsp.RenameRequest.type, { ...ada, newName: "ada-o" });
  expect(lsp.WorkspaceEdit.is(renamed) && renamed.documentChanges.length === 2, "a rename", renamed);
  for (const change of renamed.documentChanges) expect(change.textDocument.version === (change.textDocument.uri === uri(verify) ? 7 : null), "a version", change.textDocument);
  const broken = told.get(uri(verify)).diagnostics;
  for (const d of broken) {
    const actions = await ask(lsp.CodeActionRequest.type, { ...document, range: d.range, context: { diagnostics: [d] } });
    each(actions, lsp.CodeAction.is, "an action");
  }
  const items = await ask(lsp.CallHierarchyPrepareRequest.type, ada);
  expect(items.length === 1 && lsp.Range.is(items[0].selectionRange), "somebody in the reporting line", items);
  for (const call of await ask(lsp.CallHierarchyIncomingCallsRequest.type, { item: items[0] })) each(call.fromRanges, lsp.Range.is, "a line");
  for (const call of await ask(lsp.CallHierarchyOutgoingCallsRequest.type, { item: items[0] })) each(call.fromRanges, lsp.Range.is, "a line");
  expect((await ask(lsp.ExecuteCommandRequest.type, { command: "orglint.explain", arguments: ["max-teams"] })).startsWith("# max-teams"), "a page");

  await ask(lsp.ShutdownRequest.type);
  connection.sendNotification(lsp.ExitNotification.type);
  const status = await ended;
  expect(status === 0, "the exit status", status);
  console.log(`${broken.length} diagnostics of ${verify}, and all that is answered, are of the types of vscode-languageserver-protocol`);
}

main().then(() => process.exit(0), (fault) => { console.error(fault.message); process.exit(1); });
