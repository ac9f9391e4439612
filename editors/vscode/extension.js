// Starts "orglint lsp" for the folder that is open, and shows what its commands answer. All else is the server's.
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

async function start() {
  const settings = vscode.workspace.getConfiguration("orglint");
  const command = settings.get("path") || "orglint";
  const options = { command, args: ["lsp", ...settings.get("arguments", [])] };
  client = new LanguageClient("orglint", "orglint", options, {
    documentSelector: [
      { scheme: "file", language: "yaml" },
      { scheme: "file", language: "json" },
      { scheme: "file", pattern: "**/*.csv" },
    ],
    middleware: { executeCommand: show },
  });
  try {
    await client.start();
  } catch (fault) {
    client = undefined;
    vscode.window.showErrorMessage(`orglint could not be started as "${command}": ${fault?.message ?? fault ?? "it does not answer"}. Install it, or set orglint.path.`);
  }
}

// show opens the page of a rule as a document; a message would cut it.
async function show(command, args, next) {
  const answer = await next(command, args);
  if (command === "orglint.explain" && typeof answer === "string") {
    const page = await vscode.workspace.openTextDocument({ language: "markdown", content: answer });
    await vscode.window.showTextDocument(page, { preview: true, viewColumn: vscode.ViewColumn.Beside });
  }
  return answer;
}

async function stop() {
  const running = client;
  client = undefined;
  await running?.stop();
}

async function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand("orglint.restart", async () => {
      await stop();
      await start();
    }),
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration("orglint.path") || change.affectsConfiguration("orglint.arguments")) {
        await vscode.commands.executeCommand("orglint.restart");
      }
    }),
  );
  await start();
}

module.exports = { activate, deactivate: stop };
