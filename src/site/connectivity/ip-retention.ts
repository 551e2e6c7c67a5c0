import { PAGES } from './source-page.js';
import type { SourcePage } from './source-page.js';

/** What a machine that fails over or moves would like to keep. */
export type AddressQuestion =
  | { readonly kind: 'publicAddress' }
  /** Which part of the subnet moves. */
  | { readonly kind: 'privateAddress'; readonly subnet: 'whole' | 'part' };

export interface AddressAnswer {
  readonly isKept: boolean;
  readonly why: string;
  readonly source: SourcePage;
}

/**
 * Whether an address can be kept in Azure. A public one never; a private one, also outside RFC 1918, where its whole subnet moves: a
 * subnet cannot stand on both sides, and no network is stretched over both.
 */
export function canKeepAddress(question: AddressQuestion): AddressAnswer {
  if (question.kind === 'publicAddress') {
    return { isKept: false, why: 'a public address stays where it is; assign one of Azure', source: PAGES.asrFailover };
  }
  return question.subnet === 'whole'
    ? {
        isKept: true,
        why: 'the whole subnet moves, and routes are changed to follow it',
        source: PAGES.asrNetworking,
      }
    : { isKept: false, why: 'a subnet cannot be split between the sites', source: PAGES.asrFailover };
}
