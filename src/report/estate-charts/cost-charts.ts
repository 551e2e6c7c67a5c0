import { isOff } from '../../assessment/index.js';
import type { AssessedMachine } from '../../assessment/index.js';
import type { ReportContents } from '../contents.js';
import { cutoverDay, REFUSED_DAY, wavesInList, wavesWithoutWindow } from '../cutover-days.js';
import { formatCount, formatCountOf, formatMoney, formatShare } from '../figures.js';
import type { Currency } from '../figures.js';
import { amountColumn, countColumn, textColumn } from '../tables/table.js';
import type { ReportTable } from '../tables/table.js';
import { ENVIRONMENT_WORDS } from '../words.js';
import { barChart } from './bars.js';
import type { ChartKey, EstateChart } from './chart.js';
import { BILL_PARTS, BILL_PART_WORDS, costGroup, costGroupsBy, isBilled, MOST_GROUPS } from './cost-groups.js';
import type { BillPart, CostGroup } from './cost-groups.js';
import { amountIn, barMoney, moneyCell } from './money.js';
import { SERIES_COLOURS } from './palette.js';
import { configuredCharts } from './terms-charts.js';

/** Where the money goes: by part, environment, application, wave and machine. */
export function costCharts(contents: ReportContents): readonly EstateChart[] {
  const { assessment, waves, calendar } = contents;
  const { machines } = assessment;
  if (machines.length === 0) return [];
  const context = contextOf(machines, assessment.catalogue);
  // Nothing has a bill: there is no bar to draw, and the chapter says why.
  if (context.parts.length === 0) return [];
  const byEnvironment = costGroupsBy(machines, ({ environment }) => ENVIRONMENT_WORDS[environment], {
    none: null,
    rest: () => '',
  });
  const byApplication = costGroupsBy(machines, ({ application }) => application, {
    none: 'No application stated',
    rest: (groups) => `${formatCount(groups)} other applications`,
  });
  const hasApplications = machines.some(({ application }) => application !== null);
  return [
    partChart(context),
    ...configuredCharts(contents),
    ...(byEnvironment.length < 2
      ? []
      : [
          groupChart(context, byEnvironment, {
            id: 'cost-by-environment',
            title: 'Cost by environment',
            category: 'Environment',
          }),
        ]),
    ...(hasApplications
      ? [
          groupChart(context, byApplication, {
            id: 'cost-by-application',
            title: 'Cost by application',
            category: 'Application',
          }),
        ]
      : []),
    ...(waves === null ? [] : [waveChart(context, waves, calendar)]),
    ...(machines.length < 2 ? [] : [machineChart(context)]),
  ];
}

interface CostContext {
  readonly machines: readonly AssessedMachine[];
  readonly all: CostGroup;
  readonly parts: readonly BillPart[];
  readonly currency: Currency;
}

const contextOf = (machines: readonly AssessedMachine[], currency: Currency): CostContext => ({
  machines,
  all: costGroup('Sum', machines),
  parts: BILL_PARTS.filter((part) => isBilled(part, machines)),
  currency,
});

const keysOf = ({ parts }: CostContext): readonly ChartKey[] =>
  parts.map((part) => ({ label: BILL_PART_WORDS[part], colour: SERIES_COLOURS[BILL_PARTS.indexOf(part)]! }));

const unitOf = ({ currency }: CostContext): string => `${currency.currency} per month`;

/** Unknown prices are in no sum, and whoever reads a sum must see that beside it. */
const incompleteWords = ({ all }: CostContext): string =>
  all.incomplete === 0
    ? ''
    : ` Not complete: ${formatCountOf(all.incomplete, 'machine')} without a size or with an unknown price.`;

const groupTable = (
  { all, parts, currency, ...context }: CostContext,
  groups: readonly CostGroup[],
  { id, title, said, category }: Pick<ReportTable, 'id' | 'title' | 'said'> & { readonly category: string },
): ReportTable => ({
  ...{ id, title, said },
  columns: [
    textColumn(category),
    countColumn('Machines'),
    ...parts.map((part) => amountColumn(BILL_PART_WORDS[part], null, 2)),
    amountColumn('Sum', unitOf({ all, parts, currency, ...context }), 2),
    countColumn('Incomplete', 'machines'),
  ],
  rows: [...groups, all].map((group) => [
    group.name,
    group.machines,
    ...parts.map((part) => moneyCell(group.parts[part], currency)),
    moneyCell(group.perMonth, currency),
    group.incomplete,
  ]),
});

interface GroupNames {
  readonly id: string;
  readonly title: string;
  readonly category: string;
  /** Said behind the sums; left out: nothing. */
  readonly more?: string;
}

function groupChart(
  context: CostContext,
  groups: readonly CostGroup[],
  { more = '', ...names }: GroupNames,
): EstateChart {
  const { all, parts, currency } = context;
  const first = groups.find(({ perMonth }) => perMonth !== null);
  const dearest =
    first?.perMonth == null || all.perMonth === null || groups.length < 2
      ? ''
      : ` “${first.name}” costs ${formatShare(first.perMonth, all.perMonth)} of it.`;
  const said = `${formatMoney(all.perMonth, currency)} a month over ${formatCountOf(all.machines, 'machine')}.${dearest}${incompleteWords(context)}${more}`;
  return barChart({
    chapter: 'cost',
    table: groupTable(context, groups, { ...names, said }),
    bars: groups.map((group) => ({
      name: group.name,
      parts: parts.map((part) => amountIn(group.parts[part], currency)),
      end: barMoney(group.perMonth, currency, group.incomplete === 0),
    })),
    keys: keysOf(context),
    category: names.category,
    amount: unitOf(context),
    isEssential: true,
  });
}

/** Parts of the bill, split by whether the machines run. */
function partChart(context: CostContext): EstateChart {
  const { machines, parts, all, currency } = context;
  const running = costGroup(
    'Running',
    machines.filter((machine) => !isOff(machine)),
  );
  const off = costGroup('Powered off', machines.filter(isOff));
  const sides = off.machines === 0 ? [running] : [running, off];
  const largest = [...parts].sort((left, right) => (all.parts[right] ?? -1) - (all.parts[left] ?? -1))[0];
  const most = largest === undefined ? null : all.parts[largest];
  const said =
    largest === undefined || most === null || all.perMonth === null
      ? `No line of any bill has a known price.${incompleteWords(context)}`
      : `${BILL_PART_WORDS[largest]} is ${formatShare(most, all.perMonth)} of ${formatMoney(all.perMonth, currency)} a month.${incompleteWords(context)}`;
  return barChart({
    chapter: 'cost',
    table: {
      ...{ id: 'cost-by-part', title: 'Cost by part', said },
      columns: [
        textColumn('Part'),
        ...sides.map(({ name }) => amountColumn(name, unitOf(context), 2)),
        ...(sides.length < 2 ? [] : [amountColumn('Sum', unitOf(context), 2)]),
      ],
      rows: [
        ...parts.map((part) => [
          BILL_PART_WORDS[part],
          ...sides.map((side) => moneyCell(side.parts[part], currency)),
          ...(sides.length < 2 ? [] : [moneyCell(all.parts[part], currency)]),
        ]),
        [
          'Sum',
          ...sides.map((side) => moneyCell(side.perMonth, currency)),
          ...(sides.length < 2 ? [] : [moneyCell(all.perMonth, currency)]),
        ],
      ],
    },
    bars: parts.map((part) => ({
      name: BILL_PART_WORDS[part],
      parts: sides.map((side) => amountIn(side.parts[part], currency)),
      end: barMoney(all.parts[part], currency, !isPartIncomplete(part, machines)),
    })),
    keys: sides.map(({ name }, at) => ({ label: name, colour: SERIES_COLOURS[at]! })),
    category: 'Part',
    amount: unitOf(context),
  });
}

const isPartIncomplete = (part: BillPart, machines: readonly AssessedMachine[]): boolean =>
  machines.some((machine) => {
    const { parts, incomplete } = costGroup('', [machine]);
    return incomplete > 0 && parts[part] === null;
  });

/** In the order of the waves; what no wave moves stands last. */
function waveChart(
  context: CostContext,
  waves: NonNullable<ReportContents['waves']>,
  calendar: ReportContents['calendar'],
): EstateChart {
  const waveOf = new Map(waves.machines.map(({ id, wave }) => [id, wave]));
  const groups = [
    ...waves.waves.map((wave) => {
      const own = context.machines.filter(({ id }) => waveOf.get(id) === wave.number);
      const isDated = calendar !== null || wave.cutover !== null;
      return costGroup(isDated ? `${wave.name}, ${cutoverDay(wave, calendar).inShort}` : wave.name, own);
    }),
    costGroup(
      'In no wave',
      context.machines.filter(({ id }) => !waveOf.has(id)),
    ),
  ].filter(({ machines }) => machines > 0);
  const refused = wavesWithoutWindow(waves, calendar).filter(({ cutover }) => cutover !== null);
  const more = refused.length === 0 ? '' : ` ${wavesInList(refused)}: ${REFUSED_DAY}.`;
  return groupChart(context, groups, { id: 'cost-by-wave', title: 'Cost by wave', category: 'Wave', more });
}

/** The machines whose bills are highest, and all others as one. */
function machineChart(context: CostContext): EstateChart {
  const { machines, all, currency } = context;
  const order = machines
    .map((machine, at) => ({ machine, at, perMonth: costGroup('', [machine]).perMonth ?? -1 }))
    .sort((left, right) => right.perMonth - left.perMonth || left.at - right.at);
  const first = order.slice(0, MOST_GROUPS).map(({ machine }) => machine);
  const others = order.slice(MOST_GROUPS).map(({ machine }) => machine);
  const dearest = costGroup('', first);
  const said =
    dearest.perMonth === null || all.perMonth === null
      ? `No machine has a known cost.`
      : `The ${formatCountOf(first.length, 'dearest machine')} cost ${formatShare(dearest.perMonth, all.perMonth)} of ${formatMoney(all.perMonth, currency)} a month.${incompleteWords(context)}`;
  const groups = first.map((machine) => costGroup(machine.name, [machine]));
  const rest = others.length === 0 ? [] : [costGroup(formatCountOf(others.length, 'other machine'), others)];
  const names = { id: 'cost-by-machine', title: 'Dearest machines', category: 'Machine' };
  return barChart({
    chapter: 'cost',
    table: groupTable(context, [...groups, ...rest], { ...names, said }),
    bars: groups.map((group) => ({
      name: group.name,
      parts: context.parts.map((part) => amountIn(group.parts[part], currency)),
      end: barMoney(group.perMonth, currency, group.incomplete === 0),
    })),
    keys: keysOf(context),
    category: names.category,
    amount: unitOf(context),
  });
}
