import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { WAITING } from '@kedu/api';
import { describe, expect, test } from 'vitest';
import { addressOf } from '../src/app/address.ts';
import { daysBetween, inChina } from '../src/app/day.ts';
import { isPage } from '../src/app/isPage.ts';
import { mayIn } from '../src/app/mayIn.ts';
import { placeOf } from '../src/app/place.ts';
import { optionsOf, placeToBegin } from '../src/app/placeOptions.ts';
import { remembered } from '../src/app/remembered.ts';
import { GLANCES, PAGES } from '../src/app/routes.tsx';
import { allows } from '@kedu/workflow';
import { GRANTED_GLANCE } from '../src/granted/routes.ts';
import { commandWord, roleWord, stateWord } from '../src/app/spoken.ts';
import { AUDIT_WORDS } from '../src/audit/words.ts';
import { addressOfWaiting } from '../src/home/addressOfWaiting.ts';
import { inOrder } from '../src/home/inOrder.ts';
import { HOME_WORDS } from '../src/home/words.ts';
import { byName } from '../src/app/byName.ts';
import { identifiersIn } from '../src/app/identifiersIn.ts';
import { ownersToday, peopleOf, timeOfSeat } from '../src/rights/people.ts';
import { RIGHTS_WORDS } from '../src/rights/words.ts';
import { ROUNDS_WORDS } from '../src/rounds/words.ts';
import { CHANGES_WORDS, SCHEMES_WORDS } from '../src/schemes/words.ts';
import { ownPath } from '../src/session/ownPath.ts';
import { SESSION_WORDS } from '../src/session/words.ts';
import { SEAT_NAMES, SHELL_WORDS } from '../src/app/words.ts';

const place = (id: string, posts: readonly string[], seat?: 'system_administrator') => ({
  authority: { id, title: { 'zh-CN': `${id} 市`, en: id }, isExample: true },
  posts: posts.map((post) => ({
    id: post,
    title: post,
    unit: { id: '990100', name: { 'zh-CN': '统计局' } },
    as: post === 'deputy' ? ('deputy' as const) : ('holder' as const),
    roles: ['performance_office' as const],
    needsSecondFactor: false,
  })),
  ...(seat ? { seat } : {}),
});

describe('addresses', () => {
  test('names are filled in and escaped', () => {
    expect(addressOf('/a/$x/b/$y', { x: '2026-12', y: '甲/乙' }, { q: '1 2', none: undefined })).toBe(
      '/a/2026-12/b/%E7%94%B2%2F%E4%B9%99?q=1%202',
    );
    expect(() => addressOf('/a/$x')).toThrow(RangeError);
  });

  test('everything that may wait leads to a page that is there', () => {
    const at = { round: '2026-12', indicator: 'gdp', period: '2026', scheme: 'c@1', change: 'c1', import: 'i1', run: 'r1' };
    // The room of runs has either all of the pages that others lead to, or none yet.
    const isThere = (address: string): boolean => isPage(address) || (address.startsWith('/runs') && !isPage('/runs'));
    for (const kind of WAITING)
      for (const where of [at, {}, { round: '2026-12' }]) {
        const address = addressOfWaiting({ kind, at: where });
        expect(isThere(address), `${kind} → ${address}`).toBe(true);
      }
    expect(isPage('/nowhere')).toBe(false);
  });

  test('no two pages stand at one address', () => {
    const paths = PAGES.map(({ path }) => path.replace(/\$\w+/g, '$'));
    expect(new Set(paths).size).toBe(paths.length);
  });

  test('after signing in only a path of the console is followed', () => {
    expect(ownPath('/rounds/2026-12?x=1')).toBe('/rounds/2026-12?x=1');
    for (const evil of [undefined, 'https://example.com', '//example.com', '/\\example.com', 'javascript:alert(1)', '/sign-in?to=/sign-in'])
      expect(ownPath(evil)).toBe('/');
  });
});

describe('where somebody acts', () => {
  test('API-2: the kept place while it is one of his, else the first', () => {
    const places = [place('a', ['x', 'y']), place('b', ['deputy'], 'system_administrator')];
    expect(placeToBegin(places, { authority: 'a', post: 'y' })).toEqual({ authority: 'a', post: 'y' });
    expect(placeToBegin(places, { authority: 'a', post: 'deputy' })).toEqual({ authority: 'a', post: 'x' });
    expect(placeToBegin([], undefined)).toBeUndefined();
  });

  test('a place that was kept is read whatever stands there', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const read = placeOf(text);
        expect(read === undefined || (typeof read.authority === 'string' && typeof read.post === 'string')).toBe(true);
      }),
    );
    expect(placeOf('{"authority":"a","post":"b","more":1}')).toEqual({ authority: 'a', post: 'b' });
  });

  test('the switch names authority where there are several, and who deputises', () => {
    const texts = optionsOf([place('a', ['x']), place('b', ['deputy'], 'system_administrator')], 'zh').map(({ text }) => text);
    expect(texts).toEqual(['a 市 · x（统计局）', 'b 市 · 系统管理员', 'b 市 · deputy（统计局，代理人）']);
    expect(optionsOf([place('a', ['x'])], 'en').map(({ text }) => text)).toEqual(['x (统计局)']);
  });

  test('RIGHT-5: what is offered follows the roles of the post or the seat', () => {
    const places = [place('a', ['x'], 'system_administrator')];
    expect(mayIn(places, { authority: 'a', post: 'x' }, 'plan_round')).toBe(true);
    expect(mayIn(places, { authority: 'a', post: 'x' }, 'approve_value')).toBe(false);
    expect(mayIn(places, { authority: 'a', post: 'system_administrator' }, 'register_persons')).toBe(true);
    expect(mayIn(places, { authority: 'a', post: 'system_administrator' }, 'read_value')).toBe(false);
    expect(mayIn(places, { authority: 'b', post: 'x' }, 'plan_round')).toBe(false);
  });

  test('a storage that refuses forgets with the page and breaks nothing', () => {
    const kept = remembered(
      'k',
      (text) => text ?? 'begin',
      (value) => value,
      () => {
        throw new Error('no storage');
      },
    );
    let told = 0;
    const stop = kept.subscribe(() => (told += 1));
    kept.set('next');
    stop();
    kept.set('last');
    expect([kept.get(), told]).toEqual(['last', 1]);
  });
});

describe('what waits', () => {
  test('overdue first, then by day, without a day last; nothing is lost', () => {
    const item = (kind: 'to_enter' | 'rounds', isOverdue: boolean, by?: string) => ({
      kind,
      count: 1,
      isOverdue,
      at: {},
      ...(by ? { by } : {}),
    });
    const items = [
      item('rounds', false),
      item('to_enter', false, '2026-12-20'),
      item('to_enter', true, '2026-12-01'),
      item('rounds', false, '2026-12-05'),
    ];
    expect(inOrder(items).map(({ by }) => by)).toEqual(['2026-12-01', '2026-12-05', '2026-12-20', undefined]);
    fc.assert(
      fc.property(
        fc.array(fc.record({ isOverdue: fc.boolean(), by: fc.option(fc.constantFrom('2026-01-01', '2026-02-01'), { nil: undefined }) })),
        (given) => {
          const made = given.map(({ isOverdue, by }) => item('to_enter', isOverdue, by));
          expect(inOrder(made).length).toBe(made.length);
          expect(new Set(inOrder(made))).toEqual(new Set(made));
        },
      ),
    );
  });

  test('days left and clock times are those of China', () => {
    expect(daysBetween('2026-12-30', '2027-01-02')).toBe(3);
    expect(daysBetween('2026-03-01', '2026-02-27')).toBe(-2);
    expect(inChina('2026-12-31T16:05:59.000Z')).toBe('2027-01-01 00:05');
    expect(inChina('never')).toBe('never');
  });
});

describe('rights as they are shown', () => {
  const person = (id: string, name: string) => ({ id, name });
  const rights = {
    seen: 1,
    today: '2026-06-01',
    administrators: [{ seat: 'system_administrator' as const, person: person('p1', '甲') }],
    posts: [
      { id: 'full', unit: { id: '1', name: { 'zh-CN': '局' } }, title: 'F', roles: [], isVacant: false },
      { id: 'empty', unit: { id: '1', name: { 'zh-CN': '局' } }, title: 'E', roles: [], isVacant: true },
      { id: 'gone', unit: { id: '1', name: { 'zh-CN': '局' } }, title: 'G', roles: [], isVacant: false, abolishedOn: '2026-06-01' },
    ],
    seats: [{ post: 'full', person: person('p2', '乙'), as: 'holder' as const, from: '2026-01-01' }],
    indicators: [],
    owners: [
      { indicator: 'a', title: { 'zh-CN': '就业' }, post: 'empty', from: '2026-01-01' },
      { indicator: 'a', title: { 'zh-CN': '就业' }, post: 'full', from: '2026-05-01' },
      { indicator: 'b', title: { 'zh-CN': '绿化', en: 'Trees' }, post: 'empty', from: '2026-05-01' },
      { indicator: 'b', title: { 'zh-CN': '绿化', en: 'Trees' }, post: 'full', from: '2026-07-01' },
      { indicator: 'c', title: { 'zh-CN': '安全', en: 'Safety' }, post: 'gone', from: '2026-01-01' },
    ],
    grants: [],
  };

  test('RIGHT-8: the last post assigned by today owns, and is live if it stands and is held', () => {
    expect(ownersToday(rights, 'zh').map(({ name, indicator, post, isLive }) => [name, indicator, post, isLive])).toEqual([
      ['安全', 'c', 'gone', false],
      ['就业', 'a', 'full', true],
      ['绿化', 'b', 'empty', false],
    ]);
    expect(ownersToday(rights, 'en').map(({ name }) => name)).toEqual(['Safety', 'Trees', '就业']);
  });

  test('RIGHT-2: first and last day of a seat are included', () => {
    const seat = { from: '2026-01-02', until: '2026-01-03' };
    expect(['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04'].map((day) => timeOfSeat(seat, day))).toEqual([
      'future',
      'now',
      'now',
      'past',
    ]);
    expect(timeOfSeat({ from: '2026-01-02' }, '2099-01-01')).toBe('now');
  });

  test('people are named once; closed accounts cannot be appointed', () => {
    expect(
      peopleOf(rights, 'zh')
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['p1', 'p2']);
    const account = (id: string, isClosed: boolean) => ({
      person: person(id, id),
      signName: id,
      hasSecondFactor: false,
      isClosed,
      isSeated: false,
    });
    expect(
      peopleOf({ ...rights, accounts: [account('p2', false), account('p3', true)] }, 'zh')
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['p1', 'p2']);
  });

  test.each(['legislature', 'third_party', 'statistics'] as const)(
    'RIGHT-17 what others have granted is found from home by a post of %s',
    (role) => {
      const seen = GLANCES.filter(({ needs }) => needs.some((permission) => allows(role, permission)));
      expect(seen).toContain(GRANTED_GLANCE);
    },
  );

  test('names stand in the order in which a reader looks for them: by pinyin, figures by value', () => {
    expect(['赵一', '示例 周八', '白十', '示例 陈二', '10 号岗', '2 号岗'].sort(byName('zh'))).toEqual([
      '2 号岗',
      '10 号岗',
      '白十',
      '示例 陈二',
      '示例 周八',
      '赵一',
    ]);
    expect(['b', 'Ä', 'A', 'a'].sort(byName('en'))).toEqual(['a', 'A', 'Ä', 'b']);
  });

  test('identifiers are read however they are set apart', () => {
    expect(identifiersIn(' gdp,\n绿化率、a；b ;c ')).toEqual(['gdp', '绿化率', 'a', 'b', 'c']);
    expect(identifiersIn('  ')).toEqual([]);
  });
});

describe('words', () => {
  const rooms = {
    AUDIT_WORDS,
    CHANGES_WORDS,
    HOME_WORDS,
    RIGHTS_WORDS,
    ROUNDS_WORDS,
    SCHEMES_WORDS,
    SEAT_NAMES,
    SESSION_WORDS,
    SHELL_WORDS,
  };

  test.each(Object.entries(rooms))('both languages say the same things, in their own words: %s', (_, words) => {
    const [zh, en] = [words.zh, words.en] as unknown as readonly [Record<string, unknown>, Record<string, unknown>];
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
    for (const [name, text] of Object.entries(zh)) {
      expect(typeof en[name], name).toBe(typeof text);
      if (typeof text === 'string' && name !== 'language') expect(text, name).toMatch(/[\u4e00-\u9fff]/);
      if (typeof en[name] === 'string' && name !== 'language') expect(en[name], name).not.toMatch(/[\u4e00-\u9fff]/);
    }
  });

  test('every kind of waiting has its words', () => {
    for (const kind of WAITING) expect(HOME_WORDS.zh).toHaveProperty(kind);
  });

  test('codes that people see are worded, unknown ones stand as they are', () => {
    expect([
      commandWord('open_round', 'zh'),
      commandWord('open_round', 'en'),
      stateWord('in_review', 'zh'),
      roleWord('auditor', 'zh'),
    ]).toEqual(['开启轮次', 'Open the round', '送审中', '审计']);
    expect(commandWord('toString', 'zh')).toBe('toString');
  });

  test('the style sheet names no colour of its own', () => {
    const style = readFileSync(new URL('../src/app/style.css', import.meta.url), 'utf8');
    expect(style.match(/#[0-9a-f]{3,8}\b(?![^{]*\{)/gi)?.filter((colour) => colour !== '#fff' && colour !== '#root') ?? []).toEqual([]);
  });
});
