import { planAddresses } from './address-plan.js';
import { bridgeOf } from './bridge.js';
import type { Bridge } from './bridge.js';
import type { StepDraft } from './draft.js';
import { checkLines, checkRows, checksByFamily, machinesOf } from './port-checks.js';
import type { PortCheck } from './port-checks.js';
import { reachLines } from './reach-commands.js';
import { commentLine, listWords } from './safe-text.js';
import { SOURCES } from './sources.js';
import type { WaveView } from './wave-view.js';

/** A bridge with the checks that go by it. */
export interface BridgedChecks {
  readonly bridge: Bridge;
  readonly checks: readonly PortCheck[];
}

const keyOf = (client: string, server: string, port: number, protocol: 'tcp' | 'udp' | null): string =>
  JSON.stringify([client, server, port, protocol]);

/** Parts the checks of clients outside the wave: those that go by NAT or a proxy, by bridge, and those that ask the machine itself. */
export function partBridged(
  checks: readonly PortCheck[],
  view: WaveView,
): { readonly bridged: readonly BridgedChecks[]; readonly direct: readonly PortCheck[] } {
  const bridges = planAddresses(view).plans.flatMap((plan) => bridgeOf(plan, view) ?? []);
  const bridgeBy = new Map(
    bridges.flatMap((bridge) =>
      bridge.plan.ports.flatMap(({ port, protocol, clients }) =>
        clients.map((client) => [keyOf(client.id, bridge.plan.machine.id, port, protocol), bridge] as const),
      ),
    ),
  );
  const bridgeFor = ({ client, server, port, protocol }: PortCheck): Bridge | undefined =>
    bridgeBy.get(keyOf(client.id, server.id, port, protocol));
  return {
    bridged: bridges
      .map((bridge) => ({ bridge, checks: checks.filter((check) => bridgeFor(check) === bridge) }))
      .filter((one) => one.checks.length > 0),
    direct: checks.filter((check) => bridgeFor(check) === undefined),
  };
}

/** Behind NAT or a proxy the new address is asked by the box, and the clients ask the old one, which leads to Azure from the cutover on. */
export function bridgeStep({ bridge, checks }: BridgedChecks): StepDraft {
  const { plan, side, source, target } = bridge;
  const own = listWords([plan.machine.name]);
  const box = plan.chosen === 'proxy' ? 'the proxy' : 'the machine that translates';
  const [goal = null] = target.addresses;
  const old = plan.oldAddress;
  const ports = [...new Map(checks.map((check) => [`${check.port} ${check.protocol}`, check])).values()].toSorted(
    (left, right) => left.port - right.port,
  );
  const before =
    side === 'azure'
      ? 'Before the cutover: let a probe machine listen on the new address, and ask the private address of Azure Firewall from the site.'
      : `Before the cutover nothing answers there: let a probe machine listen on the new address, and ask it from ${box}, by which every question comes; the clients themselves never ask it, and may have no rule for it.`;
  return {
    title: `What comes by ${plan.chosen === 'proxy' ? 'the proxy' : 'NAT'} reaches ${own}`,
    what: [
      before,
      `After the cutover, from each client: the old address, ${old ?? 'which is not stated'}, as it has it written down.`,
      ...(checks.some(({ protocol }) => protocol === null)
        ? ['Where the source of a connection names no protocol, TCP is tried.']
        : []),
    ],
    lines: [
      commentLine(
        side === 'azure'
          ? 'before the cutover, on a machine of the site'
          : `before the cutover, on ${box} (${source.name})`,
      ),
      ...reachLines(
        'linux',
        ports.map(({ port, protocol }) => ({ host: goal, name: target.name, port, protocol })),
      ),
      ...checksByFamily(checks).flatMap((alike) => checkLines(alike, 'after the cutover, on ', () => old)),
    ],
    machines: [...new Set([...machinesOf(checks, 'client').map(({ id }) => id), plan.machine.id])],
    expect: [
      side === 'azure'
        ? 'Before: the probe machine answers, and sees an address of AzureFirewallSubnet.'
        : `Before: every port answers ${box}.`,
      'After: every port answers the client on the old address.',
      ...checkRows(checks),
    ],
    source: `${SOURCES.brief}; ${plan.chosen === 'proxy' ? SOURCES.proxy : SOURCES.nat}; the connections that were seen`,
  };
}
