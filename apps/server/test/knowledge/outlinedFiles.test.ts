import { Readable } from 'node:stream';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { publishedSchemes, titlesOfSchemes } from '../../src/rounds/publishedSchemes.ts';
import { MemoryOffice } from '../setup/memoryOffice.ts';
import { zippedPack } from '../setup/zippedPack.ts';

/** More than twice as many packs as stay whole. */
const VERSIONS = Array.from({ length: 20 }, (_, i) => `2018-${String(i + 1).padStart(2, '0')}`);

describe('API-11 many published versions', () => {
  let office: MemoryOffice;
  const zips = new Map<string, Uint8Array>();

  const publish = async (version: string, commit: number): Promise<void> => {
    const { store, blobs } = office.ports;
    const zip = zips.get(version) ?? zippedPack('asem-2018', (_, text) => text.replace('version: "2018"', `version: "${version}"`));
    zips.set(version, zip);
    const machine = office.as('machine');
    const hash = await blobs.put(machine, Readable.from([zip]));
    const said = { hash, from: '2018-01-01', requests: [] } as const;
    const stream = `scheme/asem-2018@${version}` as const;
    const done = await store.commit({
      entered: machine,
      command: 'publish_scheme',
      about: stream,
      key: `publish-${commit}`,
      content: version,
      expected: [],
      events: [
        { stream, event: { type: 'scheme_drafted', ...said } },
        { stream, event: { type: 'scheme_published', ...said } },
      ],
    });
    expect(done).toHaveProperty('value');
  };

  beforeAll(async () => {
    office = await new MemoryOffice().found();
    for (const [i, version] of VERSIONS.entries()) await publish(version, i);
  }, 60_000);

  test('are read and compiled once each, however often and by whom all of them are walked', async () => {
    const read = vi.spyOn(office.ports.blobs, 'get');
    try {
      const { items } = await office.get('clerk', 'schemes');
      expect(items.map(({ version }) => version)).toEqual(VERSIONS);
      expect(items.map(({ errors, title }) => [errors, title['zh-CN']])).toEqual(VERSIONS.map(() => [0, '2018年亚欧可持续连通指数']));
      expect(new Set(read.mock.calls.map(([, hash]) => hash)).size).toBe(VERSIONS.length);
      for (let walk = 0; walk < 3; walk += 1) {
        const titles = titlesOfSchemes(await publishedSchemes(office.ports, office.as('clerk')));
        expect(titles('goods').title['zh-CN']).toBe('货物贸易');
        await office.get('statistician', 'publicationDays');
        await office.get('clerk', 'schemes');
      }
      expect(read).toHaveBeenCalledTimes(VERSIONS.length);
    } finally {
      read.mockRestore();
    }
  }, 60_000);

  test('offer the periods of what is collected, as their files have it, and a new year asks them anew', async () => {
    const before = (await office.get('statistician', 'publicationDays')).offers;
    expect(before.length).toBeGreaterThan(40);
    expect(before[0]?.periods).toEqual(['2023', '2024', '2025']);
    const read = vi.spyOn(office.ports.blobs, 'get');
    const today = office.clock.moment;
    try {
      office.clock.moment = '2026-03-02T01:00:00.000Z';
      expect((await office.get('statistician', 'publicationDays')).offers[0]?.periods).toEqual(['2025', '2026', '2027']);
      expect(read.mock.calls.length).toBeGreaterThan(0);
    } finally {
      office.clock.moment = today;
      read.mockRestore();
    }
  }, 60_000);
});
