import type { CaseLine } from './business-case.js';
import { over } from './expression.js';
import { amountOf, work } from './work.js';
import type { Expression } from './expression.js';

/** What a line is called; `choices` and `notes` may be left out where there are none. */
type Title = Pick<CaseLine, 'id' | 'head' | 'label'> & Partial<Pick<CaseLine, 'choices' | 'notes'>>;

const NONE = { choices: [], notes: [] } as const;

/** Something bought and spread evenly over its years. What is missing in the purchase is missing in the year. */
export function capital(title: Title, bought: Expression, years: Expression): CaseLine {
  const acquisition = work(bought);
  return {
    ...NONE,
    ...title,
    kind: 'capex',
    acquisition,
    perYear: work(over(amountOf(`acquisition of ${title.label}`, acquisition), years)),
  };
}

/** Something paid every year. */
export const running = (title: Title, perYear: Expression): CaseLine => ({
  ...NONE,
  ...title,
  kind: 'opex',
  acquisition: null,
  perYear: work(perYear),
});
