import type { Estate, InputSummary, Problem } from '../../model/index.js';
import {
  deriveContradictions,
  deriveResolvedStatements,
  DOCUMENTED_RECOVERY_POINT_LIMITS,
} from '../../statements/index.js';
import type { StatementFacts } from '../../statements/index.js';
import { deriveSiteCheck } from '../../site/index.js';
import type { SiteCheck, SiteEvidence, SiteInventory } from '../../site/index.js';
import { engineVersion } from '../engine-version.js';
import { listFiles } from '../list-files.js';
import { readCatalogue } from '../read-catalogue.js';
import { readEstate } from '../read-inputs.js';
import { readStatements, separateStatements } from '../read-statements.js';
import { addEvidence } from './add-evidence.js';
import { readSite } from './read-site.js';
import type { SiteFile } from './read-site.js';

/** A site that was read and checked, and what else was read. */
export interface SiteCheckReading {
  readonly inputs: readonly InputSummary[];
  readonly check: SiteCheck;
  /** Of the inputs beside the site file, with where statements contradict each other. */
  readonly problems: readonly Problem[];
}

/**
 * Reads a site file and, where they are given, inventories and statements, and checks the site.
 *
 * @throws {AssessmentError} the site file cannot be read or has faults
 */
export async function readSiteCheck(
  path: string,
  paths: readonly string[],
  { asOf, evidence }: { readonly asOf: string | null; readonly evidence?: string | undefined },
): Promise<SiteCheckReading> {
  const { file, told, evidence: seen } = await withSeen(await readSite(path), evidence);
  const catalogue = await readCatalogue();
  const facts: StatementFacts = { regions: catalogue.regions, recoveryPoints: DOCUMENTED_RECOVERY_POINT_LIMITS };
  const separated = await separateStatements(paths.length === 0 ? [] : await listFiles(paths));
  // Statements alone are enough: a site may be talked about before anybody lists its machines.
  const estate = separated.others.length === 0 ? null : await readEstate(separated.others);
  const { statements, problems, inputs } = await readStatements(separated.statements);
  const inventory = estate === null ? null : inventoryOf(estate);
  const check = deriveSiteCheck({
    ...file,
    inventory,
    evidence: seen,
    statements: deriveResolvedStatements(statements, facts),
    asOf: asOf ?? catalogue.date,
  });
  const contradictions = deriveContradictions(statements, inventory === null ? null : estate, facts);
  return {
    inputs: [...(estate?.inputs ?? []), ...inputs],
    check,
    problems: [...(estate?.problems ?? []), ...problems, ...contradictions, ...told],
  };
}

const withSeen = async (
  file: SiteFile,
  evidence: string | undefined,
): Promise<{ readonly file: SiteFile; readonly evidence?: SiteEvidence; readonly told: readonly Problem[] }> =>
  evidence === undefined ? { file, told: [] } : addEvidence(file, evidence);

/** Templates are no machines that anybody counts; an estate without machines is no inventory. */
function inventoryOf({ machines, inputs }: Estate): SiteInventory | null {
  const names = machines.filter(({ isTemplate }) => !isTemplate).map(({ name }) => name);
  if (names.length === 0) return null;
  const files = inputs.filter(({ sheets }) => sheets.some(({ isUsed }) => isUsed)).map(({ file }) => file);
  return { names, from: files.length === 0 ? 'the inventory' : files.join(', ') };
}

/** The check as JSON, as `schemas/site-check.schema.json` describes it. */
export const serializeSiteCheck = ({ inputs, check, problems }: SiteCheckReading): string =>
  `${JSON.stringify(
    {
      schemaVersion: 1,
      engine: { name: 'portolan', version: engineVersion() },
      ...check,
      inputs: inputs.map(({ file, kind }) => ({ file, kind })),
      problems: [...check.problems, ...problems],
    },
    null,
    2,
  )}\n`;
