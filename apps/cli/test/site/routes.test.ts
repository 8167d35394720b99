import { join } from 'node:path';
import { lastDay, LOCALES } from '@kedu/model';
import { openPack, schemesInForce } from '@kedu/runner';
import { describe, expect, test } from 'vitest';
import { type SitePack, siteRoutes } from '../../src/site/routes.ts';
import { sitePack } from '../../src/site/sitePack.ts';
import { keduData, PACKS } from './pages.ts';

const GOVERNMENTS = ['after-guizhou', 'after-liaoning', 'after-taicang', 'after-wolong', 'after-yueyang'] as const;

/** The pack of the site; a report is only the name of its run, so that one that answers for another is seen. */
function named(id: string): SitePack {
  const pack = sitePack(id, join(PACKS, id), keduData, () => Promise.reject(new Error('no report is made here')));
  return {
    ...pack,
    runs: pack.runs.map(({ run }) => ({
      run,
      report: (locale) => Promise.resolve([run.scheme.id, run.scheme.version, run.assessment.period.id, locale].join(' ')),
    })),
  };
}

/** What the pack plans: every scheme version that is in force at the end of a period. */
function planned(id: string): string[] {
  const { pack } = openPack(join(PACKS, id), { keduData });
  if (!pack) throw new Error(`${id} does not open`);
  return pack.runs.flatMap(({ period }) =>
    schemesInForce(pack.schemes, period).map(({ id: scheme, version, inForce }) => {
      expect(inForce.from <= lastDay(period)).toBe(true);
      return [scheme, version, period.id].join(' ');
    }),
  );
}

describe('addresses of the runs of five governments', () => {
  test.each(GOVERNMENTS)(
    'OUT-13 %s: the index leads to every run that is planned, each at an address of its own, in both languages',
    async (id) => {
      const pack = named(id);
      expect(pack.skipped).toBeUndefined();
      const answer = siteRoutes([pack]);
      const due = planned(id);
      expect(due.length).toBeGreaterThan(0);
      for (const locale of LOCALES) {
        const index = await answer('/', locale);
        if (index.status !== 200) throw new Error('no index');
        const addresses = [...index.html.matchAll(/<th scope="row"><a href="([^"]*)"/g)].map(([, href]) => href as string);
        expect(new Set(addresses).size).toBe(addresses.length);
        const reached: string[] = [];
        for (const address of addresses) {
          const [path = '', query = ''] = address.split('?');
          expect(query).toBe(locale === 'en' ? 'lang=en' : '');
          const page = await answer(path, locale);
          reached.push(page.status === 200 ? page.html : `${page.status} ${address}`);
        }
        // Each version against the one before it, from the index, in the language that was asked for.
        const comparisons = [...index.html.matchAll(/href="([^"]*~diff[^"]*)"/g)].map(([, href]) => href as string);
        expect(comparisons.length).toBe(pack.comparisons?.length);
        expect(comparisons.filter((href) => href.endsWith('?lang=en')).length).toBe(locale === 'en' ? comparisons.length : 0);
        expect(reached.sort()).toEqual(due.map((run) => `${run} ${locale}`).sort());
      }
    },
    120_000,
  );

  test('OUT-13 an address that the index does not give leads nowhere, whatever it is made of', async () => {
    const answer = siteRoutes([named('after-wolong')]);
    for (const path of ['/after-wolong/wolong', '/after-wolong/none/2024', '/after-guizhou/highland/2025', '/after-wolong/a/b/c/d/e'])
      expect((await answer(path, 'zh-CN')).status, path).toBe(404);
  });
});

describe('versions against each other', () => {
  test('OUT-13 DIFF-6 the site writes the page of a version and the one before it, with ways back and to the other language', async () => {
    const pack = sitePack('after-liaoning', join(PACKS, 'after-liaoning'), keduData, () =>
      Promise.reject(new Error('no report is made here')),
    );
    expect(pack.comparisons?.map(({ scheme, before, after }) => `${scheme} ${before} ${after}`)).toContain('north 2022 2023');
    const answer = siteRoutes([pack]);
    const page = await answer('/after-liaoning/~diff/north/2022/2023', 'zh-CN');
    if (page.status !== 200) throw new Error('no page');
    expect(page.html).toContain('<h1>方案对比：north@2022 → north@2023</h1>');
    expect(page.html).toContain('<a href="/">刻度 Kedu</a>');
    expect(page.html).toContain('<a href="/after-liaoning/~diff/north/2022/2023?lang=en" hreflang="en">English</a>');
    for (const path of ['north/2022/2031', 'north/2023/2022', 'north/2022', 'north/2022/2023/places', ''])
      expect((await answer(`/after-liaoning/~diff/${path}`, 'en')).status, path).toBe(404);
  }, 120_000);
});
