import { compareText } from '../model/index.js';
import type { Machine, MachineId } from '../model/index.js';
import type { Site } from '../site/index.js';
import type { PointGeneration } from './retention.js';
import { appliancesOf } from './security-appliances.js';
import { draftWithout } from './security-number.js';
import type { DraftRule } from './security-rules.js';
import { platformNeeds } from './security-needs.js';
import type { NeedOf } from './security-needs.js';
import type { SecurityUnit } from './security-units.js';
import type { PlatformNeed, TargetSubnet } from './target-design.js';

export interface ServicesInput {
  readonly subnets: readonly TargetSubnet[];
  /** Machines of the plan. */
  readonly machines: readonly Machine[];
  /** Of the estate, among them perhaps the appliances that the site file names. */
  readonly known: readonly Machine[];
  readonly addressOf: ReadonlyMap<MachineId, string>;
  /** Domain controllers of the recovery site, which forward names of Azure. */
  readonly directory: readonly SecurityUnit[];
  /** Those of them that are new there, with how many they replace that run Windows; null: there are none. */
  readonly newcomers: { readonly unit: SecurityUnit; readonly windows: number } | null;
  readonly site: Site | null;
  readonly region: string | null;
  /** Null: nobody states it, and the modernized one is taken. */
  readonly generation: PointGeneration | null;
}

export interface ServiceRules {
  readonly open: readonly DraftRule[];
  readonly later: readonly DraftRule[];
  readonly needs: readonly PlatformNeed[];
  /** What has to be answered before these rules are whole. */
  readonly asked: readonly string[];
}

/**
 * What machines in the recovery region ask of the platform, of the service that protects them and of the way home: none of it is in
 * connections that were seen on the site, and the last rule would deny it. One rule for each subnet of machines, need and protocol; what is
 * needed under a condition that does not hold yet stands ready and closed, and what nobody can place has no rule and is asked.
 */
export function draftServiceRules(input: ServicesInput): ServiceRules {
  const { machines, directory, site, region, generation, known, newcomers } = input;
  const needs = platformNeeds({
    ...{ region, generation: generation ?? 'modernized' },
    appliances: appliancesOf(site, known),
    hasDirectory: directory.length > 0,
    hasWindows: machines.some(isWindows) || (newcomers?.windows ?? 0) > 0,
    hasHyperV: machines.some(isHyperV),
    hasOthers: machines.some((one) => !isHyperV(one)),
  });
  const draft = (state: PlatformNeed['state']): readonly DraftRule[] =>
    needs.filter((one) => one.state === state).flatMap((one) => draftsOf(one, input));
  return {
    open: draft('open'),
    later: draft('later'),
    needs: needs.map(plainNeed),
    asked: [...needs.flatMap(({ question = [] }) => question), ...withoutWayOut(input)],
  };
}

/** Without what only its rules are made of. */
const plainNeed = ({ id, need, condition, state, ports, destinations, source, said }: PlatformNeed): PlatformNeed => ({
  ...{ id, need, condition, state, ports, destinations, source, said },
});

export const isWindows = ({ os }: Machine): boolean => os.family === 'windows';
const isHyperV = ({ source }: Machine): boolean => source === 'hyperv';

function draftsOf(
  { id, way, who, condition, source, said, destinations }: NeedOf,
  input: ServicesInput,
): readonly DraftRule[] {
  return input.subnets.flatMap((one) => {
    const sources = one.purpose === 'machines' ? sourcesOf(one, who, input) : [];
    if (sources.length === 0) return [];
    return sources.flatMap((side) =>
      way.map(({ protocol, ports }) =>
        draftWithout({
          ...{ title: `azure-${id}-${protocol}`, subnet: one.name, direction: 'outbound', protocol, ports },
          ...{ sources: side, destinations, condition, source, said },
          basis: source === null ? 'ours' : 'documented',
        }),
      ),
    );
  });
}

/** Sides of rules: a range or addresses are one, every group is one of its own. */
function sourcesOf(
  { name, range, machines }: TargetSubnet,
  who: NeedOf['who'],
  { machines: all, addressOf, directory, newcomers }: ServicesInput,
): readonly (readonly string[])[] {
  if (who === 'directory') return directory.flatMap(({ subnet, named }) => (subnet === name ? [named] : []));
  const own = new Set(machines);
  const members = all.filter(({ id }) => own.has(id));
  const meant = members.filter((one) => who === 'all' || (who === 'windows' ? isWindows(one) : !isHyperV(one)));
  if (meant.length > 0 && meant.length === members.length) return [[range]];
  const isMeant = newcomers?.unit.subnet === name && (who === 'all' || (who === 'windows' && newcomers.windows > 0));
  return [
    ...(meant.length === 0 ? [] : [meant.map(({ id }) => addressOf.get(id)!).sort(compareText)]),
    ...(isMeant ? [newcomers.unit.named] : []),
  ];
}

/** Windows that is to be activated by Azure, and cannot get there. */
const withoutWayOut = ({ subnets, machines, newcomers }: ServicesInput): readonly string[] =>
  subnets.flatMap(({ name, egress, purpose, machines: ids }) => {
    const own = new Set(ids);
    const fresh = newcomers?.unit.subnet === name ? newcomers.windows : 0;
    const count = machines.filter((one) => own.has(one.id) && isWindows(one)).length + fresh;
    return purpose !== 'machines' || egress !== 'none' || count === 0
      ? []
      : [
          `${name}: ${count} Windows machines${fresh === 0 ? '' : ', new domain controllers among them,'} have no way out to the activation of Azure: give the subnet one, or say what else activates them`,
        ];
  });
