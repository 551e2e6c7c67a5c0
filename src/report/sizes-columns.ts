import type { AssessedMachine, OutOfScopeMachine } from '../assessment/index.js';
import type { PriceTerms } from '../cost/index.js';
import { BYTES_PER_GIB, formatMicros, roundNeedUp } from '../model/index.js';
import type { Micros } from '../model/index.js';
import type { DiskChoice } from '../sizing/index.js';
import { PRICE_TERMS, TERMS_WORDS } from './words.js';

const MIB_PER_GIB = 1024;
/** A need of a third of a core should not fill its cell with noise. */
const DECIMALS = 4;

/** A figure is ours and is written as it is; a string may be the customer's and is defused; null leaves the cell empty. */
export type Cell = string | { readonly figure: string } | null;

/** A machine as a row of the table. */
export interface SizesRow {
  readonly status: 'sized' | 'unsized' | 'outOfScope';
  readonly about: AssessedMachine | OutOfScopeMachine;
  /** null for a machine that is out of scope. */
  readonly machine: AssessedMachine | null;
  readonly reason: string | null;
}

/** A column of sizes.csv: its header, what it means with its unit, and its cell in a row. */
export interface SizesColumn {
  readonly name: string;
  readonly description: string;
  readonly of: (row: SizesRow) => Cell;
}

const column = (name: string, description: string, of: (row: SizesRow) => Cell): SizesColumn => ({
  name,
  description,
  of,
});

/** A column about assessed machines only: out of scope leaves it empty. */
const assessed = (name: string, description: string, of: (machine: AssessedMachine) => Cell): SizesColumn =>
  column(name, description, ({ machine }) => (machine === null ? null : of(machine)));

const number = (value: number | null | undefined): Cell =>
  value === null || value === undefined ? null : { figure: String(Number(value.toFixed(DECIMALS))) };

/** Rounded up, as everywhere: a need above a limit never reads as within it. */
const needed = (value: number | null | undefined): Cell =>
  number(value === null || value === undefined ? null : roundNeedUp(value, DECIMALS));

const truth = (value: boolean): Cell => ({ figure: String(value) });

const gibOf = (size: number | null | undefined): Cell =>
  number(size === null || size === undefined ? null : size / BYTES_PER_GIB);

/** US dollars with two decimals and without separators. */
const dollars = (amount: Micros | null | undefined): Cell =>
  amount === null || amount === undefined ? null : { figure: formatMicros(amount).replaceAll(',', '') };

const ABOUT: readonly SizesColumn[] = [
  column('status', 'sized, unsized or outOfScope', ({ status }) => status),
  column('name', 'name of the machine', ({ about }) => about.name),
  column('id', 'id of the machine, the same in every run', ({ about }) => about.id),
  column('reason', 'why there is no size, or why the machine is out of scope', ({ reason }) => reason),
  assessed('remedy', 'what would give the machine a size', ({ unsized }) => unsized?.remedy ?? null),
  column('power', 'on, off, suspended or unknown', ({ about }) => about.power),
  assessed('environment', 'production or nonProduction', ({ environment }) => environment),
  assessed('environmentIsAssumed', 'true where no source names an environment', (machine) =>
    truth(machine.environmentIsAssumed),
  ),
  assessed('application', 'application, where a source names one', ({ application }) => application),
  assessed('criticality', 'criticality, where a source names one', ({ criticality }) => criticality),
  assessed('os', 'operating system as the source prints it', ({ source }) => source.os),
  assessed('osFamily', 'windows, linux, other or unknown', ({ source }) => source.osFamily),
  assessed(
    'readiness',
    'may it run in Azure: ready, readyWithConditions, notReady or unknown',
    (machine) => machine.readiness.state,
  ),
  assessed('readinessCode', 'code of the finding that decided', ({ readiness }) => readiness.code),
  assessed('migration', 'can the tool move it, in the same four words', ({ readiness }) => readiness.migration),
  assessed(
    'protection',
    'can Site Recovery protect it, in the same four words',
    ({ readiness }) => readiness.protection,
  ),
  assessed(
    'security',
    'can Defender for Servers watch it, in the same four words',
    ({ readiness }) => readiness.security,
  ),
  assessed('findings', 'number of findings', ({ findings }) => number(findings.length)),
  assessed('firstFinding', 'the gravest finding', ({ findings }) => findings[0]?.message ?? null),
  assessed('firstRemedy', 'what to do about it', ({ findings }) => findings[0]?.remedy ?? null),
];

const SIZING: readonly SizesColumn[] = [
  assessed('sourceCores', 'cores at the source', ({ source }) => number(source.cores)),
  assessed('sourceMemoryGiB', 'memory at the source, GiB', ({ source }) => gibOf(source.memoryBytes)),
  assessed('sourceDisks', 'disks at the source', ({ source }) => number(source.diskCount)),
  assessed('sourceStorageGiB', 'storage at the source, GiB', ({ source }) => gibOf(source.storageBytes)),
  assessed('needBasis', 'allocated, stated or sampled', ({ need }) => need?.basis ?? null),
  assessed('needCores', 'cores needed, after comfort and floors', ({ need }) => needed(need?.cores)),
  assessed('needMemoryGiB', 'memory needed, GiB, after comfort and floors', ({ need }) =>
    needed(need == null ? null : need.memoryBytes / BYTES_PER_GIB),
  ),
  assessed('size', 'Azure size chosen', ({ size }) => size?.name ?? null),
  assessed('vcpus', 'vCPUs of the size', ({ size }) => number(size?.vcpus)),
  assessed('memoryGiB', 'memory of the size, GiB', ({ size }) =>
    number(size === null ? null : size.memoryMiB / MIB_PER_GIB),
  ),
  assessed('disks', 'disks chosen in the order of the source, separated by semicolons', ({ disks }) =>
    disks.length === 0 ? null : disks.map(diskWords).join('; '),
  ),
  assessed('storageGiB', 'sum of the disks chosen, GiB', ({ disks }) =>
    disks.length === 0 ? null : number(disks.reduce((sum, disk) => sum + (disk?.sizeGiB ?? 0), 0)),
  ),
];

const diskWords = (disk: DiskChoice | null): string =>
  disk === null
    ? 'none fits'
    : [disk.type, disk.redundancy, ...(disk.tier === null ? [] : [disk.tier]), `${disk.sizeGiB} GiB`].join(' ');

const COST: readonly SizesColumn[] = [
  assessed('terms', 'terms under which the costs stand', ({ cost }) => cost?.terms ?? null),
  assessed('computeUsdPerMonth', 'compute, US dollars per month', ({ cost }) => dollars(cost?.compute)),
  assessed('licenceUsdPerMonth', 'Windows licence, US dollars per month', ({ cost }) => dollars(cost?.licence)),
  assessed('storageUsdPerMonth', 'disks, US dollars per month', ({ cost }) => dollars(cost?.storage)),
  assessed('servicesUsdPerMonth', 'services, US dollars per month', ({ cost }) => dollars(cost?.services)),
  assessed('usdPerMonth', 'sum of the lines whose price is known, US dollars per month', ({ cost }) =>
    dollars(cost?.perMonth),
  ),
  assessed('unknownLines', 'lines of the bill without a known price; they are in no sum', ({ cost }) =>
    number(cost?.unknownLines),
  ),
];

const scenario = (terms: PriceTerms): SizesColumn =>
  assessed(
    `${terms}UsdPerMonth`,
    `compute and licence under other terms (${TERMS_WORDS[terms]}), US dollars per month`,
    ({ cost }) => dollars(cost?.scenarios[terms]),
  );

const ORIGIN: readonly SizesColumn[] = [
  assessed('sourceFile', 'file that states the cores', ({ origins }) => origins['cores']?.file ?? null),
  assessed('sourceSheet', 'its sheet, in a workbook', ({ origins }) => origins['cores']?.sheet ?? null),
  assessed('sourceRow', 'its line or row, counted from 1', ({ origins }) => number(origins['cores']?.line)),
];

const SAMPLES: readonly SizesColumn[] = [
  assessed(
    'sampleKind',
    'sample, average (longer than a minute, no peaks), maximum (as the source states), summation (totals) or mixed; empty without samples',
    (machine) => kindOf(machine),
  ),
  assessed('sampleIntervalSeconds', 'what one value stands for, seconds; the coarsest of the machine', ({ coverage }) =>
    number(coverage?.intervalSeconds),
  ),
  assessed('coveragePercent', 'points present of the points needed, percent', ({ coverage }) =>
    number(coverage?.percent),
  ),
  assessed('coverageStars', 'the same in the stars of Azure Migrate, 1 to 5', ({ coverage }) =>
    number(coverage?.stars),
  ),
  assessed('daysSeen', 'days of the window of which anything was sampled', ({ coverage }) =>
    number(coverage === null ? null : coverage.days.replaceAll('.', '').length),
  ),
];

function kindOf({ coverage }: AssessedMachine): Cell {
  const kinds = new Set(coverage?.granularities.map(({ kind }) => kind));
  return kinds.size > 1 ? 'mixed' : ([...kinds][0] ?? null);
}

const DECIDED: readonly SizesColumn[] = [
  assessed(
    'method',
    'how it gets to Azure: agentless, agentBased, rebuild, replicateNatively, paas, retire, leave or unknown',
    ({ method }) => method.kind,
  ),
  assessed('methodReason', 'why', ({ method }) => method.reason),
  assessed('acceptedFindings', 'rules whose findings people accepted, separated by semicolons', ({ findings }) => {
    const rules = findings.flatMap(({ rule, accepted }) => (accepted === undefined ? [] : [rule]));
    return rules.length === 0 ? null : rules.join('; ');
  }),
];

/** The columns of sizes.csv in their order. New ones go to the end: spreadsheets refer to columns by letter. */
export const SIZES_COLUMNS: readonly SizesColumn[] = [
  ...ABOUT,
  ...SIZING,
  ...COST,
  ...PRICE_TERMS.map(scenario),
  ...ORIGIN,
  ...SAMPLES,
  ...DECIDED,
];
