import { describe, expect, it } from 'vitest';
import { findChromium } from '../chromium.ts';
import { leftOut } from '../left-out.ts';

describe('leftOut', () => {
  it('says one line for each thing that is not there', () => {
    const lines = leftOut(
      {},
      () => false,
      () => undefined,
      () => false,
    );
    expect(lines).toHaveLength(6);
    expect(lines[0]).toMatch(/real data.*https:\/\//);
    expect(lines[1]).toMatch(/browser/);
    expect(lines[2]).toMatch(/not ours.*golang-go/);
    expect(lines[3]).toMatch(/time-stamp.*openssl/);
    expect(lines[4]).toMatch(/chain.*npm/);
    expect(lines[5]).toMatch(/own PostgreSQL.*15/);
  });

  it('says nothing when all is there', () => {
    expect(
      leftOut(
        { KEDU_DATA: 'shared' },
        () => true,
        () => 'chromium',
        () => true,
      ),
    ).toEqual([]);
  });

  it('tells a wrong folder and a wrong browser from none', () => {
    expect(
      leftOut(
        { KEDU_DATA: 'shared' },
        (path) => !path.includes('data'),
        () => 'chromium',
        () => true,
      ),
    ).toEqual(['left out: tests on real data (KEDU_DATA names a folder without data/).']);
    expect(
      leftOut(
        { KEDU_DATA: 'shared', CHROME_PATH: 'gone' },
        () => true,
        () => findChromium({ CHROME_PATH: 'gone' }, () => false),
        () => true,
      ),
    ).toEqual(['left out: tests in a browser (CHROME_PATH names no program).']);
  });
});

describe('findChromium', () => {
  const only =
    (...paths: string[]) =>
    (path: string) =>
      paths.includes(path);

  it('takes the one that was asked for, and no other in its place', () => {
    expect(findChromium({ CHROME_PATH: 'mine' }, only('mine', '/usr/bin/chromium'))).toBe('mine');
    expect(findChromium({ CHROME_PATH: 'mine' }, only('/usr/bin/chromium'))).toBeUndefined();
  });

  it('looks along the search path, then in the usual places of Debian and macOS', () => {
    expect(findChromium({ PATH: '/opt/bin' }, only('/opt/bin/google-chrome', '/usr/bin/chromium'))).toBe('/opt/bin/google-chrome');
    expect(findChromium({}, only('/usr/bin/chromium'))).toBe('/usr/bin/chromium');
    expect(findChromium({}, only('/Applications/Chromium.app/Contents/MacOS/Chromium'))).toBe(
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    );
    expect(findChromium({}, () => false)).toBeUndefined();
  });
});
