import { compareText } from '../model/index.js';
import type { Machine, MachineId } from '../model/index.js';
import { DIRECTORY_PORTS } from '../waves/index.js';
import { draftWithout, GROUPS } from './security-number.js';
import type { DatabaseReplica } from './security-replicas.js';
import type { DraftRule } from './security-rules.js';
import type { SecurityUnit } from './security-units.js';
import type { TargetSubnet } from './target-design.js';

export interface PlatformInput {
  readonly subnets: readonly TargetSubnet[];
  /** Machines of the plan. */
  readonly machines: readonly Machine[];
  readonly addressOf: ReadonlyMap<MachineId, string>;
  /** Machines that users meet, which a load balancer would probe. */
  readonly entries: readonly MachineId[];
  /** Domain controllers on the site by address, and those of the recovery site by unit. */
  readonly directory: { readonly onSite: readonly string[]; readonly here: readonly SecurityUnit[] };
  /** New domain controllers of the recovery site, with how many of those that they replace run Windows; null: there are none. */
  readonly newcomers: { readonly unit: SecurityUnit; readonly windows: number } | null;
  /** Databases that stand ready in the recovery site, and what they are replicas of. */
  readonly replicas: readonly DatabaseReplica[];
}

const LOGON = { windows: { port: '3389', what: 'Remote Desktop' }, linux: { port: '22', what: 'SSH' } } as const;

/**
 * What a subnet needs beside what was seen: people who log on through Bastion, probes of a load balancer, the directory to its own, and a
 * replica of a database to what it is a replica of.
 */
export function draftPlatformRules(input: PlatformInput): readonly DraftRule[] {
  return [...managementRules(input), ...probeRules(input), ...directoryRules(input), ...replicaRules(input)];
}

function managementRules({ subnets, machines, addressOf, newcomers }: PlatformInput): readonly DraftRule[] {
  const bastion = subnets.find(({ purpose }) => purpose === 'bastion');
  if (bastion === undefined) return [];
  const byId = new Map(machines.map((one) => [one.id, one] as const));
  const sources = [bastion.range];
  const seen = subnets.flatMap(({ name: subnet, machines: ids }) =>
    (['linux', 'windows'] as const).flatMap((family) => {
      const destinations = ids.filter((id) => byId.get(id)?.os.family === family).map((id) => addressOf.get(id)!);
      if (destinations.length === 0) return [];
      const { port, what } = LOGON[family];
      return [
        draftWithout({
          ...{ title: `bastion-${family}`, subnet, direction: 'inbound', protocol: 'tcp', ports: [port] },
          ...{ sources, destinations },
          said: `management: ${what} from Azure Bastion alone; who logged on before stands among the operations`,
        }),
      ];
    }),
  );
  if (newcomers === null || newcomers.windows === 0) return seen;
  const { subnet, named } = newcomers.unit;
  const { port, what } = LOGON.windows;
  return [
    ...seen,
    draftWithout({
      ...{ title: 'bastion-directory', subnet, direction: 'inbound', protocol: 'tcp', ports: [port] },
      ...{ sources, destinations: named },
      said: `management: ${what} from Azure Bastion alone to the new domain controllers, which nobody could promote or mend otherwise`,
    }),
  ];
}

function probeRules({ subnets, entries, addressOf }: PlatformInput): readonly DraftRule[] {
  const meeting = new Set(entries);
  return subnets.flatMap(({ name: subnet, machines }) => {
    const destinations = machines.filter((id) => meeting.has(id)).map((id) => addressOf.get(id)!);
    if (destinations.length === 0) return [];
    return [
      draftWithout({
        ...{ title: 'load-balancer', subnet, direction: 'inbound', protocol: 'any', ports: ['*'] },
        ...{ sources: ['AzureLoadBalancer'], destinations, basis: 'documented', source: GROUPS },
        condition: 'a load balancer of Azure stands before machines that users meet',
        said: 'probes of a load balancer before the machines that users meet, which the last rule would deny',
      }),
    ];
  });
}

const SOURCE = 'MicrosoftDocs/SupportArticles-docs, config-firewall-for-ad-domains-and-trusts.md, 12/26/2023';

function directoryRules({ directory: { onSite, here } }: PlatformInput): readonly DraftRule[] {
  if (onSite.length === 0) return [];
  const sides = onSite.toSorted(compareText);
  return here.flatMap(({ named, subnet }) =>
    (['tcp', 'udp'] as const).flatMap((protocol) => {
      const ports = DIRECTORY_PORTS.filter(({ protocols }) => protocols.includes(protocol)).map(({ from, to }) =>
        from === to ? String(from) : `${from}-${to}`,
      );
      const shared = {
        ...({ subnet, protocol, ports, basis: 'documented', source: SOURCE } as const),
        condition: 'domain controllers run on the site and in the recovery site',
        said: `the directory keeps itself in step with the site (${SOURCE}); it rests on no connection that was seen`,
      };
      return [
        draftWithout({
          ...shared,
          title: `site-directory-${protocol}`,
          direction: 'inbound',
          sources: sides,
          destinations: named,
        }),
        draftWithout({
          ...shared,
          title: `site-directory-${protocol}`,
          direction: 'outbound',
          sources: named,
          destinations: sides,
        }),
      ];
    }),
  );
}

/** A replica asks the one on the site on the port on which that one is asked; that it does is how it is built, and no connection shows it. */
const replicaRules = ({ replicas }: PlatformInput): readonly DraftRule[] =>
  replicas.map(({ unit, ready, onSite, ports }) =>
    draftWithout({
      ...{ title: `site-${unit.named[0]!}`, subnet: unit.subnet, direction: 'outbound', protocol: 'tcp' },
      ...{ ports: ports.map(String), sources: unit.named, destinations: onSite },
      condition: 'the site runs, and the replica follows it',
      said: `the replica of ${ready.name} keeps itself in step with the site, on the ports on which that is asked (ours); no connection of it was seen`,
    }),
  );
