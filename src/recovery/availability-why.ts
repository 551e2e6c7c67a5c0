import { compareText } from '../model/index.js';
import type { AvailabilityOf } from './availability.js';
import { lostParts } from './availability-closed.js';
import type { FailoverTerms } from './availability-closed.js';
import { hoursOf, minutesOf, percentDown, plainNumber } from './availability-words.js';
import type { BuiltElement } from './model-elements.js';
import type { ModelDiagram } from './model-diagram.js';
import { listed } from './model-taken.js';
import { HOURS_PER_YEAR } from './simulate.js';

export interface WhyQuestion {
  readonly diagram: ModelDiagram;
  readonly elements: readonly BuiltElement[];
  readonly failover: FailoverTerms;
  readonly recovery: number;
  readonly maintenance: number;
}

/**
 * Where the hours go that are lost with the plan, and whether one of the parts alone is more than the objective leaves: the reason why it
 * does not follow, in words.
 */
export function whyWords(question: WhyQuestion, target: number): readonly string[] {
  const { diagram, elements, failover, recovery, maintenance } = question;
  const parts = lostParts(diagram, elements, failover);
  const hours = (share: number): number => (1 - maintenance) * share * HOURS_PER_YEAR;
  const [waiting, failing, planned] = [hours(parts.waiting), hours(parts.failing), maintenance * HOURS_PER_YEAR];
  const left = (1 - target) * HOURS_PER_YEAR;
  const lost = waiting + failing + planned;
  const works = failover.success / Math.max(recovery, Number.MIN_VALUE);
  const alone = [
    ...(waiting > left ? ['the first alone is more: no better failover reaches it, only a shorter one'] : []),
    ...(failing > left
      ? ['the second alone is more: no shorter failover reaches it, only one that works more often']
      : []),
    ...(waiting <= left && failing <= left && lost > left ? ['neither alone is more, but both together are'] : []),
  ];
  return [
    `${plainNumber(target * 100, 4)} % leaves ${hoursOf(left)} hours a year to lose, and with the plan ${hoursOf(lost)} are lost: ${hoursOf(waiting)} until a failover is through (${minutesOf(failover.rtoHours)} of each outage, or all of one that no failover gets around), ${hoursOf(failing)} where it does not work (${percentDown(works)} of failovers do, and the recovery site is there ${percentDown(recovery)} of the time)${planned > 0 ? `, ${hoursOf(planned)} in planned maintenance` : ''}${alone.map((words) => `; ${words}`).join('')}`,
  ];
}

/** Who costs most today, each with what the service would be without its failures. */
export function contributionWords({ shares, hoursPerYear }: AvailabilityOf): readonly string[] {
  const single = shares.filter((one) => one.isSinglePoint && one.hoursPerYear > 0);
  if (single.length === 0) return [];
  const shown = single
    .slice(0, MOST_NAMED)
    .map(({ name, hoursPerYear: own, without }) => `${name} ${hoursOf(own)} (without it ${percentDown(without)})`);
  const rest = single.length - shown.length;
  return [
    `of the ${hoursOf(hoursPerYear)} hours a year that are lost today, single points cost: ${shown.join(', ')}${rest > 0 ? `, and ${rest} more` : ''}`,
  ];
}

/** Beside what hosts cost: that they count as down until they are repaired, though another of their cluster may restart their machines. */
export function restartWords({ shares }: AvailabilityOf, elements: readonly BuiltElement[]): readonly string[] {
  const costing = new Set(shares.filter((one) => one.hoursPerYear > 0).map(({ id }) => id));
  const hosts = elements.filter(({ id, kind }) => kind === 'host' && costing.has(id));
  const clusters = [...new Set(hosts.flatMap(({ cluster }) => cluster ?? []))].sort(compareText);
  if (hosts.length === 0) return [];
  const down = 'a host counts as down until it is repaired';
  if (clusters.length === 0) return [down];
  const inClusters = hosts.flatMap(({ name, cluster = null }) => (cluster === null ? [] : name)).sort(compareText);
  return [
    `${down}: restart of its machines on another host of ${listed(clusters)} (HA) is not counted unless it is stated as the time to repair under elements, so that ${listed(inClusters)} may cost far less`,
  ];
}

const MOST_NAMED = 5;

interface Basis {
  readonly name: string;
  readonly basis: string;
}

/** Inputs that decide the answer and that nobody stated: those of the failover, and of what takes the service down by itself. */
export function unstatedWords(inputs: readonly Basis[], { shares, elements }: AvailabilityOf): readonly string[] {
  const basisOf = new Map(elements.map(({ id, basis }) => [id, basis] as const));
  const single = shares.filter(({ isSinglePoint, hoursPerYear }) => isSinglePoint && hoursPerYear > 0);
  const isOurs = (basis: string): boolean => basis.startsWith('ours');
  const ours = [
    ...inputs.filter(({ basis }) => isOurs(basis)).map(({ name }) => name),
    ...single.filter(({ id }) => isOurs(basisOf.get(id) ?? '')).map(({ name }) => `faults and repair of ${name}`),
  ];
  if (ours.length === 0) return [];
  const shown = ours.slice(0, MOST_OURS);
  const rest = ours.length - shown.length;
  return [
    `nobody stated, so that our defaults decide: ${shown.join(', ')}${rest > 0 ? `, and ${rest} more` : ''}; measured figures in their place may give another answer`,
  ];
}

const MOST_OURS = 8;
