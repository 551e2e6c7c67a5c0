import type { CalendarEvent, CutoverWindow, EventKind, WaveCalendar } from '../calendar/index.js';
import type { DependencyGraph, GraphEdge, GraphMachine } from '../graph/index.js';
import { compareText, isCovered, listMachines, parseMachineNames, plainMachineName } from '../model/index.js';
import type { Estate, Machine, MachineId, MachineRole, OsFamily } from '../model/index.js';
import type { PlannedMachine, PlannedWave, UnplannedMachine, WavePlan } from '../waves/index.js';
import type { ApplicationCutover, CutoverSettings, MachineAddress } from './cutover-settings.js';
import { isIpv4 } from './ipv4.js';
import { isHostName } from './safe-text.js';

/** Everything that runbooks are made of. */
export interface RunbookInput {
  readonly plan: WavePlan;
  readonly graph: DependencyGraph;
  /** Null: nothing is dated, and times are counted from the cutover. */
  readonly calendar: WaveCalendar | null;
  readonly estate: Pick<Estate, 'machines'>;
  readonly settings: CutoverSettings;
}

/** Where a machine is once a wave has cut over. `replaced` and `retired` are no place at all: nothing of them moves. */
type Place = 'azure' | 'thisWave' | 'site' | 'extended' | 'replaced' | 'retired';

/** A machine with what every part of a runbook asks of it. */
export interface KnownMachine {
  readonly id: MachineId;
  readonly name: string;
  readonly family: OsFamily;
  readonly machine: Machine | null;
  readonly planned: PlannedMachine | null;
  readonly roles: readonly MachineRole[];
  /** How commands call it: its full name, or a name that is a host's; null where it has none. */
  readonly host: string | null;
  /** The IPv4 addresses of the inventory. */
  readonly addresses: readonly string[];
  readonly stated: MachineAddress | null;
}

/** The estate, the plan and the settings, looked up by machine. */
export interface PlanView extends RunbookInput {
  readonly known: (id: MachineId) => KnownMachine;
  readonly waveOf: (id: MachineId) => number | null;
  readonly unplanned: (id: MachineId) => UnplannedMachine | null;
  /** Whether the plan has it cross the link for a while. */
  readonly isCut: (edge: Pick<GraphEdge, 'client' | 'server' | 'port'>) => boolean;
  readonly applicationOf: (application: string | null) => ApplicationCutover | null;
  /** Entries of the settings that name no machine of the estate. */
  readonly strangers: readonly string[];
}

/** Machines that are cut over beside each other, as the calendar has them; the whole wave where it has none. */
export interface ViewedBatch {
  /** From 1. */
  readonly number: number;
  readonly machines: readonly KnownMachine[];
  /** Null: nothing is dated. */
  readonly from: string | null;
  readonly to: string | null;
}

/** One wave of it. */
export interface WaveView extends PlanView {
  readonly wave: PlannedWave;
  readonly machines: readonly KnownMachine[];
  readonly window: CutoverWindow | null;
  /** One behind the other; every machine of the wave is in one. */
  readonly batches: readonly ViewedBatch[];
  readonly event: (kind: EventKind) => CalendarEvent | null;
  readonly placeOf: (id: MachineId) => Place;
  /** Dependencies and replication with an end in the wave, by the names of client and server; noise is left out. */
  readonly edges: readonly GraphEdge[];
}

/** Reads the inputs once, so that every question is a look-up. */
export function viewPlan(input: RunbookInput): PlanView {
  const { plan, graph, estate, settings } = input;
  const machines = new Map(estate.machines.map((machine) => [machine.id, machine]));
  const planned = new Map(plan.machines.map((machine) => [machine.id, machine]));
  const unplanned = new Map(plan.unplanned.map((machine) => [machine.id, machine]));
  const seen = new Map(graph.machines.map((machine) => [machine.id, machine]));
  const stated = new Map(settings.addresses.map((entry) => [plainMachineName(entry.machine), entry]));
  const cuts = new Set(plan.cuts.map(cutKey));
  const cache = new Map<MachineId, KnownMachine>();
  const build = (id: MachineId): KnownMachine => {
    const machine = machines.get(id) ?? null;
    const planning = planned.get(id) ?? null;
    const name = machine?.name ?? (planning ?? unplanned.get(id))?.name ?? id;
    const entry = stated.get(plainMachineName(name)) ?? stated.get(plainMachineName(id)) ?? null;
    return {
      ...factsOf(machine),
      id,
      name,
      planned: planning,
      roles: rolesOf(seen.get(id), planning),
      host: hostOf(name, entry, settings.dns.zone),
      stated: entry,
    };
  };
  return {
    ...input,
    known: (id) => {
      const found = cache.get(id) ?? build(id);
      cache.set(id, found);
      return found;
    },
    waveOf: (id) => planned.get(id)?.wave ?? null,
    unplanned: (id) => unplanned.get(id) ?? null,
    isCut: (edge) => cuts.has(cutKey(edge)),
    applicationOf: (application) => findApplication(application, settings.applications),
    strangers: strangersOf(estate, settings),
  };
}

const cutKey = ({ client, server, port }: Pick<GraphEdge, 'client' | 'server' | 'port'>): string =>
  JSON.stringify([client, server, port]);

const factsOf = (machine: Machine | null): Pick<KnownMachine, 'machine' | 'family' | 'addresses'> => ({
  machine,
  family: machine?.os.family ?? 'unknown',
  addresses: [...new Set(machine?.addresses ?? [])].filter(isIpv4),
});

function rolesOf(seen: GraphMachine | undefined, planned: PlannedMachine | null): readonly MachineRole[] {
  const sure = (seen?.roles ?? []).filter(({ confidence }) => confidence !== 'low').map(({ role }) => role);
  const first = seen?.role ?? planned?.role ?? null;
  return [...new Set(first === null ? sure : [first, ...sure])];
}

function hostOf(name: string, entry: MachineAddress | null, zone: string | null): string | null {
  if (entry?.name != null && isHostName(entry.name)) return entry.name;
  if (!isHostName(name)) return null;
  const full = zone === null || name.includes('.') ? name : `${name}.${zone}`;
  return isHostName(full) ? full : name;
}

function findApplication(
  application: string | null,
  entries: readonly ApplicationCutover[],
): ApplicationCutover | null {
  if (application === null) return null;
  const covers = (entry: ApplicationCutover): boolean => {
    const read = parseMachineNames(entry.application);
    return read?.kind === 'pattern'
      ? isCovered(read.parts, application)
      : plainMachineName(entry.application) === plainMachineName(application);
  };
  return entries.find(covers) ?? null;
}

/** The machines that a list of names, ranges and patterns covers, as a test of one machine. */
export function coverMachines(entries: readonly string[]): (machine: KnownMachine) => boolean {
  const { names, patterns } = listMachines(entries);
  const plain = new Set(names.map(plainMachineName));
  return ({ id, name }) =>
    plain.has(plainMachineName(name)) ||
    plain.has(plainMachineName(id)) ||
    patterns.some((parts) => isCovered(parts, name));
}

function strangersOf(estate: Pick<Estate, 'machines'>, { addresses, databases }: CutoverSettings): readonly string[] {
  const names = new Set(estate.machines.flatMap(({ id, name }) => [plainMachineName(id), plainMachineName(name)]));
  const all = [
    ...addresses.map(({ machine }) => machine),
    ...databases.flatMap(({ machines, primary }) => [
      ...listMachines(machines).names,
      ...(primary === null ? [] : [primary]),
    ]),
  ];
  return [...new Set(all.filter((name) => !names.has(plainMachineName(name))))];
}

/** The view of one wave of the plan. */
export function viewWave(view: PlanView, wave: PlannedWave): WaveView {
  const inWave = new Set(wave.machines);
  const events = (view.calendar?.events ?? []).filter((event) => event.wave === wave.number);
  const window = view.calendar?.windows.find((one) => one.wave === wave.number) ?? null;
  return {
    ...view,
    wave,
    machines: wave.machines.map((id) => view.known(id)),
    window,
    batches: batchesOf(view, wave, window),
    event: (kind) => events.find((event) => event.kind === kind) ?? null,
    placeOf: (id) => placeAfter(view, wave.number, id),
    edges: view.graph.edges
      .filter(({ client, server, kind }) => kind !== 'noise' && (inWave.has(client) || inWave.has(server)))
      .toSorted((left, right) => compareByNames(left, right, view)),
  };
}

/** A calendar that was made for other machines parts nothing: batches have to hold the wave, each machine once. */
function batchesOf(view: PlanView, wave: PlannedWave, window: CutoverWindow | null): readonly ViewedBatch[] {
  const dated = window?.batches ?? [];
  const listed = dated.flatMap(({ machines }) => machines);
  const isWhole =
    listed.length === wave.machines.length && new Set([...listed, ...wave.machines]).size === listed.length;
  if (!isWhole || dated.length === 0) {
    const machines = wave.machines.map((id) => view.known(id));
    return [{ number: 1, machines, from: window?.from ?? null, to: null }];
  }
  return dated.map(({ number, machines, from, to }) => ({
    ...{ number, from, to },
    machines: machines.map((id) => view.known(id)),
  }));
}

/** People look for names; ids are in no order that they know. */
const compareByNames = (left: GraphEdge, right: GraphEdge, { known }: PlanView): number =>
  compareText(known(left.client).name, known(right.client).name) ||
  compareText(known(left.server).name, known(right.server).name) ||
  left.port - right.port ||
  compareText(left.client, right.client) ||
  compareText(left.server, right.server) ||
  compareText(left.protocol ?? '', right.protocol ?? '');

function placeAfter(view: PlanView, wave: number, id: MachineId): Place {
  const own = view.waveOf(id);
  if (own !== null) {
    if (own === wave) return 'thisWave';
    return own < wave ? 'azure' : 'site';
  }
  const kind = view.unplanned(id)?.kind;
  if (kind === 'foundation') return 'extended';
  return kind === 'replaced' || kind === 'retired' ? kind : 'site';
}
