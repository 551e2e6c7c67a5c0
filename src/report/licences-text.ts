import type {
  HybridBenefit,
  HybridGroup,
  LicenceLine,
  LicenceProduct,
  Licences,
  LicenceSum,
  OracleReading,
} from '../licences/index.js';
import { formatCount, formatCountOf, formatMoney } from './figures.js';
import { alignRows, joinLines, wrap } from './lines.js';

const INDENT = 2;
const USD = { currency: 'USD', usdToCurrency: 1 };
/** How many lines and machines are listed unless all are asked for. */
const TOLD_LINES = 12;
const TOLD_MACHINES = 5;

const PRODUCT_WORDS: Readonly<Record<LicenceProduct, string>> = {
  windowsServer: 'Windows Server',
  sqlServer: 'SQL Server',
  oracleDatabase: 'Oracle Database',
};

const READING_WORDS: Readonly<Record<OracleReading['reading'], string>> = {
  host: 'the host that runs it',
  cluster: 'all hosts of its cluster',
  manager: 'all hosts of its vCenter',
};

const countOr = (count: number | null): string => (count === null ? 'unknown' : formatCount(count));

/** What the unknown lines come to, as far as their editions bound it. */
function boundWords({ unknown, undecided, licences, least, most }: LicenceSum): string {
  if (undecided > 0) return `${formatCountOf(undecided, 'machine')} may run it`;
  if (unknown === 0) return '';
  const known = licences ?? 0;
  if (most === null) return least === known ? '' : `at least ${formatCount(least)}`;
  return least === most
    ? `${formatCount(least)} in any edition`
    : `${formatCount(least)} to ${formatCount(most)} by edition`;
}

/** A sum that misses prices says of how many lines. */
function costWords({ lines, undecided, perYear, unpriced }: LicenceSum): string {
  if (lines === 0 && undecided === 0) return '-';
  const cost = formatMoney(perYear, USD);
  return perYear === null || unpriced === 0
    ? cost
    : `${cost} without ${formatCount(unpriced)} of ${formatCount(lines)}`;
}

const sumRow = (sum: LicenceSum): readonly string[] => [
  PRODUCT_WORDS[sum.product],
  sum.when === 'before' ? 'before' : 'in Azure',
  countOr(sum.licences),
  sum.unit === 'core' ? 'core licences' : 'processor licences',
  costWords(sum),
  formatCount(sum.unknown),
  boundWords(sum),
];

const SUM_HEADINGS = ['product', 'when', 'licences', 'counted in', 'a year', 'unknown', ''];

function hybridLines(benefit: HybridBenefit): readonly string[] {
  const { running, poweredOff, systemUnknown, isInPolicy } = benefit;
  const policy = isInPolicy ? 'the policy counts on it' : 'the policy does not count on it';
  return [
    `Azure Hybrid Benefit for Windows Server (${benefit.without}; ${policy})`,
    ...groupLines('running', running),
    ...(poweredOff.machines === 0 ? [] : groupLines('powered off', poweredOff)),
    ...(systemUnknown === 0
      ? []
      : wrap(`${formatCountOf(systemUnknown, 'machine')} of unknown operating system: in none of these sums`, INDENT)),
  ];
}

function groupLines(name: string, group: HybridGroup): readonly string[] {
  const { machines, priced, ownedPerYear } = group;
  if (machines === 0) return wrap(`${name}: no Windows Server machine with a size`, INDENT);
  const owned = [
    ['Standard', ownedPerYear.standard],
    ['Datacenter', ownedPerYear.datacenter],
  ] as const;
  const costs = owned
    .filter(([, cost]) => cost !== null)
    .map(([edition, cost]) => `${edition} ${formatMoney(cost, USD)} a year`);
  return [
    ...wrap(
      `${name}: ${formatCount(priced)} of ${formatCountOf(machines, 'machine')} priced both ways; compute with Windows ${formatMoney(group.withoutPerMonth, USD)} a month, with your own licences ${formatMoney(group.withPerMonth, USD)}: ${formatMoney(group.savedPerMonth, USD)} less`,
      INDENT,
    ),
    ...wrap(
      `it takes ${formatCountOf(group.coreLicences, 'core licence')}, or ${formatCountOf(group.sixteenCoreSets, 'set')} of 16; it pays where a core licence costs less than ${formatMoney(group.breakEvenPerCoreYear, USD)} a year`,
      INDENT * 2,
    ),
    ...wrap(
      costs.length === 0
        ? 'what these licences cost is unknown: give prices with --licences'
        : `at the prices given: ${costs.join(', ')}`,
      INDENT * 2,
    ),
  ];
}

function readingLines({ oracleReadings, sums }: Licences): readonly string[] {
  const before = sums.find(({ product, when }) => product === 'oracleDatabase' && when === 'before');
  if (before === undefined || before.lines === 0) return [];
  const rows = oracleReadings.map(({ reading, isUsed, licences, unknown }) => [
    READING_WORDS[reading],
    countOr(licences),
    unknown === 0 ? '' : `${formatCount(unknown)} unknown`,
    isUsed ? 'counted here' : '',
  ]);
  return [
    '',
    'Oracle Database before, by how the contract is read (processor licences)',
    ...alignRows(rows, INDENT, [1]),
  ];
}

const lineRow = ({ product, when, subject, edition, licences, working, missing }: LicenceLine): readonly string[] => [
  PRODUCT_WORDS[product],
  when === 'before' ? 'before' : 'in Azure',
  subject.name,
  edition ?? '',
  countOr(licences),
  licences === null && missing !== null ? `unknown: ${missing.what}` : working,
];

function lineLines({ lines }: Licences, all: boolean): readonly string[] {
  if (lines.length === 0) return [];
  const told = all ? lines : lines.slice(0, TOLD_LINES);
  const rest = lines.length - told.length;
  return [
    '',
    'Lines',
    ...alignRows(told.map(lineRow), INDENT, [4]),
    ...(rest === 0 ? [] : wrap(`and ${formatCountOf(rest, 'line')}: --all lists them, --json has them`, INDENT)),
  ];
}

function namesWords(names: readonly string[], all: boolean): string {
  const told = all ? names : names.slice(0, TOLD_MACHINES);
  const rest = names.length - told.length;
  return `${told.join(', ')}${rest === 0 ? '' : ` and ${formatCount(rest)} more`}`;
}

function unknownLines({ unknowns, hints, unmatched }: Licences, all: boolean): readonly string[] {
  const told = unknowns.flatMap(({ product, when, what, remedy, subjects }) => [
    ...wrap(
      `${PRODUCT_WORDS[product]}${when === null ? '' : when === 'before' ? ' before' : ' in Azure'}, ${formatCount(subjects.length)} x: ${what}`,
      INDENT,
      INDENT * 2,
    ),
    ...wrap(namesWords(subjects, all), INDENT * 2),
    ...wrap(`remedy: ${remedy}`, INDENT * 2),
  ]);
  const hinted = (all ? hints : hints.slice(0, TOLD_MACHINES)).flatMap(({ machine, product, because }) =>
    wrap(`hint: ${machine} may run ${PRODUCT_WORDS[product]}: ${because}`, INDENT, INDENT * 2),
  );
  const more = hints.length - TOLD_MACHINES;
  return [
    ...(told.length === 0 ? [] : ['', 'Unknown', ...told]),
    ...(hinted.length === 0 ? [] : ['', ...hinted]),
    ...(all || more <= 0 ? [] : wrap(`and ${formatCountOf(more, 'hint')} more`, INDENT)),
    ...unmatched.flatMap((name) => wrap(`no machine is called "${name}", which the licence terms name`, INDENT)),
  ];
}

function contradictionLines({ contradictions }: Licences, all: boolean): readonly string[] {
  if (contradictions.length === 0) return [];
  const told = all ? contradictions : contradictions.slice(0, TOLD_LINES);
  const rest = contradictions.length - told.length;
  return [
    '',
    'Contradictions',
    ...told.flatMap(({ subject, what, counts, ignored }) =>
      wrap(
        `${subject}, ${what}: ${counts.value} (${counts.source}) counts, ${ignored.value} (${ignored.source}) does not`,
        INDENT,
        INDENT * 2,
      ),
    ),
    ...(rest === 0 ? [] : wrap(`and ${formatCount(rest)} more: --all lists them, --json has them`, INDENT)),
  ];
}

/** Licences before and after for the terminal: sums, hybrid benefit, readings, lines, what is unknown, and the rules followed. */
export function renderLicencesText(licences: Licences, { all }: { readonly all: boolean }): string {
  return joinLines([
    ...wrap(
      `Licences by the core of ${formatCountOf(licences.machines, 'machine')} in ${licences.region}, as of ${licences.asOf}. No licence price is known but those you give.`,
      0,
      INDENT,
    ),
    '',
    ...alignRows([SUM_HEADINGS, ...licences.sums.map(sumRow)], 0, [2, 4, 5]),
    '',
    ...hybridLines(licences.hybridBenefit),
    ...readingLines(licences),
    ...lineLines(licences, all),
    ...unknownLines(licences, all),
    ...contradictionLines(licences, all),
    '',
    'Rules followed',
    ...licences.assumptions.flatMap(({ text, source, readOn, changedBy }) =>
      wrap(
        `${text} [${source}; read ${readOn}${changedBy === null ? '' : `; change: ${changedBy}`}]`,
        INDENT,
        INDENT * 2,
      ),
    ),
  ]);
}
