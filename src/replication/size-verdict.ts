import { BYTES_PER_GIB } from '../model/index.js';
import type { Firmware } from '../model/index.js';
import { figure, REPLICATED_DISK_LIMITS } from '../site/index.js';
import type { LimitVerdict } from './placement.js';
import type { ReplicatedDisk, ReplicatedMachine } from './replicated.js';
import { judge } from './verdict.js';

interface SizeCase {
  readonly machine: ReplicatedMachine;
  readonly disk: ReplicatedDisk;
}

type Doubt = NonNullable<Parameters<typeof judge>[0]['doubt']>;

/** The size of a disk against what its generation of replication takes; of the disk of the system the boot type decides. */
export function sizeVerdict({ machine, disk }: SizeCase): LimitVerdict {
  const { dataGB, aboveGB, source } = REPLICATED_DISK_LIMITS[machine.generation];
  const value = disk.sizeBytes / BYTES_PER_GIB;
  if (disk.isOs) return systemVerdict({ machine, disk }, value);
  const what = 'size of the disk';
  const verdict = judge({
    ...{ limit: 'diskSize', what, value, most: dataGB, unit: 'GB', source, whenUnknown: '' },
    remedies: () => ['split the disk, or leave it out and move its data by its own means'],
    doubt: estimateDoubt(disk),
  });
  if (aboveGB === null || value > aboveGB) return verdict;
  const said = `${what}: ${figure(value)} GB, and more than ${aboveGB} GB are needed`;
  const doubt = estimateDoubt(disk);
  return doubt === null
    ? { ...verdict, state: 'over', said, remedies: [`leave the disk out, or grow it beyond ${aboveGB} GB`] }
    : { ...verdict, state: 'unknown', said: `${said}; unknown all the same: ${doubt.why}`, remedies: [] };
}

/** A limit that an estimated size breaks may be kept by the real one: no disk is refused for a size that nobody read. */
function estimateDoubt({ sizeBasis }: ReplicatedDisk): Doubt | null {
  if (sizeBasis === 'stated') return null;
  return { state: 'over', why: 'no source lists the disk, its size is an estimate; export the tab vDisk, or state it' };
}

/** In the order of generations: BIOS machines become generation 1 in Azure, UEFI machines generation 2. */
const BOOT_WORDS: Readonly<Record<Firmware, string>> = {
  bios: 'BIOS, generation 1 in Azure',
  efi: 'UEFI, generation 2 in Azure',
};

/** The page of 2022 gives a machine without an agent 2 TB whatever its generation, a later copy gives generation 2 twice that. */
const LATER_AGENTLESS_GB = 4096;

function systemVerdict({ machine, disk }: SizeCase, value: number): LimitVerdict {
  const { generation, firmware } = machine;
  const { systemGB, source } = REPLICATED_DISK_LIMITS[generation];
  const most = firmware === 'bios' ? systemGB[1] : systemGB[2];
  return judge({
    ...{
      limit: 'diskSize',
      what: `size of the disk of the system${firmware === null ? '' : ` (${BOOT_WORDS[firmware]})`}`,
    },
    ...{ value, most, unit: 'GB', source, whenUnknown: '' },
    doubt:
      estimateDoubt(disk) ??
      (firmware === 'bios' ? null : doubtOf(value, { machine, first: systemGB[1], second: systemGB[2] })),
    remedies: () => [
      'shrink the disk of the system, or move its data to a disk of its own',
      ...(most < systemGB[2] ? [`or convert the boot type to UEFI first: generation 2 takes ${systemGB[2]} GB`] : []),
    ],
  });
}

/** Between the two limits the boot type decides, where it is unknown; and two pages contradict each other on agentless migration. */
function doubtOf(
  value: number,
  { machine, first, second }: { readonly machine: ReplicatedMachine; readonly first: number; readonly second: number },
): Doubt | null {
  if (machine.firmware === null && value > first && value <= second) {
    return {
      state: 'within',
      why: `no source tells its boot type, and a machine that boots from BIOS becomes generation 1, which takes ${first} GB at most`,
    };
  }
  if (machine.generation === 'agentless' && value > second && value <= LATER_AGENTLESS_GB) {
    return {
      state: 'over',
      why: `a copy of the page of 05/09/2025 gives generation 2 ${LATER_AGENTLESS_GB} GB, that of 11/01/2022 ${second} GB`,
    };
  }
  return null;
}
