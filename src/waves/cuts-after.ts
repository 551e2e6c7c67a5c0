import type { MachineId } from '../model/index.js';
import type { CutDependency, OperationsCut, OutsideDependency, WavePlan } from './wave-plan.js';

type Cuts = Pick<WavePlan, 'cuts'>;

/** The dependencies that cross the link after a wave, from 1, and before the next one; in the order of the plan. */
export const cutsAfter = ({ cuts }: Cuts, wave: number): readonly CutDependency[] =>
  cuts.filter(({ after, until }) => after <= wave && (until === null || until > wave));

/** The traffic of operations that crosses the link after a wave, from 1, and before the next one; in the order of the plan. */
export const operationsAfter = ({ operations }: Pick<WavePlan, 'operations'>, wave: number): readonly OperationsCut[] =>
  operations.filter(({ after, until }) => after <= wave && (until === null || until > wave));

/** Parties in no inventory of the machines that are in Azure after a wave, from 1; in the order of the plan. */
export const outsideAfter = ({ outside }: Pick<WavePlan, 'outside'>, after: number): readonly OutsideDependency[] =>
  outside.filter(({ wave }) => wave <= after);

/** What a firewall lets through after a wave. */
export interface LinkRule {
  readonly direction: 'toAzure' | 'toSite';
  readonly port: number;
  readonly protocol: 'tcp' | 'udp' | null;
  /** In the order of the plan's cuts, which is that of the names of clients. */
  readonly clients: readonly MachineId[];
  readonly servers: readonly MachineId[];
}

/** The rules that a boundary counts, with their machines: of the boundary after that wave, in its order. */
export function rulesAfter(plan: Pick<WavePlan, 'cuts' | 'boundaries'>, wave: number): readonly LinkRule[] {
  const sides = new Map<string, { readonly clients: Set<MachineId>; readonly servers: Set<MachineId> }>();
  for (const { client, server, inAzure, port, protocol } of cutsAfter(plan, wave)) {
    const key = `${inAzure === 'server' ? 'toAzure' : 'toSite'} ${port} ${protocol ?? ''}`;
    const known = sides.get(key) ?? { clients: new Set(), servers: new Set() };
    sides.set(key, known);
    known.clients.add(client);
    known.servers.add(server);
  }
  const boundary = plan.boundaries.find(({ after }) => after === wave);
  return (boundary?.firewall ?? []).map(({ direction, port, protocol }) => {
    const found = sides.get(`${direction} ${port} ${protocol ?? ''}`);
    return { direction, port, protocol, clients: [...(found?.clients ?? [])], servers: [...(found?.servers ?? [])] };
  });
}
