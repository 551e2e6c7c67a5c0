import { basename } from 'node:path';
import type { Problem } from '../../model/index.js';
import { factsOfEvidence, withEvidence } from '../../site/index.js';
import type { SiteEvidence } from '../../site/index.js';
import { readPreflightEvidence } from '../preflight/evidence-file.js';
import type { SiteFile } from './read-site.js';

/** Lists that a run may have reordered: their entries no longer stand where the file has them. */
const REORDERED: readonly string[] = ['privateEndpoints.resolved.', 'dns.hostsEntries.'];

/**
 * A site file with what a preflight saw laid over it, and a word about it: what people wrote and what was seen are two things.
 *
 * @throws {AssessmentError} the evidence cannot be read or is none
 */
export async function addEvidence(
  file: SiteFile,
  path: string,
): Promise<{ readonly file: SiteFile; readonly evidence: SiteEvidence; readonly told: readonly Problem[] }> {
  const evidence = await readPreflightEvidence(path);
  const facts = factsOfEvidence(evidence);
  const lines = [...file.lines].filter(([key]) => !REORDERED.some((prefix) => key.startsWith(prefix)));
  const at = { file: basename(path) };
  const isSame = evidence.site.file === file.file;
  return {
    file: { ...file, site: withEvidence(file.site, evidence), lines: new Map(lines) },
    evidence: { file: basename(path), stated: file.site },
    told: [
      {
        code: isSame ? 'preflight/evidence-used' : 'preflight/evidence-of-another-file',
        severity: isSame ? 'info' : 'warning',
        at,
        message: `${facts.length} facts were seen from ${evidence.observedFrom} at ${evidence.observedAt}${isSame ? '' : ` with the site file ${evidence.site.file}`}; they replace what ${file.file} states of the same names and proxies`,
        remedy: isSame
          ? 'look again with portolan preflight where network, DNS or proxies have changed since'
          : 'check that the evidence is of this site',
      },
    ],
  };
}
