import { saidBy } from '../decisions/index.js';
import type { Environment, Machine } from '../model/index.js';
import type { ScopePolicy } from './policy.js';

/** Machines that belong to the platform and stay behind with it, by what gives them away. */
const APPLIANCES: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: 'a vSphere cluster services agent (vCLS)', pattern: /^vCLS\b/i },
  { what: 'a vCenter Server', pattern: /\bvCenter Server( Appliance)?\b|(^|[-_. ])(vcsa|vcenter)([-_. \d]|$)/i },
  {
    what: 'an NSX manager or edge',
    pattern: /^nsx[-_.]?(t[-_.]?)?(mgr|manager|edge|controller|v)|\bNSX (Manager|Edge)\b/i,
  },
  {
    what: 'a vSphere Replication or Site Recovery Manager appliance',
    pattern: /\bvSphere Replication\b|\bSite Recovery Manager\b|^(vrms|srm)[-_.\d]/i,
  },
  {
    what: 'an Azure Migrate or Site Recovery appliance',
    pattern: /^azure[-_ ]?migrate|^(asr|migrate)[-_ ]?appliance|\bAzure Migrate appliance\b/i,
  },
  { what: 'a Zerto appliance', pattern: /^Z-VRA-|\bZerto Virtual (Manager|Replication)\b/i },
  { what: 'a Veeam backup component', pattern: /^veeam[-_.]?(proxy|repo|vbr|backup)|\bVeeam (Backup|Proxy)\b/i },
];

export type Scope = { readonly kind: 'in' } | { readonly kind: 'out'; readonly reason: string };

/**
 * Words for VMware's own appliances. Photon OS is what VMware builds them on, and hardly anything else runs there: with it such a word
 * tells one anywhere in a name, even without a delimiter. A machine on Photon that bears none may be anybody's container host.
 */
const ON_PHOTON =
  /vcsa|vcenter|nsx|vrops|vrli|vrni|vrslcm|vrealize|vcf|sddc|hcx|vidm|(?:^|[-_. ])(?:aria|vra|vro|vum|psc|srm|vrms)(?:[-_. \d]|$)/i;

/** What gives an appliance away: its name, its note, or a word in its name with the system that VMware builds such on. */
function applianceReason(machine: Machine): string | null {
  const kind = applianceKind(machine);
  return kind === null ? null : `${kind}: it serves the source platform and stays with it`;
}

function applianceKind(machine: Machine): string | null {
  const texts = [machine.name, machine.annotation ?? ''];
  const hit = APPLIANCES.find(({ pattern }) => texts.some((text) => pattern.test(text.slice(0, 500))));
  if (hit !== undefined) return hit.what;
  const word = machine.os.product === 'vmware-photon' ? ON_PHOTON.exec(machine.name.slice(0, 500))?.[0] : undefined;
  return word === undefined ? null : `an appliance of VMware ("${word}" in its name, and it runs VMware Photon OS)`;
}

/** Is this machine assessed, and if not, why? What people decided about it counts before the policy. */
export function deriveScope(machine: Machine, policy: ScopePolicy): Scope {
  const scope = machine.decided?.scope ?? null;
  if (scope === null) return scopeOfPolicy(machine, policy);
  return scope.isIn ? { kind: 'in' } : { kind: 'out', reason: saidBy(scope) };
}

/** Appliances are told by name, annotation and system; the policy can take them in. */
export function scopeOfPolicy(machine: Machine, policy: ScopePolicy): Scope {
  if (machine.isTemplate && policy.templates === 'exclude') {
    return { kind: 'out', reason: 'a template: rebuild it as an image in Azure' };
  }
  if (policy.appliances === 'exclude') {
    const reason = applianceReason(machine);
    if (reason !== null) return { kind: 'out', reason };
  }
  const isOff = machine.power === 'off' || machine.power === 'suspended';
  return isOff && policy.poweredOff === 'exclude'
    ? {
        kind: 'out',
        reason: `powered ${machine.power === 'off' ? 'off' : 'down (suspended)'}, which the policy leaves out`,
      }
    : { kind: 'in' };
}

/** The environment a machine is sized for: what its source states, else what the policy takes an unknown one for. */
export function environmentOf(
  machine: Machine,
  policy: ScopePolicy,
): { readonly environment: Environment; readonly isAssumed: boolean } {
  return machine.environment === null
    ? { environment: policy.unknownEnvironment, isAssumed: true }
    : { environment: machine.environment, isAssumed: false };
}
