import type { CostTotal, ScenarioTotal } from '../../assessment/index.js';
import type { ReportContents } from '../contents.js';
import { formatCount, formatCountOf, formatMoney, formatShare } from '../figures.js';
import type { Currency } from '../figures.js';
import { isCostUnknown } from '../known-cost.js';
import { amountColumn, countColumn, textColumn } from '../tables/table.js';
import { TERMS_WORDS } from '../words.js';
import { barChart } from './bars.js';
import type { EstateChart } from './chart.js';
import { amountIn, barMoney, moneyCell } from './money.js';
import { SERIES_COLOURS } from './palette.js';

/** Other ways to pay, each beside what the same machines cost as you go. */
export function termsCharts({ assessment }: ReportContents): readonly EstateChart[] {
  const { totals, catalogue } = assessment;
  const priced = totals.scenarios.filter(({ perMonth }) => perMonth !== null);
  return priced.length < 2 ? [] : [termsChart(priced, totals.scenarios, catalogue)];
}

/** Right-sized beside as configured, where both are known. */
export function configuredCharts({ assessment: { totals, catalogue } }: ReportContents): readonly EstateChart[] {
  const { asIs, all } = totals;
  return asIs === null || isCostUnknown(asIs) || isCostUnknown(all) ? [] : [configuredChart(asIs, all, catalogue)];
}

function termsChart(
  priced: readonly ScenarioTotal[],
  scenarios: readonly ScenarioTotal[],
  currency: Currency,
): EstateChart {
  const unit = `${currency.currency} per month`;
  const shareOf = ({ perMonth, payAsYouGoOfKnown }: ScenarioTotal): number =>
    perMonth === null || payAsYouGoOfKnown === null || payAsYouGoOfKnown === 0 ? 1 : perMonth / payAsYouGoOfKnown;
  const [best] = [...priced].sort((left, right) => shareOf(left) - shareOf(right));
  const saves =
    best?.perMonth == null || best.payAsYouGoOfKnown === null || shareOf(best) >= 1
      ? 'No other terms with known prices cost less than pay as you go.'
      : `${TERMS_WORDS[best.terms]} saves most: ${formatShare(best.payAsYouGoOfKnown - best.perMonth, best.payAsYouGoOfKnown)} of what the same ${formatCountOf(best.known, 'machine')} cost as you go.`;
  const unknown = scenarios.length - priced.length;
  const said = `${saves}${unknown === 0 ? '' : ` ${formatCountOf(unknown, 'way', 'ways')} to pay ${unknown === 1 ? 'has' : 'have'} no known price in this region and ${unknown === 1 ? 'is' : 'are'} not drawn.`}`;
  return barChart({
    chapter: 'scenarios',
    table: {
      ...{ id: 'cost-by-terms', title: 'Terms compared', said },
      columns: [
        textColumn('Terms'),
        countColumn('Known for', 'machines'),
        countColumn('Unknown for', 'machines'),
        amountColumn('Sum', unit, 2),
        amountColumn('Same machines as you go', unit, 2),
      ],
      rows: scenarios.map(({ terms, known, unknown: missing, perMonth, payAsYouGoOfKnown }) => [
        TERMS_WORDS[terms],
        known,
        missing,
        moneyCell(perMonth, currency),
        moneyCell(payAsYouGoOfKnown, currency),
      ]),
    },
    bars: priced.map(({ terms, perMonth, payAsYouGoOfKnown, known, unknown: missing }) => ({
      name: TERMS_WORDS[terms],
      parts: [amountIn(perMonth, currency)],
      end: `${barMoney(perMonth, currency)}${missing === 0 ? '' : ` (${formatCount(known)} of ${formatCount(known + missing)})`}`,
      against: amountIn(payAsYouGoOfKnown, currency),
    })),
    keys: [{ label: unit, colour: 'c1' }],
    category: 'Terms',
    amount: unit,
    against: 'The same machines as you go',
  });
}

const PARTS = [
  ['Compute', 'compute', 0],
  ['Storage', 'storage', 1],
  ['Windows licence', 'licence', 2],
  ['Services', 'services', 3],
] as const;

/** Why a part of what is saved is spent again; empty where it is not. */
const dearerStorage = (asIs: CostTotal, all: CostTotal, currency: Currency): string =>
  asIs.storage === null || all.storage === null || all.storage <= asIs.storage
    ? ''
    : ` Storage costs ${formatMoney((all.storage - asIs.storage) as CostTotal['perMonth'], currency)} a month more so: as configured a disk is chosen by its size alone, for what is used by what it was measured to read and write too.`;

/** What right-sizing is worth: the same estate in sizes of what is configured. */
function configuredChart(asIs: CostTotal, all: CostTotal, currency: Currency): EstateChart {
  const unit = `${currency.currency} per month`;
  const sides = [
    { name: 'As configured', total: asIs },
    { name: 'Right-sized', total: all },
  ];
  const parts = PARTS.filter(([, part]) => part !== 'services' || (asIs.services ?? 1) > 0 || (all.services ?? 1) > 0);
  const isAlike = asIs.machinesWithUnknown === all.machinesWithUnknown && asIs.machinesUnsized === all.machinesUnsized;
  const isLess = all.perMonth <= asIs.perMonth;
  const difference = (isLess ? asIs.perMonth - all.perMonth : all.perMonth - asIs.perMonth) as CostTotal['perMonth'];
  const said = `Sizes for what is used cost ${formatShare(difference, asIs.perMonth)} (${formatMoney(difference, currency)} a month) ${isLess ? 'less' : 'more'} than sizes for what is configured.${isAlike ? '' : ' The two sums do not cover the same machines.'}${dearerStorage(asIs, all, currency)}`;
  const isComplete = ({ machinesWithUnknown, machinesUnsized }: CostTotal): boolean =>
    machinesWithUnknown === 0 && machinesUnsized === 0;
  return barChart({
    chapter: 'cost',
    table: {
      ...{ id: 'cost-as-configured', title: 'What right-sizing saves', said },
      columns: [
        textColumn('Sizes'),
        ...parts.map(([label]) => amountColumn(label, null, 2)),
        amountColumn('Sum', unit, 2),
        countColumn('Unknown price', 'machines'),
        countColumn('Without a size', 'machines'),
      ],
      rows: sides.map(({ name, total }) => [
        name,
        ...parts.map(([, part]) => moneyCell(total[part], currency)),
        moneyCell(total.perMonth, currency),
        total.machinesWithUnknown,
        total.machinesUnsized,
      ]),
    },
    bars: sides.map(({ name, total }) => ({
      name,
      parts: parts.map(([, part]) => amountIn(total[part], currency)),
      end: barMoney(total.perMonth, currency, isComplete(total)),
    })),
    keys: parts.map(([label, , at]) => ({ label, colour: SERIES_COLOURS[at]! })),
    category: 'Sizes',
    amount: unit,
  });
}
