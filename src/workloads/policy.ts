/** How workloads are sized, and which reading of the vendor's contradictions counts. */
export interface WorkloadPolicy {
  /** By what was measured, or by what is allocated. */
  readonly sizing: 'performance' | 'asOnPremises';
  /** Factor over what was measured. */
  readonly comfort: number;
  /**
   * Where nothing was measured: what is allocated stands for it, the smallest size is named as Azure Migrate does
   * (troubleshoot-assessment.md, 07/28/2021), or the size stays unknown.
   */
  readonly missingPerformance: 'allocated' | 'smallest' | 'unknown';
  /** Whether a latency below that of the general-purpose tier asks for the business-critical tier. */
  readonly latency: 'decides' | 'ignored';
  /** Web applications in a plan of their own hardware. */
  readonly isolation: boolean;
  readonly reservation: boolean;
  /**
   * `documented`: without a reservation P1v2 with 8 web applications (concepts-azure-webapps-assessment-calculation.md).
   * `observed`: P1v3 with 16 even at hourly prices, as real output of August 2023 has it.
   */
  readonly webPlan: 'documented' | 'observed';
}

export const DEFAULT_WORKLOAD_POLICY: WorkloadPolicy = {
  sizing: 'performance',
  comfort: 1.3,
  missingPerformance: 'allocated',
  latency: 'decides',
  isolation: false,
  reservation: false,
  webPlan: 'documented',
};
