import { AssessmentError } from '../../model/index.js';
import type { Problem } from '../../model/index.js';
import type { Site } from '../../site/index.js';
import type { Statement } from '../../statements/index.js';
import { listFiles } from '../list-files.js';
import { readStatements } from '../read-statements.js';
import { recogniseYaml } from '../recognise-yaml.js';
import { readSite } from '../site/read-site.js';

/** What people wrote about a site, beside what inventories and samples tell. */
export interface ContinuityInputs {
  /** Null: no site file was given and none lies among the inputs. */
  readonly site: Site | null;
  /** Its label; null without one. */
  readonly siteFile: string | null;
  /** Where each key of the site file stands, by path such as `network.links.0.kind`; empty without one. */
  readonly siteLines: ReadonlyMap<string, number>;
  /** As they stand in their files, contradictions included. */
  readonly statements: readonly Statement[];
  readonly problems: readonly Problem[];
}

/**
 * Reads the site file and the statements that lie among the inputs of an assessment.
 *
 * @param sitePath the site file that was named; null: the one among the inputs
 * @throws {AssessmentError} `site/several-files` where several lie there and none was named; what `readSite` throws
 */
export async function readContinuityInputs(
  paths: readonly string[],
  sitePath: string | null,
): Promise<ContinuityInputs> {
  const sites: string[] = [];
  const statements: string[] = [];
  for (const path of await listFiles(paths)) {
    const recognised = await recogniseYaml(path);
    if (recognised?.kind === 'site') sites.push(path);
    if (recognised?.kind === 'statements') statements.push(path);
  }
  const chosen = sitePath ?? onlyOf(sites);
  const site = chosen === null ? null : await readSite(chosen);
  const read = await readStatements(statements);
  return {
    ...(site === null ? NO_SITE : { site: site.site, siteFile: site.file, siteLines: site.lines }),
    statements: read.statements,
    problems: read.problems,
  };
}

const NO_SITE: Pick<ContinuityInputs, 'site' | 'siteFile' | 'siteLines'> = {
  site: null,
  siteFile: null,
  siteLines: new Map(),
};

function onlyOf(sites: readonly string[]): string | null {
  if (sites.length < 2) return sites[0] ?? null;
  throw new AssessmentError({
    code: 'site/several-files',
    severity: 'error',
    at: null,
    message: `${sites.length} site files lie among the inputs: ${sites.join(', ')}`,
    remedy: 'name the one that counts with --site',
  });
}
