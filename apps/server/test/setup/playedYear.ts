import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openPack, type Pack } from '@kedu/runner';
import { MemoryStore, readWorkCalendar } from '@kedu/workflow';
import { exampleArchive } from '../../src/example/exampleArchive.ts';
import { beginOffice, type ExampleStage, exampleStage } from '../../src/example/exampleYear.ts';
import { RehearsalClock } from '../../src/example/rehearsalClock.ts';
import { SchemeLibrary } from '../../src/knowledge/schemeLibrary.ts';
import { RunDesk } from '../../src/runs/desk/runDesk.ts';
import { builtDesk } from './builtDesk.ts';
import { MemoryBlobs } from './memoryBlobs.ts';

export const PACK = fileURLToPath(new URL('../../../../packs/after-liaoning', import.meta.url));
const CALENDAR = new URL('../../../../packages/workflow/calendar/holidays-cn.csv', import.meta.url);

/** The fictional province (示例数据) in memory: its office founded, the scheme of its first year in force, a desk that works runs out. */
export interface PlayedYear {
  readonly stage: ExampleStage;
  readonly store: MemoryStore;
  readonly blobs: MemoryBlobs;
  readonly pack: Pack;
  readonly desk: RunDesk;
  readonly folder: string;
  end(): Promise<void>;
}

export async function playedYear(year: string): Promise<PlayedYear> {
  const { pack } = openPack(PACK);
  const calendar = readWorkCalendar(readFileSync(CALENDAR, 'utf8'));
  if (pack === undefined || 'issue' in calendar) throw new Error('the example cannot be read');
  const folder = mkdtempSync(join(tmpdir(), 'kedu-played-'));
  const clock = new RehearsalClock(`${year}-01-02T00:00:00.000Z`);
  const store = new MemoryStore(clock);
  const blobs = new MemoryBlobs();
  const knowledge = new SchemeLibrary({ store, blobs, clock, calendar: calendar.value });
  const desk = new RunDesk({ start: await builtDesk() });
  const stage = exampleStage('990000', pack, { store, blobs, clock, knowledge, runs: desk, folder }, clock);
  await beginOffice(stage, exampleArchive(PACK), year);
  return {
    stage,
    store,
    blobs,
    pack,
    desk,
    folder,
    end: async () => {
      await desk.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
