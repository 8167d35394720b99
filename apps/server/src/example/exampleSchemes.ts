import { Readable } from 'node:stream';
import type { BlobStore } from '@kedu/workflow';
import { type ExamplePerson, personIn } from './exampleOffice.ts';
import type { Rehearsal } from './rehearsal.ts';

/** Keeps the files of a scheme as its author hands them in: their hash. */
export async function keepFiles(
  blobs: BlobStore,
  rehearsal: Rehearsal,
  people: readonly ExamplePerson[],
  archive: Uint8Array,
): Promise<string> {
  return blobs.put(rehearsal.as(personIn(people, 'office')), Readable.from([archive]));
}

/**
 * Brings a version into force by three people; any but the first carries out an approved request, by three people as well.
 *
 * Rules: SCHEMEPUB-1 to SCHEMEPUB-3.
 */
export async function publishVersion(
  rehearsal: Rehearsal,
  people: readonly ExamplePerson[],
  {
    scheme,
    version,
    hash,
    from,
    isFirst,
  }: { readonly scheme: string; readonly version: string; readonly hash: string; readonly from: string; readonly isFirst: boolean },
): Promise<void> {
  const id = `${scheme}@${version}`;
  const [office, head, committee] = ['office', 'head', 'committee'].map((post) => personIn(people, post)) as [
    ExamplePerson,
    ExamplePerson,
    ExamplePerson,
  ];
  const requests = isFirst ? [] : [`change-${scheme}-${version}`];
  for (const request of requests) {
    const clerk = people.find(({ role }) => role === 'lead_department') as ExamplePerson;
    const reason = '示例：年度指标库更新，按程序调整';
    await rehearsal.do(clerk, {
      on: 'change',
      id: request,
      command: { type: 'request_change', scheme, change: 'change', indicators: [clerk.owns[0] as string], from, reason },
    });
    await rehearsal.do(office, { on: 'change', id: request, command: { type: 'review_change', reason: '示例：与省里的指标库一致，同意' } });
    await rehearsal.do(committee, { on: 'change', id: request, command: { type: 'approve_change' } });
  }
  await rehearsal.do(office, { on: 'scheme', id, command: { type: 'draft_scheme', hash, from, requests } });
  await rehearsal.do(office, { on: 'scheme', id, command: { type: 'send_scheme' } });
  await rehearsal.do(head, { on: 'scheme', id, command: { type: 'review_scheme' } });
  await rehearsal.do(committee, { on: 'scheme', id, command: { type: 'publish_scheme' } });
}
