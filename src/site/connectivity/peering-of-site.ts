import type { Site } from '../site.js';
import type { Peering } from './proxy-rules.js';

/** The peering of the link that carries replication; private where nobody says, since that is where a pattern can be wrong. */
export function peeringOf(site: Site | null): Peering {
  const links = site?.network?.links ?? [];
  const carrier = links.find(({ carriesReplication }) => carriesReplication === true) ?? links[0];
  return carrier?.peering === 'microsoft' ? 'microsoft' : 'private';
}
