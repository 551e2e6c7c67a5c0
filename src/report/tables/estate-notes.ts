import type { Assessment } from '../../assessment/index.js';
import { formatLocation } from '../../model/index.js';
import type { Problem } from '../../model/index.js';
import { DECISION_STATUS_WORDS, PROBLEM_SEVERITY_WORDS } from '../words.js';
import { listed, tableOf } from './estate-cells.js';
import type { EstateContents } from './estate-contents.js';
import { countColumn, noteColumn, textColumn } from './table.js';
import type { ReportTable } from './table.js';

interface Told {
  readonly by: string;
  readonly problem: Problem;
}

/** Problems of every output in the folder, each with the output that told it. */
export function problemTable(contents: EstateContents): ReportTable {
  const { assessment, waves, calendar, graph, replication, recovery, problems } = contents;
  const outputs: readonly (readonly [string, { readonly problems: readonly Problem[] } | null])[] = [
    ['the folder', { problems }],
    ['assessment', assessment],
    ['waves', waves],
    ['calendar', calendar],
    ['dependencies', graph],
    ['replication', replication],
    ['recovery', recovery],
  ];
  return tableOf<Told>(
    {
      id: 'problems',
      title: 'Problems',
      said: 'What is wrong or noteworthy in the inputs and in the plans, with what to do.',
    },
    [
      [textColumn('Told by', 14), ({ by }) => by],
      [textColumn('Severity', 10), ({ problem }) => PROBLEM_SEVERITY_WORDS[problem.severity]],
      [textColumn('Where', 36), ({ problem }) => (problem.at === null ? null : formatLocation(problem.at))],
      [textColumn('What', 80), ({ problem }) => problem.message],
      [textColumn('What to do', 70), ({ problem }) => problem.remedy],
      [countColumn('Times'), ({ problem }) => problem.count ?? 1],
      [noteColumn('Code', 32), ({ problem }) => problem.code],
    ],
    outputs.flatMap(([by, output]) => (output?.problems ?? []).map((problem) => ({ by, problem }))),
  );
}

interface Rule {
  readonly about: string;
  readonly words: string;
}

/** The policy in words, what was taken for granted, and what the cost leaves out. */
export const policyTable = ({
  policy,
  policyWords,
  assumptions,
  notIncluded,
  catalogue,
  region,
}: Assessment): ReportTable =>
  tableOf<Rule>(
    {
      id: 'policy',
      title: 'Policy',
      said: 'By which rules machines were sized and priced, what was taken for granted, and what the cost leaves out.',
    },
    [
      [textColumn('About', 20), ({ about }) => about],
      [textColumn('What', 120), ({ words }) => words],
    ],
    [
      { about: 'Policy', words: `"${policy.name}"` },
      ...policyWords.map((words) => ({ about: 'Policy', words })),
      {
        about: 'Region',
        words: `${region.displayName} (${region.name})${region.isAssumed ? ', assumed: none was asked for' : ''}`,
      },
      { about: 'Prices', words: pricesWords(catalogue) },
      ...assumptions.map((words) => ({ about: 'Assumption', words })),
      ...notIncluded.map((words) => ({ about: 'Not in the cost', words })),
    ],
  );

function pricesWords({
  date,
  priceDate,
  pricesUsed,
  priceSheet,
  currency,
  usdToCurrency,
}: Assessment['catalogue']): string {
  const dates =
    pricesUsed === null ? `newest price ${priceDate}` : `prices of ${pricesUsed.oldest} to ${pricesUsed.newest}`;
  const sheet = priceSheet === null ? 'list prices' : `list prices under the sheet "${priceSheet}"`;
  const rate = currency === 'USD' ? '' : `; the page shows ${currency} at ${usdToCurrency} to a US dollar`;
  return `catalogue of ${date}, ${dates}, ${sheet}; amounts here are US dollars${rate}`;
}

/** What people decided, and what came of it; null where nobody decided anything. */
export const decisionTable = ({ decisions }: Assessment): ReportTable | null =>
  decisions.length === 0
    ? null
    : tableOf<Assessment['decisions'][number]>(
        { id: 'decisions', title: 'Decisions', said: 'What people decided, and what came of it.' },
        [
          [textColumn('What', 40), ({ what }) => what],
          [textColumn('Machines', 40), ({ machines }) => listed(machines)],
          [textColumn('Who', 20), ({ who }) => who],
          [textColumn('When', 12), ({ when }) => when],
          [textColumn('Until', 20), ({ until }) => until ?? 'taken back by somebody'],
          [textColumn('Why', 50), ({ why }) => why],
          [textColumn('State', 18), ({ status }) => DECISION_STATUS_WORDS[status]],
          [countColumn('Machines meant'), ({ matched }) => matched],
          [countColumn('Machines changed'), ({ changed }) => changed],
          [textColumn('Effect', 60), ({ effect }) => effect],
          [noteColumn('Written in', 30), ({ at }) => formatLocation(at)],
        ],
        decisions,
      );
