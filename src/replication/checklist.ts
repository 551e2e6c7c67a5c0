/** Something that has to be open, resolvable or granted for this plan, and how to see that it is. */
export interface ChecklistItem {
  readonly id: string;
  readonly what: string;
  /** From where to where; null where it is no connection. */
  readonly from: string | null;
  readonly to: string | null;
  readonly port: number | null;
  /** How to check it, a command where there is one. */
  readonly check: string;
  readonly why: string;
  readonly source: string;
}

/** Ports, URLs, private endpoints and names that this plan needs. */
export interface ChecklistPart {
  readonly part: 'ports' | 'urls' | 'privateEndpoints' | 'names' | 'rights';
  readonly items: readonly ChecklistItem[];
}
