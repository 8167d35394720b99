import type { Entered } from '@kedu/workflow';
import { beforeAll, describe, expect, test } from 'vitest';
import { MemoryOffice, type Somebody } from '../setup/memoryOffice.ts';

const ROUND = '2024-11';
const params = { round: ROUND };

/** Posts that may bring files and whose reading is bounded, with who sits there (示例数据). */
const BOUNDED = {
  city1: ['p-jobs', 'employment', { role: 'lead_department', indicators: ['new_jobs'] }],
  city2: ['p-north', 'north', { role: 'statistics', units: ['990200'] }],
} as const;

/** The office, in which two further people stand for the two of the cities. */
class BoundedOffice extends MemoryOffice {
  override as(who: Somebody): Entered {
    if (who !== 'city1' && who !== 'city2') return super.as(who);
    const [person, post] = BOUNDED[who];
    return { authority: this.authority, person, post };
  }
}

describe('RIGHT-14 a file of figures that another brought', () => {
  let office: BoundedOffice;
  const files = new Map<string, string>();

  const upload = async (name: string, text: string, who: Somebody = 'statistician'): Promise<void> => {
    const file = { name, bytes: new TextEncoder().encode(text), fields: { mapping: 'guess' } };
    files.set(name, (await office.get(who, 'upload', { params, file })).id);
  };
  const listed = async (who: Somebody): Promise<readonly string[]> =>
    (await office.get(who, 'imports', { params })).items.map(({ name }) => name).sort();
  /** How the routes of a file answer somebody: the same, all of them. */
  const asked = async (who: Somebody, name: string) => {
    const of = { import: files.get(name) ?? '' };
    const body = { type: 'withdraw_import', reason: '示例：文件选错了' };
    const answers = [
      await office.ask(who, 'importFile', { params: of }),
      await office.ask(who, 'importReport', { params: of }),
      await office.ask(who, 'commandImport', { params: of, body }),
    ];
    return answers.map((answer) =>
      'status' in answer ? [answer.status, answer.issues[0]?.code, answer.issues[0]?.place.indicator] : 'read',
    );
  };

  beforeAll(async () => {
    office = await (await (await new BoundedOffice().found()).publish()).open();
    for (const [person, post, grant] of Object.values(BOUNDED)) {
      await office.rights('system', { type: 'create_post', post, unit: '990000D13', title: `示例 ${post}` });
      await office.rights('security', { type: 'grant_role', post, grant: { ...grant } as never });
      await office.rights('security', { type: 'appoint', post, person, as: 'holder', from: '2022-01-01' });
    }
    const head = '单位,指标,期间,数值\n';
    await upload('就业.csv', `${head}990200,new_jobs,2024-11,1200\n990300,new_jobs,2024-11,900\n`);
    await upload('两项.csv', `${head}990200,new_jobs,2024-11,1201\n990200,tourism_revenue,2024-11,3.5\n`);
    await upload('北二.csv', `${head}990200,tourism_revenue,2024-11,3.6\n`);
    await upload('越界.csv', `${head}990200,new_jobs,2024-11,1202\n990100,hotline_resolution,2024-11,140\n`);
    await upload('不明.csv', '甲,乙\n1,2\n');
    await upload('自带.csv', '甲,乙\n1,3\n', 'city1');
  }, 60_000);

  test('is there for whoever reads all figures', async () => {
    for (const who of ['statistician', 'deputy', 'clerk'] as const)
      expect([who, await listed(who)]).toEqual([who, [...files.keys()].sort()]);
  });

  test('is there for a bounded post where the post reads every figure of it; its own is, whatever it holds', async () => {
    expect(await listed('city1')).toEqual(['就业.csv', '自带.csv']);
    expect(await listed('city2')).toEqual(['两项.csv', '北二.csv']);
    expect((await asked('city1', '就业.csv')).slice(0, 2)).toEqual(['read', 'read']);
    expect((await asked('city1', '自带.csv')).slice(0, 2)).toEqual(['read', 'read']);
    expect((await asked('city2', '北二.csv')).slice(0, 2)).toEqual(['read', 'read']);
  });

  test('is refused by itself, with its problems, its marked file and its commands, and says by which figure', async () => {
    const refused = (indicator?: string) => Array.from({ length: 3 }, () => [403, 'RIGHT_DENIED', indicator]);
    expect(await asked('city1', '两项.csv')).toEqual(refused('tourism_revenue'));
    expect(await asked('city1', '北二.csv')).toEqual(refused('tourism_revenue'));
    expect(await asked('city1', '越界.csv')).toEqual(refused('hotline_resolution'));
    expect(await asked('city2', '就业.csv')).toEqual(refused('new_jobs'));
    expect(await asked('city2', '越界.csv')).toEqual(refused('hotline_resolution'));
    for (const who of ['city1', 'city2'] as const) expect(await asked(who, '不明.csv')).toEqual(refused());
    expect(await asked('city2', '自带.csv')).toEqual(refused());
  });

  test('is no gap in the pages of a list', async () => {
    const first = await office.get('city2', 'imports', { params, query: { limit: 1 } });
    const second = await office.get('city2', 'imports', { params, query: { limit: 1, cursor: first.next } });
    expect([...first.items, ...second.items].map(({ name }) => name).sort()).toEqual(['两项.csv', '北二.csv']);
    expect([typeof first.next, second.next]).toEqual(['string', undefined]);
  });
});
