import { compareText, countOf } from '../model/index.js';
import { figure, MIGRATE_APPLIANCE, MOST_PER_VCENTER, SITE_PAGES } from '../site/index.js';
import type { Appliance, Generation, Site } from '../site/index.js';
import { classicScaleOf, largestServer, migrateScaleOf, serverSizeFor, SIZE_SOURCES } from './appliance-sizes.js';
import type { SizedServer } from './appliance-sizes.js';
import { loadsByMoment, momentsWithin, mostOf } from './concurrency.js';
import type { Moments } from './concurrency.js';
import { AGENTLESS_LIMITS } from './limits.js';
import type { PlannedAppliance } from './placement.js';
import type { ReplicatedMachine } from './replicated.js';
import { spread } from './spread.js';

/** Machines and what each of them changes in a day, after growth; null where nobody measured it. */
export interface ApplianceInput {
  readonly machines: readonly ReplicatedMachine[];
  readonly gbPerDayOf: (machine: ReplicatedMachine) => number | null;
  readonly site: Site | null;
  /** Who replicates beside whom. */
  readonly moments: Moments;
}

type Planned = Omit<PlannedAppliance, 'name'>;

interface Part {
  readonly appliances: readonly Planned[];
  readonly said: readonly string[];
}

/** What moves the data of all machines, by generation, and what is to be known of it. */
export function planAppliances(input: ApplianceInput): {
  readonly appliances: readonly PlannedAppliance[];
  readonly said: readonly string[];
} {
  const of = (generation: Generation): readonly ReplicatedMachine[] =>
    input.machines.filter((machine) => machine.generation === generation);
  const agentless = byName(of('agentless'), ({ manager }) => manager);
  const parts = [
    ...agentless.map((group) => agentlessPart(group, { ...input, stated: statedOn(group, agentless.length, input) })),
    withFound(streamPart('modernized', of('modernized'), input), of('modernized'), input),
    streamPart('agentBased', of('agentBased'), input),
    classicPart(of('classic'), input),
    ...byName(of('hyperV'), ({ host, manager }) => host ?? manager).map((group) => hyperVPart(group, input)),
  ];
  return {
    appliances: parts
      .flatMap(({ appliances }) => appliances)
      .map((one, index) => ({
        name: `appliance-${index + 1}`,
        ...one,
        // A scale-out appliance comes right behind the one whose machines it takes its part of.
        ...(one.kind === 'scaleOut' ? { sharedWith: `appliance-${index}` } : {}),
      })),
    said: [...parts.flatMap(({ said }) => said), ...existingSaid(input.site?.appliances ?? [], agentless.length > 0)],
  };
}

interface Group {
  readonly name: string | null;
  readonly machines: readonly ReplicatedMachine[];
}

/** Groups by a name whatever its case, in the order of the names; machines of which it is unknown come last. */
function byName(
  machines: readonly ReplicatedMachine[],
  nameOf: (machine: ReplicatedMachine) => string | null,
): readonly Group[] {
  const groups = new Map<string, { readonly name: string | null; readonly machines: ReplicatedMachine[] }>();
  for (const machine of machines) {
    const name = nameOf(machine);
    const key = name === null ? '' : `=${name.toLowerCase()}`;
    const group = groups.get(key) ?? { name, machines: [] };
    group.machines.push(machine);
    groups.set(key, group);
  }
  const known = [...groups].filter(([key]) => key !== '').sort(([one], [other]) => compareText(one, other));
  return [...known.map(([, group]) => group), ...(groups.has('') ? [groups.get('')!] : [])];
}

const idsOf = (machines: readonly ReplicatedMachine[]): PlannedAppliance['machines'] =>
  machines
    .toSorted((one, other) => compareText(one.name, other.name) || compareText(one.id, other.id))
    .map(({ id }) => id);

/** Null where nobody measured any of them. */
function churnOf(machines: readonly ReplicatedMachine[], { gbPerDayOf }: ApplianceInput): number | null {
  const known = machines.map(gbPerDayOf).filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

/** The most of some machines that replicate at the same time, and the most that these change in a day. */
function atOnceOf(machines: readonly ReplicatedMachine[], input: ApplianceInput): PlannedAppliance['atOnce'] {
  const { moments, gbPerDayOf } = input;
  const churn = mostOf(moments, machines, (machine) => gbPerDayOf(machine) ?? 0);
  return {
    machines: mostOf(moments, machines, () => 1),
    churnGBPerDay: churnOf(machines, input) === null ? null : churn,
  };
}

/** How many machines, and how many of them at once where that is fewer. */
const machinesText = (all: number, atOnce: number): string =>
  atOnce === all ? countOf(all, 'machine') : `${countOf(all, 'machine')}, at most ${atOnce} of them at the same time`;

/** An appliance of the site file that carries more machines than the plan gives it. */
interface StatedLoad {
  readonly appliance: string;
  readonly machines: number;
}

/**
 * What the site file says that the appliance of a vCenter carries, if that is more than this plan: others may replicate through it besides.
 * It is that of the vCenter which it names, else of the only vCenter of the plan.
 */
function statedOn({ name, machines }: Group, groups: number, { site }: ApplianceInput): StatedLoad | null {
  const own = (site?.appliances ?? []).filter(({ kind }) => kind === 'azureMigrate');
  const named = own.filter(({ vcenter }) => vcenter !== undefined && vcenter.toLowerCase() === name?.toLowerCase());
  const [one] = named.length > 0 ? named : groups === 1 && own.length === 1 ? own : [];
  if (one === undefined || (one.machines ?? 0) <= machines.length) return null;
  return { appliance: one.name, machines: one.machines ?? 0 };
}

function agentlessPart(
  { name, machines }: Group,
  { stated, ...input }: ApplianceInput & { readonly stated: StatedLoad | null },
): Part {
  const who = name ?? 'a vCenter that no source names';
  const atOnce = atOnceOf(machines, input);
  const { needsScaleOut, isSupported, said } = migrateScaleOf(stated?.machines ?? atOnce.machines);
  const common = {
    ...{
      generation: 'agentless' as const,
      serves: name,
      vcpus: MIGRATE_APPLIANCE.cpus,
      memoryGB: MIGRATE_APPLIANCE.memoryGB,
    },
    ...{ cacheGB: null, machines: idsOf(machines), churnGBPerDay: churnOf(machines, input), atOnce },
    source: `${SITE_PAGES.agentless}; ${SITE_PAGES.migrateAppliance}`,
  } as const;
  const pace = `${AGENTLESS_LIMITS.disksPerAppliance.most} disks at once`;
  const primary: Planned = {
    ...common,
    kind: 'azureMigrate',
    said: `${machinesText(machines.length, atOnce.machines)}, of ${who}, ${pace}${stated === null ? '' : `; the site file says that ${stated.appliance} carries ${stated.machines}, which counts`}; ${said}`,
  };
  const scaleOut: Planned = {
    ...common,
    kind: 'scaleOut',
    said: `the gateway agent alone, for the same machines: the service distributes them, nobody chooses; another ${pace}`,
    source: SITE_PAGES.scaleOut,
  };
  return {
    appliances: needsScaleOut ? [primary, scaleOut] : [primary],
    said: isSupported
      ? []
      : [
          `refused for ${who}: ${said}; the waves decide how many run at once, so start no more than ${MOST_PER_VCENTER.scaledOut}`,
        ],
  };
}

/** Machines by the size table of a server, over as many servers as their number and their churn take, loaded alike. */
function serversFor(
  kind: SizedServer,
  machines: readonly ReplicatedMachine[],
  input: ApplianceInput,
): readonly (readonly ReplicatedMachine[])[] {
  const { mostMachines, mostGBPerDay } = largestServer(kind);
  const byId = new Map(machines.map((machine) => [machine.id as string, machine]));
  const moments = momentsWithin(input.moments, machines);
  const items = machines.map((machine) => ({
    id: machine.id,
    loads: loadsByMoment(moments, machine.id, [1, input.gbPerDayOf(machine) ?? 0]),
  }));
  const atOnce = atOnceOf(machines, input);
  const least = Math.max(
    Math.ceil(atOnce.machines / mostMachines),
    Math.ceil((atOnce.churnGBPerDay ?? 0) / mostGBPerDay),
  );
  const limits = moments.flatMap(() => [mostMachines, mostGBPerDay]);
  return spread(items, limits, least).map((ids) => ids.map((id) => byId.get(id)!));
}

function sizedAppliance(
  kind: SizedServer,
  generation: Generation,
  machines: readonly ReplicatedMachine[],
  input: ApplianceInput,
): Planned {
  const atOnce = atOnceOf(machines, input);
  const fit = serverSizeFor(kind, { machines: atOnce.machines, churnGBPerDay: atOnce.churnGBPerDay ?? 0 });
  const row = fit ?? largestServer(kind);
  const load = `${machinesText(machines.length, atOnce.machines)}${atOnce.churnGBPerDay === null ? ', churn unknown' : ` and ${figure(atOnce.churnGBPerDay)} GB of changes a day`}`;
  const beyond =
    fit === null
      ? `; no size takes it, the largest takes ${row.mostGBPerDay} GB a day: see the verdicts of its machines`
      : '';
  return {
    ...{ kind, generation, serves: null, vcpus: row.cpus, memoryGB: row.memoryGB, cacheGB: row.cacheGB },
    ...{ machines: idsOf(machines), churnGBPerDay: churnOf(machines, input), atOnce },
    ...{ said: `${load}${beyond}`, source: SIZE_SOURCES[kind] },
  };
}

function streamPart(
  generation: 'modernized' | 'agentBased',
  machines: readonly ReplicatedMachine[],
  input: ApplianceInput,
): Part {
  if (machines.length === 0) return { appliances: [], said: [] };
  const servers = serversFor('replication', machines, input);
  const unmeasured = machines.filter((machine) => input.gbPerDayOf(machine) === null).length;
  return {
    appliances: servers.map((own) => sizedAppliance('replication', generation, own, input)),
    said: [
      ...(unmeasured === 0
        ? []
        : [
            `churn of ${countOf(unmeasured, 'machine')} is unknown and counts nothing in the sizes of replication appliances`,
          ]),
      ...(generation === 'agentBased'
        ? [
            "the replication appliance of Azure Migrate's way with agents is sized by the table of Site Recovery's, an assumption",
          ]
        : []),
    ],
  };
}

/** Beside the modernized plan what stands there by the site file, which it replaces: what that takes of the same machines, and the move. */
function withFound(part: Part, machines: readonly ReplicatedMachine[], input: ApplianceInput): Part {
  if (machines.length === 0 || input.site?.replication?.generation !== 'classic') return part;
  const { appliances } = classicPart(machines, input);
  const servers = appliances.map(
    ({ kind, vcpus, memoryGB, cacheGB }) =>
      `${kind === 'configurationServer' ? 'a configuration server' : 'a process server'} of ${vcpus ?? 0} vCPU, ${memoryGB ?? 0} GB of memory and ${cacheGB ?? 0} GB of cache`,
  );
  const count = part.appliances.length;
  return {
    appliances: part.appliances,
    said: [
      ...part.said,
      `the site file states that classic stands there, out of support since 30 March 2026; for the same ${machines.length} ${machines.length === 1 ? 'machine' : 'machines'} it takes ${servers.join(', ')}, which explains what is found and is not planned`,
      `the move: ${count === 1 ? 'the replication appliance' : `the ${count} replication appliances`} of this plan and a new vault, replication enabled there, a test failover, and only then the configuration server taken away`,
    ],
  };
}

/** Out of support: sized to judge what is found, and said so. */
function classicPart(machines: readonly ReplicatedMachine[], input: ApplianceInput): Part {
  if (machines.length === 0) return { appliances: [], said: [] };
  const atOnce = atOnceOf(machines, input);
  const { configurationServers } = classicScaleOf({
    machines: atOnce.machines,
    churnGBPerDay: atOnce.churnGBPerDay ?? 0,
  });
  // Each configuration server moves data too, by the process server on it; what is beyond them takes process servers of its own.
  const groups = serversFor('configurationServer', machines, input);
  const kindOf = (index: number): SizedServer =>
    index < configurationServers ? 'configurationServer' : 'processServer';
  const needed =
    configurationServers === 1 ? 'a configuration server' : `${configurationServers} configuration servers`;
  return {
    appliances: groups.map((own, index) => sizedAppliance(kindOf(index), 'classic', own, input)),
    said: [
      `the classic generation is out of support since 30 March 2026: its sizes (${needed}${groups.length > configurationServers ? ' and the process servers above' : ''}) explain what is found; plan the modernized one`,
      modernizedSaid(machines, input),
    ],
  };
}

/** Why the ended generation is in a plan at all, and what the supported one takes for the same machines: the way out. */
function modernizedSaid(machines: readonly ReplicatedMachine[], input: ApplianceInput): string {
  const { appliances } = streamPart(
    'modernized',
    machines.map((machine) => ({ ...machine, generation: 'modernized' })),
    input,
  );
  const sizes = [...new Set(appliances.map(({ vcpus, memoryGB }) => `${vcpus ?? 0} vCPU and ${memoryGB ?? 0} GB`))];
  const count = appliances.length;
  return `classic is planned only because the settings ask for it, to explain what is found; the way out, for the same ${machines.length} ${machines.length === 1 ? 'machine' : 'machines'}: ${count} replication ${count === 1 ? 'appliance' : 'appliances'} of ${sizes.join(', or ')} in place of the configuration server, with the same number of cache accounts, which the settings plan by "generation: { vmware: modernized, physical: modernized }" under replicationPlan`;
}

function hyperVPart({ name, machines }: Group, input: ApplianceInput): Part {
  const who = name ?? 'a host that no source names';
  return {
    appliances: [
      {
        ...{ kind: 'hyperVProvider', generation: 'hyperV', serves: name, vcpus: null, memoryGB: null, cacheGB: null },
        machines: idsOf(machines),
        churnGBPerDay: churnOf(machines, input),
        atOnce: atOnceOf(machines, input),
        said: `provider and Recovery Services agent on ${who}, nothing in its ${countOf(machines.length, 'machine')}; a cluster takes both on every node`,
        source: `${SITE_PAGES.hyperVMigration}; ${SITE_PAGES.migrateHyperV}`,
      },
    ],
    said: [],
  };
}

/** Appliances that there are, where they carry more than they take; the rule of Azure Migrate only where it replicates something. */
function existingSaid(appliances: readonly Appliance[], hasAgentless: boolean): readonly string[] {
  return appliances.flatMap((one) => {
    const { name, kind, machines = 0 } = one;
    if (kind === undefined) return [];
    if (kind === 'azureMigrate' || kind === 'scaleOut') {
      const { said, needsScaleOut } = migrateScaleOf(machines);
      return hasAgentless && kind === 'azureMigrate' && needsScaleOut
        ? [`${name} carries ${countOf(machines, 'machine')}: ${said}`]
        : [];
    }
    return sizedSaid(one, kind);
  });
}

function sizedSaid(
  { name, machines = 0, churnGBPerDay = 0, cpus, memoryGB, cacheGB }: Appliance,
  kind: SizedServer,
): readonly string[] {
  const load = `${countOf(machines, 'machine')} and ${figure(churnGBPerDay)} GB of changes a day`;
  const row = serverSizeFor(kind, { machines, churnGBPerDay });
  if (row === null) {
    const { mostMachines, mostGBPerDay } = largestServer(kind);
    return [
      `${name} carries ${load}, and one takes ${mostMachines} machines and ${mostGBPerDay} GB a day: put another beside it`,
    ];
  }
  const wanted = [
    [cpus, row.cpus, 'vCPU'],
    [memoryGB, row.memoryGB, 'GB of memory'],
    [cacheGB, row.cacheGB, 'GB of cache'],
  ] as const;
  const short = wanted.filter(([has, needs]) => has !== undefined && has < needs);
  return short.length === 0
    ? []
    : [
        `${name} for ${load} needs ${short.map(([has, needs, what]) => `${needs} ${what} (has ${figure(has ?? 0)})`).join(', ')}`,
      ];
}
