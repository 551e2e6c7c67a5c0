import type { Problem, SheetSummary } from '../../model/index.js';
import type { BoundTable } from '../columns.js';
import type { MachineDraft } from '../sourced.js';
import { nothingRead } from '../tally.js';
import type { ReadMachines } from '../tally.js';
import type { Table } from '../table.js';
import type { HypervDiskField } from './hyperv-columns.js';
import type { HypervDrive } from './hyperv-disks.js';
import { newHypervOwners } from './hyperv-owners.js';
import type { HypervOwners } from './hyperv-owners.js';
import type { Vhd, VhdIndex } from './vhd-index.js';

/** An inventory under reading. */
export interface HypervState {
  readonly owners: HypervOwners;
  readonly drives: Map<MachineDraft, HypervDrive[]>;
  readonly vhds: VhdIndex;
  /** Which rows of disks are of use is known only once all are read. */
  readonly diskTables: {
    readonly bound: BoundTable<HypervDiskField>;
    readonly drives: number;
    readonly files: readonly Vhd[];
  }[];
  /** How many tables of `Get-VM` there are. */
  readonly machineTables: number;
  readonly read: ReadMachines;
  readonly problems: Problem[];
  readonly summaries: Map<Table, SheetSummary>;
}

export const newHypervState = (machineTables: number, problems: Problem[]): HypervState => ({
  owners: newHypervOwners(),
  drives: new Map(),
  vhds: new Map(),
  diskTables: [],
  machineTables,
  read: nothingRead(),
  problems,
  summaries: new Map(),
});
