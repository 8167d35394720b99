import { wordIssue } from '@kedu/messages';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type AskedPart, ROUTES, shapeIssues } from '../src/index.ts';

const faults = (shape: z.ZodType, given: unknown, part: AskedPart = 'body'): readonly (readonly [unknown, unknown, unknown])[] => {
  const read = shape.safeParse(given);
  return read.success
    ? []
    : shapeIssues(read.error, part).map(({ place, args }) => [place.path, args['reason'], args['expected']] as const);
};

describe('what is wrong with a question', () => {
  it('API-6 names every field at once, by JSON pointer', () => {
    const entry = {
      cell: { indicator: 'gdp', period: '2026-13', unit: '990100' },
      command: { type: 'enter', figure: { value: '3' } },
      seen: -1,
    };
    expect(faults(ROUTES.saveValues.body, { entries: [entry] })).toEqual([
      ['/entries/0/cell/period', 'pattern', 'period'],
      ['/entries/0/cell/source', 'missing', 'string'],
      ['/entries/0/command/figure/value', 'type', 'number'],
      ['/entries/0/seen', 'low', '≥ 0'],
    ]);
  });

  it('API-6 a text that is empty is to be filled in, a number that is too small has its bound', () => {
    expect(faults(ROUTES.signIn.body, { name: '', password: 'b' })).toEqual([['/name', 'empty', '']]);
    const read = ROUTES.signIn.body.safeParse({ name: '', password: 'b' });
    const [issue] = read.success ? [] : shapeIssues(read.error, 'body');
    const said = issue && JSON.stringify(wordIssue(issue, 'zh-CN'));
    expect(said).toMatch(/请填写/);
    expect(said).not.toMatch(/≥|太少/);
  });

  it('SIGN-11 a name to sign in with is held to its bounds as it is kept: a blank is empty, letters that grow are too long', () => {
    const signIn = (name: string): readonly unknown[] => faults(ROUTES.signIn.body, { name, password: 'b' });
    const person = (signName: string): readonly unknown[] => faults(ROUTES.registerPerson.body, { name: '示例', signName });
    for (const blank of [' ', '\u3000', '\u00A0\t'])
      expect([signIn(blank), person(blank)]).toEqual([[['/name', 'empty', '']], [['/signName', 'empty', '']]]);
    for (const long of ['ﷺ'.repeat(12), 'İ'.repeat(101), 'x'.repeat(201)])
      expect([signIn(long), person(long)]).toEqual([[['/name', 'long', '≤ 200 characters']], [['/signName', 'long', '≤ 200 characters']]]);
    for (const taken of [' Clerk ', 'ﷺ'.repeat(11), 'x'.repeat(200)]) expect([signIn(taken), person(taken)]).toEqual([[], []]);
  });

  it('API-6 of several forms it means the one that was begun', () => {
    expect(faults(ROUTES.commandRound.body, { type: 'close_it' })[0]?.slice(0, 2)).toEqual(['/type', 'choice']);
    expect(faults(ROUTES.commandRound.body, { type: 'extend_round', closesOn: 'soon' })).toEqual([
      ['/closesOn', 'pattern', 'day'],
      ['/reason', 'missing', 'string'],
    ]);
  });

  it('API-6 an identifier, a day or a month that was left empty is to be filled in, too; one that is written otherwise has its form', () => {
    const told = (body: object): readonly unknown[] => {
      const read = ROUTES.commandRights.body.safeParse(body);
      return read.success ? [] : shapeIssues(read.error, 'body', body).map(({ place, args }) => [place.path, args['reason']]);
    };
    expect(told({ type: 'create_post', post: '', unit: '', title: '' })).toEqual([
      ['/post', 'empty'],
      ['/unit', 'empty'],
      ['/title', 'empty'],
    ]);
    expect(told({ type: 'assign_owner', owners: [{ indicator: 'gdp', post: '', from: '' }] })).toEqual([
      ['/owners/0/post', 'empty'],
      ['/owners/0/from', 'empty'],
    ]);
    expect(told({ type: 'create_post', post: '-', unit: '990100', title: '统计岗' })).toEqual([['/post', 'pattern']]);
    expect(told({ type: 'grant_role', post: 'd18', grant: { role: '' } })).toEqual([['/grant/role', 'empty']]);
    expect(told({ type: 'grant_role', post: 'd18', grant: { role: 'king' } })).toEqual([['/grant/role', 'choice']]);
    expect(told({ type: 'assign_owner', owners: [] })).toEqual([['/owners', 'empty']]);
  });

  it('API-6 what nobody knows is refused by its name, the whole by the empty pointer', () => {
    expect(faults(ROUTES.signIn.body, { name: 'a', password: 'b', admin: true })).toEqual([['/admin', 'unknown', '']]);
    expect(faults(ROUTES.signIn.body, null)).toEqual([['', 'type', 'object']]);
    expect(faults(z.strictObject({}), { 'a/b~c': 1 })).toEqual([['/a~1b~0c', 'unknown', '']]);
  });

  it('API-6 parts of the path and the question behind it bear the name of their part', () => {
    expect(faults(ROUTES.cells.query, { limit: 'many' }, 'query')).toEqual([['query/limit', 'type', 'number']]);
    expect(faults(ROUTES.round.params, { authority: 'A', round: '1' }, 'params')).toEqual([['params/authority', 'pattern', 'authority']]);
  });

  it('API-14 repeats nothing that was sent, for it may be a password', () => {
    const secret = 'Correct-Horse-Battery';
    const read = ROUTES.signIn.body.safeParse({ name: 'a', password: `${secret}\u0000`, code: secret.repeat(10) });
    if (read.success) throw new Error('a password with a control character was taken');
    expect(JSON.stringify(shapeIssues(read.error, 'body'))).not.toContain(secret);
  });

  it('API-6 says at most a hundred at once', () => {
    expect(faults(ROUTES.saveValues.body, { entries: Array.from({ length: 3000 }, () => 7) })).toHaveLength(100);
  });

  it('API-5 whatever is sent, every problem has words in both languages', () => {
    const bodies = Object.values(ROUTES).flatMap((route) => ('body' in route ? [route.body as z.ZodType] : []));
    fc.assert(
      fc.property(fc.constantFrom(...bodies), fc.anything({ withBigInt: false }), (body, given) => {
        const read = body.safeParse(given);
        if (read.success) return;
        const issues = shapeIssues(read.error, 'body');
        expect(issues.length).toBeGreaterThan(0);
        for (const issue of issues)
          for (const locale of ['zh-CN', 'en'] as const) expect(wordIssue(issue, locale).what).not.toMatch(/[{}]/);
      }),
    );
  });
});
