// What one would script in Node: js-yaml and ajv for the shape of the records, then missing managers and circles.
const fs = require("fs");
const yaml = require("js-yaml");
const Ajv = require("ajv");

const text = { type: "string", minLength: 1 };
const person = {
  type: "object",
  required: ["id", "role"],
  additionalProperties: false,
  properties: { id: text, name: text, role: text, reports_to: text, team: text, location: text, start: text, grade: { type: "number" } },
};
const chart = yaml.load(fs.readFileSync(process.argv[2], "utf8"), { schema: yaml.CORE_SCHEMA });
const validate = new Ajv({ allErrors: true }).compile({ type: "array", items: person });
validate(chart.people);
let problems = (validate.errors || []).length;

const people = new Map(chart.people.map((p) => [p.id, p]));
const seen = new Map();
chart.people.forEach((p, walk) => {
  if (p.reports_to && !people.has(p.reports_to)) problems++;
  for (; p && !seen.has(p); p = people.get(p.reports_to)) seen.set(p, walk);
  if (p && seen.get(p) === walk) problems++;
});
console.log(chart.people.length, problems);
