import type { Finding } from '../readiness/index.js';

/** A finding that samples bring about, and that changes no answer. */
export const aboutSamples = (rule: string, message: string, remedy: string): Finding => ({
  rule: `samples/${rule}`,
  question: 'azure',
  severity: 'informs',
  message,
  remedy,
  source: 'Portolan sampling',
  code: null,
});
