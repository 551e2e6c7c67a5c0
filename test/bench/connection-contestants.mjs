// One contestant of `npm run bench -- connections`, in a process of its own, so that its memory is its own:
// node connection-contestants.mjs NAME FILE ANSWER. Writes source, target, port, count and days of every connection to ANSWER and
// prints what it took.
import { createReadStream, writeFileSync } from 'node:fs';

const [name, file, answer] = process.argv.slice(2);

async function portolan() {
  const { readConnections } = await import('../../dist/node/index.js');
  const { connections } = await readConnections([file], []);
  return connections.map(({ source, target, port, count, days }) => [source.name, target.name, port, count, days]);
}

/** Of two counts of one pair, port, process and day the larger counts; counts of days are summed. */
async function csvParse() {
  const { parse } = await import('csv-parse');
  const seen = new Map();
  const parser = createReadStream(file).pipe(parse({ columns: true }));
  for await (const row of parser) {
    const process = row['Destination Process'] === 'Unknown process' ? '' : row['Destination Process'];
    const key = [row['Source Server Name'], row['Destination Server Name'], row['Destination Port']].join('\n');
    let days = seen.get(key);
    if (days === undefined) seen.set(key, (days = new Map()));
    const day = `${row.Date}\n${process}`;
    days.set(day, Math.max(days.get(day) ?? 0, Number(row['Connection Count'])));
  }
  return [...seen].map(([key, days]) => {
    const [source, target, port] = key.split('\n');
    const count = [...days.values()].reduce((sum, value) => sum + value, 0);
    return [source, target, Number(port), count, new Set([...days.keys()].map((day) => day.split('\n')[0])).size];
  });
}

const start = performance.now();
const rows = await (name === 'portolan' ? portolan() : csvParse());
const ms = performance.now() - start;
const { userCPUTime, maxRSS } = process.resourceUsage();
rows.sort((left, right) => (left.slice(0, 3).join('\n') < right.slice(0, 3).join('\n') ? -1 : 1));
writeFileSync(answer, JSON.stringify(rows));
console.log(JSON.stringify({ ms, userMs: userCPUTime / 1000, mib: maxRSS / 1024 }));
