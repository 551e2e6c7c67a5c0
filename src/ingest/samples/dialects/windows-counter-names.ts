import { plainName } from './pdh-header.js';

/** The objects of Windows that are read, by one name for all languages. */
export type WindowsObject =
  | 'processor'
  | 'processorInformation'
  | 'memory'
  | 'numaNodeMemory'
  | 'physicalDisk'
  | 'logicalDisk'
  | 'networkInterface';

/** Their counters that are read. */
export type WindowsCounter =
  | 'processorTime'
  | 'processorUtility'
  | 'availableBytes'
  | 'availableKBytes'
  | 'availableMBytes'
  | 'totalMBytes'
  | 'reads'
  | 'writes'
  | 'readBytes'
  | 'writeBytes'
  | 'received'
  | 'sent';

/**
 * Windows translates the names of objects and counters. Behind the English name: German, French, Spanish, Italian, Portuguese of
 * Brazil, as scripts that address them on such systems write them; Japanese Windows keeps the English names. A name nobody
 * could be found to use is left out, and its column is told rather than guessed.
 *
 * Sources, all read as stored copies: the write counter in twelve languages in a disk check (`Get-DiskActivity`, public
 * PowerShell); a listing of every counter of French Windows by `Get-Counter`; "Guest OS metrics" and "Service Fabric: performance
 * metrics" of the Azure documentation in es, it, fr and de, English beside the translation; scripts for `\Netzwerkschnittstelle`,
 * `\Interfaccia di rete`, `\Interfaz de red`, `\Interface de rede`, `\Prozessorinformationen`, `\Información del procesador`; for
 * Japanese https://sheeplogh.hatenablog.com/entry/2015/10/15/193730.
 */
const OBJECT_NAMES: Readonly<Record<WindowsObject, readonly string[]>> = {
  processor: ['Processor', 'Prozessor', 'Processeur', 'Procesador', 'Processore', 'Processador'],
  processorInformation: [
    ...['Processor Information', 'Prozessorinformationen', 'Informations sur le processeur'],
    'Información del procesador',
  ],
  memory: ['Memory', 'Arbeitsspeicher', 'Mémoire', 'Memoria', 'Memória'],
  numaNodeMemory: ['NUMA Node Memory', 'Memoria nodo NUMA'],
  physicalDisk: ['PhysicalDisk', 'Physikalischer Datenträger', 'Disque physique', 'Disco físico', 'Disco fisico'],
  logicalDisk: ['LogicalDisk', 'Logischer Datenträger', 'Disque logique', 'Disco lógico', 'Disco logico'],
  networkInterface: [
    ...['Network Interface', 'Netzwerkschnittstelle', 'Interface réseau', 'Interfaz de red', 'Interfaccia di rete'],
    'Interface de rede',
  ],
};

const COUNTER_NAMES: Readonly<Record<WindowsCounter, readonly string[]>> = {
  processorTime: [
    ...['% Processor Time', 'Prozessorzeit (%)', '% Prozessorzeit', '% temps processeur'],
    ...['% de tiempo de procesador', '% tempo processore', '% tempo de processador'],
  ],
  processorUtility: ['% Processor Utility', 'Prozessorauslastung', '% de utilidad del procesador'],
  availableBytes: [
    ...['Available Bytes', 'Verfügbare Bytes', 'Octets disponibles', 'Bytes disponibles', 'Byte disponibili'],
    'Bytes disponíveis',
  ],
  availableKBytes: ['Available KBytes'],
  availableMBytes: [
    ...['Available MBytes', 'Verfügbare MB', 'Mégaoctets disponibles', 'MB disponibles', 'Mbytes disponibles'],
    'MByte disponibili',
  ],
  totalMBytes: ['Total MBytes', 'Totale MB'],
  reads: [
    ...['Disk Reads/sec', 'Lesevorgänge/s', 'Lectures disque/s', 'Lecturas de disco/s', 'Letture disco/sec'],
    'Leituras de disco/s',
  ],
  writes: [
    ...['Disk Writes/sec', 'Schreibvorgänge/s', 'Écritures disque/s', 'Escrituras en disco/s', 'Scritture disco/sec'],
    'Gravações de disco/s',
  ],
  readBytes: [
    ...['Disk Read Bytes/sec', 'Bytes gelesen/s', 'Lectures disque, octets/s', 'Bytes de lectura de disco/s'],
    ...['Byte letti da disco/sec', 'Bytes de leitura de disco/s'],
  ],
  writeBytes: [
    ...['Disk Write Bytes/sec', 'Bytes geschrieben/s', 'Écritures disque, octets/s', 'Bytes de escritura en disco/s'],
    ...['Byte scritti su disco/sec', 'Bytes de gravação de disco/s'],
  ],
  received: [
    ...['Bytes Received/sec', 'Empfangene Bytes/s', 'Bytes empfangen/s', 'Octets reçus/s', 'Bytes recibidos/s'],
    ...['Byte ricevuti/sec', 'Bytes recebidos/s'],
  ],
  sent: [
    ...['Bytes Sent/sec', 'Gesendete Bytes/s', 'Bytes gesendet/s', 'Octets envoyés/s', 'Bytes enviados/s'],
    'Byte inviati/sec',
  ],
};

function indexByName<Key extends string>(names: Readonly<Record<Key, readonly string[]>>): ReadonlyMap<string, Key> {
  const entries = Object.entries(names) as [Key, readonly string[]][];
  return new Map(entries.flatMap(([key, all]) => all.map((name) => [plainName(name), key] as const)));
}

const OBJECTS = indexByName(OBJECT_NAMES);
const COUNTERS = indexByName(COUNTER_NAMES);

/** The object of a name in any of the languages; null for any other. */
export const windowsObjectOf = (name: string): WindowsObject | null => OBJECTS.get(plainName(name)) ?? null;

/** The counter of a name in any of the languages; null for any other. */
export const windowsCounterOf = (name: string): WindowsCounter | null => COUNTERS.get(plainName(name)) ?? null;
