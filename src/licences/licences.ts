import type { PriceTerms } from '../cost/index.js';
import type { MachineId, Micros } from '../model/index.js';
import type { LicencePrices, LicenceRules } from './terms.js';

export type LicenceProduct = 'windowsServer' | 'sqlServer' | 'oracleDatabase';

/** What one machine, host or group of hosts takes of one product. Every sum is over lines. */
export interface LicenceLine {
  readonly product: LicenceProduct;
  /** Where it runs now, or in Azure with licences of one's own. */
  readonly when: 'before' | 'after';
  readonly subject: {
    readonly kind: 'machine' | 'host' | 'hosts' | 'owner';
    readonly name: string;
    /** Of a machine. */
    readonly id: MachineId | null;
  };
  /** Machines that the line is for. */
  readonly machines: number;
  readonly edition: string | null;
  readonly unit: 'core' | 'processor';
  /** To be owned, in whole packs; null where it is not known. */
  readonly licences: number | null;
  /** Where only the edition is missing: what each would take. */
  readonly byEdition: Readonly<Record<string, number>> | null;
  /** The arithmetic in words; empty for an unknown. */
  readonly working: string;
  /** What is not known, and what to fetch. */
  readonly missing: { readonly what: string; readonly remedy: string } | null;
  /** At the prices given; null where the count, the edition or the price is unknown. */
  readonly perYear: Micros | null;
}

/** `lines = known + unknown`; `licences` is the sum of the known ones, and null where there is none and something is unknown. */
export interface LicenceSum {
  readonly product: LicenceProduct;
  readonly when: LicenceLine['when'];
  readonly unit: LicenceLine['unit'];
  readonly lines: number;
  readonly known: number;
  readonly unknown: number;
  /** Machines of which nobody says whether they run it: they have no line. */
  readonly undecided: number;
  readonly licences: number | null;
  /** The known ones, and the least that any edition takes of those that miss only that. */
  readonly least: number;
  /** With the most that any edition takes; null where a line is unknown for another reason, or machines are undecided. */
  readonly most: number | null;
  /** Sum of what is priced; null where nothing is priced and something is missing. */
  readonly perYear: Micros | null;
  readonly unpriced: number;
}

/** One reading of the contract: on which hosts Oracle Database has to be licensed. */
export interface OracleReading {
  readonly reading: LicenceRules['oracle'];
  readonly isUsed: boolean;
  /** Processor licences of the lines that are known, and how many are not. */
  readonly licences: number | null;
  readonly unknown: number;
}

/** Windows Server machines with a size, under the terms of the policy. */
export interface HybridGroup {
  readonly machines: number;
  /** Of them with a known price with and without the benefit: those that the sums are of. */
  readonly priced: number;
  /** Compute and Windows licence a month, rented with the machine. */
  readonly withoutPerMonth: Micros | null;
  /** Compute alone a month, with licences of one's own. */
  readonly withPerMonth: Micros | null;
  readonly savedPerMonth: Micros | null;
  /** What the priced machines take: core licences in whole packs, and sets of 16. */
  readonly coreLicences: number;
  readonly sixteenCoreSets: number;
  /** What a core licence may cost a year before the benefit stops to pay; null without a price or a licence. */
  readonly breakEvenPerCoreYear: Micros | null;
  /** What those core licences cost a year in each edition, at the prices given. */
  readonly ownedPerYear: { readonly standard: Micros | null; readonly datacenter: Micros | null };
}

/** Azure Hybrid Benefit for Windows Server, beside the same machines without it. */
export interface HybridBenefit {
  readonly without: PriceTerms;
  readonly with: PriceTerms;
  /** The policy of the assessment counts on it already. */
  readonly isInPolicy: boolean;
  readonly running: HybridGroup;
  readonly poweredOff: HybridGroup;
  /** Machines of unknown operating system, which would need it if they run Windows Server. */
  readonly systemUnknown: number;
}

/** A rule that was followed, where it stands, and how to change it. */
export interface LicenceAssumption {
  readonly text: string;
  readonly source: string;
  /** The day it was read, `YYYY-MM-DD`. */
  readonly readOn: string;
  /** The key of the file of licence terms that changes it; null where nothing does. */
  readonly changedBy: string | null;
}

/** What is unknown for one reason, over all lines and machines. */
export interface UnknownLicence {
  readonly product: LicenceProduct;
  readonly when: LicenceLine['when'] | null;
  readonly what: string;
  readonly remedy: string;
  readonly subjects: readonly string[];
}

/** A name that suggests software of which nothing is stated. It counts nowhere. */
export interface LicenceHint {
  readonly machine: string;
  readonly product: LicenceProduct;
  readonly because: string;
}

/** Two values for one fact, and where they stand: `hosts.2` is the second host of the file of licence terms. */
export interface LicenceContradiction {
  /** The machine or host. */
  readonly subject: string;
  /** The key of the file that says it. */
  readonly what: string;
  readonly counts: { readonly value: string; readonly source: string };
  readonly ignored: { readonly value: string; readonly source: string };
}

/** Licences by the core, before and after. Plain data, the same bytes for the same inputs. */
export interface Licences {
  readonly schemaVersion: 1;
  readonly asOf: string;
  readonly region: string;
  readonly rules: LicenceRules;
  readonly prices: LicencePrices;
  readonly machines: number;
  /** By product, before and then after. */
  readonly sums: readonly LicenceSum[];
  readonly oracleReadings: readonly OracleReading[];
  readonly hybridBenefit: HybridBenefit;
  readonly unknowns: readonly UnknownLicence[];
  readonly hints: readonly LicenceHint[];
  /** Names of the file of licence terms that no machine or host has. */
  readonly unmatched: readonly string[];
  /** Facts that the file of licence terms states twice, or otherwise than a tag. */
  readonly contradictions: readonly LicenceContradiction[];
  readonly assumptions: readonly LicenceAssumption[];
  readonly lines: readonly LicenceLine[];
}
