import type { LicenceHint, LicenceLine, LicenceProduct, UnknownLicence } from './licences.js';
import { windowsKindOf } from './subject.js';
import type { LicenceSubject } from './subject.js';
import type { LicenceTerms } from './terms.js';
import { nameMatcher } from './software-of.js';

const namesOf = (subjects: readonly LicenceSubject[]): readonly string[] => subjects.map(({ machine }) => machine.name);

/** Everything that is not known, by reason: first of the lines, then of machines of which not even a line is known. */
export function gatherUnknowns(
  lines: readonly LicenceLine[],
  subjects: readonly LicenceSubject[],
): readonly UnknownLicence[] {
  const byReason = new Map<string, UnknownLicence & { readonly subjects: string[] }>();
  for (const { product, when, missing, subject } of lines) {
    if (missing === null) continue;
    const key = JSON.stringify([product, when, missing.what]);
    const known = byReason.get(key);
    if (known === undefined) byReason.set(key, { product, when, ...missing, subjects: [subject.name] });
    else known.subjects.push(subject.name);
  }
  return [...byReason.values(), ...ofMachines(subjects)].filter((one) => one.subjects.length > 0);
}

/** Whether nobody says if a machine runs a product. */
export function isUndecided(product: LicenceProduct, { machine, software }: LicenceSubject): boolean {
  if (product === 'windowsServer') return windowsKindOf(machine) === 'unknown';
  return (product === 'sqlServer' ? software.sqlServer : software.oracle) === null;
}

const ofMachines = (subjects: readonly LicenceSubject[]): readonly UnknownLicence[] => [
  {
    product: 'windowsServer',
    when: null,
    what: 'whether the machine runs Windows Server: no source names its operating system',
    remedy: 'give an inventory with the column os, or start the machine so that its guest tools tell it',
    subjects: namesOf(subjects.filter((one) => isUndecided('windowsServer', one))),
  },
  {
    product: 'windowsServer',
    when: null,
    what: 'how a Windows that is no Windows Server is licensed: by user or device, which no inventory tells',
    remedy: 'hold these machines against your desktop licences; in Azure they need rights of multitenant hosting',
    subjects: namesOf(subjects.filter(({ machine }) => windowsKindOf(machine) === 'client')),
  },
  {
    product: 'sqlServer',
    when: null,
    what: 'whether the machine runs SQL Server',
    remedy:
      'tag it sqlServer=Enterprise, Standard or none, or write it in the file of licence terms; unlisted: none settles the rest',
    subjects: namesOf(subjects.filter((one) => isUndecided('sqlServer', one))),
  },
  {
    product: 'oracleDatabase',
    when: null,
    what: 'whether the machine runs Oracle Database',
    remedy:
      'tag it oracle=Enterprise, Standard2 or none, or write it in the file of licence terms; unlisted: none settles the rest',
    subjects: namesOf(subjects.filter((one) => isUndecided('oracleDatabase', one))),
  },
];

/** What in a name or a note suggests a product. A suggestion proves nothing. */
const SUGGESTIONS: readonly { readonly product: LicenceProduct; readonly pattern: RegExp }[] = [
  { product: 'sqlServer', pattern: /(?<!my|postgre|no)sql(?!ite)/i },
  { product: 'oracleDatabase', pattern: /oracle(?![ -]?(?:linux|solaris))|(?:^|[^a-z])ora(?:db|\d|[^a-z]|$)/i },
];

const MOST_CHARACTERS = 500;

/** Machines whose name or annotation suggests a product of which nobody says whether it runs there. */
export function deriveHints(subjects: readonly LicenceSubject[]): readonly LicenceHint[] {
  return subjects.flatMap(({ machine, software }) =>
    SUGGESTIONS.flatMap(({ product, pattern }): LicenceHint[] => {
      const answer = product === 'sqlServer' ? software.sqlServer : software.oracle;
      if (answer !== null) return [];
      const hint = (where: string): LicenceHint[] => [
        {
          machine: machine.name,
          product,
          because: `its ${where} suggests it; nothing states it, so it counts nowhere`,
        },
      ];
      if (pattern.test(machine.name.slice(0, MOST_CHARACTERS))) return hint('name');
      return pattern.test((machine.annotation ?? '').slice(0, MOST_CHARACTERS)) ? hint('annotation') : [];
    }),
  );
}

/** Entries of the file of licence terms that fit no machine. */
export const unmatchedNames = (terms: LicenceTerms, subjects: readonly LicenceSubject[]): readonly string[] =>
  terms.machines
    .flatMap(({ machines }) => machines)
    .filter((entry) => {
      const isOf = nameMatcher([entry]);
      return !subjects.some(({ machine }) => isOf(machine.name));
    });
