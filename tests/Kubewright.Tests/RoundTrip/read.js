// Reads one YAML text a line, itself a JSON string, and answers with its tree as a line of JSON, as YAML 1.2 and as 1.1.
const fs = require('fs');
const yaml = require('yaml');

function json(value) {
  if (value instanceof Map) {
    return '{' + [...value].map(([key, item]) => JSON.stringify(key) + ':' + json(item)).join(',') + '}';
  }

  return Array.isArray(value) ? '[' + value.map(json).join(',') + ']' : JSON.stringify(value);
}

function read(text, version) {
  const document = yaml.parseDocument(text, { version });
  const error = document.errors[0] ?? document.warnings[0];
  return error ? JSON.stringify('error: ' + error.message) : json(document.toJS({ mapAsMap: true }));
}

for (const line of fs.readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  const text = JSON.parse(line);
  process.stdout.write(read(text, '1.2') + '\n' + read(text, '1.1') + '\n');
}
