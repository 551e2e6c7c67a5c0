import type { Machine, MachineRole, RoleEvidence } from '../model/index.js';

/** What a machine is for, where it is sure enough to plan by. */
export interface RoleSigns {
  /** The strongest sign of a role, of medium confidence at least; null for none. */
  readonly find: (role: MachineRole) => RoleEvidence | null;
  /** Where a source says that it replicates itself, its words; null where none does. */
  readonly replicationSaid: string | null;
}

const TAGGED: readonly (readonly [RegExp, MachineRole])[] = [
  [/^(directory|domain ?controller|dc|active directory)$/i, 'directory'],
  [/^(database|db|sql|rdbms)$/i, 'database'],
  [/^(firewall|nat|router)$/i, 'firewall'],
  [/^(cluster ?node|cluster)$/i, 'clusterNode'],
];

const REPLICATION =
  /\b(replicas?|replicates?|replication|standby|always[- ]?on|availability group|log shipping|galera|patroni|data guard)\b/i;

const SHOWN_CHARACTERS = 120;

/** A tag `role` is a statement of people. */
function taggedRoles({ tags }: Machine): readonly RoleEvidence[] {
  const value = tags.find(([key]) => key.toLowerCase() === 'role')?.[1].trim() ?? '';
  const found = TAGGED.find(([pattern]) => pattern.test(value));
  if (found === undefined) return [];
  return [{ role: found[1], product: null, from: 'tag', confidence: 'high', said: `tag "role" is "${value}"` }];
}

export const wordsOfSign = ({ said, confidence }: RoleEvidence): string => `${said}; confidence ${confidence}`;

export function roleSigns(machine: Machine, others: readonly RoleEvidence[]): RoleSigns {
  const signs = [...(machine.decided?.roles ?? []), ...taggedRoles(machine), ...others].filter(
    ({ confidence }) => confidence !== 'low',
  );
  const said = [machine.annotation, machine.application, ...machine.tags.map(([key, value]) => `${key}: ${value}`)];
  const words = said.find((text) => text !== null && REPLICATION.test(text.slice(0, 500))) ?? null;
  return {
    find: (role) =>
      signs.find((sign) => sign.role === role && sign.confidence === 'high') ??
      signs.find((sign) => sign.role === role) ??
      null,
    replicationSaid: words === null ? null : words.slice(0, SHOWN_CHARACTERS),
  };
}
