import type { PressureSign } from '../../model/index.js';
import { exampleFacts } from '../example-facts.js';
import { EVERY_EDITION, hit, OK, PAGES, READ_ON } from '../rule.js';
import type { Rule } from '../rule.js';

const common = {
  question: 'azure',
  editions: EVERY_EDITION,
  severity: 'warns',
  needs: [],
  whenUnknown: 'silent',
  ...READ_ON,
  code: null,
} as const;

const saidOf = (signs: readonly PressureSign[], resource: PressureSign['resource']): string =>
  signs.flatMap((one) => (one.resource === resource ? [one.said] : [])).join('; ');

const check =
  (resource: PressureSign['resource']): Rule['check'] =>
  ({ pressure }) => {
    const signs = saidOf(pressure, resource);
    return signs === '' ? OK : hit({ signs });
  };

const pressed = (sign: PressureSign): ReturnType<typeof exampleFacts> => exampleFacts({ pressure: [sign] });
const ready = { resource: 'cpu', sign: 'cpuReady', said: 'it waited for a processor 9 % of the time' } as const;
const swapped = { resource: 'memory', sign: 'swapped', said: '512 MiB of its memory are swapped out' } as const;

/** A machine that is held back uses less than it wants; what sizing makes of it stands in its need. */
export const PRESSURE_RULES: readonly Rule[] = [
  {
    ...common,
    id: 'azure/cpu-held-back',
    source: PAGES.readyTime,
    check: check('cpu'),
    message: 'its processor is held back: {signs}; measured use of CPU is then less than it would use',
    remedy: 'relieve the host or raise the limit, and measure again before a smaller size is chosen',
    examples: { passing: [exampleFacts(), pressed(swapped)], failing: [pressed(ready)] },
  },
  {
    ...common,
    id: 'azure/memory-held-back',
    source: PAGES.rvtools,
    check: check('memory'),
    message: 'its memory is held back: {signs}; measured use of memory is then less than it would use',
    remedy: 'relieve the host or raise the limit, and measure again before a smaller size is chosen',
    examples: { passing: [exampleFacts(), pressed(ready)], failing: [pressed(swapped)] },
  },
];
