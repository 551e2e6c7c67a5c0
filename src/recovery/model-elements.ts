import type { Machine, MachineId } from '../model/index.js';
import type { ModelElement } from './availability.js';
import { downShare, usualKind } from './model-figures.js';
import type { FigureBook, UsedFigures } from './model-figures.js';
import type { DatabaseFacts, OutsideNeed } from './model-outside.js';
import type { ModelWiring } from './model-reach.js';

/** An element with all that both designs need of it. */
export interface BuiltElement extends UsedFigures {
  readonly id: string;
  readonly name: string;
  readonly kind: ModelElement['kind'];
  /** A failover to the second site gets around it. */
  readonly isCurable: boolean;
  /** The share of time that what stands for it in the recovery site is down; 1: nothing does. */
  readonly downInRecovery: number;
  /** The cluster that a host is part of, so that another may restart its machines; absent or null: none that the inventory names. */
  readonly cluster?: string | null;
}

export interface ElementContext {
  readonly book: FigureBook;
  readonly databases: DatabaseFacts;
  /** Machines that the second site has too. */
  readonly isProtected: (id: MachineId) => boolean;
}

/** Places of elements, each made once. */
export interface ElementPool {
  readonly elements: readonly BuiltElement[];
  /**
   * Of its host and of its room, where the inventory names them; where it names the room of no machine of the service, all share one. Beside
   * rooms that are named one that is not may be any of them: it is not made up as another.
   */
  readonly under: (machine: MachineId) => readonly number[];
  readonly machine: (machine: MachineId) => number;
  /** Null: nobody states how often it fails, so it counts as always there. */
  readonly outside: (need: OutsideNeed) => number | null;
}

/**
 * Sites and hosts come first, then machines and what is outside in the order in which they are met: with what many share at the top,
 * the decision diagram stays small.
 */
export function createElementPool(
  machines: readonly MachineId[],
  wiring: ModelWiring,
  context: ElementContext,
): ElementPool {
  const elements: BuiltElement[] = [];
  const known = new Map<string, number | null>();
  const place = (id: string, make: () => BuiltElement | null): number | null => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const made = make();
    const at = made === null ? null : elements.push(made) - 1;
    known.set(id, at);
    return at;
  };
  const hasRooms = machines.some((id) => (wiring.machines.get(id)?.placement.datacenter ?? null) !== null);
  const under = (id: MachineId): readonly number[] => {
    const machine = wiring.machines.get(id);
    if (machine === undefined) return [];
    const parts = [siteOf(machine, hasRooms), hostOf(machine)];
    return parts.flatMap((part) => (part === null ? [] : (place(part.id, () => sharedElement(part, context)) ?? [])));
  };
  for (const id of machines) under(id);
  const readyInRecovery = new Map<string, number>();
  return {
    elements,
    under,
    machine: (id) => place(`machine:${id}`, () => machineElement(id, wiring, context))!,
    outside: (need) => place(need.id, () => outsideElement(need, context, readyInRecovery)),
  };
}

interface SharedPart {
  readonly id: string;
  readonly name: string;
  readonly kind: 'host' | 'site';
  readonly cluster: string | null;
}

function siteOf({ placement }: Machine, hasRooms: boolean): SharedPart | null {
  if (placement.datacenter === null && hasRooms) return null;
  const name = placement.datacenter ?? 'the site';
  return { id: `site:${name}`, name, kind: 'site', cluster: null };
}

function hostOf({ placement }: Machine): SharedPart | null {
  const { host, manager, cluster } = placement;
  return host === null ? null : { id: `host:${manager ?? ''}/${host}`, name: host, kind: 'host', cluster };
}

function sharedElement({ id, name, kind, cluster }: SharedPart, { book }: ElementContext): BuiltElement | null {
  const figures = book.of([name, kind], kind);
  return figures === null ? null : { ...figures, id, name, kind, cluster, isCurable: true, downInRecovery: 0 };
}

function machineElement(
  id: MachineId,
  wiring: ModelWiring,
  { book, isProtected }: ElementContext,
): BuiltElement | null {
  const machine = wiring.graphMachines.get(id);
  const group = wiring.groupOf.get(id);
  const role = machine?.role ?? null;
  const name = machine?.name ?? id;
  const names = [name, ...(group === undefined ? [] : [group.name]), ...(role === null ? [] : [role]), 'machine'];
  const figures = book.of(names, usualKind(role));
  if (figures === null) return null;
  const downInRecovery = isProtected(id) ? 1 - book.recoveryMachine.value : 1;
  return { ...figures, id: `machine:${id}`, name, kind: 'machine', isCurable: true, downInRecovery };
}

/** A machine on the site that no inventory has is in the recovery site only where somebody says that its database is held ready there. */
function outsideElement(
  need: OutsideNeed,
  { book, databases }: ElementContext,
  ready: Map<string, number>,
): BuiltElement | null {
  const { id, name, kind, role, database, isOnSite } = need;
  const names = [name, ...(role === null ? [] : [role]), kind];
  const figures = book.of(names, kind === 'machine' ? usualKind(role) : kind);
  if (figures === null) return null;
  const element = { ...figures, id, name, kind: kind === 'service' ? ('service' as const) : kind };
  if (!isOnSite) return { ...element, isCurable: false, downInRecovery: downShare(figures) };
  if (kind === 'network') return { ...element, isCurable: true, downInRecovery: 0 };
  const isReady = database !== null && takeReady(database, databases, ready);
  return { ...element, isCurable: true, downInRecovery: isReady ? 1 - book.recoveryMachine.value : 1 };
}

/** Whether one of the machines that hold it ready is left for this one; takes it. */
function takeReady(database: string, { inRecovery }: DatabaseFacts, ready: Map<string, number>): boolean {
  const left = ready.get(database) ?? inRecovery.get(database)?.machineCount ?? 0;
  ready.set(database, Math.max(0, left - 1));
  return left > 0;
}
