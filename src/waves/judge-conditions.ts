import type { MachineId } from '../model/index.js';
import { AZURE_CONDITIONS } from './azure-conditions.js';
import { HIGH_COMPLEXITY } from './complexity.js';
import { earlyWavesOf } from './count-cost.js';
import { judgeHardConditions } from './hard-conditions.js';
import { judge, notJudged } from './judgement.js';
import type { Judgement } from './judgement.js';
import { listNames } from './plan-problems.js';
import type { Placement } from './placement.js';
import { deriveWaveLimits } from './wave-limits.js';
import type { PlanCondition } from './wave-plan.js';
import { waveInWords } from './wave-words.js';

/**
 * Every condition of a plan with who breaks it: the hard ones first, then Azure Migrate's eight by priority, whatever the profile, then
 * our own aims. A pair, application, wave or machine is judged once.
 */
export function judgeConditions(placement: Placement): readonly PlanCondition[] {
  const azure = AZURE_CONDITIONS.map(({ id, words, priority }): PlanCondition => {
    const judgement = AZURE_JUDGES[id]!(placement);
    return { id, words, priority, isHard: false, ...judgement };
  });
  return [...judgeHardConditions(placement), ...azure, testOfApplications(placement), monthEnds(placement)];
}

const idsOf = ({ terms }: Placement, machines: readonly number[]): readonly MachineId[] =>
  machines.map((machine) => terms.machines[machine]!.id);
const nameOf = ({ terms }: Placement, machine: number): string => terms.machines[machine]!.name;
/** The wave of a machine, in words. */
const waveOf = ({ names, waves }: Placement, machine: number): string => waveInWords(names, waves[machine]!);

const AZURE_JUDGES: Readonly<Record<string, (placement: Placement) => Judgement>> = {
  'two-way-together': (placement) => {
    const { terms, waves } = placement;
    if (placement.input.graph.edges.length === 0) return notJudged('no connections were read');
    return judge(terms.twoWay, ([left, right]) =>
      waves[left] === waves[right]
        ? null
        : {
            machines: idsOf(placement, [left, right]),
            said: `${nameOf(placement, left)} in ${waveOf(placement, left)} and ${nameOf(placement, right)} in ${waveOf(placement, right)} ask each other`,
          },
    );
  },
  'application-together': (placement) => {
    const { terms, waves } = placement;
    if (terms.machines.every(({ application }) => application === null)) {
      return notJudged('no application is stated or found');
    }
    return judge(terms.applications, ({ name, machines }) => {
      const used = [...new Set(machines.map((machine) => waves[machine]!))].sort((left, right) => left - right);
      if (used.length === 1) return null;
      const said = used.map(
        (wave) =>
          `${machines.filter((machine) => waves[machine] === wave).length} in ${waveInWords(placement.names, wave)}`,
      );
      return { machines: idsOf(placement, machines), said: `${name} is parted: ${said.join(', ')}` };
    });
  },
  'dependency-first': (placement) => {
    if (placement.input.graph.edges.length === 0) return notJudged('no connections were read');
    const { terms, waves } = placement;
    const pairs = new Map(
      terms.edges.map(({ client, server }) => [client * terms.machines.length + server, { client, server }]),
    );
    return judge([...pairs.values()], ({ client, server }) =>
      waves[server]! <= waves[client]!
        ? null
        : {
            machines: idsOf(placement, [client, server]),
            said: `${nameOf(placement, client)} moves in ${waveOf(placement, client)}, and ${nameOf(placement, server)}, which it asks, in ${waveOf(placement, server)}`,
          },
    );
  },
  'test-before-production': (placement) => {
    const { terms, waves } = placement;
    if (terms.nonProduction.length === 0 || terms.production.length === 0) return notJudged(oneEnvironment(placement));
    const first = Math.min(...terms.production.map((machine) => waves[machine]!));
    return judge(terms.nonProduction, (machine) =>
      waves[machine]! < first
        ? null
        : {
            machines: idsOf(placement, [machine]),
            said: `${nameOf(placement, machine)} moves in ${waveOf(placement, machine)}, and the first of production in ${waveInWords(placement.names, first)}`,
          },
    );
  },
  'environments-apart': (placement) => {
    const { terms, waves } = placement;
    if (terms.nonProduction.length === 0 || terms.production.length === 0) return notJudged(oneEnvironment(placement));
    return judge(placement.days, (_day, wave) => {
      const test = terms.nonProduction.filter((machine) => waves[machine] === wave);
      const production = terms.production.filter((machine) => waves[machine] === wave);
      if (test.length === 0 || production.length === 0) return null;
      return {
        machines: idsOf(placement, test.length <= production.length ? test : production),
        said: `${waveInWords(placement.names, wave)} holds ${production.length} of production and ${test.length} others`,
      };
    });
  },
  'critical-not-early': (placement) =>
    notEarly(placement, ({ criticality }) => criticality === 'high', 'is of high criticality'),
  'complex-not-early': (placement) =>
    notEarly(placement, ({ complexity }) => complexity >= HIGH_COMPLEXITY, 'is of high complexity'),
  'wave-size': (placement) => {
    const { waves, days, input, limits } = placement;
    const most = deriveWaveLimits(input.settings, days.length)[0]!;
    if (most.every((limit) => limit === null)) return notJudged('no number of machines is stated for a wave');
    return judge(days, (_day, wave) => {
      const members = placement.terms.machines.flatMap((_machine, index) => (waves[index] === wave ? [index] : []));
      const limit = most[wave] ?? null;
      if (limit === null || members.length <= limit) return null;
      const has = `${waveInWords(placement.names, wave)} has ${members.length} machines`;
      const isStated = (limits[0]![wave] ?? null) !== null;
      return {
        machines: idsOf(placement, members),
        said: isStated ? `${has} of at most ${limit}` : `${has}; no number is stated, Azure's example is ${limit}`,
      };
    });
  },
};

const oneEnvironment = ({ terms }: Placement): string =>
  terms.machines.some(({ environmentIsAssumed }) => environmentIsAssumed)
    ? 'only one environment is known; of some machines it is assumed'
    : 'all machines are of one environment';

function notEarly(
  placement: Placement,
  isMeant: (machine: Placement['terms']['machines'][number]) => boolean,
  what: string,
): Judgement {
  const { terms, waves, days, input } = placement;
  const early = earlyWavesOf(days.length, input.settings.earlyWaves);
  if (early === 0) return notJudged('there is no early wave: one wave is first and last');
  const meant = terms.machines.flatMap((machine, index) => (isMeant(machine) ? [index] : []));
  return judge(meant, (machine) =>
    waves[machine]! >= early
      ? null
      : {
          machines: idsOf(placement, [machine]),
          said: `${nameOf(placement, machine)} ${what} and moves in ${waveOf(placement, machine)} of ${days.length}`,
        },
  );
}

/** Our own: what Azure Migrate asks of the estate, asked of each application that has both. */
function testOfApplications(placement: Placement): PlanCondition {
  const { terms, waves } = placement;
  const both = terms.orders.filter((order): order is typeof order & { name: string } => order.name !== null);
  const judgement = judge(both, ({ name, before, after }) => {
    const first = Math.min(...after.map((machine) => waves[machine]!));
    const late = before.filter((machine) => waves[machine]! >= first);
    if (late.length === 0) return null;
    const names = listNames(late.map((machine) => nameOf(placement, machine)));
    return { machines: idsOf(placement, late), said: `of ${name}, ${names} move with or after production` };
  });
  return {
    id: 'test-before-production-of-application',
    words: 'of each application, development and test migrate before production',
    priority: null,
    isHard: false,
    ...(both.length === 0 ? notJudged('no application has both') : judgement),
  };
}

const MONTH_END_DAYS = 2;

/** The last two and the first two days of a month are those on which books are closed. */
function isMonthEnd(date: string): boolean {
  const day = Number(date.slice(8));
  const length = new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 0)).getUTCDate();
  return day <= MONTH_END_DAYS || day > length - MONTH_END_DAYS;
}

function monthEnds(placement: Placement): PlanCondition {
  const dated = placement.dates.flatMap((date, wave) => (date === null ? [] : [{ date, wave }]));
  const judgement = judge(dated, ({ date, wave }) =>
    isMonthEnd(date)
      ? {
          machines: placement.terms.machines.filter((_, index) => placement.waves[index] === wave).map(({ id }) => id),
          said: `${waveInWords(placement.names, wave)} cuts over on ${date}`,
        }
      : null,
  );
  return {
    id: 'month-ends',
    words: 'no wave cuts over on the last two or the first two days of a month',
    priority: null,
    isHard: false,
    ...(dated.length === 0 ? notJudged('no cutover has a date') : judgement),
  };
}
