/** Which generation of the vendor's checks a readiness verdict follows, where its documents disagree. */
export interface ReadinessPolicy {
  /** Which generation of the vendor's checks. */
  readonly edition: '2018' | '2020' | '2023' | '2025';
  /**
   * How the migration tool copies machines. `agentless`: from snapshots of the platform. `agentBased`: by an agent in each guest, which
   * takes raw devices, independent disks and iSCSI along, and asks for a guest and for room that the agent can live with.
   */
  readonly method: 'agentless' | 'agentBased';
  /** Is a 32-bit Windows Server 2008 ready? The vendor's page says both. */
  readonly windows2008On32Bit: 'ready' | 'conditions';
  /**
   * `page`: more cores or memory than the vendor's page names is not ready, although larger sizes are sold by now.
   * `catalogue`: whether a size is large enough is left to sizing, which knows every size sold.
   */
  readonly computeLimits: 'page' | 'catalogue';
}
