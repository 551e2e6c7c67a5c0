import { isOff } from '../assessment/index.js';
import type { Assessment } from '../assessment/index.js';
import { findSize } from '../catalog/index.js';
import type { Catalogue } from '../catalog/index.js';
import type { Estate } from '../model/index.js';
import type { Statement } from '../statements/index.js';
import { describeAssumptions } from './assumptions.js';
import { findContradictions } from './contradictions.js';
import { indexHosts } from './host-index.js';
import { deriveHybridBenefit } from './hybrid-benefit.js';
import type { LicenceLine, LicenceProduct, Licences, OracleReading } from './licences.js';
import { oracleLinesAfter, oracleLinesBefore } from './oracle-lines.js';
import { softwareFinder } from './software-of.js';
import { sqlLinesAfter, sqlLinesBefore } from './sql-lines.js';
import type { LicenceContext, LicenceSubject } from './subject.js';
import { sumLines } from './sum-lines.js';
import type { LicencePrices, LicenceRules, LicenceTerms } from './terms.js';
import { deriveHints, gatherUnknowns, isUndecided, unmatchedNames } from './unknowns.js';
import { windowsLinesAfter, windowsLinesBefore } from './windows-lines.js';

/** An assessment, the estate that it was made of, and what is said about licences. */
export interface LicencesInput {
  readonly assessment: Assessment;
  readonly estate: Estate;
  readonly catalogue: Catalogue;
  readonly terms: LicenceTerms;
  /** Those about databases tell where SQL Server and Oracle run. */
  readonly statements: readonly Statement[];
}

const PRODUCTS: readonly LicenceProduct[] = ['windowsServer', 'sqlServer', 'oracleDatabase'];

/**
 * What must be licensed by the core before and after, for the machines in scope. What runs where is known from the file of licence
 * terms, tags and statements, never from names; what is not known is a line or an entry that says so, and is no zero in a sum.
 */
export function deriveLicences(input: LicencesInput): Licences {
  const { assessment, terms } = input;
  const context = contextOf(input);
  const lines: readonly LicenceLine[] = [
    ...windowsLinesBefore(context),
    ...windowsLinesAfter(context),
    ...sqlLinesBefore(context),
    ...sqlLinesAfter(context),
    ...oracleLinesBefore(context),
    ...oracleLinesAfter(context),
  ];
  return {
    schemaVersion: 1,
    asOf: assessment.asOf,
    region: assessment.region.name,
    rules: terms.rules,
    prices: context.prices,
    machines: context.subjects.length,
    sums: PRODUCTS.flatMap((product) => [
      sumLines(lines, { product, when: 'before', undecided: undecidedOf(product, context) }),
      sumLines(lines, { product, when: 'after', undecided: undecidedOf(product, context) }),
    ]),
    oracleReadings: readingsOf(context),
    hybridBenefit: deriveHybridBenefit(context, assessment.policy.cost),
    unknowns: gatherUnknowns(lines, context.subjects),
    hints: deriveHints(context.subjects),
    unmatched: unmatchedNames(terms, context.subjects),
    contradictions: findContradictions(
      terms,
      context.subjects.map(({ machine }) => machine),
    ),
    assumptions: describeAssumptions(terms.rules),
    lines,
  };
}

function contextOf({ assessment, estate, catalogue, terms, statements }: LicencesInput): LicenceContext {
  const byId = new Map(estate.machines.map((machine) => [machine.id, machine]));
  const hosts = indexHosts(estate.hosts ?? [], terms.hosts, estate.machines);
  const softwareOf = softwareFinder(terms, statements);
  const subjects = assessment.machines.flatMap((assessed): LicenceSubject[] => {
    const machine = byId.get(assessed.id);
    if (machine === undefined || (terms.rules.poweredOff === 'left' && isOff(assessed))) return [];
    const size = assessed.size === null ? null : findSize(catalogue, assessed.size.name);
    return [{ machine, assessed, software: softwareOf(machine), host: hosts.hostOf(machine), size }];
  });
  return { subjects, hosts, rules: terms.rules, prices: pricesOf(terms.prices, assessment.policy.cost) };
}

/** Prices of the file; where it is silent, those that the policy states for all editions of SQL Server and for Oracle. */
const pricesOf = (
  prices: LicencePrices,
  policy: Pick<Assessment['policy']['cost'], 'sqlServerCorePerYear' | 'oracleProcessorPerYear'>,
): LicencePrices => ({
  ...prices,
  sqlStandardCore: prices.sqlStandardCore ?? policy.sqlServerCorePerYear,
  sqlEnterpriseCore: prices.sqlEnterpriseCore ?? policy.sqlServerCorePerYear,
  oracleEnterpriseProcessor: prices.oracleEnterpriseProcessor ?? policy.oracleProcessorPerYear,
});

/** Machines of which nobody says whether they run a product. */
const undecidedOf = (product: LicenceProduct, { subjects }: LicenceContext): number =>
  subjects.filter((one) => isUndecided(product, one)).length;

const READINGS: readonly LicenceRules['oracle'][] = ['host', 'cluster', 'manager'];

const readingsOf = (context: LicenceContext): readonly OracleReading[] =>
  READINGS.map((reading) => {
    const { licences, unknown } = sumLines(oracleLinesBefore(context, reading), {
      product: 'oracleDatabase',
      when: 'before',
      undecided: undecidedOf('oracleDatabase', context),
    });
    return { reading, isUsed: reading === context.rules.oracle, licences, unknown };
  });
