import type { ConnectionEnd, Dependencies } from './connection.js';
import type { Asking } from './group-by-function.js';

/** What a party is called: machines by name, others by name or address. */
const nameOf = (end: ConnectionEnd): string =>
  end.kind === 'machine' || end.name !== '' ? end.name : end.addresses.join(', ');

/**
 * Connections as `groupByFunction` takes them: every end counts, whether or not an inventory lists it, and a service is a port with its
 * protocol where one is known. Those of doubtful direction are left out.
 */
export const askingsOf = ({ connections }: Pick<Dependencies, 'connections'>): readonly Asking[] =>
  connections
    .filter(({ direction }) => direction === 'stated')
    .map(({ source, target, port, protocol }) => ({
      client: nameOf(source),
      server: nameOf(target),
      service: protocol === null ? String(port) : `${port}/${protocol}`,
    }));
