import { formatMicros, micros } from '../model/index.js';
import type { Micros } from '../model/index.js';
import type { RuleOfMachine, SizeWithOverload, TargetAnswer } from './back-test.js';
import { nearestTurnedDown } from './choose-within.js';
import type { TurnedDown } from './choose-within.js';
import { countAnyOverload } from './overload.js';
import { allowedBy } from './rules.js';
import { sizeOnPast } from './size-on-past.js';
import type { SizedOnPast, Sizer } from './size-on-past.js';
import { testedWindow } from './test-rule.js';
import type { MachineUnderTest } from './test-rule.js';

/** A size held against all weeks tested. */
function overWeeks(under: MachineUnderTest, { assessed, offered, perMonth }: SizedOnPast): SizeWithOverload | null {
  if (assessed.size === null || offered === null) return null;
  return { name: assessed.size.name, perMonth, ...countAnyOverload(under.counted, offered, testedWindow(under)) };
}

/** In how many weeks the target was kept by the size chosen in the same way on what lay before. */
function countAhead({ weeks }: RuleOfMachine, targetPercent: number): TargetAnswer['ahead'] {
  const tested = weeks.flatMap(({ any }) => (any === null || any.buckets === 0 ? [] : [any]));
  const kept = tested.filter(({ buckets, overloaded }) => (overloaded ?? 0) <= allowedBy(targetPercent, buckets));
  return { weeks: tested.length, kept: kept.length };
}

const bucketsWords = ({ overloaded, buckets }: SizeWithOverload): string =>
  `${overloaded} of ${buckets} buckets overloaded`;

function priceWords(from: Micros | null, to: Micros | null): string {
  if (from === null || to === null) return 'at a price that is not known for both';
  const difference = to - from;
  if (difference === 0) return 'for the same money';
  return `for ${formatMicros(micros(Math.abs(difference)))} USD a month ${difference > 0 ? 'more' : 'less'}`;
}

/** What the answer gains and loses against the policy's size and against the next cheaper one. */
function tradeWords(size: SizeWithOverload, policy: SizeWithOverload | null, next: SizeWithOverload | null): string {
  const against =
    policy === null
      ? `${size.name}: ${bucketsWords(size)}; the policy finds no size`
      : policy.name === size.name
        ? `${size.name}, as the policy takes: ${bucketsWords(size)}`
        : `${size.name} in place of ${policy.name} ${priceWords(policy.perMonth, size.perMonth)}: ${bucketsWords(size)}, with ${policy.name} ${policy.overloaded}`;
  return next === null
    ? `${against}; nothing cheaper fits`
    : `${against}; the nearest cheaper, ${next.name}, comes ${priceWords(size.perMonth, next.perMonth)}, with ${next.overloaded} overloaded`;
}

/**
 * The cheapest size whose overload over the weeks tested stays within the target. It is chosen with these weeks in view, which flatters
 * it; `ahead` says how the same choice did on weeks that it had not seen.
 *
 * @param tested the rule of the target, tested week by week
 */
export function answerTarget(
  under: MachineUnderTest,
  { target, policy }: { readonly target: Sizer; readonly policy: Sizer },
  tested: RuleOfMachine,
): TargetAnswer {
  const targetPercent = target.rule.targetPercent ?? 0;
  const window = testedWindow(under);
  const question = { series: under.series, endMs: window.endMs };
  const turnedDown: TurnedDown[] = [];
  const onTurnedDown = (size: TurnedDown): void => void turnedDown.push(size);
  const chosen = sizeOnPast(under.machine, target, { ...question, counting: { window, onTurnedDown } });
  const size = overWeeks(under, chosen);
  const policySize = overWeeks(under, sizeOnPast(under.machine, policy, question));
  const nearest = size === null ? null : nearestTurnedDown(turnedDown);
  const nextCheaper =
    nearest === null
      ? null
      : overWeeks(under, sizeOnPast(under.machine, target, { ...question, counting: { window, only: nearest.name } }));
  const unsized = size === null ? (chosen.assessed.unsized?.reason ?? 'no size was chosen') : null;
  return {
    targetPercent,
    size,
    unsized,
    policy: policySize,
    nextCheaper,
    ahead: countAhead(tested, targetPercent),
    trade: size === null ? `no size stays within ${targetPercent} %` : tradeWords(size, policySize, nextCheaper),
  };
}
