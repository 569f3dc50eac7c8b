// Answers one line of JSON for each line of JSON on standard input, so that its passes can take turns with those of .NET.
//   ["load", name, schema file, instance file, "one" | "lines", "all" | "first"]
//       compiles the schema, for all faults or only the first; reads the text                          -> "loaded"
//   ["run", name, "parse" | "validate"]
//       JSON.parse and validate, or validate alone                                                     -> [CPU ms, verdicts]
// A verdict is one character for each instance: 1 valid, 0 not. CPU time is the whole process's, garbage collection included.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const sets = new Map();

function load(name, schemaFile, instanceFile, shape, faults) {
  const ajv = new Ajv.default({ allErrors: faults === 'all', strict: false, logger: false });
  addFormats.default(ajv);
  const text = readFileSync(instanceFile, 'utf8');
  const texts = shape === 'lines' ? text.split('\n').filter((line) => line) : [text];
  sets.set(name, { validate: ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8'))), texts });
  return 'loaded';
}

function run(name, what) {
  const { validate, texts } = sets.get(name);
  const parsed = what === 'validate' ? texts.map((text) => JSON.parse(text)) : null;
  globalThis.gc();
  const verdicts = new Array(texts.length);
  const before = process.cpuUsage();
  for (let i = 0; i < texts.length; i++) {
    verdicts[i] = validate(parsed ? parsed[i] : JSON.parse(texts[i])) ? 1 : 0;
  }
  const { user, system } = process.cpuUsage(before);
  return [(user + system) / 1000, verdicts.join('')];
}

for await (const line of createInterface({ input: process.stdin })) {
  const [command, ...rest] = JSON.parse(line);
  console.log(JSON.stringify(command === 'load' ? load(...rest) : run(...rest)));
}
