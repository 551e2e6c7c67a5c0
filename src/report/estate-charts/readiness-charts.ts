import type { AssessedMachine } from '../../assessment/index.js';
import { compareText } from '../../model/index.js';
import type { ReportContents } from '../contents.js';
import { formatCount, formatCountOf, formatShare } from '../figures.js';
import { countColumn, textColumn } from '../tables/table.js';
import { ENVIRONMENT_WORDS, METHOD_WORDS, READINESS_STATES, READINESS_WORDS } from '../words.js';
import { barChart, countChart } from './bars.js';
import type { EstateChart } from './chart.js';
import { READINESS_COLOURS } from './palette.js';

/** How many systems stand by themselves. */
const MOST_SYSTEMS = 12;

/** How much of the estate may go, by environment and by operating system, and how it gets there. */
export function readinessCharts({ assessment: { machines } }: ReportContents): readonly EstateChart[] {
  if (machines.length === 0) return [];
  const environments = groupedBy(machines, ({ environment }) => ENVIRONMENT_WORDS[environment]);
  const systems = groupedBy(machines, ({ source }) => source.os ?? 'Not stated');
  const shown = systems.length <= MOST_SYSTEMS + 1 ? systems.length : MOST_SYSTEMS;
  const others = systems.slice(shown);
  const rest: readonly Group[] =
    others.length === 0
      ? []
      : [{ name: `${formatCount(others.length)} other systems`, machines: others.flatMap((group) => group.machines) }];
  return [
    stateChart(environments, {
      id: 'readiness-by-environment',
      title: 'Readiness by environment',
      category: 'Environment',
    }),
    stateChart([...systems.slice(0, shown), ...rest], {
      ...{ id: 'readiness-by-system', title: 'Readiness by system', category: 'Operating system' },
    }),
    methodChart(machines),
  ];
}

interface Group {
  readonly name: string;
  readonly machines: readonly AssessedMachine[];
}

/** The largest first. */
function groupedBy(
  machines: readonly AssessedMachine[],
  nameOf: (machine: AssessedMachine) => string,
): readonly Group[] {
  const groups = new Map<string, AssessedMachine[]>();
  for (const machine of machines) {
    const name = nameOf(machine);
    const own = groups.get(name);
    if (own === undefined) groups.set(name, [machine]);
    else own.push(machine);
  }
  return [...groups]
    .map(([name, own]) => ({ name, machines: own }))
    .sort((left, right) => right.machines.length - left.machines.length || compareText(left.name, right.name));
}

function stateChart(
  groups: readonly Group[],
  { id, title, category }: { readonly id: string; readonly title: string; readonly category: string },
): EstateChart {
  const countsOf = (machines: readonly AssessedMachine[]): readonly number[] =>
    READINESS_STATES.map((state) => machines.filter(({ readiness }) => readiness.state === state).length);
  const all = groups.flatMap(({ machines }) => machines);
  const [ready = 0, conditions = 0] = countsOf(all);
  const assumed = all.filter(({ environmentIsAssumed }) => environmentIsAssumed).length;
  const note =
    id !== 'readiness-by-environment' || assumed === 0
      ? ''
      : ` The environment of ${formatCountOf(assumed, 'machine')} is assumed: no source states it.`;
  const said = `${formatCount(ready + conditions)} of ${formatCountOf(all.length, 'machine')} (${formatShare(ready + conditions, all.length)}) may run in Azure, ${formatCount(conditions)} of them with conditions.${note}`;
  return barChart({
    chapter: 'readiness',
    table: {
      ...{ id, title, said },
      columns: [
        textColumn(category),
        ...READINESS_STATES.map((state) => countColumn(READINESS_WORDS[state])),
        countColumn('Machines'),
      ],
      rows: [...groups, { name: 'Sum', machines: all }].map(({ name, machines }) => [
        name,
        ...countsOf(machines),
        machines.length,
      ]),
    },
    bars: groups.map(({ name, machines }) => ({
      name,
      parts: countsOf(machines),
      end: formatCount(machines.length),
    })),
    keys: READINESS_STATES.map((state, at) => ({ label: READINESS_WORDS[state], colour: READINESS_COLOURS[at]! })),
    category,
    amount: 'Machines',
  });
}

function methodChart(machines: readonly AssessedMachine[]): EstateChart {
  const groups = groupedBy(machines, ({ method }) => METHOD_WORDS[method.kind]);
  const [first] = groups;
  const said =
    first === undefined
      ? 'No machine was assessed.'
      : `“${first.name}” is the way of ${formatCount(first.machines.length)} of ${formatCountOf(machines.length, 'machine')}.${openWords(machines)}`;
  return countChart({
    chapter: 'readiness',
    table: { id: 'machines-by-method', title: 'Ways to Azure', said, columns: [textColumn('Method')] },
    counts: groups.map((group) => ({ name: group.name, count: group.machines.length })),
    amount: 'Machines',
  });
}

/** A way that nothing known forbids may be forbidden by what nobody looked at. */
function openWords(machines: readonly AssessedMachine[]): string {
  const open = machines.filter(({ method }) => method.findings.some((rule) => rule.startsWith('unknown/'))).length;
  const whose = open === 1 ? 'its way' : 'their way';
  return open === 0 ? '' : ` Of ${formatCountOf(open, 'machine')} not all is known that could forbid ${whose}.`;
}
