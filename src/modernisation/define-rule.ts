import { hit, OK, unknown } from '../rules/index.js';
import type { ModernisationFacts } from './facts.js';
import type { CandidateRule } from './rule.js';
import { signsFor } from './rule.js';
import { TARGET_SERVICES } from './services.js';

type Given = Pick<
  CandidateRule,
  'id' | 'service' | 'roles' | 'message' | 'remedy' | 'source' | 'caveats' | 'toFindOut' | 'examples'
> &
  Partial<Pick<CandidateRule, 'products' | 'alsoCovers' | 'movesData' | 'inTheWay' | 'work'>> & {
    /** Beside the signs; absent: they are enough. */
    readonly only?: (facts: ModernisationFacts) => boolean;
  };

/** When the pages were read, and when they are to be read again. */
const READ_ON = '2026-11-21';
const REVIEW_BY = '2027-05-21';

/** A rule of this folder: it is met by signs of its roles and products. */
export function defineRule({ only = () => true, ...given }: Given): CandidateRule {
  const products = given.products ?? null;
  const { name } = TARGET_SERVICES[given.service];
  return {
    question: 'modernisation',
    severity: 'informs',
    needs: ['roles'],
    whenUnknown: 'informs',
    readOn: READ_ON,
    reviewBy: REVIEW_BY,
    code: null,
    alsoCovers: [],
    movesData: false,
    inTheWay: () => [],
    work: { codeChange: null, containers: false },
    ...given,
    products,
    check: (facts) => {
      if (facts.roles === null) return unknown('roles');
      const [sign] = signsFor({ roles: given.roles, products }, facts);
      if (sign === undefined || !only(facts)) return OK;
      return hit({ machine: facts.name, sign: sign.said, service: name, region: facts.region });
    },
  };
}
