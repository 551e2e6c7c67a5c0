import type { Problem } from '../model/index.js';
import { evidenceFaults } from './evidence-fields.js';
import type { DrillEvidence, EvidenceHead, SealedEvidence } from './evidence.js';
import { verifyEvidence } from './verify-evidence.js';

/** A drill of a file of evidence. */
export interface ReadDrill {
  /** Of its record, which is its line too. */
  readonly sequence: number;
  readonly evidence: DrillEvidence;
}

/** What a file of evidence shows. */
export interface EvidenceRead {
  /** The label of the file. */
  readonly file: string;
  /** False: it is not as it was sealed, and nothing of it counts. */
  readonly isWhole: boolean;
  /** In their order; empty where the chain is broken. A record whose fields are not those of evidence is left out and told. */
  readonly drills: readonly ReadDrill[];
  readonly problems: readonly Problem[];
}

export interface EvidenceSource {
  readonly file: string;
  /** What was noted elsewhere of the last record; null: nobody gave it. */
  readonly head: EvidenceHead | null;
}

/**
 * The drills of a file of evidence, for the plan that says when the next one is due. The chain is verified first: of one that is broken no
 * record counts, since nobody knows which of them are true, and every fault is told with its line. Without a head a warning says what that
 * leaves open.
 */
export function parseEvidence(text: string, { file, head }: EvidenceSource): EvidenceRead {
  const { isWhole, faults, said } = verifyEvidence(text, head);
  if (!isWhole) {
    return { file, isWhole, drills: [], problems: faults.map(({ line, said: words }) => broken(file, line, words)) };
  }
  const drills: ReadDrill[] = [];
  const problems = said.map((words) => withoutHead(file, words));
  for (const line of text.split('\n').filter((one) => one !== '')) {
    // The chain holds, so that each line is a record of it.
    const { sequence, evidence } = JSON.parse(line) as Pick<SealedEvidence, 'sequence' | 'evidence'>;
    const wrong = evidenceFaults(evidence);
    if (wrong.length === 0) drills.push({ sequence, evidence });
    else problems.push(notEvidence(file, sequence, wrong));
  }
  return { file, isWhole, drills, problems };
}

const broken = (file: string, line: number, message: string): Problem => ({
  ...{ code: 'recovery/evidence-broken', severity: 'error', at: { file, line } },
  message: `the chain of evidence is broken: ${message}`,
  remedy: 'bring back the file as it was sealed; of a broken chain no drill counts',
});

const withoutHead = (file: string, message: string): Problem => ({
  ...{ code: 'recovery/evidence-without-head', severity: 'warning', at: { file } },
  message,
  remedy: 'give the head that was noted when the last record was sealed',
});

const notEvidence = (file: string, sequence: number, wrong: readonly string[]): Problem => ({
  ...{ code: 'recovery/evidence-fields', severity: 'warning', at: { file, line: sequence } },
  message: `record ${sequence} is sealed, but is no evidence of a drill: ${wrong.join('; ')}`,
  remedy: 'seal another record with all fields; this one stays in the chain and counts as no drill',
});
