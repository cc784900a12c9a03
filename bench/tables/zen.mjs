// Decisions a second of the same tables in GoRules Zen, the time until a table's first answer, and what a table that is
// kept holds: the growth of the process over some of them. Needs Node and `npm i @gorules/zen-engine` in a folder
// of its own. Usage: cd <that folder> && node <this file> 10 100 1000
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
const require = createRequire(pathToFileURL(process.cwd() + '/'));
const { ZenEngine } = require('@gorules/zen-engine');
const COUNTRIES = ['DE', 'AT', 'CH', 'GB', 'SE', 'US', 'FR', 'IT'];
const FIELDS = ['recencyDays', 'orders', 'historicalValue', 'country', 'leadSource', 'vip'];
function table(rows) {
  const rules = [];
  for (let row = 0; row < rows; row++) {
    const from = Math.floor(row / 8) * 5;
    rules.push({
      _id: 'r' + row, recencyDays: `[${from}..${from + 4}]`, orders: `>= ${row % 7}`,
      historicalValue: `< ${1000 + row}.5`,
      country: `"${COUNTRIES[row % 8]}","${COUNTRIES[(row + 3) % 8]}"`,
      leadSource: row % 3 === 0 ? `"s${row % 4}"` : '', vip: row % 2 === 0 ? 'true' : 'false',
      segment: `"s${row % 20}"`,
    });
  }
  return {
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in' },
      { id: 't', type: 'decisionTableNode', name: 't', content: {
        hitPolicy: 'collect', rules,
        inputs: FIELDS.map((f) => ({ id: f, name: f, type: 'expression', field: f })),
        outputs: [{ id: 'segment', name: 'segment', type: 'expression', field: 'segment' }] } },
      { id: 'out', type: 'outputNode', name: 'out' },
    ],
    edges: [{ id: 'a', sourceId: 'in', targetId: 't' }, { id: 'b', sourceId: 't', targetId: 'out' }],
  };
}
let seed = 7;
const random = (n) => { seed = (seed * 1103515245 + 12345) % 2147483648; return Math.floor((seed / 2147483648) * n); };
async function compile(rows, person) {
  const kept = [];
  const times = [];
  const content = Buffer.from(JSON.stringify(table(rows)));
  const before = process.memoryUsage().rss;
  for (let i = 0; i < (rows > 1000 ? 10 : 50); i++) {
    const start = process.hrtime.bigint();
    const decision = new ZenEngine().createDecision(content);
    await decision.evaluate(person);
    times.push(Number(process.hrtime.bigint() - start) / 1e6);
    kept.push(decision);
  }
  const mib = (process.memoryUsage().rss - before) / kept.length / 1048576;
  times.sort((a, b) => a - b);
  return `first answer after ${times[times.length >> 1].toFixed(1)} ms, ${mib.toFixed(2)} MiB a table`;
}
for (const rows of process.argv.slice(2).map(Number)) {
  const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(table(rows))));
  const people = Array.from({ length: 1000 }, () => ({
    recencyDays: random(Math.max(5, Math.floor(rows / 8) * 5)), orders: random(12),
    historicalValue: random(200000) / 100, country: COUNTRIES[random(8)], leadSource: 's' + random(5),
    vip: random(2) === 0 }));
  let hits = 0;
  for (let i = 0; i < 200; i++) hits += (await decision.evaluate(people[i])).result.length;
  const start = process.hrtime.bigint();
  let done = 0;
  while (process.hrtime.bigint() - start < 3_000_000_000n) { await decision.evaluate(people[done % 1000]); done++; }
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  console.log(`${rows} rows: ${Math.round(done / seconds)} decisions/s, ${(hits / 200).toFixed(2)} hits a decision`);
  console.log(`${rows} rows: ${await compile(rows, people[0])}`);
}
