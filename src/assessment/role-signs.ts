import type { Machine, MachineRole, RoleEvidence } from '../model/index.js';

/** What a machine is for, where it is sure enough to plan by. */
export interface RoleSigns {
  /** The strongest sign of a role, of medium confidence at least; null for none. */
  readonly find: (role: MachineRole) => RoleEvidence | null;
  /** Where a source says that it replicates itself, its words; null where none does. */
  readonly replicationSaid: string | null;
}

const REPLICATION =
  /\b(replicas?|replicates?|replication|standby|always[- ]?on|availability group|log shipping|galera|patroni|data guard)\b/i;

const SHOWN_CHARACTERS = 120;

export const wordsOfSign = ({ said, confidence }: RoleEvidence): string => `${said}; confidence ${confidence}`;

/** @param roles of the machine, the surest first */
export function roleSigns(machine: Machine, roles: readonly RoleEvidence[]): RoleSigns {
  const signs = roles.filter(({ confidence }) => confidence !== 'low');
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
