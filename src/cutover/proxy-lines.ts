import type { RuleLines, Translation } from './nat-rules.js';
import { commentLine } from './safe-text.js';

/** The configuration of a reverse proxy that answers on the old address; removing the same block takes it away. */
export function proxyLines(one: Translation, kind: 'nginx' | 'haproxy'): RuleLines {
  return kind === 'nginx' ? nginx(one) : haproxy(one);
}

const markOf = ({ wave, index }: Translation, port: number): string => `wave_${wave}_${index}_${port}`;

function nginx(one: Translation): RuleLines {
  const blocks = one.ports.flatMap(({ port, protocol }) => {
    const upstream = `${markOf(one, port)}${protocol === 'udp' ? '_udp' : ''}`;
    return [
      `    upstream ${upstream} { server ${one.newAddress}:${port}; }`,
      '    server {',
      `        listen ${one.oldAddress}:${port}${protocol === 'udp' ? ' udp' : ''};`,
      `        proxy_pass ${upstream};`,
      ...(protocol === 'udp' ? [] : ['        proxy_connect_timeout 5s;']),
      '    }',
    ];
  });
  return {
    add: [
      commentLine(`${one.name}: for /etc/nginx/nginx.conf, beside http`),
      'stream {',
      ...blocks,
      '}',
      'nginx -t',
      'nginx -s reload',
    ],
    remove: [
      commentLine(
        `take the blocks of ${one.ports.map(({ port }) => markOf(one, port)).join(', ')} out of stream, then:`,
      ),
      'nginx -t',
      'nginx -s reload',
    ],
  };
}

/** HAProxy carries TCP only; a port of UDP is said, not dropped. */
function haproxy(one: Translation): RuleLines {
  const tcp = one.ports.filter(({ protocol }) => protocol !== 'udp');
  const udp = one.ports.filter(({ protocol }) => protocol === 'udp');
  const sections = tcp.flatMap(({ port }) => [
    `listen ${markOf(one, port)}`,
    `    bind ${one.oldAddress}:${port}`,
    '    mode tcp',
    '    timeout connect 5s',
    `    server azure ${one.newAddress}:${port} check`,
  ]);
  return {
    add: [
      commentLine(`${one.name}: for /etc/haproxy/haproxy.cfg`),
      ...udp.map(({ port }) => commentLine(`udp ${port}: HAProxy carries TCP only; take nginx or NAT for it`)),
      ...sections,
      'haproxy -c -f /etc/haproxy/haproxy.cfg',
      'systemctl reload haproxy',
    ],
    remove: [
      commentLine(`take ${tcp.map(({ port }) => markOf(one, port)).join(', ')} out of haproxy.cfg, then:`),
      'systemctl reload haproxy',
    ],
  };
}

/** The internal load balancer behind the proxy, as data: what it needs whichever tool makes it. */
export const loadBalancerLines = (one: Translation, frontend: string, backends: readonly string[]): readonly string[] =>
  one.ports.map(({ port, protocol }) =>
    JSON.stringify({
      kind: 'internal load balancer',
      frontendAddress: frontend,
      protocol: (protocol ?? 'tcp').toUpperCase(),
      frontendPort: port,
      backendPort: port,
      backends,
      // Load balancers probe over TCP or HTTP; a port of UDP needs another one that answers.
      probe: protocol === 'udp' ? null : { protocol: 'TCP', port },
    }),
  );
