import { fileURLToPath } from 'node:url';
import { openPack } from '@kedu/runner';
import { MACHINE } from '@kedu/workflow';
import { exampleArchive } from '../../src/example/exampleArchive.ts';
import { personIn } from '../../src/example/exampleOffice.ts';
import { keepFiles, publishVersion } from '../../src/example/exampleSchemes.ts';
import { type ExampleStage, exampleStage, SCHEME } from '../../src/example/exampleYear.ts';
import { keyedId } from '../../src/knowledge/keyedId.ts';
import { AUTHORITY, type CourseServer } from './courseServer.ts';

const PACK = fileURLToPath(new URL('../../../../packs/after-liaoning', import.meta.url));

/** What is done before the round is opened. */
export type Meanwhile = (stage: ExampleStage) => Promise<void>;

/** Brings the scheme of 2024 into force on a course server and opens the round of November, until 10 December. */
export async function openedRound(course: CourseServer, round: string, meanwhile: Meanwhile = async () => {}): Promise<ExampleStage> {
  const { ports } = course.server;
  const { pack } = openPack(PACK);
  if (pack === undefined) throw new Error('the pack of the example cannot be read');
  const machine = { authority: AUTHORITY, ...MACHINE };
  const stage = exampleStage(AUTHORITY, pack, { ...ports, clock: course.clock } as never, course.clock, (name) =>
    keyedId('p', machine, `course.${name}`),
  );
  // Their keys are those of the commands that founded the office.
  for (let i = 0; i < 1_000; i += 1) stage.rehearsal.skip();
  const hash = await keepFiles(ports.blobs, stage.rehearsal, stage.people, exampleArchive(PACK));
  await publishVersion(stage.rehearsal, stage.people, { scheme: SCHEME, version: '2024', hash, from: '2024-01-01', isFirst: true });
  await meanwhile(stage);
  const office = personIn(stage.people, 'office');
  const plan = { scheme: SCHEME, version: '2024', month: round, opensOn: `${round}-28`, closesOn: '2024-12-10', objectDays: 2 };
  await stage.rehearsal.do(office, { on: 'round', id: round, command: { type: 'plan_round', plan } });
  await stage.rehearsal.do(office, { on: 'round', id: round, command: { type: 'open_round' } });
  return stage;
}
