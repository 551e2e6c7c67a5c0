import type { BuiltElement } from './model-elements.js';
import { downShare, oldDownShare } from './model-figures.js';
import type { ModelDiagram } from './model-diagram.js';

/** What the plan does to an outage; a share of 1 and hours. */
export interface FailoverTerms {
  readonly rtoHours: number;
  /** The chance that a failover works, without the recovery site being down at that moment. */
  readonly success: number;
}

/** How figures are changed for a question; 1 leaves them. */
export interface Changes {
  readonly repair?: number;
  readonly faults?: number;
  /** The place of an element that never fails. */
  readonly without?: number;
}

/**
 * The share of time that a service is lost, in closed form.
 *
 * Present: P(down), exact by the diagram. With a second site an outage ends after the recovery time R where the failover works, with
 * probability q = success x P(the recovery site works). Call an element old-down while it has been down for longer than R; with repairs that
 * take as long as stated that is max(MTTR - R, 0) / (MTBF + MTTR) of the time. Where the elements that are old-down are enough to bring the
 * service down, the outage is older than R, and the service runs in the recovery site if the failover worked:
 *
 *     lost = P(down) - q P(down by what is old-down alone)
 *
 * It is what is lost at most: an outage that several short faults keep up one behind the other is older than R without any of them being
 * so. For a chain of single elements it is the sum of min(repair, R) over all faults. A shorter R and a larger q never lose more. A better
 * element never does either while q is at most the chance that no element is in the first R hours of a fault; above that a service is
 * safer in the recovery site than at home, and a slow repair keeps it there.
 */
export function lostShare(diagram: ModelDiagram, elements: readonly BuiltElement[], question: LostQuestion): number {
  const { changes = {}, failover } = question;
  const figures = elements.map((one) => changed(one, changes));
  const down = Float64Array.from(figures, (one, place) => (place === changes.without ? 0 : downShare(one)));
  const lost = diagram.unavailability(down);
  if (failover === null) return lost;
  const old = Float64Array.from(figures, (one, place) =>
    place === changes.without || !elements[place]!.isCurable ? 0 : oldDownShare(one, failover.rtoHours),
  );
  return lost - failover.success * diagram.unavailability(old);
}

/**
 * The two parts of what is lost with a second site, which add up to `lostShare`: `waiting` is P(down) - P(down by what is old-down alone), the
 * time until a failover is through and outages that none gets around; `failing` is (1 - q) P(down by what is old-down alone).
 */
export function lostParts(
  diagram: ModelDiagram,
  elements: readonly BuiltElement[],
  failover: FailoverTerms,
): { readonly waiting: number; readonly failing: number } {
  const waiting = lostShare(diagram, elements, { failover: { ...failover, success: 1 } });
  return { waiting, failing: lostShare(diagram, elements, { failover }) - waiting };
}

export interface LostQuestion {
  /** Null: there is no second site. */
  readonly failover: FailoverTerms | null;
  readonly changes?: Changes;
}

/** Figures with repairs that take so many times as long, and faults that come so many times as often. */
const changed = ({ mtbfHours, mttrHours }: BuiltElement, { repair = 1, faults = 1 }: Changes): Figures => ({
  mtbfHours: mtbfHours === null ? null : mtbfHours / faults,
  mttrHours: mttrHours * repair,
});

interface Figures {
  readonly mtbfHours: number | null;
  readonly mttrHours: number;
}

/** The share of time that the service would be down if it ran in the recovery site, with one machine there for each here. */
export const lostInRecovery = (diagram: ModelDiagram, elements: readonly BuiltElement[]): number =>
  diagram.unavailability(Float64Array.from(elements, ({ downInRecovery }) => downInRecovery));
