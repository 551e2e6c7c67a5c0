import type { Machine } from '../model/index.js';
import { isCovered, parseMachineNames } from '../statements/index.js';
import type { DatabaseStatement, Statement } from '../statements/index.js';
import type { LicenceTerms, OracleAnswer, SqlAnswer, StatedSoftware, WindowsEdition } from './terms.js';

/** What is known to run on one machine; null: nobody says. */
export interface Software {
  readonly sqlServer: SqlAnswer | null;
  readonly oracle: OracleAnswer | null;
  readonly windowsEdition: WindowsEdition | null;
}

type SoftwareFinder = (machine: Machine) => Software;

/** Finds what runs on a machine: what the file of licence terms states, else its tags, else a statement about a database. */
export function softwareFinder(terms: LicenceTerms, statements: readonly Statement[]): SoftwareFinder {
  const stated = terms.machines.map((one) => ({ ...one, isOf: nameMatcher(one.machines) }));
  const databases = statements
    .filter((one): one is DatabaseStatement => one.topic === 'database')
    .filter(({ where }) => where === null || where === 'onPremises')
    .flatMap(({ engine, machines }) => (engine === null ? [] : [{ engine, isOf: nameMatcher(machines) }]));
  const none = terms.unlisted === 'none' ? 'none' : null;
  return (machine) => {
    const own = stated.filter(({ isOf }) => isOf(machine.name));
    const engines = databases.filter(({ isOf }) => isOf(machine.name)).map(({ engine }) => engine);
    const tagged = softwareOfTags(machine);
    const said = softwareOfEngines(engines);
    return {
      sqlServer: firstKnown(own, 'sqlServer') ?? tagged.sqlServer ?? said.sqlServer ?? none,
      oracle: firstKnown(own, 'oracle') ?? tagged.oracle ?? said.oracle ?? none,
      windowsEdition: firstKnown(own, 'windowsEdition'),
    };
  };
}

const firstKnown = <Key extends 'sqlServer' | 'oracle' | 'windowsEdition'>(
  stated: readonly StatedSoftware[],
  key: Key,
): StatedSoftware[Key] | null => stated.find((one) => one[key] !== null)?.[key] ?? null;

const plainName = (name: string): string => name.trim().toLowerCase();

/** Whether a list of names, ranges and patterns covers a name; case does not count. */
export function nameMatcher(entries: readonly string[]): (name: string) => boolean {
  const read = entries.map(parseMachineNames).filter((one) => one !== null);
  const names = new Set(read.flatMap((one) => (one.kind === 'names' ? one.names.map(plainName) : [])));
  const patterns = read.flatMap((one) => (one.kind === 'pattern' ? [one.parts] : []));
  return (name) => names.has(plainName(name)) || patterns.some((parts) => isCovered(parts, name));
}

const plainKey = (key: string): string => key.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Tags that speak of one product: their value is its edition. */
const SQL_KEYS: ReadonlySet<string> = new Set(['sqlserver', 'mssql', 'sqlserveredition', 'sqledition']);
const ORACLE_KEYS: ReadonlySet<string> = new Set(['oracle', 'oracledatabase', 'oracledb', 'oracleedition']);
/** Tags that say in words what a machine is for or runs. */
const WORD_KEYS: ReadonlySet<string> = new Set([
  ...['role', 'software', 'database', 'databases', 'db', 'dbms', 'engine', 'databaseengine', 'installedsoftware'],
]);

const SQL_WORDS = /\b(?:ms|microsoft)?[ -]?sql[ -]?server\b|\bmssql\b/i;
const ORACLE_WORDS = /\boracle\b(?![ -]?(?:linux|solaris|cloud))/i;

/** What the tags of a machine say; of two tags of one product the first counts. */
export function softwareOfTags({ tags }: Machine): Omit<Software, 'windowsEdition'> {
  let sqlServer: SqlAnswer | null = null;
  let oracle: OracleAnswer | null = null;
  for (const [key, value] of tags) {
    const plain = plainKey(key);
    if (SQL_KEYS.has(plain)) sqlServer ??= sqlAnswer(value);
    else if (ORACLE_KEYS.has(plain)) oracle ??= oracleAnswer(value);
    else if (WORD_KEYS.has(plain)) {
      if (SQL_WORDS.test(value)) sqlServer ??= sqlAnswer(value);
      if (ORACLE_WORDS.test(value)) oracle ??= oracleAnswer(value);
    }
  }
  return { sqlServer, oracle };
}

function softwareOfEngines(engines: readonly string[]): Omit<Software, 'windowsEdition'> {
  const sql = engines.find((engine) => SQL_WORDS.test(engine));
  const oracle = engines.find((engine) => ORACLE_WORDS.test(engine));
  return {
    sqlServer: sql === undefined ? null : sqlAnswer(sql),
    oracle: oracle === undefined ? null : oracleAnswer(oracle),
  };
}

const NO = /^(?:no|none|false|0|n)$/i;

/** An edition named in a text; `yes` where it names none. */
function sqlAnswer(text: string): SqlAnswer {
  if (NO.test(text.trim())) return 'none';
  if (/enterprise|\bee\b|\bent\b/i.test(text)) return 'enterprise';
  if (/standard|\bstd\b/i.test(text)) return 'standard';
  if (/^web$|\bweb edition\b/i.test(text.trim())) return 'web';
  if (/developer/i.test(text)) return 'developer';
  return /express/i.test(text) ? 'express' : 'yes';
}

/** An edition named in a text; `yes` where it names none. */
function oracleAnswer(text: string): OracleAnswer {
  if (NO.test(text.trim())) return 'none';
  if (/enterprise|\bee\b/i.test(text)) return 'enterprise';
  if (/standard|\bse2?\b/i.test(text)) return 'standard2';
  return /express|\bxe\b|\bfree\b/i.test(text) ? 'express' : 'yes';
}
