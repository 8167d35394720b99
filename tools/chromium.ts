/** The Chromium of this machine, as the command itself looks for it. */
export { findChromium } from '../apps/cli/src/report/findChromium.ts';

/** How tests start it: without a window, a sandbox that root has not, or anything that goes to the network. */
export const CHROMIUM_ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const;
