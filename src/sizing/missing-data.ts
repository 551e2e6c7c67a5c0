/**
 * What Azure Migrate sizes on where a performance counter is missing, by target. Portolan sizes virtual machines; the
 * other row serves whoever lays its answer beside the vendor's.
 *
 * Source: troubleshoot-assessment.md (07/28/2021) and common-questions-discovery-assessment.md (06/06/2023).
 */
export const MISSING_DATA_FALLBACKS: Readonly<Record<'AzureVM' | 'AzureSQL', string>> = {
  AzureVM: 'allocated cores and memory',
  AzureSQL: 'smallest Azure SQL configuration',
};
