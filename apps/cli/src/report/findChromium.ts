import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'msedge', 'microsoft-edge'];

const WELL_KNOWN = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * The Chromium on this machine: CHROME_PATH first, then the search path, then where systems put it; undefined where there is none. A CHROME_PATH
 * that names no program is not replaced by another: the caller asked for that one.
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
