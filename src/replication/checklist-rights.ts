import { compareText } from '../model/index.js';
import {
  AGENTLESS_PRIVILEGES,
  formatSourcePage,
  PRIVATE_ENDPOINT_FACTS,
  PRIVILEGES_SOURCE,
  RECOVERY_PRIVILEGES,
  VAULT_IDENTITY_ROLES,
} from '../site/index.js';
import type { Generation } from '../site/index.js';
import type { ChecklistItem } from './checklist.js';
import type { ChecklistTerms } from './derive-checklist.js';
import type { ReplicatedMachine } from './replicated.js';

const NOWHERE = { from: null, port: null } as const;

/** Generations whose account at vCenter does more than read. */
const PRIVILEGES: Readonly<Partial<Record<Generation, readonly string[]>>> = {
  agentless: AGENTLESS_PRIVILEGES,
  modernized: RECOVERY_PRIVILEGES,
  classic: RECOVERY_PRIVILEGES,
};

/** Privileges at each vCenter, and roles of the vault's identity on each cache account. */
export const rightsItems = (terms: ChecklistTerms): readonly ChecklistItem[] => [
  ...terms.generations.flatMap((generation) => vcenterItems(generation, terms.machines)),
  ...identityItems(terms),
];

function vcenterItems(generation: Generation, machines: readonly ReplicatedMachine[]): readonly ChecklistItem[] {
  const privileges = PRIVILEGES[generation];
  const own = machines.filter((machine) => machine.generation === generation && machine.source === 'vmware');
  if (privileges === undefined || own.length === 0) return [];
  const managers = [...new Set(own.map(({ manager }) => manager ?? 'the vCenter'))].sort(compareText);
  return managers.map((manager) => ({
    id: `rights/vcenter/${manager}/${generation}`,
    what: `the account on ${manager} has ${privileges.join(', ')}, at the data centre and propagated to its children`,
    ...{ ...NOWHERE, to: manager },
    check:
      "PowerCLI: (Get-VIPrivilege -Role '<role of the account>').Id; and vcenters[].privileges of the site file, which portolan site check judges",
    why:
      generation === 'agentless'
        ? 'snapshots, changed blocks and the last shutdown'
        : 'discovery, replication and failback',
    source: PRIVILEGES_SOURCE,
  }));
}

/** A vault that reads and writes a cache account by its identity: where private endpoints are used. */
function identityItems({ placement, report, generations }: ChecklistTerms): readonly ChecklistItem[] {
  const usesVault = generations.some((generation) => generation === 'modernized' || generation === 'agentBased');
  if (report.connectivity !== 'private' || !usesVault) return [];
  return placement.cacheAccounts.map(({ name, kind }) => ({
    id: `rights/vault/${name}`,
    what: `the managed identity of the vault has ${VAULT_IDENTITY_ROLES[kind === 'standard' ? 'standard' : 'premium'].join(' and ')} on the cache account ${name}`,
    ...{ ...NOWHERE, to: name },
    check:
      'az role assignment list --assignee <identity of the vault> --scope <id of the account> --query "[].roleDefinitionName"',
    why: 'behind private endpoints the vault reaches the account by its identity alone',
    source: formatSourcePage(PRIVATE_ENDPOINT_FACTS.source),
  }));
}
