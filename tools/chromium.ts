import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

const WELL_KNOWN = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

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

/**
 * The Chromium on this machine: CHROME_PATH first, then the search path, then where Debian and macOS put it; undefined
 * where there is none. A CHROME_PATH that names no program is not replaced by another: the caller asked for that one.
 */
export function findChromium(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  isProgram: (path: string) => boolean = executable,
): string | undefined {
  const asked = environment['CHROME_PATH'];
  if (asked) return isProgram(asked) ? asked : undefined;
  const searched = (environment['PATH'] ?? '').split(delimiter).filter(Boolean);
  return [...searched.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...WELL_KNOWN].find(isProgram);
}

function executable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
