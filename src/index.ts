// The public surface of the pure core, export by export. Files, clocks and sockets are in `portolan/node`.
export * from './model/index.js';
export * from './catalog/index.js';
export * from './timeseries/index.js';
export * from './ingest/index.js';
export * from './readiness/index.js';
export * from './cost/index.js';
export * from './sizing/index.js';
export * from './assessment/index.js';
export * from './report/index.js';
