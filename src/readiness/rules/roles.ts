import type { MachineRole, RoleEvidence } from '../../model/index.js';
import { exampleFacts } from '../example-facts.js';
import type { ReadinessFacts } from '../facts.js';
import { EVERY_EDITION, hit, OK, PAGES, READ_ON } from '../rule.js';
import type { Rule, Verdict } from '../rule.js';

const STRENGTH: Readonly<Record<RoleEvidence['confidence'], number>> = { high: 2, medium: 1, low: 0 };

/** The strongest sign of a role. */
function signOf({ roles }: ReadinessFacts, role: MachineRole): RoleEvidence | undefined {
  return roles
    .filter((sign) => sign.role === role)
    .reduce<RoleEvidence | undefined>(
      (kept, sign) => (kept === undefined || STRENGTH[sign.confidence] > STRENGTH[kept.confidence] ? sign : kept),
      undefined,
    );
}

const checkRole =
  (role: MachineRole): Rule['check'] =>
  (facts): Verdict => {
    const sign = signOf(facts, role);
    return sign === undefined ? OK : hit({ said: sign.said, confidence: sign.confidence });
  };

const withRole = (role: MachineRole, said: string): ReadinessFacts =>
  exampleFacts({ roles: [{ role, product: null, from: 'process', confidence: 'high', said }] });
const examplesOf = (role: MachineRole, said: string): Rule['examples'] => ({
  passing: [exampleFacts(), withRole('web', 'process nginx serves port 443')],
  failing: [withRole(role, said)],
});

const common = {
  question: 'migration',
  editions: EVERY_EDITION,
  severity: 'conditions',
  needs: [],
  whenUnknown: 'silent',
  source: PAGES.migration,
  ...READ_ON,
  code: null,
} as const;

/** Machines that are better built anew, or replicated by what they run, than copied. */
export const ROLE_RULES: readonly Rule[] = [
  {
    ...common,
    id: 'migration/domain-controller',
    source: PAGES.directory,
    check: checkRole('directory'),
    message:
      'it looks like a domain controller ({said}; confidence {confidence}): a copy that runs beside the original breaks the directory',
    remedy:
      'promote new domain controllers in Azure (DNS of the virtual network, a site of its own), move the FSMO roles where wanted, and demote this one',
    examples: examplesOf('directory', 'process lsass serves port 389 to 40 machines'),
  },
  {
    ...common,
    id: 'protection/domain-controller',
    question: 'protection',
    severity: 'warns',
    source: PAGES.directory,
    check: checkRole('directory'),
    message:
      'it looks like a domain controller ({said}; confidence {confidence}): with several of them, an additional one in Azure protects better than a replica',
    remedy:
      'run a domain controller in the target region all the time; replicate one only for drills, in a network of its own, and start it first and alone',
    examples: examplesOf('directory', 'process lsass serves port 389 to 40 machines'),
  },
  {
    ...common,
    id: 'migration/network-appliance',
    check: checkRole('firewall'),
    message:
      'it looks like a firewall or a router with address translation ({said}; confidence {confidence}): its cards, addresses and routes mean nothing in a virtual network',
    remedy:
      'replace it: NAT gateway for the way out, Azure Firewall or a marketplace appliance for rules, and user-defined routes; never lift and shift it',
    examples: examplesOf('firewall', 'annotation "pfSense"'),
  },
  {
    ...common,
    id: 'migration/cluster-node',
    check: checkRole('clusterNode'),
    message:
      'it looks like a node of a cluster ({said}; confidence {confidence}): shared disks, floating addresses and the quorum do not come along',
    remedy:
      'build the cluster anew (availability groups, shared managed disks, a load balancer for the floating address, a cloud witness) and move the data; Oracle RAC has no counterpart on VMs of Azure',
    examples: examplesOf('clusterNode', 'process clussvc'),
  },
  {
    ...common,
    id: 'protection/cluster-node',
    question: 'protection',
    source: PAGES.siteRecovery,
    check: checkRole('clusterNode'),
    message:
      'it looks like a node of a cluster ({said}; confidence {confidence}), and Site Recovery replicates no shared cluster disk',
    remedy:
      "protect it with the application's own replication, and let Site Recovery protect a node without shared disks only",
    examples: examplesOf('clusterNode', 'process clussvc'),
  },
  {
    ...common,
    id: 'migration/licence-server',
    check: checkRole('licenceServer'),
    message:
      'it looks like a licence server ({said}; confidence {confidence}), whose licence is often bound to a MAC address, a disk or the processor of the host',
    remedy:
      'ask the vendor for a licence for a VM in Azure before the move, and move the machines that fetch licences after it',
    examples: examplesOf('licenceServer', 'process lmgrd serves port 27000'),
  },
  {
    ...common,
    id: 'migration/database',
    severity: 'informs',
    source: PAGES.siteRecovery,
    check: checkRole('database'),
    message:
      'it looks like a database ({said}; confidence {confidence}): its own replication moves it with less downtime and a consistent end',
    remedy:
      'weigh native replication (availability group, streaming replica) or a managed service against a copy of the machine; never run both',
    examples: examplesOf('database', 'process postgres serves port 5432'),
  },
];
