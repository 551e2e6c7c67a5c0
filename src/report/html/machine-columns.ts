import type { AssessedMachine } from '../../assessment/index.js';
import { BYTES_PER_GIB, BYTES_PER_MB } from '../../model/index.js';
import type { MachineId } from '../../model/index.js';
import type { DiskChoice, Limit, NeedStep } from '../../sizing/index.js';
import { formatAmount, formatCount, formatNeed, formatPlainMoney, formatTabledNeed } from '../figures.js';
import type { Currency } from '../figures.js';
import { ENVIRONMENT_WORDS, METHOD_WORDS, POWER_WORDS, READINESS_WORDS } from '../words.js';

/** What the cells of machines are told from besides the machine. */
export interface MachineTableTerms {
  readonly currency: Currency;
  /** The wave of each planned machine; null where no waves were planned. */
  readonly waves: ReadonlyMap<MachineId, number> | null;
  readonly hasSamples: boolean;
}

/** A column of the table of machines. */
export interface MachineColumn {
  /** `need-cores`: what the script remembers the choice of columns by. */
  readonly id: string;
  readonly title: string;
  /** `choice`: few words, worth a filter; `mark`: a choice whose words have a colour and a sign. */
  readonly kind: 'text' | 'number' | 'choice' | 'mark';
  /** Characters. */
  readonly width: number;
  /**
   * From which width of the window on it is shown unless asked for: always, from a small laptop on (`wide`), where there is room for all that
   * is worth a look (`widest`), or on request. Those of one width are all in sight at it.
   */
  readonly shown: 'always' | 'wide' | 'widest' | 'asked';
  /** Whether the cells are the input's or codes, which no language changes. */
  readonly isGiven: boolean;
  /** Null: unknown. */
  readonly of: (machine: AssessedMachine) => string | null;
}

const gib = (size: number): string => formatAmount(size / BYTES_PER_GIB, 1);
const MIB_PER_GIB = 1024;

const told = <T>(value: T | null | undefined, words: (value: T) => string): string | null =>
  value === null || value === undefined ? null : words(value);

/** What samples or the source say was used, before comfort and floors; null where only what is configured is known. */
const usedOf = (steps: readonly NeedStep[] | undefined): number | null =>
  steps?.findLast(({ kind }) => kind === 'used')?.value ?? null;

/** `P10, 2 × P20`, in the order of the disks. */
function tiersOf(disks: readonly (DiskChoice | null)[]): string | null {
  if (disks.length === 0) return null;
  const counts = new Map<string, number>();
  for (const disk of disks) {
    const tier = disk === null ? 'none fits' : (disk.tier ?? `${disk.type} ${formatCount(disk.sizeGiB)} GiB`);
    counts.set(tier, (counts.get(tier) ?? 0) + 1);
  }
  return [...counts].map(([tier, count]) => (count === 1 ? tier : `${count} × ${tier}`)).join(', ');
}

type Of = MachineColumn['of'];
type Shown = MachineColumn['shown'];
const text = (id: string, title: string, width: number, of: Of): MachineColumn => ({
  ...{ id, title, width, of, kind: 'text', shown: 'asked', isGiven: true },
});
const NUMBER_WIDTH = 9;
/** Its title may take two lines. */
const number = (id: string, title: string, shown: Shown, of: Of): MachineColumn => ({
  ...{ id, title, of, shown, kind: 'number', isGiven: false },
  width: NUMBER_WIDTH,
});
const choice = (id: string, title: string, width: number, of: Of): MachineColumn => ({
  ...{ id, title, width, of, kind: 'choice', shown: 'asked', isGiven: false },
});
/** A choice among texts of the input. */
const givenChoice = (id: string, title: string, width: number, of: Of): MachineColumn => ({
  ...choice(id, title, width, of),
  isGiven: true,
});
const from = (column: MachineColumn, shown: Shown): MachineColumn => ({ ...column, shown });

const SOURCE: readonly MachineColumn[] = [
  number('source-cores', 'Source cores', 'widest', ({ source }) => told(source.cores, (cores) => formatAmount(cores))),
  number('source-gib', 'Source GiB', 'widest', ({ source }) => told(source.memoryBytes, gib)),
  number('source-disks', 'Source disks', 'asked', ({ source }) => told(source.diskCount, formatCount)),
  number('source-storage', 'Source storage GiB', 'asked', ({ source }) => told(source.storageBytes, gib)),
];

const mbps = (rate: number): string => formatAmount(rate / BYTES_PER_MB);

const USED: readonly MachineColumn[] = [
  number('used-cores', 'Used cores', 'asked', ({ need }) =>
    told(usedOf(need?.coresSteps), (cores) => formatAmount(cores)),
  ),
  number('used-gib', 'Used GiB', 'asked', ({ need }) => told(usedOf(need?.memorySteps), gib)),
  number('used-iops', 'Used disk IOPS', 'asked', ({ need }) =>
    told(usedOf(need?.totalIopsSteps), (iops) => formatAmount(iops, 0)),
  ),
  number('used-mbps', 'Used disk MB/s', 'asked', ({ need }) => told(usedOf(need?.totalThroughputSteps), mbps)),
  number('used-network', 'Used network MB/s', 'asked', ({ need }) => told(usedOf(need?.networkSteps), mbps)),
];

const NEED: readonly MachineColumn[] = [
  number('need-cores', 'Need cores', 'wide', ({ need }) => told(need?.cores, formatTabledNeed)),
  number('need-gib', 'Need GiB', 'wide', ({ need }) =>
    told(need, (of) => formatTabledNeed(of.memoryBytes / BYTES_PER_GIB)),
  ),
];

const limitOf = ({ limits }: AssessedMachine, limit: Limit): number | null =>
  limits.find((held) => held.limit === limit)?.has ?? null;
const BITS_PER_BYTE = 8;

/** With the used amounts and the size, what the charts of a machine draw. */
const TRAFFIC: readonly MachineColumn[] = [
  number('need-iops', 'Need disk IOPS', 'asked', ({ need }) => told(need?.totalIops, formatNeed)),
  number('need-mbps', 'Need disk MB/s', 'asked', ({ need }) =>
    told(need?.totalBytesPerSecond, (rate) => formatNeed(rate / BYTES_PER_MB)),
  ),
  number('need-network', 'Need network MB/s', 'asked', ({ need }) =>
    told(need?.networkOutBytesPerSecond, (rate) => formatNeed(rate / BYTES_PER_MB)),
  ),
  number('limit-iops', 'Limit disk IOPS', 'asked', (machine) =>
    told(limitOf(machine, 'diskIops'), (iops) => formatAmount(iops, 0)),
  ),
  number('limit-mbps', 'Limit disk MB/s', 'asked', (machine) => told(limitOf(machine, 'diskThroughput'), mbps)),
  number('limit-network', 'Limit network MB/s', 'asked', (machine) =>
    told(limitOf(machine, 'network'), (bits) => mbps(bits / BITS_PER_BYTE)),
  ),
];

/** Of four digits: no size has more of either. */
const SIZE_FIGURE_WIDTH = 7;
/** Of six digits in dollars, with two decimals. */
const COST_WIDTH = 11;

const target = ({ currency }: MachineTableTerms): readonly MachineColumn[] => [
  from(
    choice('size', 'Size', 19, ({ size }) => size?.name ?? 'No size'),
    'always',
  ),
  {
    ...number('vcpus', 'vCPU', 'widest', ({ size }) => told(size?.vcpus, formatCount)),
    width: SIZE_FIGURE_WIDTH,
  },
  {
    ...number('size-gib', 'GiB', 'widest', ({ size }) =>
      told(size, ({ memoryMiB }) => formatAmount(memoryMiB / MIB_PER_GIB)),
    ),
    width: SIZE_FIGURE_WIDTH,
  },
  from({ ...text('disks', 'Azure disks', 15, ({ disks }) => tiersOf(disks)), isGiven: false }, 'wide'),
  {
    ...number('cost', `${currency.currency} / month`, 'always', ({ cost }) =>
      cost === null
        ? null
        : `${formatPlainMoney(cost.perMonth, currency)}${cost.unknownLines > 0 ? ` + ${cost.unknownLines} unknown` : ''}`,
    ),
    width: COST_WIDTH + Math.max(0, Math.ceil(Math.log10(currency.usdToCurrency))),
  },
];

const PLACE: readonly MachineColumn[] = [
  text('os', 'Operating system', 26, ({ source }) => source.os),
  givenChoice('application', 'Application', 18, ({ application }) => application),
  givenChoice('criticality', 'Criticality', 12, ({ criticality }) => criticality),
  choice('power', 'Power', 16, ({ power }) => POWER_WORDS[power]),
  choice('method', 'Method', 18, ({ method }) => METHOD_WORDS[method.kind]),
  givenChoice('datacenter', 'Data centre', 16, ({ source }) => source.datacenter),
  givenChoice('cluster', 'Cluster', 16, ({ source }) => source.cluster),
  text('host', 'Host', 22, ({ source }) => source.host),
  text('addresses', 'Addresses', 22, ({ source }) => told(source.addresses.join(' ') || null, (words) => words)),
];

/** The columns in their order; those without anything to tell are left out. */
export function machineColumns(terms: MachineTableTerms): readonly MachineColumn[] {
  const { waves, hasSamples } = terms;
  return [
    text('name', 'Machine', 21, ({ name }) => name),
    {
      ...choice('readiness', 'Readiness', 23, ({ readiness }) => READINESS_WORDS[readiness.state]),
      kind: 'mark',
      shown: 'always',
    },
    choice('environment', 'Environment', 21, (machine) => environmentWords(machine)),
    givenChoice('system', 'System', 10, ({ source }) => source.osFamily),
    ...(waves === null
      ? []
      : [
          from(
            choice('wave', 'Wave', 9, ({ id }) => told(waves.get(id), (wave) => `Wave ${wave}`) ?? 'no wave'),
            'wide',
          ),
        ]),
    ...SOURCE,
    ...(hasSamples ? USED : []),
    ...NEED,
    ...target(terms),
    ...(hasSamples ? TRAFFIC : []),
    ...(hasSamples
      ? [
          number('coverage', 'Coverage %', 'asked', ({ coverage }) =>
            told(coverage?.percent, (percent) => formatAmount(percent)),
          ),
        ]
      : []),
    { ...text('finding', 'First finding', 26, ({ findings }) => findings[0]?.rule ?? 'none'), isGiven: false },
    ...PLACE,
  ];
}

const environmentWords = ({ environment, environmentIsAssumed }: AssessedMachine): string =>
  `${ENVIRONMENT_WORDS[environment]}${environmentIsAssumed ? ' (assumed)' : ''}`;
