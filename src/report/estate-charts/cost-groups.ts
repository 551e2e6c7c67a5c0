import type { AssessedMachine } from '../../assessment/index.js';
import type { CostLine } from '../../cost/index.js';
import { compareText, sumOfMicros } from '../../model/index.js';
import type { Micros } from '../../model/index.js';

/** What a bill is made of, finer than the totals: security and continuity are bought apart. */
export type BillPart = 'compute' | 'storage' | 'licence' | 'security' | 'continuity';

export const BILL_PARTS: readonly BillPart[] = ['compute', 'storage', 'licence', 'security', 'continuity'];

export const BILL_PART_WORDS: Readonly<Record<BillPart, string>> = {
  compute: 'Compute',
  storage: 'Storage',
  licence: 'Windows licence',
  security: 'Defender for Servers',
  continuity: 'Backup and Site Recovery',
};

const PART_OF: Readonly<Record<CostLine['kind'], BillPart>> = {
  compute: 'compute',
  windowsLicence: 'licence',
  disk: 'storage',
  backup: 'continuity',
  siteRecovery: 'continuity',
  defender: 'security',
};

/** Some machines and what they cost a month. Null: nothing is known, and something is missing. */
export interface CostGroup {
  readonly name: string;
  readonly machines: number;
  readonly parts: Readonly<Record<BillPart, Micros | null>>;
  /** Sum of what is known. */
  readonly perMonth: Micros | null;
  /** Machines with a line of unknown price, and machines without a size: neither is in the sum as it should be. */
  readonly incomplete: number;
}

/** Sums the bills of some machines; what has no known price is counted, never added as zero. */
export function costGroup(name: string, machines: readonly AssessedMachine[]): CostGroup {
  const lines = machines.flatMap(({ cost }) => cost?.lines ?? []);
  const sumOfPart = (part: BillPart): Micros | null => {
    const own = lines.filter(({ kind }) => PART_OF[kind] === part);
    const known = own.flatMap(({ perMonth }) => (perMonth === null ? [] : [perMonth]));
    const isUnknown = known.length === 0 && (own.length > 0 || (machines.length > 0 && lines.length === 0));
    return isUnknown ? null : sumOfMicros(known);
  };
  const isKnown = lines.some(({ perMonth }) => perMonth !== null);
  return {
    name,
    machines: machines.length,
    parts: {
      compute: sumOfPart('compute'),
      storage: sumOfPart('storage'),
      licence: sumOfPart('licence'),
      security: sumOfPart('security'),
      continuity: sumOfPart('continuity'),
    },
    perMonth:
      isKnown || machines.length === 0 ? sumOfMicros(machines.flatMap(({ cost }) => cost?.perMonth ?? [])) : null,
    incomplete: machines.filter(({ cost }) => cost === null || cost.unknownLines > 0).length,
  };
}

/** Whether any machine is billed for the part: what the policy does not ask for is no line. */
export const isBilled = (part: BillPart, machines: readonly AssessedMachine[]): boolean =>
  machines.some(({ cost }) => cost?.lines.some(({ kind }) => PART_OF[kind] === part));

export interface GroupWords {
  /** Of machines without a name of the group; null: a machine always has one. */
  readonly none: string | null;
  /** Of the groups beyond the most, such as `14 other applications`. */
  readonly rest: (groups: number) => string;
}

/** How many groups stand by themselves. */
export const MOST_GROUPS = 12;

/** Groups by name, the dearest first, then all others as one, then the machines without a name. The machines of all groups are all machines. */
export function costGroupsBy(
  machines: readonly AssessedMachine[],
  nameOf: (machine: AssessedMachine) => string | null,
  { none, rest }: GroupWords,
): readonly CostGroup[] {
  const byName = new Map<string, AssessedMachine[]>();
  const unnamed: AssessedMachine[] = [];
  for (const machine of machines) {
    const name = nameOf(machine);
    const own = name === null ? unnamed : (byName.get(name) ?? []);
    if (name !== null && own.length === 0) byName.set(name, own);
    own.push(machine);
  }
  const named = [...byName].map(([name, own]) => ({ group: costGroup(name, own), own })).sort(dearestFirst);
  // A rest of one would be the group under a poorer name.
  const shown = named.length <= MOST_GROUPS + 1 ? named.length : MOST_GROUPS;
  const others = named.slice(shown);
  return [
    ...named.slice(0, shown).map(({ group }) => group),
    ...(others.length === 0
      ? []
      : [
          costGroup(
            rest(others.length),
            others.flatMap(({ own }) => own),
          ),
        ]),
    ...(unnamed.length === 0 || none === null ? [] : [costGroup(none, unnamed)]),
  ];
}

const dearestFirst = (
  { group: left }: { readonly group: CostGroup },
  { group: right }: { readonly group: CostGroup },
): number => (right.perMonth ?? -1) - (left.perMonth ?? -1) || compareText(left.name, right.name);
