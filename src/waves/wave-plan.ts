import type { ReadinessState } from '../readiness/index.js';
import type { Environment, MachineId, MachineRole, MigrationMethod, Problem } from '../model/index.js';
import type { Tier } from '../graph/index.js';
import type { WaveSettings } from './wave-settings.js';

/** A wave as planned. */
export interface PlannedWave {
  /** From 1, in order of time. */
  readonly number: number;
  /** `Wave 1`, or what the plan's file called it. */
  readonly name: string;
  /** `YYYY-MM-DD` of the cutover; null where no date was stated. */
  readonly cutover: string | null;
  /** Days after the first cutover. */
  readonly day: number;
  readonly machines: readonly MachineId[];
  readonly applications: readonly string[];
  readonly environments: readonly Environment[];
  readonly tiers: readonly Tier[];
  /** What the wave takes of each capacity, and what it bears; `limit` null: no limit. */
  readonly loads: readonly {
    readonly resource: 'machines' | 'hours' | 'transferBytes' | 'replicating';
    readonly load: number;
    readonly limit: number | null;
    /** Machines of which the load is unknown and counts as nothing. */
    readonly unknown: number;
  }[];
  readonly risk: { readonly level: 'low' | 'medium' | 'high'; readonly reasons: readonly string[] };
}

/** One machine of the plan: what it was planned by. */
export interface PlannedMachine {
  readonly id: MachineId;
  readonly name: string;
  /** From 1. */
  readonly wave: number;
  /** Why it is there, the strongest reason first. */
  readonly why: readonly string[];
  /** Machines that can only move with it; itself not among them. */
  readonly movesWith: readonly MachineId[];
  /** The zone that keeps members of an availability group apart: 1, 2 or 3; null where none is asked for. */
  readonly zone: 1 | 2 | 3 | null;
  readonly application: string | null;
  readonly applicationBy: 'stated' | 'found' | null;
  readonly environment: Environment;
  readonly environmentIsAssumed: boolean;
  readonly criticality: 'high' | 'medium' | 'low';
  readonly criticalityIsAssumed: boolean;
  readonly role: MachineRole | null;
  readonly tier: Tier;
  readonly method: MigrationMethod | 'unknown';
  readonly readiness: ReadinessState;
  /** 0 to 100, with what made it. */
  readonly complexity: number;
  readonly complexityReasons: readonly string[];
  /** Azure's way: 0 to 100, higher earlier; weighted mean of what is known. */
  readonly priorityScore: number;
  readonly hours: number;
  /** Bytes to copy; null unknown. */
  readonly transferBytes: number | null;
}

/** A machine that is in no wave, and why: `foundation` is extended beforehand, `blocked` waits for what its reason names. */
export interface UnplannedMachine {
  readonly id: MachineId;
  readonly name: string;
  readonly kind: 'foundation' | 'blocked' | 'replaced' | 'retired' | 'stays' | 'pinnedOut' | 'outOfScope' | 'missing';
  readonly reason: string;
}

/** One line of a plan's cost: `cost` sums to the whole. */
export interface CostLine {
  readonly id: string;
  readonly words: string;
  readonly weight: number;
  /** How much of what the weight is for; cost = weight x amount, all whole numbers. */
  readonly amount: number;
  readonly cost: number;
}

/** A condition of a plan and whether it is kept. */
export interface PlanCondition {
  /** `prerequisites`, `two-way-together`… */
  readonly id: string;
  readonly words: string;
  /** Of Azure's eight 1 to 8; null for others. */
  readonly priority: number | null;
  readonly isHard: boolean;
  readonly state: 'kept' | 'broken' | 'notJudged';
  /** Judged pairs, applications, waves or machines, and how many of them keep it. */
  readonly judged: number;
  readonly kept: number;
  /** Who breaks it, in order. */
  readonly broken: readonly { readonly machines: readonly MachineId[]; readonly said: string }[];
  /** Why it cannot be judged; null where it is. */
  readonly missing: string | null;
}

/** A dependency that crosses the link between two cutovers. */
export interface CutDependency {
  readonly client: MachineId;
  readonly server: MachineId;
  /** Which of the two is in Azure already. */
  readonly inAzure: 'client' | 'server';
  readonly port: number;
  readonly protocol: 'tcp' | 'udp' | null;
  readonly product: string | null;
  readonly isStateful: boolean;
  readonly connectionsPerDay: number | null;
  /** The wave that begins it, from 1: with it the first end is in Azure. */
  readonly after: number;
  /** The wave that ends it, from 1; null: never, since the other end stays. */
  readonly until: number | null;
  readonly days: number | null;
  /** Seconds a day that waiting for the link adds, one round trip for each connection; null where either is unknown. */
  readonly latencySecondsPerDay: number | null;
}

/** Traffic of operations with one end in Azure and one on the site: it costs nothing, and firewalls have to know it. */
export interface OperationsCut {
  /** The rule by which the graph takes it for noise: `monitoring`, `backup`, `scan`… */
  readonly rule: string;
  readonly client: MachineId;
  readonly server: MachineId;
  readonly inAzure: 'client' | 'server';
  readonly port: number;
  readonly protocol: 'tcp' | 'udp' | null;
  readonly connectionsPerDay: number | null;
  readonly after: number;
  /** Null: never, since the other end stays. */
  readonly until: number | null;
}

/** A party that is in no inventory, and what a machine of the plan has to do with it, from its wave on out of Azure. */
export interface OutsideDependency {
  readonly machine: MachineId;
  /** Empty where no source names it, or where several are folded. */
  readonly party: string;
  readonly addresses: readonly string[];
  /** 1; more where users of the internet are folded into one entry. */
  readonly parties: number;
  /** `asks`: the machine asks the party. */
  readonly direction: 'asks' | 'isAsked';
  readonly port: number;
  readonly protocol: 'tcp' | 'udp' | null;
  /** By the port alone; null where that does not tell. */
  readonly product: string | null;
  /** Who serves keeps what the client works with, by the product. */
  readonly isStateful: boolean;
  /** On a day on which it was seen. */
  readonly connectionsPerDay: number | null;
  /** `site`: a private address, taken for the site, so that it crosses the link; `internet`: not by the link; `unknown`: no address. */
  readonly where: 'site' | 'internet' | 'unknown';
  /** With it the machine is in Azure, from 1. */
  readonly wave: number;
}

/** What must work across the link after a wave has cut over and before the next one. */
export interface WaveBoundary {
  /** After this wave, from 1. */
  readonly after: number;
  /** Until the next cutover; null after the last one. */
  readonly days: number | null;
  /** How many of the plan's cuts cross the link then, and between how many pairs of machines; `cutsAfter` lists them. */
  readonly dependencies: number;
  readonly pairs: number;
  /** For the firewall: each port once, with how many machines ask and how many are asked; `rulesAfter` names them. */
  readonly firewall: readonly {
    readonly direction: 'toAzure' | 'toSite';
    readonly port: number;
    readonly protocol: 'tcp' | 'udp' | null;
    readonly clients: number;
    readonly servers: number;
  }[];
  /** The sum of what is known, at least so much; null where nothing is. */
  /** Of dependencies, each on a day on which it was seen. */
  readonly connectionsPerDay: number | null;
  readonly latencySecondsPerDay: number | null;
  /** Parties in no inventory with machines that are in Azure then, each port once; by direction and where; `outsideAfter` names them. */
  readonly outside: readonly {
    readonly direction: 'asks' | 'isAsked';
    readonly where: 'site' | 'internet' | 'unknown';
    readonly port: number;
    readonly protocol: 'tcp' | 'udp' | null;
    readonly machines: number;
    readonly parties: number;
  }[];
  /** Traffic of operations across the link then, by rule, direction and port; in no sum above. `operationsAfter` names it. */
  readonly operations: readonly {
    readonly rule: string;
    /** What the rule recognises. */
    readonly words: string;
    readonly direction: 'toAzure' | 'toSite';
    readonly port: number;
    readonly protocol: 'tcp' | 'udp' | null;
    readonly clients: number;
    readonly servers: number;
    readonly connectionsPerDay: number | null;
  }[];
}

/** What was extended into Azure before the first wave, so that requests to it never cross the link. */
export interface ExtendedService {
  readonly role: 'directory' | 'dns' | 'firewall';
  /** Those on the site, in the order of names. */
  readonly machines: readonly MachineId[];
  /** Machines of the plan that ask them, in the order of names. */
  readonly askedBy: readonly MachineId[];
  /** Requests that are answered in Azure once all of them are there; null where nothing counts them. */
  readonly connectionsPerDay: number | null;
  /** What answers in Azure. */
  readonly words: string;
  /** What has to pass between the sites for the extension itself, in both directions, for as long as both sides stand. */
  readonly betweenSites: readonly {
    readonly from: number;
    /** The last port of a range; `from` for one port. */
    readonly to: number;
    readonly protocols: readonly ('tcp' | 'udp')[];
    readonly service: string;
  }[];
  /** The document that says so. */
  readonly source: string;
}

/** A machine that re-planning moved, and what that changed. */
export interface PlanMove {
  readonly machines: readonly MachineId[];
  readonly from: number;
  readonly to: number;
  /** Of the whole plan's cost, negative: cheaper. */
  readonly change: number;
  readonly said: string;
}

/** A plan of waves, ours or anyone's, judged: plain data, the same bytes for the same inputs. */
export interface WavePlan {
  readonly schemaVersion: 1;
  readonly engine: { readonly name: 'portolan'; readonly version: string };
  /** SHA-256 of the assessment that it was made from, as `assess` writes it; in what stands in an output folder. */
  readonly assessmentSha256?: string;
  /** Labels of the inputs of that assessment, in reading order; in what stands in an output folder. */
  readonly assessmentInputs?: readonly string[];
  readonly asOf: string;
  /** `planned` by us, `scored` as it was given, `replanned` from what was given. */
  readonly made: 'planned' | 'scored' | 'replanned';
  readonly settings: WaveSettings;
  /** The settings in sentences. */
  readonly settingsWords: readonly string[];
  /** `machines = planned + unplanned`, of the whole estate. */
  readonly counts: { readonly machines: number; readonly planned: number; readonly unplanned: number };
  readonly waves: readonly PlannedWave[];
  /** In the order of the estate. */
  readonly machines: readonly PlannedMachine[];
  readonly unplanned: readonly UnplannedMachine[];
  readonly cost: { readonly total: number; readonly lines: readonly CostLine[] };
  /** No plan within the hard conditions costs less than `bound`; gap = (total - bound) / total, in percent, rounded up. */
  readonly bound: {
    readonly bound: number;
    readonly gapPercent: number;
    readonly isOptimal: boolean;
    readonly by: 'exhaustive' | 'relaxation';
    /** False: no dependency between machines of the plan is known, so that a gap of nothing proves nothing; left out by plans made before it was told. */
    readonly isWeighed?: boolean;
    readonly said: string;
  };
  readonly conditions: readonly PlanCondition[];
  /** What is extended beforehand, and therefore not cut. */
  readonly extended: readonly ExtendedService[];
  /** Every dependency that ever crosses the link, once; in the order of names of client and server, then of port. */
  readonly cuts: readonly CutDependency[];
  /** What the plan does not count and the link carries too; in the same order. */
  readonly operations: readonly OperationsCut[];
  /** Parties in no inventory, once each; in the order of names of machine and party. */
  readonly outside: readonly OutsideDependency[];
  /** One for each wave. */
  readonly boundaries: readonly WaveBoundary[];
  readonly confidence: { readonly level: 'low' | 'medium' | 'high'; readonly reasons: readonly string[] };
  /** How it differs from what people expect of the other strategy, in sentences. */
  readonly remarks: readonly string[];
  /** Of re-planning; empty otherwise. */
  readonly moves: readonly PlanMove[];
  readonly problems: readonly Problem[];
}
