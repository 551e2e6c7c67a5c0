// `npm run estates`: writes the invented estates with their samples. Without --out, into datasets/<estate>.
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { demoMachines, ESTATE_NAMES, inventedEstate } from '../src/estates/index.js';
import { describeSamples, writeEstate } from '../src/node/index.js';

const { values } = parseArgs({
  options: {
    estate: { type: 'string' },
    days: { type: 'string' },
    machines: { type: 'string', default: 'all' },
    out: { type: 'string' },
  },
});
const datasets = resolve(import.meta.dirname, '../datasets');
const wanted = ESTATE_NAMES.filter((name) => values.estate === undefined || values.estate === name);
const days = values.days === undefined ? null : Number(values.days);
if (wanted.length === 0 || !['all', 'demo'].includes(values.machines) || (days !== null && !(days >= 0))) {
  process.stderr.write(
    'usage: npm run estates -- [--estate manufacturer|webshop] [--days N] [--machines all|demo] [--out DIR]\n',
  );
  process.exit(2);
}
if (values.machines === 'demo' && values.out === undefined) {
  process.stderr.write('--machines demo needs --out: datasets/ holds the whole\n');
  process.exit(2);
}
for (const name of wanted) {
  const estate = inventedEstate(name);
  const isPart = values.machines === 'demo' && name === 'manufacturer';
  const machines = isPart ? demoMachines(estate) : estate.machines;
  const what = { estate, machines, days: days ?? estate.days, layout: 'folders' } as const;
  const { files, rows, packedBytes } = describeSamples(what);
  process.stdout.write(
    `${name}: ${machines.length} machines, ${files} files of samples, up to ${rows} rows, about ${Math.ceil(packedBytes / 1e6)} MB packed\n`,
  );
  const folder = join(values.out === undefined ? datasets : resolve(values.out), name);
  const written = await writeEstate(what, folder);
  process.stdout.write(`  ${written.length} files written to ${folder}\n`);
}
