import type { PreflightEvidence } from '../../site/index.js';
import { EVIDENCE_SCHEMA } from './evidence-schema.js';

/** The evidence that a text holds; null where it is something else. */
export function parseEvidence(text: string): PreflightEvidence | null {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return null;
  }
  const checked = EVIDENCE_SCHEMA.safeParse(content);
  return checked.success ? checked.data : null;
}
