/** Under which terms the chosen size is paid. */
export interface CostPolicy {
  readonly hoursPerMonth: number;
  readonly terms: 'payAsYouGo' | 'reserved1Year' | 'reserved3Year' | 'savings1Year' | 'savings3Year';
  readonly hybridBenefit: boolean;
  /** Non-production Windows pays no licence, as under the Dev/Test offer. */
  readonly devTestOffer: boolean;
  /** Percent taken off compute and licence; not applied with reservations or savings plans. */
  readonly discountPercent: number;
  readonly backup: boolean;
  readonly siteRecovery: boolean;
  readonly defender: boolean;
  /** What one core licence of SQL Server and one processor licence of Oracle cost a year, in USD; null where nobody says. */
  readonly sqlServerCorePerYear: number | null;
  readonly oracleProcessorPerYear: number | null;
}
