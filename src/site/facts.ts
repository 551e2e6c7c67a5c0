import type { Site } from './site.js';

/** What an inventory lists, as far as the site's rules ask. */
export interface SiteInventory {
  /** Names of machines, without templates. */
  readonly names: readonly string[];
  /** What was read, for people: `rvtools.xlsx`. */
  readonly from: string;
}

/** Everything a site rule may look at. */
export interface SiteFacts {
  /** The site file, with what statements add where it is silent. */
  readonly site: Site;
  readonly inventory: SiteInventory | null;
  /** Facts on which sources contradict each other and nobody decided: the words of both, by fact. */
  readonly disputes: Readonly<Record<string, string>>;
}

/** What a check may ask besides. */
export interface SiteContext {
  /** The day taken for today, `YYYY-MM-DD`. */
  readonly asOf: string;
}
