import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHROMIUM_ARGUMENTS, findChromium } from '../../../../tools/chromium.ts';
import { buildConsole } from '../../../../tools/console.mjs';
import { verifyPage } from '../../../../tools/verify-page.mjs';
import { openPack, type Pack } from '@kedu/runner';
import { checkerRoute } from '../../src/http/checkerRoute.ts';
import type { StartWorker } from '../../src/http/handler.ts';
import { startSequencer } from '../../src/log/sequencer.ts';
import { startRunWorker } from '../../src/runs/runWorker.ts';
import { type CourseServer, courseServer } from '../setup/courseServer.ts';
import { PACK } from '../setup/playedYear.ts';
import { clusters } from '../setup/testDatabase.ts';
import { seatChecker } from './administrators.ts';
import { enterOnPhone, pasteColumn } from './figures.ts';
import { checkByKeys, enterByKeys, openedMonth } from './keyboard.ts';
import { createPost, deputise, handPostOver, handSeatOver, openAccounts, resetFactor } from './people.ts';
import { publishBundle, searchTrail } from './publication.ts';
import { answerObjection, approve, check, closeAndSeal, confirmAndObject } from './review.ts';
import { capture, declareConnector, leaveInFolder, openRound } from './round.ts';
import { feedBack, lookOn, makeRun } from './run.ts';
import { CAPTURED, publishScheme } from './scheme.ts';
import { Stage } from './stage.ts';

const executablePath = findChromium();
const LONG = 1_200_000;
/** Not the timer of captures: whether it or the office is first to take a file would be chance. */
const BESIDE: readonly StartWorker[] = [(ports) => startRunWorker(ports), (ports) => startSequencer(ports)];

// Without Chromium, or without a PostgreSQL of the system, tools/left-out.ts says so in one line.
describe.skipIf(executablePath === undefined)('one month from the scheme to the leader’s light, everybody in a browser of his own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kedu-course-console-'));
  const { pack } = openPack(PACK) as { readonly pack: Pack };
  const cities = pack.register.versions.filter(({ kind }) => kind === 'city').map(({ id }) => id);
  let browser: Browser;

  beforeAll(async () => {
    await buildConsole(folder);
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: [...CHROMIUM_ARGUMENTS] });
  }, LONG);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Everybody of a part plays it; where it stops, everybody's page is kept for who wants to look at it. */
  const play = async (course: CourseServer, name: string, part: (stage: Stage) => Promise<void>): Promise<void> => {
    // What a page shows does not depend on whose PostgreSQL it is: one course holds every page to axe, on a desk and on a phone.
    const stage = new Stage(browser, course, name, name !== 'system');
    try {
      await part(stage);
      expect(stage.complaints).toEqual([]);
    } catch (error) {
      await stage.stopped();
      throw error;
    } finally {
      await stage.end();
      await course.end();
    }
  };

  test.for(['embedded', 'system'])('the course on PostgreSQL: %s', { timeout: LONG }, async (name, { skip }) => {
    const cluster = (await clusters()).find((each) => each.name === name);
    if (cluster === undefined) return skip();
    const course = await courseServer(
      '2024-02-27T01:00:00.000Z',
      {},
      { cluster, console: folder, workers: BESIDE, pages: (app) => checkerRoute(app, verifyPage) },
    );
    await play(course, name, async (stage) => {
      const month = async (): Promise<void> => {
        await seatChecker(stage);
        await publishScheme(stage);
        const captured = leaveInFolder(stage, pack.observations, cities);
        await declareConnector(stage, titlesOf(pack, CAPTURED));
        await openRound(stage);
        stage.turn('2024-03-20');
        await capture(stage, captured);
        await pasteColumn(stage, pack.observations, cities);
        await enterOnPhone(stage, pack.observations, cities);
        await confirmAndObject(stage);
        await answerObjection(stage, pack.observations);
        await check(stage);
        await approve(stage);
        await closeAndSeal(stage);
        await makeRun(stage);
        await feedBack(stage);
        await lookOn(stage);
        await publishBundle(stage);
        await searchTrail(stage);
      };
      // One of the two courses is played by keys alone at every desk, and by fingers on phones.
      const isByKeys = name === 'embedded';
      await (isByKeys ? stage.byKeys(month) : month());
      // What is heard of is heard of.
      expect(isByKeys ? stage.fingers : stage.mice).not.toEqual([]);
    });
  });

  test(
    'the part of the clerk and that of the checker by the keyboard alone',
    async () => {
      const course = await courseServer('2024-03-01T01:00:00.000Z', {}, { console: folder });
      await play(course, 'keyboard', async (stage) => {
        await openedMonth(course);
        await stage.byKeys(async () => {
          await enterByKeys(stage);
          await checkByKeys(stage);
        });
      });
    },
    LONG,
  );

  test(
    'people come and go: accounts, a post, a deputy, a successor, a lost second factor, an administrator’s seat',
    async () => {
      const course = await courseServer('2024-03-01T01:00:00.000Z', {}, { console: folder });
      await play(course, 'people', async (stage) => {
        await openedMonth(course);
        await openAccounts(stage);
        await createPost(stage);
        await deputise(stage);
        await handPostOver(stage);
        await resetFactor(stage);
        await handSeatOver(stage);
      });
    },
    LONG,
  );
});

/** What indicators are called. */
function titlesOf({ schemes }: Pack, indicators: readonly string[]): readonly string[] {
  const known = new Map(schemes.flatMap((scheme) => scheme.indicators.map(({ id, title }) => [id, title['zh-CN']] as const)));
  return indicators.map((indicator) => known.get(indicator) ?? indicator);
}
