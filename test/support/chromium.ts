/** The browser of the machine, which nothing downloads; tests that look at pages skip where it is missing. */
export const CHROMIUM = '/usr/bin/chromium';

/** Options under which it asks for nothing by itself. */
export const CHROMIUM_OPTIONS: string[] = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
