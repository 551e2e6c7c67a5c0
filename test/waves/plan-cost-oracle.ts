import type { DependencyGraph } from '../../src/graph/index.js';
import type { WaveMachine, WavePlan } from '../../src/waves/index.js';

/**
 * What a plan costs, read from the plan and the graph alone and written down weight by weight: another way to the same sum as the
 * program's, which goes through terms and arithmetic.
 */
export function costOfPlan(plan: WavePlan, graph: DependencyGraph, estate: readonly WaveMachine[]): number {
  const { weights, earlyWaves, strategy, keepNoise } = plan.settings;
  const isTier = strategy === 'tier';
  const at = new Map(plan.machines.map((machine) => [machine.id, machine]));
  const dayOfWave = new Map(plan.waves.map(({ number, day }) => [number, day]));
  const day = (id: string): number => dayOfWave.get(at.get(id as never)!.wave)!;
  const end = Math.max(0, ...plan.waves.map((wave) => wave.day));
  let cost = 0;

  const counted = graph.edges.filter(
    ({ kind, noiseRule, client, server }) =>
      client !== server && (kind !== 'noise' || keepNoise.includes(noiseRule ?? '')),
  );
  for (const { client, server, isStateful, connectionsPerDay } of counted) {
    const ends = [client, server].filter((id) => at.has(id));
    if (ends.length === 0) continue;
    let apart = 0;
    if (ends.length === 2) {
      apart = Math.abs(day(client) - day(server));
      if (!isTier && day(server) > day(client)) cost += weights.serverLaterPerDay * (day(server) - day(client));
    } else {
      const other = estate.find(({ id }) => id === (ends[0] === client ? server : client))!;
      if (['foundation', 'retired'].includes(other.unplanned?.kind ?? '')) continue;
      apart = end - day(ends[0]!);
    }
    let perDay = weights.dependencyPerDay;
    if (isStateful) perDay += weights.statefulPerDay;
    if (connectionsPerDay !== null) perDay += weights.thousandConnectionsPerDay * Math.ceil(connectionsPerDay / 1000);
    cost += perDay * apart;
  }

  const asks = new Set(counted.map(({ client, server }) => `${client} ${server}`));
  for (const [index, one] of plan.machines.entries()) {
    for (const other of plan.machines.slice(index + 1)) {
      const isTwoWay = asks.has(`${one.id} ${other.id}`) && asks.has(`${other.id} ${one.id}`);
      if (one.wave !== other.wave && isTwoWay) cost += weights.twoWayApart;
    }
  }

  const production = plan.machines.filter(({ environment }) => environment === 'production');
  const others = plan.machines.filter(({ environment }) => environment !== 'production');
  const late = (before: typeof others, after: typeof others): number =>
    before.length === 0 || after.length === 0
      ? 0
      : Math.max(0, Math.max(...before.map(({ id }) => day(id))) - Math.min(...after.map(({ id }) => day(id))));
  for (const name of new Set(plan.machines.map(({ application }) => application))) {
    if (name === null) continue;
    const own = (side: typeof others): typeof others => side.filter(({ application }) => application === name);
    for (const side of [own(production), own(others)]) {
      const days = side.map(({ id }) => day(id));
      if (!isTier && days.length > 0) cost += weights.applicationSpreadPerDay * (Math.max(...days) - Math.min(...days));
    }
    cost += weights.testAfterProductionPerDay * late(own(others), own(production));
  }
  cost += weights.testAfterProductionPerDay * late(others, production);

  for (const { machines } of plan.waves) {
    const kinds = new Set(machines.map((id) => at.get(id)!.environment));
    if (kinds.size === 2) cost += weights.mixedEnvironments;
    const mean = plan.machines.length / plan.waves.length;
    const beyond = Math.abs(machines.length - mean) - mean / 5;
    if (!isTier && beyond > 0) cost += weights.imbalance * Math.floor(beyond + 1e-9);
  }
  const early = Math.max(0, Math.min(earlyWaves, plan.waves.length - 1));
  for (const { wave, criticality, complexity, id } of plan.machines) {
    const times = Math.max(0, early + 1 - wave);
    if (criticality === 'high') cost += weights.criticalEarly * times;
    cost += weights.complexEarly * Math.floor(complexity / 10) * times;
    cost += weights.waitPerDay * day(id);
  }
  return cost;
}
