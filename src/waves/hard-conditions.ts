import { isHardGroup, statefulTies } from './hard-groups.js';
import { judge, notJudged } from './judgement.js';
import type { Judgement } from './judgement.js';
import { listNames } from './plan-problems.js';
import type { Placement } from './placement.js';
import type { PlanCondition } from './wave-plan.js';
import { loadInUnits, loadsOf, RESOURCES } from './wave-limits.js';
import { waveInWords } from './wave-words.js';

type Rule = readonly [id: string, words: string, judgeBy: (placement: Placement) => Judgement];

const RULES: readonly Rule[] = [
  ['prerequisites', 'directory, names and network stand in Azure before anything that asks them moves', prerequisites],
  ['blocked-out', 'what is blocked, stays or is replaced is in no wave', blockedOut],
  ['complete', 'every machine that can move is in a wave', complete],
  ['pins', 'machines are in the waves that people decided', pins],
  ['freezes', 'no machine cuts over in its freeze', freezes],
  ['capacities', 'no wave takes more than it bears', capacities],
  ['availability-together', 'members of an availability group move in one wave, to different zones', availability],
];

/** What no plan of ours breaks; a plan of others may. */
export function judgeHardConditions(placement: Placement): readonly PlanCondition[] {
  const { strategy } = placement.input.settings;
  const own: Rule =
    strategy === 'application'
      ? ['stateful-together', 'who keeps state moves with its clients of the same application', stateful]
      : ['tiers', 'what keeps nothing moves first, data last, but for machines that people pinned', tiers];
  return [...RULES, own].map(([id, words, judgeBy]) => ({
    id,
    words,
    priority: null,
    isHard: true,
    ...judgeBy(placement),
  }));
}

/** A foundation is extended beforehand; only a plan that moves it in a wave can leave those who ask it without. */
function prerequisites({ input, terms, waves, names: waveNames }: Placement): Judgement {
  const foundation = input.machines.filter(({ tier }) => tier === 'foundation');
  if (foundation.length === 0) return notJudged('no machine is known to serve directory, names or network');
  const asking = new Map<number, number[]>();
  for (const { client, server } of terms.edges) {
    if (terms.machines[server]!.tier !== 'foundation' || terms.machines[client]!.tier === 'foundation') continue;
    const known = asking.get(server);
    if (known === undefined) asking.set(server, [client]);
    else known.push(client);
  }
  return judge(foundation, ({ id, name }) => {
    const at = terms.indexOf.get(id);
    if (at === undefined) return null;
    const earlier = [...new Set(asking.get(at) ?? [])].filter((client) => waves[client]! < waves[at]!);
    if (earlier.length === 0) return null;
    const names = listNames(earlier.map((client) => terms.machines[client]!.name));
    return {
      machines: [id, ...earlier.map((client) => terms.machines[client]!.id)],
      said: `${name} moves in ${waveInWords(waveNames, waves[at]!)} only, and ${names} ask it from earlier waves`,
    };
  });
}

function blockedOut({ input, terms, waves, names }: Placement): Judgement {
  const out = input.machines.filter(({ unplanned }) => unplanned !== null && unplanned.kind !== 'foundation');
  return judge(out, ({ id, name, unplanned }) => {
    const at = terms.indexOf.get(id);
    if (at === undefined || unplanned === null) return null;
    return { machines: [id], said: `${name} is in ${waveInWords(names, waves[at]!)}, but ${unplanned.reason}` };
  });
}

function complete({ input, terms }: Placement): Judgement {
  const movable = input.machines.filter(({ unplanned }) => unplanned === null);
  return judge(movable, ({ id, name }) =>
    terms.indexOf.has(id) ? null : { machines: [id], said: `${name} is in no wave of the plan` },
  );
}

function pins({ terms, waves, allowed, names }: Placement): Judgement {
  const pinned = allowed.flatMap(({ pin }, index) => (pin === null ? [] : [{ pin, index }]));
  if (pinned.length === 0) return notJudged('nobody pinned a machine to a wave');
  return judge(pinned, ({ pin, index }) => {
    const { id, name } = terms.machines[index]!;
    if (waves[index]! + 1 === pin.wave) return null;
    return {
      machines: [id],
      said: `${name} is in ${waveInWords(names, waves[index]!)}; ${pin.who} decided wave ${pin.wave ?? 0} (${pin.why})`,
    };
  });
}

function freezes({ input, terms, waves, dates, allowed }: Placement): Judgement {
  if (input.settings.freezes.length === 0) return notJudged('no freeze is stated');
  if (dates.every((date) => date === null)) return notJudged('no cutover has a date, so no freeze can be kept');
  return judge(terms.machines, ({ id, name }, index) => {
    const met = allowed[index]!.freezes.find(({ wave }) => wave === waves[index]);
    if (met === undefined) return null;
    const { freeze, date } = met;
    return {
      machines: [id],
      said: `${name} cuts over on ${date}, frozen from ${freeze.from} to ${freeze.to} (${freeze.why})`,
    };
  });
}

function capacities({ terms, waves, limits, days, names }: Placement): Judgement {
  const limited = RESOURCES.flatMap((name, resource) =>
    days.flatMap((_day, wave) => {
      const limit = limits[resource]![wave] ?? null;
      return limit === null ? [] : [{ name, resource, wave, limit }];
    }),
  );
  if (limited.length === 0) return notJudged('no capacity is stated');
  return judge(limited, ({ name, resource, wave, limit }) => {
    const members = terms.machines.filter((_machine, index) => waves[index] === wave);
    const load = members.reduce((sum, machine) => sum + (loadsOf(machine)[resource] ?? 0), 0);
    if (load <= limit) return null;
    const told = `${loadInUnits(resource, load)} of ${loadInUnits(resource, limit)}`;
    return { machines: members.map(({ id }) => id), said: `${waveInWords(names, wave)} takes ${told} ${name}` };
  });
}

function availability({ input, terms, waves, names }: Placement): Judgement {
  const groups = input.graph.availabilityGroups
    .filter(isHardGroup)
    .map(({ name, machines }) => ({ name, members: machines.flatMap((id) => terms.indexOf.get(id) ?? []) }))
    .filter(({ members }) => members.length > 1);
  if (groups.length === 0) return notJudged('no availability group is known');
  return judge(groups, ({ name, members }) => {
    const used = new Set(members.map((member) => waves[member]));
    if (used.size === 1) return null;
    const said = members.map((member) => `${terms.machines[member]!.name} in ${waveInWords(names, waves[member]!)}`);
    return { machines: members.map((member) => terms.machines[member]!.id), said: `${name}: ${listNames(said)}` };
  });
}

/** Ties that the hard groups hold; where no wave bears an application, its further ties are weighed instead. */
function stateful(placement: Placement): Judgement {
  const { terms, waves, groups, names } = placement;
  const groupOf = new Map(
    groups.flatMap(({ machines }, group) => machines.map((machine) => [machine, group] as const)),
  );
  const held = statefulTies(terms).filter(({ client, server }) => groupOf.get(client) === groupOf.get(server));
  if (held.length === 0) return notJudged('no stateful dependency within an application is known');
  return judge(held, ({ client, server, edge }) => {
    if (waves[client] === waves[server]) return null;
    const [asking, asked] = [terms.machines[client]!, terms.machines[server]!];
    return {
      machines: [asking.id, asked.id],
      said: `${asking.name} in ${waveInWords(names, waves[client]!)} works with what ${asked.name} in ${waveInWords(names, waves[server]!)} keeps (port ${edge.port})`,
    };
  });
}

/** What people pinned is theirs to decide: a pin takes a machine out of the waves of its tier, and `pins` judges it. */
function tiers({ terms, waves, allowed, names }: Placement): Judgement {
  const bound = allowed.flatMap(({ tier, pin }, index) => (tier === null || pin !== null ? [] : [{ tier, index }]));
  if (bound.length === 0) return notJudged('of no machine that is not pinned the tier is known');
  return judge(bound, ({ tier, index }) => {
    const wave = waves[index]!;
    if (wave >= tier.first && wave <= tier.last) return null;
    const { id, name } = terms.machines[index]!;
    return {
      machines: [id],
      said: `${name} is ${tier.tier} and moves in ${waveInWords(names, wave)}; its tier has waves ${tier.first + 1} to ${tier.last + 1}`,
    };
  });
}
