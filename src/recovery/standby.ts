import type { DependencyGraph, GraphMachine } from '../graph/index.js';
import { DIRECTORY_WORDS } from '../site/index.js';
import type { Site } from '../site/index.js';
import type { ResolvedStatements, Statement } from '../statements/index.js';
import { resolvedOf } from './objectives.js';
import { engineOfName } from './recovery-engines.js';
import type { RecoveryEngine } from './recovery-engines.js';

/** A database that stands ready in the recovery site, fed by its own replication. */
export interface StandbyDatabase {
  readonly name: string;
  readonly engine: RecoveryEngine;
  /** Who says that it stands there; no inventory lists it. */
  readonly said: string;
}

/** What the recovery site has already, so that nothing of it has to be started. */
export interface Standby {
  /** True: a writable domain controller stands there. False: none does. Null: nobody says, or two say different things. */
  readonly hasDirectory: boolean | null;
  readonly directorySaid: string;
  readonly databases: readonly StandbyDatabase[];
  /** Contradictions and doubts, in words. */
  readonly said: readonly string[];
}

/** By the site file and the statements; contradictions are told, and nothing is taken to stand ready on their word. */
export function deriveStandby(site: Site | null, statements: readonly Statement[]): Standby {
  const resolved = resolvedOf(statements);
  const controllers = site?.directory?.domainControllers;
  const inAzure = controllers?.filter((one) => one.site === 'azure') ?? [];
  const writable = inAzure.find(({ isWritable, isReplicated }) => isWritable === true && isReplicated !== true);
  const stated = resolved.recoverySiteDirectory[0];
  const databases = resolved.recoverySiteDatabase.flatMap((one) =>
    one.kind === 'stated' && one.value.isPromotable === true
      ? [
          {
            name: one.subject,
            engine: engineOfName(engineNameOf(one.subject, site, statements)),
            said: one.value.said,
          },
        ]
      : [],
  );
  const said = [
    ...resolved.recoverySiteDatabase.flatMap(({ kind, subject }) =>
      kind === 'contradicted'
        ? [`how ${subject} stands ready in the recovery site is contradicted: nothing is taken to stand there`]
        : [],
    ),
    ...databases.flatMap(({ name, engine }) => engineDoubts(name, engine, resolved)),
  ];
  if (writable !== undefined) {
    return {
      hasDirectory: true,
      directorySaid: `${writable.name} stands in the recovery site and takes writes`,
      databases,
      said,
    };
  }
  if (stated?.kind === 'stated') {
    const isFull = stated.value.directory === 'additionalDomainController';
    const directorySaid = isFull
      ? `an additional domain controller in the recovery site is stated (${stated.value.said})`
      : `only a read-only domain controller is stated for the recovery site (${stated.value.said}): it takes no writes and holds no operations master`;
    return { hasDirectory: isFull, directorySaid, databases, said };
  }
  if (stated?.kind === 'contradicted') {
    const both = stated.values.map((one) => `${DIRECTORY_WORDS[one.directory]} in ${one.said}`).join(', but ');
    const directorySaid = `what directory the recovery site has is contradicted (${both})`;
    return { hasDirectory: null, directorySaid, databases, said };
  }
  const directorySaid = 'nobody says that a domain controller stands in the recovery site';
  return { hasDirectory: controllers === undefined ? null : false, directorySaid, databases, said };
}

/** Statements that contradict each other on the engine are told with the one that was taken. */
function engineDoubts(
  database: string,
  engine: RecoveryEngine,
  { database: stated }: ResolvedStatements,
): readonly string[] {
  const plain = database.trim().toLowerCase();
  const found = stated.find(({ subject }) => subject.trim().toLowerCase() === plain);
  if (found?.kind !== 'contradicted') return [];
  const both = found.values.map((one) => `${one.engine ?? 'an engine'} in ${one.said}`).join(', but ');
  return [
    `what ${database} runs on is contradicted (${both}): its lines are those of ${engine.name}, to be thrown away if it is not`,
  ];
}

/** What the site file calls the engine, else the one that the statements agree on. */
function engineNameOf(database: string, site: Site | null, statements: readonly Statement[]): string | null {
  const plain = database.trim().toLowerCase();
  const known = site?.databases?.find(({ name }) => name.trim().toLowerCase() === plain)?.engine;
  if (known !== undefined && known !== 'other') return known;
  const named = statements.flatMap((one) =>
    one.topic === 'database' &&
    one.database.trim().toLowerCase() === plain &&
    one.where !== 'azureService' &&
    one.engine !== null
      ? [one.engine]
      : [],
  );
  return named[0] ?? null;
}

/** Domain controllers of the site that need no copy, since one of their own stands in the recovery site. */
export function extendedDirectory({ machines }: DependencyGraph, { hasDirectory }: Standby): readonly GraphMachine[] {
  if (hasDirectory !== true) return [];
  return machines.filter(
    ({ role, roles }) => role === 'directory' || (role === 'dns' && roles.some((one) => one.role === 'directory')),
  );
}
