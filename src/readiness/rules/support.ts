import { exampleFacts, exampleOs, linux, windowsServer } from '../example-facts.js';
import type { ReadinessFacts } from '../facts.js';
import { deriveEndorsement } from '../os-lists.js';
import { deriveOsSupport, extendedWords, hasPassed, isWithoutUpdates, lastUpdatesInAzure } from '../os-support.js';
import type { OsSupport } from '../os-support.js';
import { EVERY_EDITION, hit, OK, READ_ON } from '../rule.js';
import type { Rule, RuleContext, Verdict } from '../rule.js';

/** For Linux that Azure endorses the edition of 2025 has a rule that does more than inform. */
const isToldElsewhere = ({ os }: ReadinessFacts, { policy, osVersions }: RuleContext): boolean =>
  policy.edition === '2025' && os.family === 'linux' && deriveEndorsement(os, '2025', osVersions) === 'version';

/** The support of a version that the vendor's calendar has behind it; null for all others. */
function endedSupport(facts: ReadinessFacts, context: RuleContext): OsSupport | null {
  // "2016 or later" may be a version that is still supported.
  if (facts.os.isOrLater || isToldElsewhere(facts, context)) return null;
  const support = deriveOsSupport(facts.os, context.osVersions);
  return support !== null && hasPassed(support.endOfLife, context.asOf) ? support : null;
}

const told = ({ os }: ReadinessFacts, support: OsSupport, asOf: string): Verdict =>
  hit({ os: os.name ?? 'the guest', end: support.endOfLife ?? '', extended: extendedWords(support, asOf) });

/** The same day a year later; 29 February becomes a day that text order puts before 1 March. */
const yearAfter = (date: string): string => `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`;

const windows10 = exampleOs({ name: 'Windows 10 22H2', family: 'windows', product: 'windows', version: '10-22h2' });

/** What is to be done while extended updates last; who gives them, and for what, differs by the vendor. */
function whileExtended({ os }: ReadinessFacts): string {
  if (os.product === 'windows-server')
    return 'plan an upgrade; Azure gives Windows Server its extended security updates at no charge while they last';
  if (os.family === 'windows') return 'plan an upgrade, or enrol the desktop for the extended updates of its vendor';
  return 'plan an upgrade, or buy the extended updates from the vendor: Azure does not bring them along';
}

const toldWhileExtended = (facts: ReadinessFacts, support: OsSupport, asOf: string): Verdict => {
  const verdict = told(facts, support, asOf);
  return verdict.kind === 'hit' ? hit({ ...verdict.values, toDo: whileExtended(facts) }) : verdict;
};

/** Support has ended, and so will the extended updates within a year. */
const endsWithinYear = (support: OsSupport, asOf: string): boolean =>
  hasPassed(lastUpdatesInAzure(support), yearAfter(asOf));

const common = {
  question: 'azure',
  editions: EVERY_EDITION,
  severity: 'informs',
  needs: [],
  whenUnknown: 'silent',
  source: 'endoflife-date/endoflife.date@a70eca33 (2026-08-22), as the catalogue holds it',
  ...READ_ON,
  code: null,
} as const;

/**
 * What the vendors' calendars say. Azure runs unsupported systems, so these decide nothing: they warn where no updates are left, or none
 * will be within a year, and inform where years of extended updates are.
 */
export const SUPPORT_RULES: readonly Rule[] = [
  {
    ...common,
    id: 'os/past-end-of-support',
    check: (facts, context) => {
      const support = endedSupport(facts, context);
      if (support === null || isWithoutUpdates(support, context.asOf) || endsWithinYear(support, context.asOf))
        return OK;
      return toldWhileExtended(facts, support, context.asOf);
    },
    message: 'the vendor ended support for {os} on {end}{extended}',
    remedy: '{toDo}',
    examples: {
      passing: [
        exampleFacts({ os: windowsServer('2025') }),
        exampleFacts({ os: windowsServer('2008-r2-sp1') }),
        exampleFacts({ os: windowsServer('2012-r2') }),
      ],
      failing: [exampleFacts({ os: windows10 })],
    },
  },
  {
    ...common,
    id: 'os/extended-updates-end-soon',
    severity: 'warns',
    check: (facts, context) => {
      const support = endedSupport(facts, context);
      if (support === null || isWithoutUpdates(support, context.asOf) || !endsWithinYear(support, context.asOf))
        return OK;
      return toldWhileExtended(facts, support, context.asOf);
    },
    message: 'the last updates for {os} end within a year: the vendor ended support on {end}{extended}',
    remedy: '{toDo}; do it with the move, while a window for changes is open anyway',
    examples: {
      passing: [exampleFacts({ os: windowsServer('2025') }), exampleFacts({ os: windowsServer('2008-r2-sp1') })],
      failing: [exampleFacts({ os: windowsServer('2012') }), exampleFacts({ os: windowsServer('2012-r2') })],
    },
  },
  {
    ...common,
    id: 'os/without-updates',
    severity: 'warns',
    check: (facts, context) => {
      const support = endedSupport(facts, context);
      if (support === null || !isWithoutUpdates(support, context.asOf)) return OK;
      return told(facts, support, context.asOf);
    },
    message: '{os} gets no security updates any more, in Azure either: the vendor ended support on {end}{extended}',
    remedy: 'upgrade the operating system before or with the move, or fence the machine off until it is retired',
    examples: {
      passing: [
        exampleFacts({ os: windowsServer('2025') }),
        exampleFacts({ os: windowsServer('2012-r2') }),
        exampleFacts({ os: linux('rhel', '6') }),
      ],
      failing: [exampleFacts({ os: windowsServer('2008-r2-sp1') }), exampleFacts({ os: linux('centos', '7') })],
    },
  },
  {
    ...common,
    id: 'os/support-ends-soon',
    severity: 'warns',
    check: (facts, { osVersions, asOf }) => {
      if (facts.os.isOrLater) return OK;
      const support = deriveOsSupport(facts.os, osVersions);
      if (support === null || hasPassed(support.endOfLife, asOf) || !hasPassed(support.endOfLife, yearAfter(asOf)))
        return OK;
      return told(facts, support, asOf);
    },
    message: 'the vendor ends support for {os} on {end}, within a year{extended}',
    remedy: 'upgrade with the move, while a window for changes is open anyway',
    examples: {
      passing: [exampleFacts({ os: windowsServer('2025') }), exampleFacts({ os: windowsServer('2003') })],
      failing: [exampleFacts({ os: windowsServer('2016') })],
    },
  },
];
