import type { AnsweredDisk, AnsweredMachine, AzureMigrateAnswer } from '../ingest/index.js';
import { UNKNOWN_OF_DISK } from '../model/index.js';
import type { Disk, Environment, Machine, StatedUse } from '../model/index.js';

/** Which figures an export states of any machine: a column that is missing says nothing, an empty cell says "unknown". */
export interface StatedColumns {
  readonly use: boolean;
  readonly diskUse: boolean;
  readonly networkUse: boolean;
}

export function statedColumns({ machines }: AzureMigrateAnswer): StatedColumns {
  const some = (has: (machine: AnsweredMachine) => boolean): boolean => machines.some(has);
  return {
    use: some(({ cpuPercent, memoryPercent }) => cpuPercent !== null || memoryPercent !== null),
    diskUse: some(
      ({ diskReadIops, diskWriteIops, diskReadBytesPerSecond, diskWriteBytesPerSecond, disks }) =>
        [diskReadIops, diskWriteIops, diskReadBytesPerSecond, diskWriteBytesPerSecond].some((one) => one !== null) ||
        disks.some(hasUse),
    ),
    networkUse: some(({ networkOutBytesPerSecond }) => networkOutBytesPerSecond !== null),
  };
}

const hasUse = ({ readIops, writeIops, readBytesPerSecond, writeBytesPerSecond }: AnsweredDisk): boolean =>
  [readIops, writeIops, readBytesPerSecond, writeBytesPerSecond].some((one) => one !== null);

function environmentOf(printed: string | null): Environment | null {
  if (printed === null) return null;
  if (/^prod/i.test(printed)) return 'production';
  return /dev|test|non-?prod/i.test(printed) ? 'nonProduction' : null;
}

/** Their disks where every one has a size; else ours, whose use counts only where theirs is not known to be another. */
function disksOf(machine: Machine, answered: AnsweredMachine, columns: StatedColumns): readonly Disk[] {
  const sized = answered.disks.flatMap((disk, index): Disk[] => {
    const { sourceBytes, name, readIops, writeIops, readBytesPerSecond, writeBytesPerSecond } = disk;
    if (sourceBytes === null) return [];
    const use = { readIops, writeIops, readBytesPerSecond, writeBytesPerSecond };
    return [{ ...UNKNOWN_OF_DISK, ...use, name, sizeBasis: 'stated', sizeBytes: sourceBytes, isOs: index === 0 }];
  });
  if (sized.length > 0 && sized.length === answered.disks.length) return sized;
  return columns.diskUse ? machine.disks.map((disk) => ({ ...disk, ...NO_USE })) : machine.disks;
}

const NO_USE = { readIops: null, writeIops: null, readBytesPerSecond: null, writeBytesPerSecond: null };

const FIGURES_OF_USE = ['cpuPercent', 'memoryPercent'] as const;
const FIGURES_OF_DISKS = [
  'diskReadIops',
  'diskWriteIops',
  'diskReadBytesPerSecond',
  'diskWriteBytesPerSecond',
] as const;
const FIGURES_OF_NETWORK = ['networkInBytesPerSecond', 'networkOutBytesPerSecond'] as const;

const NO_FIGURES: StatedUse = {
  cpuPercent: null,
  memoryPercent: null,
  diskReadIops: null,
  diskWriteIops: null,
  diskReadBytesPerSecond: null,
  diskWriteBytesPerSecond: null,
  networkInBytesPerSecond: null,
  networkOutBytesPerSecond: null,
};

const figuresOf = (from: StatedUse, names: readonly (keyof StatedUse)[]): Partial<StatedUse> =>
  Object.fromEntries(names.map((name) => [name, from[name]]));

function useOf({ statedUse }: Machine, answered: AnsweredMachine, columns: StatedColumns): StatedUse {
  return {
    ...(statedUse ?? NO_FIGURES),
    ...(columns.use ? figuresOf(answered, FIGURES_OF_USE) : {}),
    ...(columns.diskUse ? figuresOf(answered, FIGURES_OF_DISKS) : {}),
    ...(columns.networkUse ? figuresOf(answered, FIGURES_OF_NETWORK) : {}),
  };
}

/**
 * The machine with the figures that their answer rests on, as far as the export states them; where it is silent, ours stay. Its
 * name comes from their row, so that rules about our kinds of input do not apply to it.
 */
export function withTheirFigures(machine: Machine, answered: AnsweredMachine, columns: StatedColumns): Machine {
  const disks = disksOf(machine, answered, columns);
  return {
    ...machine,
    cores: answered.cores ?? machine.cores,
    memoryBytes: answered.memoryBytes ?? machine.memoryBytes,
    firmware: answered.bootType ?? machine.firmware,
    environment: environmentOf(answered.environment) ?? machine.environment,
    disks,
    diskCount: answered.diskCount ?? (disks.length > 0 ? disks.length : machine.diskCount),
    nicCount: answered.nicCount ?? machine.nicCount,
    statedUse: useOf(machine, answered, columns),
    origins: { ...machine.origins, name: answered.origin },
  };
}
