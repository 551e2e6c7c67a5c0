import { compareText, toMachineId } from '../../model/index.js';
import type { DependencyGraph } from '../../graph/index.js';
import type { ModelElement, RecoveryPlan } from '../../recovery/index.js';
import type { ReportContents } from '../contents.js';
import { formatAmount, formatCountOf } from '../figures.js';
import type { FoundRisk } from './risks.js';

/** Begin of the id of an element that is a machine of the estate; what follows is the machine's. */
const MACHINE = 'machine:';
const MOST_NAMED = 4;
const PLACES = ['graph', 'map', 'dependencies'] as const;
const RECOVERY_PLACES = ['recovery-availability', 'recovery', ...PLACES] as const;

const KIND_WORDS: Readonly<Record<ModelElement['kind'], readonly [one: string, many: string]>> = {
  machine: ['machine', 'machines'],
  host: ['host', 'hosts'],
  group: ['group', 'groups'],
  network: ['network', 'networks'],
  site: ['site', 'sites'],
  service: ['service', 'services'],
};

interface Point {
  readonly id: string;
  readonly name: string;
  readonly kind: ModelElement['kind'];
  readonly service: string;
  readonly hoursPerYear: number;
}

/**
 * Whose loss alone stops others. A plan of recovery knows more of them than connections do, hosts and rooms too: where it judges a service, its
 * count is the one that is told, so that the first page and its chapter say the same; what the graph alone has is added in words.
 */
export function singlePoints({ graph, recovery }: Pick<ReportContents, 'graph' | 'recovery'>): readonly FoundRisk[] {
  const points = recovery === null ? [] : pointsOf(recovery);
  if (recovery !== null && points.length > 0) return [ofRecovery(points, recovery, graph)];
  return graph === null ? [] : [ofGraph(graph)];
}

/** Each element once, with the service that loses most by it; the gravest first. */
function pointsOf({ availability }: RecoveryPlan): readonly Point[] {
  const found = new Map<string, Point>();
  for (const { service, present } of availability) {
    const kinds = new Map(present.elements.map(({ id, kind }) => [id, kind]));
    for (const { id, name, isSinglePoint, hoursPerYear } of present.shares) {
      if (!isSinglePoint || hoursPerYear <= (found.get(id)?.hoursPerYear ?? -1)) continue;
      found.set(id, { id, name, service, hoursPerYear, kind: kinds.get(id) ?? 'service' });
    }
  }
  return [...found.values()].sort(
    (one, other) => other.hoursPerYear - one.hoursPerYear || compareText(one.id, other.id),
  );
}

function ofRecovery(
  points: readonly Point[],
  { availability, machines }: RecoveryPlan,
  graph: DependencyGraph | null,
): FoundRisk {
  const services = new Set(points.map(({ service }) => service));
  const entries = new Set(
    availability.filter(({ service }) => services.has(service)).flatMap(({ entries: own }) => own),
  );
  const own = new Set(points.map(({ id }) => id));
  const others = (graph?.singlePoints ?? []).filter(({ machine }) => !own.has(`${MACHINE}${machine}`));
  const touched = new Set([
    ...points.flatMap(({ id }) => (id.startsWith(MACHINE) ? [toMachineId(id.slice(MACHINE.length))] : [])),
    ...machines.filter(({ name }) => entries.has(name)).map(({ id }) => id),
    ...(graph?.singlePoints ?? []).flatMap(({ machine, affects }) => [machine, ...affects]),
  ]);
  const [worst] = points;
  const more = new Set(others.map(({ machine }) => machine)).size;
  return {
    ...{ id: 'single-points', effect: 'breaks', machines: [...touched], places: RECOVERY_PLACES },
    title: `${formatCountOf(points.length, 'single point')} of failure, ${formatCountOf(touched.size, 'machine')} with ${points.length === 1 ? 'it' : 'them'}`,
    why: [
      `One fault stops ${[...services].join(', ')}, by the plan of recovery: ${kindsWords(points)}.`,
      ...(worst === undefined
        ? []
        : [
            `The gravest: ${worst.name}, ${formatAmount(worst.hoursPerYear, 1)} hours a year of ${worst.service} as it stands.`,
          ]),
      ...(more === 0
        ? []
        : [`Connections show ${formatCountOf(more, 'machine')} besides, by which no service of that plan stops.`]),
    ].join(' '),
  };
}

/** `1 machine (nat01), 2 hosts (esx01, esx02)`. */
function kindsWords(points: readonly Point[]): string {
  const kinds = [...new Set(points.map(({ kind }) => kind))];
  return kinds
    .map((kind) => {
      const names = points.filter((point) => point.kind === kind).map(({ name }) => name);
      const rest = names.length - MOST_NAMED;
      const named = `${names.slice(0, MOST_NAMED).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
      return `${formatCountOf(names.length, ...KIND_WORDS[kind])} (${named})`;
    })
    .join(', ');
}

function ofGraph({ singlePoints: points, machines }: DependencyGraph): FoundRisk {
  const names = new Map(machines.map(({ id, name }) => [id, name]));
  const touched = new Set(points.flatMap(({ machine, affects }) => [machine, ...affects]));
  const own = new Set(points.map(({ machine }) => machine));
  const worst = points.reduce<(typeof points)[number] | null>(
    (most, point) => (most === null || point.affects.length > most.affects.length ? point : most),
    null,
  );
  return {
    ...{ id: 'single-points', effect: 'breaks', machines: [...touched], places: PLACES },
    title: `${formatCountOf(own.size, 'single point')} of failure, ${formatCountOf(touched.size, 'machine')} with ${own.size === 1 ? 'it' : 'them'}`,
    why:
      worst === null
        ? ''
        : `One fault stops more than one machine, before the move and behind it. The widest: without ${names.get(worst.machine) ?? worst.machine}, ${formatCountOf(worst.affects.length, 'other machine')} lose a service or each other.`,
  };
}
