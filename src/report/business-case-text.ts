import type {
  BusinessCase,
  CaseLine,
  DecommissionCandidate,
  MissingAssumption,
  SteadySide,
  UsedAssumption,
  UtilisationCounts,
} from '../business-case/index.js';
import { unitAfter } from '../business-case/index.js';
import { formatMicros } from '../model/index.js';
import type { Micros } from '../model/index.js';
import { formatAmount, formatCount, formatCountOf } from './figures.js';
import { alignRows, joinLines, wrap } from './lines.js';

const INDENT = 2;
const TOLD_MACHINES = 20;
const UNKNOWN = 'unknown';

const money = (amount: Micros | null): string => (amount === null ? UNKNOWN : formatMicros(amount));

/** An amount of which a part is unknown is a least, and says so. */
function amountWords({ perYear: { amount, missing } }: CaseLine): string {
  return amount !== null && missing.length > 0 ? `>= ${money(amount)}` : money(amount);
}

function workingLines({ acquisition, perYear, notes, choices }: CaseLine): readonly string[] {
  const bought =
    acquisition === null
      ? []
      : [`bought: ${acquisition.formula} = ${acquisition.working} = ${money(acquisition.amount)} USD`];
  return [
    ...bought,
    `${perYear.formula} = ${perYear.working}`,
    ...(choices.length === 0 ? [] : [`as chosen by ${choices.join(', ')}`]),
    ...notes,
  ].flatMap((text) => wrap(text, 2 * INDENT, 3 * INDENT));
}

function sideLines(title: string, { lines, perYear, unknown, partial }: SteadySide): readonly string[] {
  const gaps = [
    ...(unknown.length === 0 ? [] : [formatCountOf(unknown.length, 'unknown line')]),
    ...(partial.length === 0 ? [] : [`${formatCountOf(partial.length, 'line')} known in part`]),
  ];
  const told = gaps.length === 0 ? '' : `, without ${gaps.join(' and ')}`;
  return [
    `${title}, a steady year: ${money(perYear)} USD${told}`,
    ...lines.flatMap((line) => [...alignRows([[line.label, amountWords(line)]], INDENT, [1]), ...workingLines(line)]),
    '',
  ];
}

/** What is in no sum makes a difference no answer yet, and it is told which way the gaps lean. */
function verdictLines({ current, future, saved, isComplete }: BusinessCase): readonly string[] {
  const net = `Net present value of moving rather than staying: ${money(saved.netPresentValue)} USD`;
  if (isComplete) return wrap(net, 0, INDENT);
  const ofMoving = future.unknown.filter((id) => !current.unknown.includes(id));
  const leans = (state: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : wrap(`unknown lines make ${state} look cheaper: ${lines.join(', ')}`, INDENT, 2 * INDENT);
  return [
    ...wrap(`${net}, of what is known alone: no answer yet`, 0, INDENT),
    ...leans('staying', current.unknown),
    ...leans('moving', ofMoving),
  ];
}

function yearLines(found: BusinessCase): readonly string[] {
  const { current, future, saved, migratedPercentByYear } = found;
  const years = migratedPercentByYear.map((share, year) => ({ share, year }));
  const flows = [
    ['USD', 'moved', 'staying', 'moving', 'saved'],
    ...years.map(({ share, year }) => [
      `year ${year}`,
      `${formatAmount(share)} %`,
      ...[current.cashFlow, future.cashFlow, saved.cashFlow].map((amounts) => money(amounts[year] ?? null)),
    ]),
    ['sum', '', ...[current, future, saved].map(({ totalCashFlow }) => money(totalCashFlow))],
    ['present value', '', ...[current, future, saved].map(({ netPresentValue }) => money(netPresentValue))],
  ];
  const parts = [
    ['of it', 'staying: capital', 'running', 'moving: capital', 'running'],
    ...years.map(({ year }) => [
      `year ${year}`,
      ...[current.capex, current.opex, future.capex, future.opex].map((amounts) => money(amounts[year] ?? null)),
    ]),
  ];
  return [...alignRows(flows, 0, [1, 2, 3, 4]), '', ...alignRows(parts, 0, [1, 2, 3, 4]), '', ...verdictLines(found)];
}

function missingLines(missing: readonly MissingAssumption[]): readonly string[] {
  if (missing.length === 0) return ['Nothing is unknown: every line has its numbers.'];
  return [
    ...wrap(
      `Not in these sums, since nobody has said (${formatCountOf(missing.length, 'assumption')}); state them with --assumptions or --assume:`,
    ),
    ...missing.flatMap(({ key, unit, meaning, lines }) =>
      wrap(`${key} (${unit}): ${meaning}; waits: ${lines.join(', ')}`, INDENT, 2 * INDENT),
    ),
  ];
}

const useWords = ({ active, idle, zombie, unknown }: UtilisationCounts, percentile: number): string =>
  `Use by P${percentile} of the samples: ${formatCount(active)} active, ${formatCount(idle)} idle, ${formatCount(zombie)} zombie, ` +
  `${formatCount(unknown)} unknown of ${formatCountOf(active + idle + zombie + unknown, 'machine')}.`;

/** The classes alone, for who has only looked at the inputs. */
export const renderUtilisationText = (counts: UtilisationCounts, percentile: number): string =>
  joinLines(
    wrap(`${useWords(counts, percentile)} portolan business-case tells of each why, and what it would cost in Azure.`),
  );

function utilisationLines(found: BusinessCase): readonly string[] {
  const { counts, candidates, candidateSums, utilisationPercentile } = found;
  return [
    ...wrap(useWords(counts.utilisation, utilisationPercentile), 0, INDENT),
    ...(candidates.length === 0 ? [] : ['Ask their owners before they move (decommission candidates):']),
    ...candidateSums.flatMap(({ because, machines, azurePerMonth, unknown: unpriced }) =>
      wrap(
        `${because}: ${formatCountOf(machines, 'machine')}, ${money(azurePerMonth)} USD a month in Azure${unpriced === 0 ? '' : `, and ${formatCountOf(unpriced, 'machine')} without a whole bill`}`,
        INDENT,
      ),
    ),
    ...candidateLines(candidates),
  ];
}

function candidateLines(candidates: readonly DecommissionCandidate[]): readonly string[] {
  const rest = candidates.length - TOLD_MACHINES;
  return [
    ...candidates
      .slice(0, TOLD_MACHINES)
      .flatMap(({ name, because, azurePerMonth, reasons }) =>
        wrap(`${name}: ${because}, ${money(azurePerMonth)} USD a month; ${reasons.join('; ')}`, 2 * INDENT, 3 * INDENT),
      ),
    ...(rest > 0 ? wrap(`and ${formatCountOf(rest, 'machine')} more: --json has them`, 2 * INDENT) : []),
  ];
}

function leftOutLines({ machines, counts }: BusinessCase): readonly string[] {
  const left = machines.filter(({ part }) => part !== 'moves');
  const rest = left.length - TOLD_MACHINES;
  return [
    ...wrap(
      `${formatCountOf(counts.machines, 'machine')}: ${formatCount(counts.moves)} move, ${formatCount(counts.staysBehind)} stay behind, ${formatCount(counts.leftOut)} ${counts.leftOut === 1 ? 'is' : 'are'} left out of both sides.`,
      0,
      INDENT,
    ),
    ...left.slice(0, TOLD_MACHINES).flatMap(({ name, reason }) => wrap(`${name}: ${reason ?? ''}`, INDENT, 2 * INDENT)),
    ...(rest > 0 ? wrap(`and ${formatCountOf(rest, 'machine')} more: --json has them`, INDENT) : []),
  ];
}

function valueWords({ value, unit }: UsedAssumption): string {
  if (value === null) return UNKNOWN;
  if (typeof value === 'string') return value;
  const [digits, after] =
    typeof value === 'number'
      ? [formatAmount(value, 6), unitAfter(value, unit)]
      : [value.map((one) => formatAmount(one, 6)).join(', '), unit];
  return after === '' ? digits : `${digits} ${after}`;
}

function assumptionLines({ assumptions, profile }: BusinessCase): readonly string[] {
  const yours = assumptions.filter(({ origin }) => origin === 'yours').length;
  return [
    `Assumptions: profile ${profile}, ${formatCount(yours)} of ${formatCount(assumptions.length)} yours`,
    ...assumptions.flatMap((one) =>
      wrap(
        `${one.origin === 'yours' ? '* ' : ''}${one.key} = ${valueWords(one)}: ${one.meaning} [${one.origin}; ${one.source}]`,
        INDENT,
        2 * INDENT,
      ),
    ),
  ];
}

function nothingComparedLines({ leftOut, counts }: BusinessCase): readonly string[] {
  if (counts.machines === 0) return ['There are no machines, and so no net present value.'];
  return [
    'No machine can be compared, so there is no net present value. Why:',
    ...leftOut.flatMap(({ reason, machines }) =>
      wrap(`${formatCountOf(machines, 'machine')}: ${reason}`, INDENT, 2 * INDENT),
    ),
  ];
}

const steadyLines = ({ onPremises, onPremisesWithArc, azure }: BusinessCase['steady']): readonly string[] => [
  ...sideLines('On-premises', onPremises),
  ...(onPremisesWithArc === null ? [] : sideLines('On-premises with Azure Arc', onPremisesWithArc)),
  ...sideLines('Azure', azure),
];

/** A business case for the terminal: the years first, then what they are made of and what they rest on. */
export function renderBusinessCaseText(found: BusinessCase, written: readonly string[]): string {
  const { steady, notes, region, policy, asOf } = found;
  const isCompared = found.facts.machines > 0;
  return joinLines([
    ...wrap(
      `Business case as of ${asOf}: ${region}, policy ${policy}. Amounts are USD, each rounded to the cent, sums of rounded lines.`,
      0,
      INDENT,
    ),
    ...leftOutLines(found),
    '',
    ...(isCompared ? [...yearLines(found), '', ...missingLines(found.missing)] : nothingComparedLines(found)),
    '',
    ...utilisationLines(found),
    '',
    ...(isCompared ? steadyLines(steady) : []),
    ...assumptionLines(found),
    '',
    ...notes.flatMap((note) => wrap(`- ${note}`, 0, INDENT)),
    ...written.flatMap((path) => wrap(`written: ${path}`, 0, INDENT)),
  ]);
}
