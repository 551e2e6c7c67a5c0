import type { AssumptionValues } from './assumptions.js';
import type { CaseFacts } from './business-case.js';
import { assumed, fact, over } from './expression.js';
import type { Expression } from './expression.js';

/** Without machines nothing is due, whatever is unknown. */
export const ofEstate = ({ machines }: CaseFacts, expression: Expression): Expression =>
  machines === 0 ? fact('machines', 0, 'machines') : expression;

/** Cores of the hosts behind so many cores of machines. */
export const hostCores = ({ cores }: Pick<CaseFacts, 'cores'>, values: AssumptionValues): Expression =>
  over(fact('cores', cores, 'cores'), assumed(values, 'virtualCoresPerPhysicalCore'));
