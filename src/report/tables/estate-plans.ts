import type { WaveCalendar } from '../../calendar/index.js';
import type { DependencyGraph, GraphEdge } from '../../graph/index.js';
import type { CutDependency, OperationsCut, PlannedWave, WavePlan } from '../../waves/index.js';
import { cutoverDay } from '../cutover-days.js';
import { dayWords } from '../waves-words.js';
import { listed, tableOf, yesOrNo } from './estate-cells.js';
import type { NameOfMachine } from './estate-cells.js';
import { amountColumn, countColumn, dayColumn, instantColumn, noteColumn, textColumn } from './table.js';
import type { ReportTable, TableCell } from './table.js';

const BYTES_PER_GB = 1_000_000_000;

type Resource = PlannedWave['loads'][number]['resource'];

/** What a wave takes of a capacity; unknown where it is unknown of all its machines. */
function loadOf({ loads, machines }: PlannedWave, resource: Resource): number | null {
  const load = loads.find((one) => one.resource === resource);
  return load === undefined || load.unknown >= machines.length ? null : load.load;
}

const bytesAsGb = (bytes: number | null): number | null => (bytes === null ? null : bytes / BYTES_PER_GB);

/** How many machines of a wave are of unknown size to copy. */
const unknownIn = ({ loads }: PlannedWave, resource: Resource): number =>
  loads.find((one) => one.resource === resource)?.unknown ?? 0;

/** One row for each wave, with its window where a calendar dates it. */
export function waveTable(plan: WavePlan, calendar: WaveCalendar | null, nameOf: NameOfMachine): ReportTable {
  const windows = new Map(calendar?.windows.map((window) => [window.wave, window]));
  return tableOf<PlannedWave>(
    {
      id: 'waves',
      title: 'Waves',
      said: `The waves in the order of time; a cutover is the day by the clock of the users, and none where no calendar or plan dates it. Machines in no wave: ${plan.counts.unplanned}; the sheet of machines says why.`,
    },
    [
      [countColumn('Wave'), ({ number }) => number],
      [textColumn('Name', 18), ({ name }) => name],
      [dayColumn('Cutover'), (wave) => cutoverDay(wave, calendar).date],
      [textColumn('Day of the plan', 12), dayWords],
      [instantColumn('Window begins'), ({ number }) => windows.get(number)?.from ?? null],
      [instantColumn('Window ends'), ({ number }) => windows.get(number)?.to ?? null],
      [countColumn('Machines'), ({ machines }) => machines.length],
      [amountColumn('Work', 'h'), (wave) => loadOf(wave, 'hours')],
      [amountColumn('To copy', 'GB'), (wave) => bytesAsGb(loadOf(wave, 'transferBytes'))],
      [countColumn('Of unknown size'), (wave) => unknownIn(wave, 'transferBytes')],
      [textColumn('Risk', 10), ({ risk }) => risk.level],
      [textColumn('Why this risk', 60), ({ risk }) => listed(risk.reasons)],
      [textColumn('Applications', 40), ({ applications }) => listed(applications)],
      [textColumn('Environments', 24), ({ environments }) => listed(environments)],
      [noteColumn('Names', 60), ({ machines }) => listed(machines.map(nameOf))],
      [
        textColumn('Why there is no window', 40),
        (wave) =>
          windows.has(wave.number)
            ? null
            : (cutoverDay(wave, calendar).note ??
              (wave.cutover === null ? 'the plan states no date' : 'no calendar lies beside the plan')),
      ],
    ],
    plan.waves,
  );
}

/** Connections between machines of the estate: those of the graph, else those that the plan of waves cuts. */
export function dependencyTable(
  { graph, waves }: { readonly graph: DependencyGraph | null; readonly waves: WavePlan | null },
  nameOf: NameOfMachine,
): ReportTable | null {
  if (graph !== null) return edgeTable(graph, waves, nameOf);
  return waves === null ? null : cutTable(waves, nameOf);
}

const KINDS: Readonly<Record<GraphEdge['kind'], string>> = {
  dependency: 'dependency',
  replication: 'replication',
  noise: 'operations',
};

const protocolOf = (protocol: 'tcp' | 'udp' | null): TableCell => protocol?.toUpperCase() ?? null;

type Span = Pick<CutDependency, 'after' | 'until'>;

const edgeKey = ({ client, server, port, protocol }: CutDependency | OperationsCut | GraphEdge): string =>
  JSON.stringify([client, server, port, protocol]);

const spansOf = (cuts: readonly (CutDependency | OperationsCut)[]): ReadonlyMap<string, Span> =>
  new Map(cuts.map((cut) => [edgeKey(cut), cut]));

const spanWords = ({ after, until }: Span): string =>
  until === null
    ? `cross the link from wave ${after} on, for good`
    : `cross the link from wave ${after} until wave ${until}`;

/**
 * What becomes of a connection while machines move, as the plan of waves has it: what it does not cut stays on one side, or asks a service that
 * is extended into Azure beforehand.
 */
function whileTheyMove(plan: WavePlan): (edge: GraphEdge) => string {
  const waveOf = new Map(plan.machines.map(({ id, wave }) => [id, wave]));
  const foundation = new Set(plan.unplanned.filter(({ kind }) => kind === 'foundation').map(({ id }) => id));
  const [cuts, operations] = [spansOf(plan.cuts), spansOf(plan.operations)];
  return (edge) => {
    const { client, server } = edge;
    const [cut, ofOperations] = [cuts.get(edgeKey(edge)), operations.get(edgeKey(edge))];
    if (cut !== undefined) return spanWords(cut);
    if (ofOperations !== undefined) return `operations, counted apart: ${spanWords(ofOperations)}`;
    const [from, to] = [waveOf.get(client), waveOf.get(server)];
    if (from === undefined && to === undefined) return 'neither moves in a wave';
    if (from === to) return 'move together';
    return foundation.has(server)
      ? 'do not cross the link: the server is extended into Azure before the first wave'
      : 'do not cross the link, by the plan of waves';
  };
}

function edgeTable(graph: DependencyGraph, waves: WavePlan | null, nameOf: NameOfMachine): ReportTable {
  const waveOf = new Map(waves?.machines.map(({ id, wave }) => [id, wave]));
  const crossing = waves === null ? (): null => null : whileTheyMove(waves);
  return tableOf<GraphEdge>(
    {
      id: 'dependencies',
      title: 'Dependencies',
      said: 'Who asks whom on which port, as connections show it. Operations (monitoring, backup, scans) plan nothing and stay listed.',
    },
    [
      [textColumn('Client'), ({ client }) => nameOf(client)],
      [textColumn('Server'), ({ server }) => nameOf(server)],
      [countColumn('Port'), ({ port }) => port],
      [textColumn('Protocol', 10), ({ protocol }) => protocolOf(protocol)],
      [textColumn('Product', 16), ({ product }) => product],
      [textColumn('Kind', 14), ({ kind }) => KINDS[kind]],
      [textColumn('Taken for operations by', 24), ({ noiseRule }) => noiseRule],
      [textColumn('Keeps state', 10), ({ isStateful }) => yesOrNo(isStateful)],
      [amountColumn('Connections', null, 0), ({ connections }) => connections],
      [amountColumn('Connections a day', null), ({ connectionsPerDay }) => connectionsPerDay],
      [countColumn('Days seen'), ({ days }) => days],
      [dayColumn('First seen'), ({ from }) => from],
      [dayColumn('Last seen'), ({ to }) => to],
      [countColumn('Wave of client'), ({ client }) => waveOf.get(client) ?? null],
      [countColumn('Wave of server'), ({ server }) => waveOf.get(server) ?? null],
      [textColumn('While they move', 30), crossing],
      [
        textColumn('What is unknown', 30),
        ({ connections, protocol }) =>
          listed([
            ...(connections === null ? ['no source counts connections'] : []),
            ...(protocol === null ? ['no source states the protocol'] : []),
          ]),
      ],
    ],
    graph.edges,
  );
}

const cutTable = (plan: WavePlan, nameOf: NameOfMachine): ReportTable =>
  tableOf<WavePlan['cuts'][number]>(
    {
      id: 'dependencies',
      title: 'Dependencies',
      said: 'Only those that the plan of waves parts, so that they cross the link for a time: the folder holds no graph of all.',
    },
    [
      [textColumn('Client'), ({ client }) => nameOf(client)],
      [textColumn('Server'), ({ server }) => nameOf(server)],
      [countColumn('Port'), ({ port }) => port],
      [textColumn('Protocol', 10), ({ protocol }) => protocolOf(protocol)],
      [textColumn('Product', 16), ({ product }) => product],
      [textColumn('Keeps state', 10), ({ isStateful }) => yesOrNo(isStateful)],
      [amountColumn('Connections a day', null), ({ connectionsPerDay }) => connectionsPerDay],
      [textColumn('In Azure first', 10), ({ inAzure }) => inAzure],
      [countColumn('From wave'), ({ after }) => after],
      [countColumn('Until wave'), ({ until }) => until],
      [amountColumn('Days', null, 0), ({ days }) => days],
      [
        textColumn('What is unknown', 40),
        ({ until, days, connectionsPerDay }) =>
          listed([
            ...(until === null
              ? ['it never ends: the other end stays']
              : days === null
                ? ['the plan states no dates']
                : []),
            ...(connectionsPerDay === null ? ['no source counts connections'] : []),
          ]),
      ],
    ],
    plan.cuts,
  );
