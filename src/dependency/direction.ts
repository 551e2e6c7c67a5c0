import type { ProcessSeen } from './connection.js';
import { productOfPort } from './products.js';

/** Linux hands out ports from here to whoever asks (`net.ipv4.ip_local_port_range`); IANA's dynamic ports begin at 49152. */
const FIRST_EPHEMERAL_PORT = 32_768;

/** Whether a port says so little that source and target may stand the other way round: an ephemeral one with nothing known behind it. */
export const isDoubtful = (port: number, targetProcesses: readonly ProcessSeen[]): boolean =>
  port >= FIRST_EPHEMERAL_PORT && targetProcesses.length === 0 && productOfPort(port) === null;
