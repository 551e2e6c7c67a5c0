import { figure, weeklyMbps } from '../site/index.js';
import type { Throttle, WeekWindow } from '../site/index.js';
import { blackoutCommand, qosCommand } from './appliance-commands.js';
import type { PlannedAppliance, ToolCommand } from './placement.js';
import { agentCommand, threadsCommand } from './recovery-agent-commands.js';

/** What of the resolved settings the commands depend on. */
export interface LinkConditions {
  /** Mb/s of 10^6 bits while nothing is throttled; null: nobody says. */
  readonly mbps: { readonly value: number | null };
  readonly zone: { readonly value: string };
  readonly throttles: { readonly value: readonly Throttle[] };
  readonly blackouts: { readonly value: readonly WeekWindow[] };
}

const BITS_PER_MEGABIT = 1_000_000;

const isMigrate = ({ kind }: PlannedAppliance): boolean => kind === 'azureMigrate' || kind === 'scaleOut';
const isHyperV = ({ kind }: PlannedAppliance): boolean => kind === 'hyperVProvider';
const obeys = (one: PlannedAppliance, { by }: Throttle): boolean =>
  by === undefined || (by === 'recoveryAgent') === isHyperV(one);

/**
 * The commands that set throttles and blackouts in each tool, with their undo. A throttle is meant for the site, and every tool limits
 * itself alone: it is divided by the number of those that it holds for. The open link is not: nobody asked to limit it, and evenly divided it
 * would carry less than the plan reckons with while some of them are idle.
 */
export function toolCommands(
  appliances: readonly PlannedAppliance[],
  link: LinkConditions,
): { readonly commands: readonly ToolCommand[]; readonly said: readonly string[] } {
  const groups = [
    appliances.filter(isMigrate),
    appliances.filter((one) => !isMigrate(one) && !isHyperV(one)),
    appliances.filter(isHyperV),
  ];
  const parts = groups.filter((group) => group.length > 0).map((group) => commandsOf(group, appliances, link));
  return {
    commands: parts.flatMap(({ commands }) => commands),
    said: [...divisionSaid(appliances, link), ...parts.flatMap(({ said }) => said)],
  };
}

interface Part {
  readonly commands: readonly ToolCommand[];
  readonly said: readonly string[];
}

function commandsOf(group: readonly PlannedAppliance[], all: readonly PlannedAppliance[], link: LinkConditions): Part {
  const [first] = group as readonly [PlannedAppliance, ...PlannedAppliance[]];
  const on = group
    .map(({ name, serves, kind }) => (kind === 'hyperVProvider' && serves !== null ? serves : name))
    .join(', ');
  const zone = link.zone.value;
  const throttles = link.throttles.value.filter((throttle) => obeys(first, throttle));
  const week = weeklyMbps(
    Infinity,
    throttles.map((throttle) => ({ ...throttle, mbps: shareOf(throttle, all) })),
  );
  const share = shareWords(throttles, all);
  const limited = week.some((rate) => Number.isFinite(rate)) ? week : null;
  const told = { on, zone, share, blackouts: link.blackouts.value };
  return isMigrate(first) ? gatewayCommands(limited, told) : agentCommands(limited, told);
}

interface Told {
  readonly on: string;
  readonly zone: string;
  readonly share: string;
  readonly blackouts: readonly WeekWindow[];
}

const gatewayCommands = (week: Float64Array | null, { blackouts, share, ...on }: Told): Part => ({
  commands: [
    ...(week === null ? [] : [qosCommand(week, on, share)]),
    ...(blackouts.length > 0 ? [blackoutCommand(blackouts, on)] : []),
  ],
  said: [],
});

function agentCommands(week: Float64Array | null, told: Told): Part {
  const { on, blackouts } = told;
  const agent = week === null ? null : agentCommand(week, told);
  const isRefused = agent !== null && 'refused' in agent;
  const said = isRefused ? [agent.refused] : (agent?.said ?? []);
  return {
    commands: [...(agent === null || isRefused ? [] : [agent.command]), threadsCommand(on)],
    said: [
      ...said,
      ...(blackouts.length > 0
        ? [`${on}: no blackout is documented for the recovery agent; throttle it in those hours`]
        : []),
    ],
  };
}

/** Bits a second for one of those that a throttle holds for, rounded down. */
const shareOf = (throttle: Throttle, all: readonly PlannedAppliance[]): number =>
  Math.floor((throttle.mbps * BITS_PER_MEGABIT) / all.filter((one) => obeys(one, throttle)).length);

function shareWords(throttles: readonly Throttle[], all: readonly PlannedAppliance[]): string {
  const words = throttles.map((throttle) => {
    const count = all.filter((one) => obeys(one, throttle)).length;
    return `${figure(throttle.mbps)} Mb/s of the site from ${throttle.from} to ${throttle.to} are ${figure(throttle.mbps / count)} for each of ${count}`;
  });
  return [...words, 'nothing is limited at other times'].join(', ');
}

const divisionSaid = (
  appliances: readonly PlannedAppliance[],
  { throttles, mbps }: LinkConditions,
): readonly string[] =>
  throttles.value.length === 0
    ? []
    : [
        ...(appliances.length < 2
          ? []
          : [
              `throttles of the site are divided evenly among ${appliances.length} machines that move data, since each tool limits itself alone: while some of them are idle the others do not take their share, and in these hours less crosses than the plan reckons with. A throttle in the network holds for the sum`,
            ]),
        ...(mbps.value === null
          ? []
          : [
              `outside of throttles no command limits anything: where ${figure(mbps.value)} Mb/s are less than the link has, state them as a throttle at other times, or limit replication in the network`,
            ]),
      ];
