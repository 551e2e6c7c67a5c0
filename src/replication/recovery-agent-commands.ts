import { SITE_PAGES } from '../site/index.js';
import type { ToolCommand } from './placement.js';
import { clockOf, MINUTES_PER_DAY, oneWindowOf } from './week-changes.js';
import type { DayName } from './week-changes.js';

const KILOBIT = 1024;
/** What the recovery agent can be limited to. Its page's own example writes 512 Kbps as 512 * 1024. */
const RECOVERY_AGENT_THROTTLE = { leastKbps: 512, mostMbps: 1023, defaultThreads: 4, mostThreads: 32 } as const;
const LEAST = RECOVERY_AGENT_THROTTLE.leastKbps * KILOBIT;
const MOST = RECOVERY_AGENT_THROTTLE.mostMbps * KILOBIT * KILOBIT;

/** Whether the recovery agent can be limited to a rate in bits a second. */
const isAgentRate = (bitsPerSecond: number): boolean => bitsPerSecond >= LEAST && bitsPerSecond <= MOST;

const SOURCE = `${SITE_PAGES.capacity}, "Throttle bandwidth"; ${SITE_PAGES.hyperVMigration}`;
const TOOL = 'Recovery Services agent';

interface AgentOn {
  readonly on: string;
  readonly zone: string;
  readonly share: string;
}

/** The command for a week, or why there is none. */
export type AgentCommand =
  { readonly command: ToolCommand; readonly said: readonly string[] } | { readonly refused: string };

/**
 * Work hours and the rest of the week for the recovery agent of a process server, a replication appliance or a Hyper-V host: one window of
 * chosen days is all that it knows. What does not fit is refused with the way out.
 */
export function agentCommand(week: Float64Array, { on, zone, share }: AgentOn): AgentCommand {
  const window = oneWindowOf(week);
  if (window === null) {
    return {
      refused: `${on}: the recovery agent knows one window within a day, the same on chosen days, and these throttles are not of that form: choose one, or throttle in the network`,
    };
  }
  const rates = [window.inside, window.outside];
  const bad = rates.find((rate) => !isAgentRate(rate) && Number.isFinite(rate));
  if (bad !== undefined) {
    return {
      refused: `${on}: ${mbpsWords(bad)} Mb/s for one of them lie outside of what the recovery agent can be limited to (${RECOVERY_AGENT_THROTTLE.leastKbps} Kbps to ${RECOVERY_AGENT_THROTTLE.mostMbps} Mbps): choose a limit within, or throttle in the network`,
    };
  }
  const [inside, outside] = rates.map((rate) => Math.min(rate, MOST)) as [number, number];
  return {
    said: rates.some((rate) => rate > MOST)
      ? [
          `${on}: outside of throttles the recovery agent is set to its largest limit, ${RECOVERY_AGENT_THROTTLE.mostMbps} Mbps`,
        ]
      : [],
    command: {
      tool: TOOL,
      on,
      purpose: `throttle replication; ${share}; times are those of the clock of the machine, which has to show ${zone} time; the same in wabadmin.msc, Change Properties, Throttling`,
      lines: [
        `Set-OBMachineSetting -WorkDay ${window.days.map(dayOf).join(', ')} -StartWorkHour "${clockOf(window.fromMinute)}:00" -EndWorkHour "${endOf(window.toMinute)}" -WorkHourBandwidth ${bandwidthOf(inside)} -NonWorkHourBandwidth ${bandwidthOf(outside)}`,
      ],
      undo: ['Set-OBMachineSetting -NoThrottle'],
      source: SOURCE,
    },
  };
}

const mbpsWords = (rate: number): string => String(Number((rate / 1_000_000).toFixed(3)));
const dayOf = (day: DayName): string => `([System.DayOfWeek]::${day})`;
const endOf = (minute: number): string => (minute === MINUTES_PER_DAY ? '23:59:59' : `${clockOf(minute)}:00`);
/** Rounded down: a limit is not to be passed. */
const bandwidthOf = (rate: number): string => `(${Math.floor(rate / KILOBIT)}*${KILOBIT})`;

const KEY = 'HKLM:\\SOFTWARE\\Microsoft\\Windows Azure Backup\\Replication';
const THREADS = 8;

/** More threads per machine where the link is not filled; twice the default is our choice, watch what it does. */
export const threadsCommand = (on: string): ToolCommand => ({
  tool: TOOL,
  on,
  purpose: `only where the link stays unfilled: more threads that upload for each machine, ${THREADS} instead of ${RECOVERY_AGENT_THROTTLE.defaultThreads} (our choice), ${RECOVERY_AGENT_THROTTLE.mostThreads} at most`,
  lines: [
    `if (-not (Test-Path "${KEY}")) { New-Item -Path "${KEY}" -Force | Out-Null }`,
    `New-ItemProperty -Path "${KEY}" -Name UploadThreadsPerVM -PropertyType DWord -Value ${THREADS} -Force`,
  ],
  undo: [`Remove-ItemProperty -Path "${KEY}" -Name UploadThreadsPerVM`],
  source: SOURCE,
});
