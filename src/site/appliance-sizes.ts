/** One row of a sizing table: up to so many machines and so much churn, it takes this. */
export interface ApplianceRow {
  readonly mostMachines: number;
  readonly mostGBPerDay: number;
  readonly cpus: number;
  readonly memoryGB: number;
  readonly cacheGB: number;
}

const row = (
  mostMachines: number,
  mostGBPerDay: number,
  [cpus, memoryGB, cacheGB]: readonly [number, number, number],
): ApplianceRow => ({
  mostMachines,
  mostGBPerDay,
  cpus,
  memoryGB,
  cacheGB,
});

/**
 * What appliances need, smallest first; a row counts where both machines and churn fit. 1 TB is 1024 GB here.
 *
 * Source: MicrosoftDocs/azure-docs articles/site-recovery/site-recovery-plan-capacity-vmware.md @e2b6e8b4 (08/19/2021) for the
 * classic ones; replication-appliance-support-matrix.md @07d10dec (04/21/2026) for the replication appliance, of which only the
 * least and the largest size are printed, with 16 GB of memory for the least, where the page on deployment (@28e46e11, 08/01/2023) says 32: here
 * 32, which satisfies both; articles/migrate/migrate-appliance.md @03e5750a (02/06/2025) for Azure Migrate, whose
 * 300 machines are counted per vCenter elsewhere.
 */
export const APPLIANCE_SIZES: Readonly<
  Record<'configurationServer' | 'processServer' | 'replication', readonly ApplianceRow[]>
> = {
  configurationServer: [row(99, 500, [8, 16, 300]), row(150, 1024, [12, 18, 600]), row(200, 2048, [16, 32, 1024])],
  processServer: [row(85, 250, [4, 8, 300]), row(150, 1024, [8, 12, 600]), row(225, 2048, [12, 24, 1024])],
  replication: [row(150, 1024, [8, 32, 620]), row(200, 2048, [16, 32, 1024])],
};

/** The appliance of Azure Migrate, whatever it moves. */
export const MIGRATE_APPLIANCE: { readonly cpus: number; readonly memoryGB: number } = { cpus: 8, memoryGB: 32 };

/** Machines that Azure Migrate replicates at once from one vCenter: with its appliance alone, and with a scale-out appliance beside it. */
export const MOST_PER_VCENTER: { readonly alone: number; readonly scaledOut: number } = { alone: 300, scaledOut: 500 };
