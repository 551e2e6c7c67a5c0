import { BYTES_PER_GIB, BYTES_PER_MIB } from '../../model/index.js';
import type { Problem } from '../../model/index.js';
import { splitList, parseFirmware } from '../words.js';
import type { AnsweredCompute, AnsweredDisk, AnsweredMachine, AnsweredTerms } from './answer.js';
import { unevenLists, unknownReadiness, unknownSize } from './answer-problems.js';
import {
  entriesOf,
  isPlaceholder,
  issuesIn,
  parseAnsweredReadiness,
  parseAnsweredSize,
  parseDiskSku,
} from './answer-values.js';
import type { AnswerRow } from './bind-answer.js';
import type { ComputeField, MachineField } from './machine-rules.js';
import type { RowKey } from './read-answer-rows.js';

type MachineRow = RowKey & { readonly row: AnswerRow<MachineField> };

/** @param currency what the settings state, for columns that name none */
export function machineOfRow(
  { name, machineId, group, row }: MachineRow,
  currency: string | null,
  problems: Problem[],
): AnsweredMachine {
  const compute = computeOf(row, currency);
  const issues = [...issuesIn(row.text('issues')), ...issuesIn(row.text('warnings'))];
  return {
    name,
    machineId,
    group,
    environment: row.text('environment'),
    readiness: row.readiness('readiness'),
    securityReadiness: row.readiness('securityReadiness'),
    issues: [...new Set(issues)],
    dataIssues: issuesIn(row.text('dataIssues')),
    size: sizeOf(row, problems),
    storageSkus: skusOf(row),
    computePerMonth: mainComputeOf(compute),
    compute,
    storagePerMonth: row.money('storageCost', currency),
    securityPerMonth: row.money('securityCost', currency),
    totalPerMonth: row.money('totalCost', currency),
    siteRecoveryPerMonth: row.money('siteRecoveryCost', currency),
    backupPerMonth: row.money('backupCost', currency),
    confidencePercent: row.percent('confidence'),
    os: row.text('os'),
    osVersion: row.text('osVersion'),
    bootType: parseFirmware(row.text('bootType') ?? ''),
    host: row.text('host'),
    cores: row.cores('cores'),
    memoryBytes: positive(row.bytes('memory', BYTES_PER_MIB)),
    cpuPercent: row.percent('cpuPercent'),
    memoryPercent: row.percent('memoryPercent'),
    storageBytes: row.bytes('storage', BYTES_PER_GIB),
    diskReadIops: row.iops('diskReadIops'),
    diskWriteIops: row.iops('diskWriteIops'),
    diskReadBytesPerSecond: row.rate('diskReadRate'),
    diskWriteBytesPerSecond: row.rate('diskWriteRate'),
    networkInBytesPerSecond: row.rate('networkInRate'),
    networkOutBytesPerSecond: row.rate('networkOutRate'),
    diskCount: row.count('diskCount'),
    nicCount: row.count('nicCount'),
    addresses: splitList(row.text('addresses') ?? ''),
    macs: splitList((row.text('macs') ?? '').toLowerCase()),
    disks: packedDisksOf(row, problems),
    origin: row.origin,
    alsoAt: [],
  };
}

/** Nothing has no memory: a zero says that it is unknown. */
const positive = <Amount extends number>(amount: Amount | null): Amount | null => (amount === 0 ? null : amount);

const TERMS: readonly (readonly [ComputeField, AnsweredTerms])[] = [
  ['computePayg', 'payAsYouGo'],
  ['computeStated', 'stated'],
  ['computeReserved', 'reservation'],
  ['computeSavingsPlan', 'savingsPlan'],
  ['computeHybrid', 'hybridBenefit'],
  ['computeReservedHybrid', 'reservationHybridBenefit'],
  ['computeSavingsPlanHybrid', 'savingsPlanHybridBenefit'],
];

const computeOf = (row: AnswerRow<MachineField>, currency: string | null): AnsweredCompute[] =>
  TERMS.flatMap(([field, terms]) => {
    const perMonth = row.money(field, currency);
    return perMonth === null ? [] : [{ terms, perMonth }];
  });

/** Pay-as-you-go, else what is stated without terms, else the only one. */
export function mainComputeOf(compute: readonly AnsweredCompute[]): AnsweredCompute['perMonth'] | null {
  const main =
    compute.find(({ terms }) => terms === 'payAsYouGo') ??
    compute.find(({ terms }) => terms === 'stated') ??
    (compute.length === 1 ? compute[0] : undefined);
  return main?.perMonth ?? null;
}

function sizeOf(row: AnswerRow<MachineField>, problems: Problem[]): string | null {
  const text = row.text('size');
  if (text === null) return null;
  const size = parseAnsweredSize(text);
  if (size === null) problems.push(unknownSize(row.found('size')?.origin ?? row.origin, text));
  return size;
}

const skusOf = (row: AnswerRow<MachineField>): string[] =>
  (row.text('storageSku') ?? row.text('diskSkus') ?? '')
    .split(/[;,|\n]/)
    .map((sku) => sku.trim())
    .filter((sku) => sku !== '' && !isPlaceholder(sku));

/** The disks of a machine that stand as lists side by side in its row: names, readiness and SKUs. */
function packedDisksOf(row: AnswerRow<MachineField>, problems: Problem[]): AnsweredDisk[] {
  const names = entriesOf(row.text('diskNames') ?? '');
  const readiness = entriesOf(row.text('diskReadiness') ?? '');
  const skus = entriesOf(row.text('diskSkus') ?? '');
  if (names.length === 0) return [];
  const isFit = (list: readonly string[]): boolean => list.length === 0 || list.length === names.length;
  if (!isFit(readiness) || !isFit(skus)) {
    const counts = [`${names.length} names`, `${readiness.length} readiness`, `${skus.length} SKUs`];
    problems.push(unevenLists(row.origin, counts));
  }
  return names.map((name, index) => {
    const sku = isFit(skus) ? known(skus[index]) : null;
    return {
      ...BLANK_DISK,
      name: name === '' ? `Disk ${index + 1}` : name,
      readiness: isFit(readiness) ? readinessOfEntry(readiness[index], row, problems) : null,
      sku,
      ...parseDiskSku(sku, null),
      origin: row.found('diskNames')?.origin ?? row.origin,
    };
  });
}

const known = (text: string | undefined): string | null => (text === undefined || isPlaceholder(text) ? null : text);

function readinessOfEntry(
  text: string | undefined,
  row: AnswerRow<MachineField>,
  problems: Problem[],
): AnsweredDisk['readiness'] {
  const value = parseAnsweredReadiness(text ?? '');
  if (value === null) problems.push(unknownReadiness(row.found('diskReadiness')?.origin ?? row.origin, text ?? ''));
  return value === 'empty' ? null : value;
}

/** A disk of which nothing is said yet. */
const BLANK_DISK: Omit<AnsweredDisk, 'name' | 'origin'> = {
  readiness: null,
  issues: [],
  dataIssues: [],
  sku: null,
  tier: null,
  type: null,
  sourceBytes: null,
  targetBytes: null,
  perMonth: null,
  readIops: null,
  writeIops: null,
  readBytesPerSecond: null,
  writeBytesPerSecond: null,
  provisionedIops: null,
  provisionedBytesPerSecond: null,
};
