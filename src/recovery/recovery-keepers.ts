import type { DependencyGraph } from '../graph/index.js';
import { compareText, visibleLine } from '../model/index.js';
import type { MachineId, MachineRole } from '../model/index.js';
import type { Site } from '../site/index.js';
import type { Statement } from '../statements/index.js';
import { createDatabaseFacts, findOutsideNeeds, readyDatabaseWords } from './model-outside.js';
import type { OutsideNeed } from './model-outside.js';
import { resolvedOf } from './objectives.js';

/** What machines of the plans need on the site that no inventory has: present in the recovery site by somebody's word, or by nobody's. */
export interface KeepersOutside {
  /** Counted on, each with who says so. */
  readonly rests: readonly string[];
  /** Of which nobody says that the recovery site has them. */
  readonly missing: readonly string[];
}

export interface KeepersQuestion {
  readonly graph: DependencyGraph;
  readonly site: Site | null;
  readonly statements: readonly Statement[];
  /** Machines of the plans. */
  readonly members: ReadonlySet<MachineId>;
}

/** The design of the recovery site has its own. */
const OF_THE_DESIGN: ReadonlySet<MachineRole> = new Set(['directory', 'dns']);

/**
 * Databases and the like that machines of the plans ask and that stand on the site outside of every inventory. They are lost with the site,
 * so that a recovery time holds only if somebody has a replica of them in the recovery site; who says so is told, and who does not.
 */
export function findKeepersOutside({ graph, site, statements, members }: KeepersQuestion): KeepersOutside {
  const facts = createDatabaseFacts(site, resolvedOf(statements));
  const { byMachine } = findOutsideNeeds(graph, site, facts);
  const rests = new Set<string>();
  const missing = new Set<string>();
  for (const { name, database } of [...members].flatMap((id) => (byMachine.get(id) ?? []).filter(isLost))) {
    const ready = database === null ? undefined : facts.inRecovery.get(database);
    if (ready === undefined) missing.add(visibleLine(name));
    else rests.add(`the time counts on ${readyDatabaseWords(ready)}`);
  }
  const names = [...missing].sort(compareText);
  return { rests: [...rests].sort(compareText), missing: names.length === 0 ? [] : [missingWords(names)] };
}

const isLost = ({ kind, role, isOnSite }: OutsideNeed): boolean =>
  kind === 'machine' && isOnSite && (role === null || !OF_THE_DESIGN.has(role));

function missingWords(names: readonly string[]): string {
  const [stand, them] = names.length === 1 ? ['stands', 'it'] : ['stand', 'them'];
  return `machines of the plans ask ${names.join(', ')}, which ${stand} on the site and in no inventory, and nobody says that the recovery site has a replica: no plan brings ${them} back, and the time holds nothing for ${them}; state it as recoverySiteDatabase (docs/statements.md)`;
}
