import type { AssumptionValues } from './assumptions.js';
import type { CaseFacts, CaseLine } from './business-case.js';
import { assumed, constant, fact, plus, times } from './expression.js';
import { amountOf, work } from './work.js';
import type { Expression } from './expression.js';
import { running } from './make-line.js';
import { labour } from './on-premises-lines.js';

const MONTHS = constant(12, 'months');

const perMonth = (name: string, amount: number): Expression => fact(name, amount / 1_000_000, 'USD');

function bills({ azure }: CaseFacts): readonly CaseLine[] {
  const owned = azure.hybridBenefit ? ['Azure Hybrid Benefit: owned licences are used'] : [];
  return [
    running(
      { id: 'azureCompute', head: 'compute', label: 'Virtual machines' },
      times(perMonth('compute of the bills', azure.compute), MONTHS),
    ),
    running(
      { id: 'azureWindows', head: 'compute', label: 'Windows Server by the hour', notes: owned },
      times(perMonth('Windows licences of the bills', azure.windowsLicence), MONTHS),
    ),
    running(
      { id: 'azureStorage', head: 'storage', label: 'Managed disks' },
      times(perMonth('disks of the bills', azure.storage), MONTHS),
    ),
  ];
}

function network(before: readonly CaseLine[], values: AssumptionValues): readonly CaseLine[] {
  const base = plus(...before.map(({ label, perYear }) => amountOf(label, perYear)));
  const line = running(
    { id: 'azureNetwork', head: 'network', label: 'Network' },
    times(assumed(values, 'azureNetworkPercent'), base),
  );
  return [
    line,
    running(
      { id: 'azureNetworkMaintenance', head: 'network', label: 'Network maintenance' },
      times(assumed(values, 'azureNetworkMaintenancePercent'), amountOf('Network', line.perYear)),
    ),
  ];
}

function protection({ azure }: CaseFacts, values: AssumptionValues): CaseLine {
  const title = { id: 'azureSecurity', head: 'security', label: 'Defender for Servers' } as const;
  if (azure.defender !== null) return running(title, times(perMonth('Defender of the bills', azure.defender), MONTHS));
  return running(
    title,
    times(
      fact('machines that Defender can watch', azure.defenderMachines, 'machines'),
      assumed(values, 'defenderUsdPerMachineMonth'),
      MONTHS,
    ),
  );
}

/** Labour in Azure: a share of the labour before the move. */
const azureLabour = (before: CaseLine, values: AssumptionValues): CaseLine =>
  running(
    { id: 'azureLabour', head: 'labour', label: 'Administrators' },
    times(
      assumed(values, 'azureLabourPercent'),
      amountOf('Administrators of these machines on-premises', before.perYear),
    ),
  );

const logs = (machines: number, values: AssumptionValues): Expression =>
  times(
    fact('machines', machines, 'machines'),
    assumed(values, 'monitorLogsGbPerMachineMonth'),
    assumed(values, 'monitorUsdPerGb'),
    MONTHS,
  );

function management({ azure }: CaseFacts, values: AssumptionValues): readonly CaseLine[] {
  const machines = fact('machines', azure.machines, 'machines');
  const siteRecovery = perMonth('Site Recovery of the bills', azure.siteRecovery);
  return [
    running({ id: 'azureMonitor', head: 'management', label: 'Azure Monitor' }, logs(azure.machines, values)),
    running(
      {
        id: 'azureBackup',
        head: 'management',
        label: 'Azure Backup',
        choices: ['azureBackup'],
        notes: [
          'each machine: GB x 3.38 x 0.0224 USD and 5 USD up to 50 GB, 10 USD up to 500 GB, 10 USD for each 500 GB begun',
        ],
      },
      times(perMonth('Azure Backup of the disks', values.azureBackup === 'formula' ? azure.backup : 0), MONTHS),
    ),
    running(
      { id: 'azureUpdateManager', head: 'management', label: 'Azure Update Manager' },
      times(machines, assumed(values, 'updateManagerUsdPerMachineMonth'), MONTHS),
    ),
    ...(azure.siteRecovery === 0
      ? []
      : [
          running(
            { id: 'azureSiteRecovery', head: 'management', label: 'Azure Site Recovery' },
            times(siteRecovery, MONTHS),
          ),
        ]),
  ];
}

/** What the machines that move cost in Azure, in a steady year. All of it is running cost: nothing is bought. */
export function deriveAzureLines(facts: CaseFacts, values: AssumptionValues): readonly CaseLine[] {
  const before = bills(facts);
  return [
    ...before,
    ...network(before, values),
    protection(facts, values),
    azureLabour(labour(facts.azure, values), values),
    ...management(facts, values),
  ];
}

/**
 * What the machines cost on-premises while Azure Arc manages them: Defender in place of other protection, updates by Azure
 * Update Manager without a price of their own, the other management reduced, and its logs. The rest stays as it is.
 */
export function deriveArcLines(
  onPremises: readonly CaseLine[],
  facts: CaseFacts,
  values: AssumptionValues,
): readonly CaseLine[] {
  const machines = fact('machines', facts.machines, 'machines');
  const replaced = onPremises.map((line): CaseLine => {
    const { id, head, label, perYear } = line;
    switch (id) {
      case 'security':
        return running(
          { id, head, label: 'Defender for Servers through Azure Arc' },
          times(machines, assumed(values, 'defenderUsdPerMachineMonth'), MONTHS),
        );
      case 'patching':
        return running(
          {
            id,
            head,
            label: 'Azure Update Manager through Azure Arc',
            notes: ['included in Defender for Servers Plan 2'],
          },
          times(machines, constant(0, 'USD')),
        );
      case 'monitoring':
      case 'backup':
        return running(
          { id, head, label: `${label} with Azure Arc` },
          times(assumed(values, 'arcManagementPercent'), amountOf(`${label} on-premises`, perYear)),
        );
      default:
        return line;
    }
  });
  return [
    ...replaced,
    running(
      { id: 'arcMonitor', head: 'management', label: 'Azure Monitor through Azure Arc' },
      logs(facts.machines, values),
    ),
  ];
}

/** Moving all machines that move, once. */
export const migrationOf = ({ azure }: CaseFacts, values: AssumptionValues): CaseLine => ({
  id: 'migration',
  head: 'migration',
  label: 'Moving the machines, once',
  kind: 'opex',
  acquisition: null,
  perYear: work(times(fact('machines', azure.machines, 'machines'), assumed(values, 'migrationUsdPerMachine'))),
  choices: [],
  notes: ['paid in the year in which a machine moves'],
});
