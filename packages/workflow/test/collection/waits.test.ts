import { describe, expect, test } from 'vitest';
import { type AskedOnce, checksFor, dayOf, lastingAsks, type Rights, type RightsCommand, type Task } from '../../src/index.ts';
import { Office, type Somebody } from '../office.ts';

const rights = (command: RightsCommand): Task => ({ on: 'rights', command });

/** An office whose statisticians also check, with a further post of theirs, and one of another department that reports as well. */
async function founded(): Promise<Office> {
  const office = await new Office().found();
  for (const [post, unit, indicator] of [
    ['statistics-2', '990000D13', 'gdp'],
    ['finance', '990000D07', 'budget_execution'],
  ] as const) {
    await office.do('system', rights({ type: 'create_post', post, unit, title: `示例 ${post}` }));
    await office.do('clerk', rights({ type: 'assign_owner', owners: [{ indicator, post, from: '2024-01-01' }] }));
  }
  return office;
}

async function checks(office: Office, who: Somebody, indicator: string): Promise<boolean> {
  const [held] = await office.store.read(office.as(who), ['rights'] as const);
  if (held === undefined) throw new Error('no rights');
  const at = office.clock.now();
  return checksFor({ entered: office.as(who), at, today: dayOf(at), rights: held.state })(indicator);
}

describe('API-12 what waits for a post to be checked', () => {
  test('is whatever it may check where it reports nothing itself', async () => {
    const office = await founded();
    for (const indicator of ['gdp', 'budget_execution', 'hotline_resolution'])
      expect(await checks(office, 'checker', indicator)).toBe(true);
  });

  test('is what its own unit reports where it reports as well: not what other departments do', async () => {
    const office = await founded();
    expect(await checks(office, 'statistician', 'gdp')).toBe(true);
    expect(await checks(office, 'statistician', 'hotline_resolution')).toBe(true);
    expect(await checks(office, 'statistician', 'budget_execution')).toBe(false);
    expect(await checks(office, 'statistician', 'nobody_answers')).toBe(false);
  });

  test('is what would wait for nobody else: where no other post that may check it has somebody', async () => {
    const office = await founded();
    expect(await checks(office, 'statistician', 'budget_execution')).toBe(false);
    for (const [post, person] of [
      ['statistics-checker', 'p-checker'],
      ['office-clerk', 'p-clerk'],
    ] as const)
      await office.do('security', rights({ type: 'vacate', post, person, last: '2024-12-02', reason: '调离本单位' }));
    office.clock.turn('2024-12-02T16:00:00.000Z');
    expect(await checks(office, 'statistician', 'budget_execution')).toBe(true);
  });

  test('follows the owner: from the day on which the indicator is another post’s', async () => {
    const office = await founded();
    await office.do('clerk', rights({ type: 'assign_owner', owners: [{ indicator: 'gdp', post: 'finance', from: '2024-12-03' }] }));
    expect(await checks(office, 'statistician', 'gdp')).toBe(true);
    office.clock.turn('2024-12-02T16:00:00.000Z');
    expect(await checks(office, 'statistician', 'gdp')).toBe(false);
  });

  test('is found with one walk of the posts, for however many indicators', async () => {
    const office = await founded();
    const [held] = await office.store.read(office.as('statistician'), ['rights'] as const);
    if (held === undefined) throw new Error('no rights');
    const { rights, read } = counted(held.state);
    const at = office.clock.now();
    const isToCheck = checksFor({ entered: office.as('statistician'), at, today: dayOf(at), rights });
    expect(isToCheck('budget_execution')).toBe(false);
    const once = read();
    expect(once).toBeGreaterThan(0);
    for (const indicator of ['nobody_answers', 'nor_this', 'nor_that']) expect(isToCheck(indicator)).toBe(false);
    expect(read()).toBe(once);
  });
});

/** The same rights, and how often their first post was read. */
function counted(rights: Rights): { readonly rights: Rights; readonly read: () => number } {
  let count = 0;
  const posts = new Proxy(rights.posts, {
    get: (target, key) => {
      if (key === '0') count += 1;
      return Reflect.get(target, key);
    },
  });
  return { rights: { ...rights, posts }, read: () => count };
}

describe('BURDEN-4 what a unit was asked for waits for thirty days', () => {
  const asked = (kind: 'evidence' | 'visit', about: string, on: string): AskedOnce => ({
    kind,
    about,
    on,
    person: 'p-clerk',
    post: 'office-clerk',
    reason: '核对台账',
  });
  const state = { asked: [asked('evidence', '造林验收单', '2024-12-02'), asked('visit', '造林地块', '2024-12-20')] };

  test('the latest first, the day of asking included', () => {
    expect(lastingAsks(state, '2024-12-31').map(({ about }) => about)).toEqual(['造林地块', '造林验收单']);
  });

  test('and no longer', () => {
    expect(lastingAsks(state, '2025-01-01').map(({ about }) => about)).toEqual(['造林地块']);
    expect(lastingAsks(state, '2025-01-19')).toEqual([]);
  });
});
