import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newForm } from './connection-export.js';
import { runCli } from './run-cli.js';

/** Names that would be markup, formulas or keys if anybody took them for more than names. */
export const HOSTILE_NAMES = [
  '</script><script>alert(1)</script>',
  '=HYPERLINK("http://x")',
  '__proto__',
  '<img src=x onerror=alert(1)>',
  '@SUM(1+1)',
  '‮txt.exe',
] as const;
export const LONG_NAME = 'a-name-that-is-much-longer-than-any-column-is-wide-and-has-no-blank.example.internal';

const MINUTES = 120;
const INTERVAL_SECONDS = 20;
const START = Date.parse('2026-11-02T00:00:00Z');
const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
/** Of a small estate: the first writes more than its disk may, the second hardly anything, of the others nothing is known. */
const NAMES = ['db01', 'web01', ...HOSTILE_NAMES, LONG_NAME];

/** Settings under which waves slip, days break the objective and a group of machines has an availability to keep. */
const SETTINGS = `replicationPlan:
  purpose: migrate
  generation: { vmware: modernized }
  rpoMinutes: 15
  link: { mbps: 20, zone: UTC, blackouts: ["Monday;0:30;1h"] }
recoveryPlan:
  rtoMinutes: 20
  rpoMinutes: 15
  availabilityPercent: 99.95
`;

/**
 * Writes an estate and both of its plans into a folder: `replication.*` and `recovery.*`. Small: hostile names, a limit that is broken, waves that
 * slip and much that is unknown. Large: so many machines of such names.
 *
 * @returns the folder of the plans
 */
export async function writePlans(folder: string, size: 'small' | number): Promise<string> {
  const more =
    size === 'small' ? [] : Array.from({ length: size }, (_, index) => `app${String(index).padStart(4, '0')}`);
  const names = [...NAMES, ...more];
  const at = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const inputs = [
    at('inventory.csv', inventoryOf(names)),
    at('samples.csv', samplesOf(['db01', 'web01', ...more.slice(0, 20)])),
    at('connections.csv', connectionsOf(names)),
    ...['--region', 'australiaeast', '--settings', at('plans.yaml', SETTINGS)],
  ];
  const out = join(folder, 'out');
  const plans = [
    await runCli('replication', 'plan', ...inputs, '--plan', at('waves.csv', wavesOf(names)), '--out', out),
    await runCli('recovery', 'plan', ...inputs, '--out', out),
  ];
  for (const { exitCode, error } of plans) if (exitCode !== 0) throw new Error(error);
  return out;
}

const inventoryOf = (names: readonly string[]): string =>
  [
    'machine,id,cores,memoryMiB,source,os,disks,application,environment,tags',
    ...names.map((name, index) =>
      [
        ...[cell(name), `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`, '4', '16384', 'vmware'],
        ...['Ubuntu 22.04', '64;256', cell(index % 3 === 0 ? HOSTILE_NAMES[0] : 'Shop'), 'production'],
        index === 0 ? 'role=database' : '',
      ].join(','),
    ),
    'dc01,00000000-0000-4000-8000-999999999999,2,4096,vmware,Windows Server 2022,60,,production,role=directory',
  ].join('\n');

function samplesOf(names: readonly string[]): string {
  const columns = ['Disk 1', 'Disk 2'].flatMap((disk) => [
    `disk[${disk}].writeBytesPerSecond`,
    `disk[${disk}].writeIops`,
  ]);
  const lines = Array.from({ length: (MINUTES * 60) / INTERVAL_SECONDS }, (_, index) => {
    const stamp = new Date(START + index * INTERVAL_SECONDS * 1000).toISOString();
    return names.map((name, place) => {
      const rate = place === 0 ? 40_000_000 : place * 10_000;
      return `${stamp},${cell(name)},4,20,4096,0,0,${rate},${rate / 16_384}`;
    });
  });
  const header = ['timestamp', 'machine', 'cores', 'cpuPercent', 'memoryUsedMiB', ...columns].join(',');
  return [`# interval: ${INTERVAL_SECONDS}`, header, ...lines.flat()].join('\n');
}

const connectionsOf = (names: readonly string[]): string =>
  newForm(
    '2026-11-09,appl,,web01,,nginx,nginx,,db01,,PostgreSQL,postgres,5432,900',
    ...names
      .filter((name) => !['db01', 'web01', ...HOSTILE_NAMES].includes(name))
      .map((name) => `2026-11-09,appl,,${name},,nginx,nginx,,web01,,,python3,8080,300`),
    '2026-11-09,appl,,web01,,,lsass,,dc01,,,lsass,389,5',
  );

const wavesOf = (names: readonly string[]): string =>
  [
    'machine,wave,waveName,cutover,note',
    ...names.map((name, index) => {
      const wave = 1 + (index % 3);
      return `${cell(name)},${wave},${cell(wave === 2 ? HOSTILE_NAMES[0] : '')},2027-0${wave}-0${wave + 5},`;
    }),
  ].join('\n');
