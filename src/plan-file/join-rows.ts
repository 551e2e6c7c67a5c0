import { compareText } from '../model/index.js';
import type { Machine, MachineId, Problem } from '../model/index.js';
import type { GivenPlan } from '../waves/index.js';
import { planFinder } from './find-planned.js';
import { orderWaves } from './order-waves.js';
import type { WaveOrder } from './order-waves.js';
import type { PlanRow, PlanRows } from './plan-row.js';
import { contradicting } from './problems.js';

/** Cells of columns that mean nothing to us, so that a plan written anew keeps them. */
export interface PlanExtras {
  readonly columns: readonly string[];
  readonly byMachine: ReadonlyMap<MachineId, readonly string[]>;
  /** Rows that put no machine of the estate into a wave, in order of their content. */
  readonly idle: readonly IdleRow[];
}

/** A row of people that plans nothing: its machine is none of this estate, or stands in another wave too. */
export interface IdleRow {
  readonly status: 'notInEstate' | 'contradicting';
  readonly machine: string;
  readonly id: string;
  readonly application: string;
  /** Null: the row names none. */
  readonly wave: number | null;
  readonly extra: readonly string[];
}

export interface ReadPlan {
  readonly given: GivenPlan;
  readonly extras: PlanExtras;
}

interface Named {
  readonly id: MachineId;
  readonly name: string;
  readonly rows: PlanRow[];
}

/**
 * From rows to a plan: machines found, waves numbered, contradictions told. A row that names a machine counts before one that names
 * its application. The order of the rows changes nothing but the line that a problem names.
 */
export function joinRows(file: string, found: PlanRows, machines: readonly Machine[]): ReadPlan {
  const problems: Problem[] = [];
  const find = planFinder(machines);
  const byMachine = new Map<MachineId, Named>();
  const strangers: PlanRow[] = [];
  const rows = found.rows.toSorted(compareRows);
  const ofApplications = rows.filter(isOfApplication);
  for (const row of [...rows.filter((one) => !isOfApplication(one)), ...ofApplications]) {
    const result = find(row);
    if ('problem' in result) {
      problems.push(result.problem);
      strangers.push(row);
      continue;
    }
    const isForAll = isOfApplication(row);
    for (const machine of result.machines) {
      const known = byMachine.get(machine.id);
      if (known === undefined) byMachine.set(machine.id, { id: machine.id, name: machine.name, rows: [row] });
      else if (!isForAll || known.rows.every(isOfApplication)) known.rows.push(row);
    }
  }
  const named = machines.flatMap(({ id }) => byMachine.get(id) ?? []);
  const order = orderWaves(file, rows);
  const machinesPlanned = named.map((one) => placed(one, order));
  const given: GivenPlan = {
    file,
    form: found.form,
    waves: order.waves,
    machines: machinesPlanned,
    strangers: strangers.map(({ machine, application, id, wave, at }) => ({
      name: machine || application || id,
      wave: order.numbers.get(wave) ?? null,
      origin: at,
    })),
    counts: { read: rows.length, used: rows.length - strangers.length, skipped: strangers.length },
    problems: [...order.problems, ...problems, ...contradictionsOf(named, order)],
  };
  return { given, extras: { ...extrasOf(found, named), idle: idleOf(strangers, named, order) } };
}

function idleOf(strangers: readonly PlanRow[], named: readonly Named[], { numbers }: WaveOrder): readonly IdleRow[] {
  const unknown = strangers.map(({ machine, id, application, wave, extra }): IdleRow => ({
    ...{ status: 'notInEstate', machine, id, application, extra, wave: numbers.get(wave) ?? null },
  }));
  const contradicting = named.flatMap(({ id, name, rows }) => {
    const waves = wavesOf(rows);
    // What people wrote beside the machine stands in its own row.
    const row = { ...NO_MORE, machine: name, id };
    return waves.length < 2 ? [] : waves.map((wave): IdleRow => ({ ...row, wave: numbers.get(wave) ?? null }));
  });
  return [...unknown, ...contradicting];
}

const NO_MORE = { status: 'contradicting', application: '', extra: [] } as const;

const isOfApplication = ({ machine, id }: PlanRow): boolean => machine === '' && id === '';

/** By content first, so that a shuffled file gives the same plan. */
const compareRows = (left: PlanRow, right: PlanRow): number =>
  compareText(left.machine, right.machine) ||
  compareText(left.id, right.id) ||
  compareText(left.application, right.application) ||
  compareText(left.wave, right.wave) ||
  compareText(left.waveName, right.waveName) ||
  compareText(left.cutover ?? '', right.cutover ?? '') ||
  compareText(left.extra.join('\n'), right.extra.join('\n'));

function placed({ id, rows }: Named, { numbers }: WaveOrder): GivenPlan['machines'][number] {
  const waves = wavesOf(rows);
  return { id, wave: waves.length === 1 ? numbers.get(waves[0]!)! : null, origin: rows[0]!.at };
}

const wavesOf = (rows: readonly PlanRow[]): readonly string[] =>
  [...new Set(rows.map(({ wave }) => wave).filter((wave) => wave !== ''))].toSorted(compareText);

function contradictionsOf(named: readonly Named[], { labels }: WaveOrder): readonly Problem[] {
  const several = named.filter(({ rows }) => wavesOf(rows).length > 1);
  const [first] = several;
  if (first === undefined) return [];
  const found = wavesOf(first.rows).map((wave) => labels.get(wave) ?? wave);
  return [contradicting(first.rows[0]!.at, { name: first.name, labels: found, count: several.length })];
}

const extrasOf = ({ extraColumns }: PlanRows, named: readonly Named[]): Pick<PlanExtras, 'columns' | 'byMachine'> => ({
  columns: extraColumns,
  byMachine: new Map(
    named
      .map(({ id, rows }) => [id, extraColumns.map((_, column) => cellOf(rows, column))] as const)
      .filter(([, extra]) => extra.some((cell) => cell !== '')),
  ),
});

/** What the rows of one machine say in a column: each text once. */
const cellOf = (rows: readonly PlanRow[], column: number): string =>
  [...new Set(rows.map(({ extra }) => extra[column] ?? '').filter((text) => text !== ''))].join('; ');
