/**
 * `npm run samples`: the reports of the two invented estates into `reports/`, from their samples on; with `--check` it only tells which are
 * other than those committed, and with names (`-- webshop`) it takes these alone.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEMO_DAYS, inventedEstate } from '../src/estates/index.js';
import type { EstateName } from '../src/estates/index.js';
import { writeEstate } from '../src/node/index.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
export const REPORTS: string = join(ROOT, 'reports');

/** What is asked of an estate besides `assess` and `report`; in a command, `IN` stands for its inputs and `WAVES` for the settings of its waves. */
interface Sample {
  /** The last so many days of samples, so that CI can build them again in some minutes. */
  readonly days: number;
  readonly region: string;
  readonly commands: readonly string[];
}

const PLANS = ['replication plan IN --settings plans.yaml', 'recovery plan IN --settings plans.yaml'];

export const SAMPLES: Readonly<Record<EstateName, Sample>> = {
  webshop: { days: 14, region: 'eastus', commands: ['waves IN', ...PLANS, 'whatif IN'] },
  manufacturer: {
    days: DEMO_DAYS,
    region: 'australiaeast',
    commands: ['waves IN --settings waves.yaml', ...PLANS.map((plan) => `${plan} --wave-settings waves.yaml`)],
  },
};

/** The commands that make a sample, as a user would type them within the folder of the estate. */
export const commandsOf = (name: EstateName): readonly string[] => {
  const { region, commands } = SAMPLES[name];
  const inputs = `. ../peaks.store --region ${region}`;
  return [
    'ingest samples --store ../peaks.store',
    ...['assess IN', ...commands].map((command) => `${command.replace('IN', inputs)} --out ../out`),
    'report ../out',
  ];
};

/** Not committed: it shows that nothing of the sample is without words in the other language. */
const CHINESE = 'report ../out --language zh --out ../zh';

/** What an estate comes to, from nothing but its seed and what people wrote in its folder. */
export interface BuiltSample {
  /** `report.html`. */
  readonly report: string;
  /** The same in Chinese. */
  readonly chinese: string;
  /** `replication.json`, as it was written. */
  readonly replication: string;
}

export async function buildSample(
  name: EstateName,
  tell: (line: string) => void = () => undefined,
): Promise<BuiltSample> {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-samples-'));
  try {
    const estate = inventedEstate(name);
    const inputs = join(folder, name);
    const { days } = SAMPLES[name];
    await timed(`${days} days of samples`, tell, () =>
      writeEstate({ estate, machines: estate.machines, days, layout: 'folders' }, inputs),
    );
    // As committed: what people wrote, and packed files whose bytes, and so whose hashes in the report, no version of zlib changes.
    cpSync(join(ROOT, 'datasets', name), inputs, {
      recursive: true,
      filter: (path) => !path.endsWith(`${sep}samples`),
    });
    // The samples stand in the store from here on: whoever reads the folder is not to read them twice.
    const main = join(ROOT, 'dist', 'cli', 'main.js');
    for (const command of [...commandsOf(name), CHINESE]) {
      await timed(`portolan ${command}`, tell, () => {
        // What it warns of stands in the report; where it fails, its words are in the error.
        execFileSync(process.execPath, [main, ...command.split(' '), '--quiet'], {
          cwd: inputs,
          stdio: 'pipe',
          maxBuffer: 64 * 1_048_576,
        });
      });
      if (command.startsWith('ingest')) rmSync(join(inputs, 'samples'), { recursive: true });
    }
    const read = (file: string, of = 'out'): string => readFileSync(join(folder, of, file), 'utf8');
    return { report: read('report.html'), chinese: read('report.html', 'zh'), replication: read('replication.json') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timed(what: string, tell: (line: string) => void, work: () => unknown): Promise<void> {
  const start = performance.now();
  await work();
  tell(`  ${((performance.now() - start) / 1000).toFixed(0).padStart(4)} s  ${what}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  const isCheck = process.argv.includes('--check');
  for (const name of Object.keys(SAMPLES) as EstateName[]) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    console.log(name);
    const { report: text } = await buildSample(name, console.log);
    const path = join(REPORTS, `${name}.html`);
    const isSame = isCheck && text === readFileSync(path, 'utf8');
    console.log(
      `  ${Buffer.byteLength(text)} bytes${isCheck ? (isSame ? ', as committed' : ', other than committed') : ''}`,
    );
    if (!isCheck) {
      mkdirSync(REPORTS, { recursive: true });
      writeFileSync(path, text);
    } else if (!isSame) process.exitCode = 1;
  }
}
