import { WAVES_STYLE } from './style-waves.js';

/** What pages of plans of replication and recovery have beside those of waves: columns of sentences and of figures keep a width that can be read. */
export const PLANS_STYLE: string = [
  WAVES_STYLE,
  `
.listing td{min-width:64px}.listing td.long{min-width:260px}.listing tbody th{min-width:72px}
`,
].join('');
