import type { InputSummary, MachineId, Problem, SourceLocation } from '../model/index.js';

/** One end of a connection: a machine of the estate, or a party of which an export knows a name, an address or both. */
export type ConnectionEnd =
  | {
      readonly kind: 'machine';
      readonly id: MachineId;
      readonly name: string;
      readonly by: 'uuid' | 'name' | 'address';
    }
  | {
      readonly kind: 'other';
      /** Empty where the export names none. */
      readonly name: string;
      /** In order; several where one name stands for them. */
      readonly addresses: readonly string[];
      /** `ambiguous`: several machines of the estate fit; `unknown`: none does. */
      readonly why: 'unknown' | 'ambiguous';
      /** The machines that fit, where several do. */
      readonly candidates: readonly MachineId[];
    };

/** What ran at one end, as the export prints it; both empty where it does not know. */
export interface ProcessSeen {
  readonly process: string;
  readonly application: string;
}

/**
 * Who asked whom on which port, over all rows and files that say it. The port is that of the target, which serves.
 *
 * Worked example. Two rows `12/18/2024 18:00-0:00,web01,10.0.0.1,nginx,nginx,,10.0.0.9,,postgres,5432`, the same but for their slots
 * (the second `12/19/2024 0:00-6:00`), and one of the new form of 2024-12-18 with a count of 7 become one connection from web01 to the
 * machine with the address 10.0.0.9: port 5432, count 7, slots 2, days 2, from 2024-12-18 to 2024-12-19.
 */
export interface Connection {
  readonly source: ConnectionEnd;
  readonly target: ConnectionEnd;
  /** At the target, 1 to 65535. */
  readonly port: number;
  /** Null where no source tells; a source that tells parts connections of one port by it. */
  readonly protocol: 'tcp' | 'udp' | null;
  /** How the source asked for the target, where a source knows: an exported name is one that was looked up afterwards, and tells nothing. */
  readonly calledBy: 'name' | 'address' | null;
  /** In order of process and application; without the unknown. */
  readonly sourceProcesses: readonly ProcessSeen[];
  readonly targetProcesses: readonly ProcessSeen[];
  /**
   * Connections counted, at least; null where only sources that count none have it, such as the classic form. Of tools that saw the
   * same the one that counted most stands, since they do not add up.
   */
  readonly count: number | null;
  /** Slots of the classic form in which it was seen; 0 where that form has none of it. */
  readonly slots: number;
  /** Days on which any source saw it; 0 where no row states a time that can be read. */
  readonly days: number;
  /** The first and the last of those days, `YYYY-MM-DD` by the clock of the export; null without any. */
  readonly from: string | null;
  readonly to: string | null;
  /**
   * `doubtful`: the port is one that systems hand out to whoever asks and nothing known listens there, so that source and target
   * may stand the other way round. It makes no service.
   */
  readonly direction: 'stated' | 'doubtful';
  /**
   * Stands for connections to several ports that systems hand out, folded into one: `port` is the lowest. Absent where it stands for
   * itself.
   */
  readonly folded?: FoldedPorts;
  /** Rows that had source and target swapped, turned round by what is known to serve. Absent where none was. */
  readonly turnedRows?: number;
  /** The first row that says it. */
  readonly origin: SourceLocation;
}

/** Ports of one pair of ends that are handed out to whoever asks, as those of an FTP data channel or of dynamic RPC. */
export interface FoldedPorts {
  readonly ports: number;
  readonly from: number;
  readonly to: number;
  /** What tells them, at the same end: a port mapper for RPC, the control channel of FTP; null where nothing does. */
  readonly by: 'rpc' | 'ftp' | null;
}

/** Attempts of one party that nobody answered: who tries many ports of many machines may be a scanner. */
export interface UnansweredAttempts {
  readonly source: ConnectionEnd;
  readonly count: number;
  /** Addresses tried. */
  readonly targets: number;
  readonly ports: number;
  readonly origin: SourceLocation;
}

/** What became of the rows: `read = used + repeated + skipped`. */
export interface ConnectionCounts {
  readonly read: number;
  /** Rows that say what no row before said. */
  readonly used: number;
  /** Rows that say again what another said, in the same file or in another. */
  readonly repeated: number;
  readonly skipped: number;
}

/** Connections of an estate, aggregated; plain data in a total order. */
export interface Dependencies {
  readonly counts: ConnectionCounts;
  readonly connections: readonly Connection[];
  /** By number, the most first, where a source tells of attempts at all: they make no connection. */
  readonly unanswered?: readonly UnansweredAttempts[];
  readonly inputs: readonly InputSummary[];
  readonly problems: readonly Problem[];
}
