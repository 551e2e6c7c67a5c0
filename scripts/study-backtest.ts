/**
 * The back-test of real machines that the README tells of: prints its table.
 *
 *   PORTOLAN_DATA=DIR npm run study:backtest
 *
 * DIR holds months of the Bitbrains traces (GWA-T-12 of the Grid Workloads Archive, `fastStorage` or `rnd`), a folder each with one CSV for
 * each machine. Every folder is a run of its own, since a number need not mean the same machine in the next month.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runCli } from './run-in-process.js';
import type { BackTest, RuleTotal } from '../src/backtest/index.js';
import { formatMicros, micros } from '../src/model/index.js';

const root = process.env['PORTOLAN_DATA'];
if (root === undefined) {
  console.error('Set PORTOLAN_DATA to the folder that holds the months, such as PORTOLAN_DATA=traces/rnd');
  process.exit(2);
}
const RULES = 'p95x1.3,p95x1.15,p99x1.0,max';
const mapping = new URL('../datasets/mappings/bitbrains.yaml', import.meta.url).pathname;
const months = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

const tests: BackTest[] = [];
for (const month of months) {
  const text = await runCli('backtest', join(root, month), '--mapping', mapping, '--policies', RULES, '--json');
  if (text !== null) tests.push(JSON.parse(text) as BackTest);
}

const sum = (read: (test: BackTest) => number): number => tests.reduce((total, test) => total + read(test), 0);
const ofRule = (rule: string, read: (total: RuleTotal) => number): number =>
  sum(({ totals }) => read(totals.find((total) => total.rule === rule)!));

const values = [...new Set(tests.flatMap(({ machines }) => machines.map((machine) => machine.values)))].join(', ');
console.log(
  `${sum(({ machines }) => machines.length)} machine-months of ${months.length} months tested, ${sum(({ refused }) => refused.length)} refused; ${sum(({ machineWeeks }) => machineWeeks.compared)} machine-weeks compared, ${sum(({ totals }) => totals[0]!.buckets)} buckets of ${values}; eastus, pay-as-you-go\n`,
);
console.log(
  '| rule | USD a month | overloaded buckets | share | cores | disk MB/s | network | machine-months overloaded |',
);
console.log('|---|---|---|---|---|---|---|---|');
for (const rule of RULES.split(',')) {
  const buckets = ofRule(rule, (total) => total.buckets);
  const overloaded = ofRule(rule, (total) => total.overloaded);
  const metric = (name: keyof RuleTotal['metrics']): number => ofRule(rule, ({ metrics }) => metrics[name].overloaded);
  console.log(
    `| ${rule} | ${formatMicros(micros(ofRule(rule, ({ perMonth }) => perMonth)))} | ${overloaded} | ${((100 * overloaded) / buckets).toFixed(2)} % | ${metric('cores')} | ${metric('diskThroughput')} | ${metric('network')} | ${ofRule(rule, ({ machinesOverloaded }) => machinesOverloaded)} |`,
  );
}
