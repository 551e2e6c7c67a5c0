// What people do on the day: test migration, cutover, addresses, rollback, as runbooks made of the plan, the graph and the calendar.
// Reads no file and carries out nothing.
export { DEFAULT_CUTOVER_SETTINGS } from './cutover-settings.js';
export type {
  AddressTreatment,
  ApplicationCutover,
  CutoverSettings,
  DatabaseCutover,
  MachineAddress,
  TrafficStep,
} from './cutover-settings.js';
export { deriveFirewallRows, firewallCsv } from './firewall-rows.js';
export type { FirewallInput } from './firewall-rows.js';
export type { FirewallEnd, FirewallRow } from './firewall-row.js';
export { deriveRunbooks } from './derive-runbooks.js';
export { IP_RETENTION, retainAddress, targetAddressing, testAddress } from './ip-retention.js';
export type { RetentionAnswer, RetentionQuestion } from './ip-retention.js';
export { isIpv4, parseIpv4Range } from './ipv4.js';
export type { Runbook, RunbookPart, RunbookStep } from './runbook.js';
export { isHostName } from './safe-text.js';
export { estimateShiftSeconds, methodFor, SHIFT_PRODUCTS, TRAFFIC_MANAGER } from './traffic-shift.js';
export type {
  CutoverMethod,
  ShiftFacts,
  ShiftProduct,
  TrafficManagerEndpoint,
  TrafficManagerProfile,
  TrafficManagerUse,
} from './traffic-shift.js';
export type { RunbookInput } from './wave-view.js';
