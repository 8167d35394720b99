import { afterAll, beforeAll, describe } from 'vitest';
import { findChromium } from '../../../../tools/chromium.ts';
import { clerksMonth } from './clerksMonth.ts';
import { everyPage } from './everyPage.ts';
import { ExampleOffice } from './exampleOffice.ts';
import { losslessWork } from './losslessWork.ts';

/** `all`: every page in every way, and the clerk's month at the pace of a person (npm run soak); else what tells most in little time. */
const isWhole = process.env['KEDU_PAGES'] === 'all';

// One build and one installation for all of them. Without Chromium tools/left-out.ts says so in one line.
describe.skipIf(findChromium() === undefined)('the console on the example installation', () => {
  let office: ExampleOffice;
  const opened = (): ExampleOffice => office;
  beforeAll(async () => {
    office = await ExampleOffice.open();
  }, 600_000);
  afterAll(() => office?.close(), 60_000);

  everyPage(opened, isWhole);
  clerksMonth(opened, isWhole);
  losslessWork(opened);
});
