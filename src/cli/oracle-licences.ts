import { deriveAssessment } from '../assessment/index.js';
import type { AssessmentInput } from '../assessment/index.js';
import { deriveServices } from '../dependency/index.js';
import { deriveLicences } from '../licences/index.js';
import type { LicenceLine, LicenceTerms } from '../licences/index.js';
import type { Machine, MachineId } from '../model/index.js';
import { formatCount, formatMoney } from '../report/index.js';
import type { Statement } from '../statements/index.js';

const USD = { currency: 'USD', usdToCurrency: 1 };

/** A machine that was seen to serve Oracle Database, told to the count of licences by a tag; tags of its own count first. */
const seenToRunOracle = (machine: Machine): Machine => ({ ...machine, tags: [...machine.tags, ['oracle', 'yes']] });

/**
 * What Oracle licences come to in Azure, in words, for each machine that runs the database: as tags, statements and the file of terms
 * have it, and as connections show. Assesses the estate only where there is any.
 */
export function oracleLicences(
  input: AssessmentInput,
  terms: LicenceTerms,
  statements: readonly Statement[],
): ReadonlyMap<MachineId, string> {
  const services = deriveServices(input.dependencies ?? { connections: [] });
  const isSeen = ({ id }: Machine): boolean =>
    services.get(id)?.serves.some(({ product }) => product?.id === 'oracle') ?? false;
  if (!input.estate.machines.some(isSeen)) return new Map();
  const machines = input.estate.machines.map((machine) => (isSeen(machine) ? seenToRunOracle(machine) : machine));
  const estate = { ...input.estate, machines };
  const { catalogue } = input;
  const { lines } = deriveLicences({ assessment: deriveAssessment(input), estate, catalogue, terms, statements });
  const after = lines.filter(({ product, when }) => product === 'oracleDatabase' && when === 'after');
  return new Map(
    after.flatMap((line) => (line.subject.id === null ? [] : [[line.subject.id, wordsOf(line)] as const])),
  );
}

function wordsOf({ licences, byEdition, working, perYear, missing }: LicenceLine): string {
  const cost = perYear === null ? 'at a price nobody gave (--licences)' : `${formatMoney(perYear, USD)} a year`;
  if (licences !== null) return `${formatCount(licences)} processor licences in Azure, ${cost}; ${working}`;
  const editions = Object.entries(byEdition ?? {}).map(([edition, count]) => `${formatCount(count)} of ${edition}`);
  const lacking = missing === null ? '' : `; unknown: ${missing.what}`;
  return editions.length === 0
    ? `their number is unknown${lacking}`
    : `${editions.join(', or ')} processor licences in Azure, ${cost}; ${working}${lacking}`;
}
