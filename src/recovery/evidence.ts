import { canonicalJson } from './canonical-json.js';
import type { JsonValue } from './canonical-json.js';
import { sha256 } from './sha256.js';

/** What was measured in a drill against what was to be reached; null: it was not measured, or nothing was to be reached. */
export interface EvidenceResult {
  /** @minLength 1 */
  readonly measure: string;
  /** @minLength 1 */
  readonly unit: string;
  readonly objective: number | null;
  readonly measured: number | null;
  /** Null: not to be said without one of both. */
  readonly isMet: boolean | null;
}

/** Who took part, and as what. */
export interface EvidencePerson {
  /** @minLength 1 */
  readonly name: string;
  /** @minLength 1 */
  readonly role: string;
}

export interface EvidenceLesson {
  /** @minLength 1 */
  readonly lesson: string;
  /** @minLength 1 */
  readonly owner: string;
  /** @minLength 1 */
  readonly due: string | null;
}

export interface EvidenceApproval extends EvidencePerson {
  /**
   * Instant, ISO 8601 in UTC.
   *
   * @pattern ^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?Z$
   */
  readonly at: string;
}

/**
 * What is kept of one drill. The fields follow what Regulation (EU) 2022/2554 (DORA) asks about tests of continuity and recovery, as we read
 * it: what was tested, by which scenario, when and by whom, with which result, what went wrong, what follows and who approved it. The choice
 * of fields and the form are ours, and no promise that an authority is content with them.
 */
export interface DrillEvidence {
  readonly schemaVersion: 1;
  /**
   * Of the scenario of the plan.
   *
   * @minLength 1
   */
  readonly scenarioId: string;
  /** @minLength 1 */
  readonly scenario: string;
  readonly kind: 'planned' | 'unplanned';
  /**
   * Hash of the recovery plan that was drilled, or another word for its version.
   *
   * @minLength 1
   */
  readonly plan: string;
  /**
   * Applications and machines by name.
   *
   * @minLength 1
   */
  readonly scope: readonly string[];
  /**
   * Instant, ISO 8601 in UTC.
   *
   * @pattern ^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?Z$
   */
  readonly from: string;
  /**
   * Instant, ISO 8601 in UTC; not before `from`.
   *
   * @pattern ^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?Z$
   */
  readonly to: string;
  readonly participants: readonly EvidencePerson[];
  readonly results: readonly EvidenceResult[];
  /** @minLength 1 */
  readonly deviations: readonly string[];
  readonly lessons: readonly EvidenceLesson[];
  /** What was made for the drill is removed; only then it counts. */
  readonly isCleanedUp: boolean;
  readonly isSuccessful: boolean;
  readonly approver: EvidenceApproval | null;
}

/** A record within its chain. */
export interface SealedEvidence {
  /**
   * From 1, without a gap.
   *
   * @minimum 1
   * @multipleOf 1
   */
  readonly sequence: number;
  /**
   * Hash of the record before; that of nothing for the first.
   *
   * @pattern ^[0-9a-f]{64}$
   */
  readonly previous: string;
  readonly evidence: DrillEvidence;
  /**
   * SHA-256 over the canonical JSON of the three above.
   *
   * @pattern ^[0-9a-f]{64}$
   */
  readonly hash: string;
}

/** The state of a chain that somebody keeps apart from it: without one, a chain that lost its end looks whole. */
export interface EvidenceHead {
  readonly sequence: number;
  readonly hash: string;
}

/** Stands before the first record: no record has it. */
export const EMPTY_HASH: string = '0'.repeat(64);

/** One record for each drill, one JSON text for each line. */
export const EVIDENCE_FORMAT =
  'JSON lines in UTF-8, one record each: sequence from 1, previous (the hash before, 64 zeros for the first), evidence, hash = SHA-256 over the canonical JSON (RFC 8785) of sequence, previous and evidence. Keep the last sequence and hash apart: without them nobody can tell that the end was cut off.';

/** Records in a chain that starts behind `head`, or at the first record without one. */
export function sealEvidence(
  records: readonly DrillEvidence[],
  head: EvidenceHead | null = null,
): readonly SealedEvidence[] {
  const sealed: SealedEvidence[] = [];
  let { sequence, hash } = head ?? { sequence: 0, hash: EMPTY_HASH };
  for (const evidence of records) {
    sequence += 1;
    const own = { sequence, previous: hash, evidence };
    hash = hashOf(own);
    sealed.push({ ...own, hash });
  }
  return sealed;
}

/** The head to keep apart; null for a chain without records. */
export function headOf(chain: readonly SealedEvidence[]): EvidenceHead | null {
  const last = chain.at(-1);
  return last === undefined ? null : { sequence: last.sequence, hash: last.hash };
}

/** Each record as one line, canonical as it was hashed. */
export const renderEvidence = (chain: readonly SealedEvidence[]): string =>
  chain.map((record) => `${canonicalJson(record as unknown as JsonValue)}\n`).join('');

function hashOf({ sequence, previous, evidence }: Omit<SealedEvidence, 'hash'>): string {
  const text = canonicalJson({ sequence, previous, evidence: evidence as unknown as JsonValue });
  return sha256(new TextEncoder().encode(text));
}
