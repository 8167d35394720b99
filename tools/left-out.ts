import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from './chromium.ts';

/** Where packages/runner/test/anchor/chain has its node once it is installed. */
const CHAIN_NODE = fileURLToPath(
  new URL('../packages/runner/test/anchor/chain/node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil', import.meta.url),
);

/** One line for each group of tests that cannot run here, with the reason and the way to run them. */
export function leftOut(
  environment: Readonly<Record<string, string | undefined>>,
  exists: (path: string) => boolean = existsSync,
  chromium: () => string | undefined = () => findChromium(environment),
  stamps: () => boolean = () => spawnSync('openssl', ['ts', '-help'], { stdio: 'ignore' }).status === 0,
): string[] {
  const lines: string[] = [];
  const data = environment['KEDU_DATA'];
  if (!data) {
    lines.push(
      'left out: tests on real data (KEDU_DATA is not set). The public originals: SDG Index 2019 at https://github.com/sdsna/2019GlobalIndex; see packs/sdg-2019.',
    );
  } else if (!exists(join(data, 'data'))) {
    lines.push('left out: tests on real data (KEDU_DATA names a folder without data/).');
  }
  if (chromium() === undefined) {
    lines.push(
      environment['CHROME_PATH']
        ? 'left out: tests in a browser (CHROME_PATH names no program).'
        : 'left out: tests in a browser (no Chromium found; install it or set CHROME_PATH).',
    );
  }
  if (!exists('/usr/share/gocode/src/golang.org/x/mod/sumdb/tlog'))
    lines.push(
      'left out: a log read by a program that is not ours (needs Go and golang.org/x/mod: golang-go and golang-golang-x-mod-dev of Debian).',
    );
  if (!stamps())
    lines.push(
      'left out: a time-stamp authority that is not ours (no openssl found; recorded and made time-stamps are checked all the same).',
    );
  if (!exists(CHAIN_NODE))
    lines.push(
      'left out: a chain on this machine, unless npm can install its node when the tests begin (Linux on x64 alone; made receipts are checked all the same).',
    );
  if (![15, 16, 17, 18].some((version) => exists(`/usr/lib/postgresql/${version}/bin/postgres`)))
    lines.push(
      "left out: the store and the course of the console on a system's own PostgreSQL (needs Debian's postgresql, 15 or later); they are tested on the embedded one.",
    );
  return lines;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) for (const line of leftOut(process.env)) console.log(line);
