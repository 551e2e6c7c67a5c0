import { nearestNames } from '../model/index.js';
import type { Problem } from '../model/index.js';
import type { StatementFacts } from './facts.js';
import { regionOf } from './region-names.js';
import { valuesOf } from './resolve.js';
import { contradiction } from './rule.js';
import type { ContradictionContext } from './rule.js';
import type { Said, TargetRegionStatement } from './statement.js';
import { placeOf } from './words.js';

const SUGGESTIONS = 2;

/** A region is named that the catalogue does not know: a slip of the pen, or a region newer than the catalogue. */
export function unknownRegions({ resolved, facts }: ContradictionContext): readonly Problem[] {
  const { targetRegion, circuit } = resolved;
  const named: readonly (readonly [region: string, at: Said])[] = [
    ...targetRegion.flatMap(({ statements }) => statements.map((one) => [one.region, one] as const)),
    ...circuit.flatMap(({ statements }) =>
      statements.flatMap((one) => one.regions.map((region) => [region, one] as const)),
    ),
  ];
  return named.flatMap(([region, at]) => (regionOf(region, facts) === null ? [unknownRegion(region, at, facts)] : []));
}

function unknownRegion(region: string, at: Said, { regions }: StatementFacts): Problem {
  const near = nearestNames(
    region,
    regions.flatMap(({ name, displayName }) => [name, displayName]),
    2 * SUGGESTIONS,
  );
  const meant = [...new Set(near.flatMap((text) => regionOf(text, { regions }) ?? []))].slice(0, SUGGESTIONS);
  const told = meant.map(({ name, displayName }) => `${displayName} (${name})`);
  return contradiction({
    code: 'statements/unknown-region',
    at,
    message: `"${region}" in ${placeOf(at)} is no Azure region that the catalogue knows`,
    question:
      told.length > 0
        ? `did you mean ${told.join(' or ')}? Else ask the customer which region is meant`
        : 'ask the customer which region is meant; portolan catalog lists the regions with prices',
  });
}

/** What is assessed is not for the region that was stated: prices, sizes on sale and zones are another region's. */
export function regionAgainstAssessment({ resolved, facts }: ContradictionContext): readonly Problem[] {
  const { assessedRegion = null } = facts;
  const said: readonly TargetRegionStatement[] = resolved.targetRegion.flatMap(valuesOf);
  const [first] = said;
  if (assessedRegion === null || first === undefined) return [];
  const { name, isAssumed } = assessedRegion;
  const region = regionOf(name, facts);
  const regions = said.map((statement) => regionOf(statement.region, facts));
  if (region === null || regions.includes(region)) return [];
  const assessed = `${region.displayName} (${region.name})`;
  const taken = isAssumed ? `no region was asked for, which makes it ${assessed}` : `the assessment is for ${assessed}`;
  const told = said.map((statement) => `${statement.region} in ${placeOf(statement)}`).join(', and ');
  const known = regions.find((one) => one !== null);
  return [
    contradiction({
      code: 'statements/region-against-assessment',
      at: first,
      message: `${taken}, but the target region is ${told}`,
      question:
        known == null
          ? 'ask the customer which region is the target, and give it with --region'
          : `give --region ${known.name}, or ask the customer which region is the target`,
    }),
  ];
}
