import type { ConnectionCounts } from '../dependency/index.js';
import type { MachineId } from '../model/index.js';
import type { FactGuide } from '../rules/index.js';
import type { Confidence } from './confidence.js';
import type { ServiceId, TargetKind } from './services.js';

export interface CandidateMachine {
  readonly id: MachineId;
  readonly name: string;
  readonly application: string | null;
  readonly environment: string | null;
}

/** How people answered a suggestion; null: not yet. */
export type CandidateAnswer = 'accepted' | 'declined' | null;

/** One service that could take over from one machine. */
export interface Candidate {
  /** `shop-web01 -> app-service`; with the machine's id where several machines have its name. */
  readonly id: string;
  readonly machine: CandidateMachine;
  readonly service: ServiceId;
  readonly kind: TargetKind;
  /** The rule, of `rules`, with caveats, work and what is to be found out. */
  readonly rule: string;
  readonly confidence: Confidence;
  /** The service that is suggested for the machine: the surest that is high or medium, of those that are no machine again. */
  readonly isSuggested: boolean;
  readonly finding: string;
  readonly remedy: string;
  /** The signs, the surest first, each with its kind. */
  readonly evidence: readonly string[];
  readonly inTheWay: readonly string[];
  readonly answer: CandidateAnswer;
}

/** An answer of people to a suggestion that is not made for the machine, and why it is not. */
export interface UnsuggestedAnswer {
  /** As a suggestion would be named. */
  readonly id: string;
  readonly machine: CandidateMachine;
  readonly service: string;
  readonly answer: NonNullable<CandidateAnswer>;
  readonly reasons: readonly string[];
}

/** A machine that is suggested for no service, and why. */
export interface Refused {
  readonly machine: CandidateMachine;
  readonly reasons: readonly string[];
}

/** What holds for every candidate of a rule. */
export interface CandidateTerms {
  readonly rule: string;
  readonly service: ServiceId;
  readonly serviceName: string;
  readonly note: string | null;
  readonly caveats: readonly string[];
  readonly codeChange: string | null;
  readonly needsContainers: boolean;
  readonly toFindOut: readonly FactGuide[];
  readonly source: string;
}

export interface ServiceCount {
  readonly service: ServiceId;
  readonly name: string;
  readonly kind: TargetKind;
  /** Machines by confidence of this service; a machine may count under several services. */
  readonly high: number;
  readonly medium: number;
  readonly low: number;
  /** Machines for which it is the suggestion. */
  readonly suggested: number;
}

/** Web servers, gateways and jump hosts: what keeps nothing and can go first. By the surest sign of each machine. */
export interface StatelessTier {
  readonly machines: number;
  /** With a suggestion that is high or medium. */
  readonly suggested: readonly string[];
  /** With candidates, all of them low. */
  readonly low: readonly string[];
  readonly none: readonly string[];
}

/** Every answer about the services that could take over machines. Plain data, the same bytes for the same inputs. */
export interface Modernisation {
  readonly schemaVersion: 1;
  readonly region: string;
  /** What became of the rows of connections; null where none were given. */
  readonly connections: ConnectionCounts | null;
  /** `machines = suggested + onlyOther + refused + unmatched + unknown`. */
  readonly counts: {
    readonly machines: number;
    readonly suggested: number;
    /** With candidates of low confidence, or of a machine again, only. */
    readonly onlyOther: number;
    readonly refused: number;
    /** It is known what they are for, and no rule is about it. */
    readonly unmatched: number;
    /** Nothing tells what they are for. */
    readonly unknown: number;
    /** `accepted + declined + answeredWithoutSuggestion` are the answers that decisions give, by machine and service. */
    readonly accepted: number;
    readonly declined: number;
    readonly answeredWithoutSuggestion: number;
  };
  readonly statelessTier: StatelessTier;
  readonly services: readonly ServiceCount[];
  /** In the order of the machines, the surest first for each. */
  readonly candidates: readonly Candidate[];
  readonly refused: readonly Refused[];
  readonly answeredWithoutSuggestion: readonly UnsuggestedAnswer[];
  /** Terms of the rules that any candidate names. */
  readonly rules: readonly CandidateTerms[];
  /** What is missing, and how to get it; null where nothing is. */
  readonly missing: { readonly machines: readonly string[]; readonly label: string; readonly howToGet: string } | null;
}
