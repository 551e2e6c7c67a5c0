import type { AssumptionValues } from './assumptions.js';
import type { CaseFacts, CaseLine, EsuPacks } from './business-case.js';
import { assumed, constant, fact, over, plus, times } from './expression.js';
import type { Expression } from './expression.js';
import { capital, running } from './make-line.js';
import { ofEstate } from './of-estate.js';

const CORES_PER_PACK = constant(2, 'cores a pack');

const windowsPacks = ({ windowsPacks: packs }: CaseFacts): Expression => fact('windowsPacks', packs, 'packs');
const sqlPacks = (values: AssumptionValues): Expression => over(assumed(values, 'sqlServerCores'), CORES_PER_PACK);

/** Licences that are bought, and what is paid for them every year. */
export function deriveLicenceLines(facts: CaseFacts, values: AssumptionValues): readonly CaseLine[] {
  const years = assumed(values, 'licenceYears');
  const vmwareCores = over(
    fact('vmwareCores', facts.vmwareCores, 'cores'),
    assumed(values, 'virtualCoresPerPhysicalCore'),
  );
  const isVsphere = values.vmwareEdition === 'vsphereStandard';
  return [
    capital(
      {
        id: 'vmwareLicence',
        head: 'compute',
        label: isVsphere ? 'VMware vSphere Standard licence' : 'VMware Cloud Foundation licence',
        choices: ['vmwareEdition'],
      },
      times(vmwareCores, assumed(values, 'vmwareUsdPerCore')),
      years,
    ),
    ...(isVsphere
      ? [
          running(
            { id: 'vmwareSupport', head: 'compute', label: 'VMware vSphere support', choices: ['vmwareEdition'] },
            times(vmwareCores, assumed(values, 'vmwareSupportUsdPerCoreYear')),
          ),
        ]
      : []),
    capital(
      { id: 'windowsLicence', head: 'compute', label: 'Windows Server licence' },
      times(windowsPacks(facts), assumed(values, 'windowsUsdPerTwoCorePack')),
      years,
    ),
    running(
      { id: 'windowsAssurance', head: 'compute', label: 'Windows Server Software Assurance' },
      times(windowsPacks(facts), assumed(values, 'windowsAssuranceUsdPerPackYear')),
    ),
    capital(
      { id: 'sqlServerLicence', head: 'compute', label: 'SQL Server licence' },
      ofEstate(facts, times(sqlPacks(values), assumed(values, 'sqlServerUsdPerTwoCorePack'))),
      years,
    ),
    running(
      { id: 'sqlServerAssurance', head: 'compute', label: 'SQL Server Software Assurance' },
      ofEstate(facts, times(sqlPacks(values), assumed(values, 'sqlServerAssuranceUsdPerPackYear'))),
    ),
    running(
      {
        id: 'linuxSubscription',
        head: 'compute',
        label: 'Linux subscriptions',
        notes: ['paid by the year; the documents count Linux among the licences that are bought and amortised'],
      },
      times(
        fact('subscribedLinuxMachines', facts.subscribedLinuxMachines, 'machines'),
        assumed(values, 'linuxUsdPerMachineYear'),
      ),
    ),
  ];
}

/** Packs of each year after support, at that year's share of the licence. */
function esuShare([first, second, third]: EsuPacks, values: AssumptionValues): Expression {
  return plus(
    times(fact('packs in year 1 after support', first, 'packs'), assumed(values, 'esuPercentYear1')),
    times(fact('packs in year 2 after support', second, 'packs'), assumed(values, 'esuPercentYear2')),
    times(fact('packs in year 3 after support', third, 'packs'), assumed(values, 'esuPercentYear3')),
  );
}

/** Extended updates of Windows Server in one year of the case: who leaves support when is known, so the years differ. */
export function windowsUpdates(packs: EsuPacks, values: AssumptionValues): CaseLine {
  return running(
    {
      id: 'windowsUpdates',
      head: 'compute',
      label: 'Windows Server Extended Security Updates',
      notes: ['from the fourth year after support on none are sold, and none are counted'],
    },
    times(esuShare(packs, values), assumed(values, 'windowsUsdPerTwoCorePack')),
  );
}

/** Extended updates of SQL Server: which cores leave support when, only the customer knows. */
export function sqlServerUpdates(facts: CaseFacts, values: AssumptionValues): CaseLine {
  const share = plus(
    times(assumed(values, 'sqlServerCoresInEsuYear1'), assumed(values, 'esuPercentYear1')),
    times(assumed(values, 'sqlServerCoresInEsuYear2'), assumed(values, 'esuPercentYear2')),
    times(assumed(values, 'sqlServerCoresInEsuYear3'), assumed(values, 'esuPercentYear3')),
  );
  const packs = over(share, CORES_PER_PACK);
  // No cores at all, none past support: then nobody needs to say it three times.
  const due = values.sqlServerCores === 0 ? assumed(values, 'sqlServerCores') : packs;
  return running(
    { id: 'sqlServerUpdates', head: 'compute', label: 'SQL Server Extended Security Updates' },
    ofEstate(facts, times(due, assumed(values, 'sqlServerUsdPerTwoCorePack'))),
  );
}
