import type { TimeZone } from '../timeseries/index.js';

/** What first copies and changes share: the link by the minute. `LinkSchedule` is one. */
export interface InitialLink {
  /** Of the open link, in Mb/s of 10^6 bits. */
  readonly openMbps: number;
  /** By whose clock throttles and blackouts are meant. */
  readonly zone: TimeZone;
  readonly bitsPerSecondAt: (atMs: number) => number;
  /**
   * Bits that each of some minutes carries.
   *
   * @param startMs a multiple of 60,000
   */
  readonly fill: (startMs: number, minutes: number) => Float64Array;
  /** No cycle begins then. */
  readonly isBlackoutAt: (atMs: number) => boolean;
  /** The link as it is for what runs into a blackout, which finishes. */
  readonly withoutBlackouts: () => InitialLink;
  /** Everything by a factor, throttles too. */
  readonly scaled: (factor: number) => InitialLink;
  /** The same throttles and blackouts on another open link. */
  readonly withOpen: (mbps: number) => InitialLink;
  /** No throttle below a bandwidth. */
  readonly withThrottlesFrom: (mbps: number) => InitialLink;
}
