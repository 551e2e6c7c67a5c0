import type { MachineRole, RoleEvidence } from '../model/index.js';
import type { FactGuide, RuleData } from '../rules/index.js';
import type { ModernisationFacts } from './facts.js';
import type { ServiceId } from './services.js';

/** The facts whose absence is told. */
export type ModernisationFact = 'roles';

/** One candidate rule: rule data like any other, and what a suggestion says beside the finding. */
export interface CandidateRule extends RuleData<'modernisation', ModernisationFacts, ModernisationFact, null> {
  readonly service: ServiceId;
  /** Which signs count for it: of these roles and, where products are named, of these products. */
  readonly roles: readonly MachineRole[];
  readonly products: readonly string[] | null;
  /** Roles that the service covers as well, so that they are nothing in the way; those of `roles` are. */
  readonly alsoCovers: readonly MachineRole[];
  /** Whether data on disks is moved apart, by the means of the product, and is nothing in the way. */
  readonly movesData: boolean;
  /** What stands in the way of this service for this machine, each a sentence; beside what `generalObstacles` finds. */
  readonly inTheWay: (facts: ModernisationFacts) => readonly string[];
  readonly caveats: readonly string[];
  readonly work: { readonly codeChange: string | null; readonly containers: boolean };
  /** What no inventory tells, and how to find it out. */
  readonly toFindOut: readonly FactGuide[];
}

/** The signs of a machine that count for a rule, the surest first. */
export const signsFor = (
  { roles, products }: Pick<CandidateRule, 'roles' | 'products'>,
  { roles: signs }: Pick<ModernisationFacts, 'roles'>,
): readonly RoleEvidence[] =>
  (signs ?? []).filter(
    ({ role, product }) =>
      roles.includes(role) && (products === null || (product !== null && products.includes(product))),
  );
