import { invariant } from '../model/index.js';
import type { Burstable, VmSize } from './catalogue.js';
import type { Table } from './columns.js';
import {
  flags,
  knownFlags,
  knownQuantities,
  knownTexts,
  openFile,
  openTable,
  quantities,
  textOf,
  texts,
} from './columns.js';
import { fingerprintOf } from './fingerprint.js';

const MILLI = 1000;
// One array for each combination, shared by all sizes that have it.
const GENERATIONS: ReadonlyMap<string, VmSize['generations']> = new Map([
  ['1', [1]],
  ['2', [2]],
  ['1;2', [1, 2]],
]);
const CONTROLLERS: ReadonlyMap<string, VmSize['diskControllers']> = new Map([
  ['SCSI', ['SCSI']],
  ['NVMe', ['NVMe']],
  ['NVMe;SCSI', ['SCSI', 'NVMe']],
]);
/** The API names no controller for the sizes that know none but SCSI. */
const INFERRED_CONTROLLERS: VmSize['diskControllers'] = ['SCSI'];
const ARCHITECTURES: ReadonlyMap<string, VmSize['architecture']> = new Map([
  ['x64', 'x64'],
  ['arm64', 'arm64'],
]);
const CONFIDENTIAL: ReadonlyMap<string, NonNullable<VmSize['confidential']>> = new Map([
  ['SNP', 'SNP'],
  ['TDX', 'TDX'],
]);

/** The sizes of `sizes.json`, in code-unit order of names; see `parseCatalogue` for what a damaged file does. */
export function parseSizes(text: string): readonly VmSize[] {
  const file = openFile('sizes.json', text);
  const table = openTable(file, 'sizes', 'sizes.json');
  const sizes = sizesOf(table);
  const names = sizes.map(({ name }) => name);
  invariant(fingerprintOf(names) === textOf(file, 'fingerprint', 'sizes.json'), 'sizes.json matches its fingerprint');
  invariant(
    names.every((name, index) => index === 0 || names[index - 1]! < name),
    'sizes.json is in code-unit order of names',
  );
  return sizes;
}

function sizesOf(table: Table): readonly VmSize[] {
  const column = {
    series: knownTexts(table, 'series'),
    category: knownTexts(table, 'category'),
    vcpus: knownQuantities(table, 'vcpus'),
    vcpusAvailable: knownQuantities(table, 'vcpusAvailable'),
    vcpusPerCore: quantities(table, 'vcpusPerCore'),
    parentSize: texts(table, 'parentSize'),
    memoryBytes: knownQuantities<'bytes'>(table, 'memoryBytes'),
    acu: quantities(table, 'acu'),
    architecture: choices(table, 'architecture', ARCHITECTURES),
    generations: choices(table, 'generations', GENERATIONS),
    diskControllers: choices(table, 'diskControllers', CONTROLLERS),
    localTempBytes: quantities<'bytes'>(table, 'localTempBytes'),
    maxDataDisks: knownQuantities(table, 'maxDataDisks'),
    uncachedIops: knownQuantities<'operations/s'>(table, 'uncachedIops'),
    uncachedBytesPerSecond: knownQuantities<'bytes/s'>(table, 'uncachedBytesPerSecond'),
    maxNics: knownQuantities(table, 'maxNics'),
    networkBitsPerSecond: quantities<'bits/s'>(table, 'networkBitsPerSecond'),
    acceleratedNetworking: knownFlags(table, 'acceleratedNetworking'),
    premiumStorage: knownFlags(table, 'premiumStorage'),
    ultraStorage: flags(table, 'ultraStorage'),
    trustedLaunchDisabled: flags(table, 'trustedLaunchDisabled'),
    confidential: choices(table, 'confidential', CONFIDENTIAL),
    gpuCount: quantities(table, 'gpuCount'),
    rdma: knownFlags(table, 'rdma'),
    encryptionAtHost: knownFlags(table, 'encryptionAtHost'),
    retirementDate: texts(table, 'retirementDate'),
    retirementInferred: knownFlags(table, 'retirementInferred'),
    burst: burstOf(table),
  };
  return knownTexts(table, 'name').map((name, index) => ({
    name,
    series: column.series[index]!,
    category: column.category[index]!,
    vcpus: column.vcpus[index]!,
    vcpusAvailable: column.vcpusAvailable[index]!,
    vcpusPerCore: column.vcpusPerCore[index]!,
    parentSize: column.parentSize[index]!,
    memoryBytes: column.memoryBytes[index]!,
    acu: column.acu[index]!,
    architecture: required(column.architecture[index], name),
    generations: required(column.generations[index], name),
    diskControllers: column.diskControllers[index] ?? INFERRED_CONTROLLERS,
    controllersInferred: column.diskControllers[index] === null,
    localTempBytes: column.localTempBytes[index]!,
    maxDataDisks: column.maxDataDisks[index]!,
    uncachedIops: column.uncachedIops[index]!,
    uncachedBytesPerSecond: column.uncachedBytesPerSecond[index]!,
    maxNics: column.maxNics[index]!,
    networkBitsPerSecond: column.networkBitsPerSecond[index]!,
    acceleratedNetworking: column.acceleratedNetworking[index]!,
    premiumStorage: column.premiumStorage[index]!,
    ultraStorage: column.ultraStorage[index]!,
    trustedLaunchDisabled: column.trustedLaunchDisabled[index]!,
    confidential: column.confidential[index]!,
    gpuCount: column.gpuCount[index]!,
    rdma: column.rdma[index]!,
    encryptionAtHost: column.encryptionAtHost[index]!,
    retirementDate: column.retirementDate[index]!,
    retirementInferred: column.retirementInferred[index]!,
    burst: column.burst[index]!,
  }));
}

function burstOf(table: Table): readonly (Burstable | null)[] {
  const baseline = quantities(table, 'burstBaselineMilliPercent');
  const initial = quantities(table, 'burstInitialCredits');
  const perHour = quantities(table, 'burstCreditsPerHour');
  const most = quantities(table, 'burstMaxCredits');
  return baseline.map((milliPercent, index) => {
    if (milliPercent === null) return null;
    const [initialCredits, creditsPerHour, maxCredits] = [initial, perHour, most].map((column) => column[index]);
    invariant(
      initialCredits != null && creditsPerHour != null && maxCredits != null,
      'a size with a baseline has all of its credit terms',
    );
    return { baselinePercentOfVm: milliPercent / MILLI, initialCredits, creditsPerHour, maxCredits };
  });
}

/** A column of texts that stand for one of a few values. */
function choices<T>(table: Table, name: string, values: ReadonlyMap<string, T>): readonly (T | null)[] {
  return texts(table, name).map((text) => {
    if (text === null) return null;
    const value = values.get(text);
    invariant(value !== undefined, `${table.label}: ${name} knows no "${text}"`);
    return value;
  });
}

function required<T>(value: T | null | undefined, name: string): T {
  invariant(value !== null && value !== undefined, `sizes.json: ${name} lacks a fact that every size has`);
  return value;
}
