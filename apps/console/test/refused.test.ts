import { describe, expect, test } from 'vitest';
import { SHELL_WORDS } from '../src/app/words.ts';
import { issuesAt, issuesElsewhere, problemsShown, type Refused, refusedBy } from '../src/app/refused.ts';

const issue = (text: string, at?: string) => ({ code: 'X', text, at });
const refused = (issues: Refused['issues']): Refused => ({ status: 422, code: 'X', title: '没有办成', detail: '因为……', issues });

const { unsaid } = SHELL_WORDS.zh;

describe('where a refusal is shown', () => {
  test('API-5: beside its field, and below it for parts of it', () => {
    const answer = refused([issue('a', '/owners/0/post'), issue('b', '/owners'), issue('c', '/ownersOther')]);
    expect(issuesAt(answer, '/owners')).toEqual(['a', 'b']);
    expect(issuesAt(undefined, '/owners')).toEqual([]);
  });

  test('API-5: of a list whose rows are made of several fields, each field has its own', () => {
    const answer = refused([
      issue('few', '/owners'),
      issue('post', '/owners/0/post'),
      issue('post', '/owners/1/post'),
      issue('x', '/post'),
    ]);
    expect(issuesAt(answer, '/owners', (pointer) => pointer.endsWith('/post'))).toEqual(['post']);
    expect(issuesAt(answer, '/owners', (pointer) => !pointer.endsWith('/post'))).toEqual(['few']);
  });

  test('API-5: what has no field on the page stands on top, once', () => {
    const answer = refused([issue('a', '/name'), issue('b'), issue('b'), issue('c', '/type')]);
    expect(issuesElsewhere(answer, ['/name'])).toEqual(['b', 'c']);
  });

  test('every problem of a refusal is shown exactly at one of the two places', () => {
    const issues = [issue('1', '/a'), issue('2', '/a/b'), issue('3', '/ab'), issue('4'), issue('5', 'gdp/2026/990100/report')];
    const fields = ['/a', '/x'];
    const beside = fields.flatMap((field) => issuesAt(refused(issues), field));
    expect([...beside, ...issuesElsewhere(refused(issues), fields)].sort()).toEqual(['1', '2', '3', '4', '5']);
  });

  test('API-5: the number above a form is that of the fields that are marked and of the sentences above it', () => {
    const rows = [issue('post', '/owners/0/post'), issue('post', '/owners/1/post'), issue('day', '/owners/1/from')];
    const said = [issue('short', '/reason'), issue('blank', '/reason'), issue('b'), issue('b')];
    expect(problemsShown(refused([...rows, ...said]), ['/owners', '/reason'])).toBe(4);
    expect(problemsShown(refused(rows), [])).toBe(2);
    expect(problemsShown(refused([]), ['/reason'])).toBe(1);
  });

  test('without issues the detail says it', () => {
    expect(issuesElsewhere(refused([]), [])).toEqual(['因为……']);
  });
});

describe('a refusal as the server sends it', () => {
  const problem = { type: '/errors#X', title: '没有办成', status: 422, detail: '理由不够', code: 'REASON_MISSING', issues: [] };

  test('API-5: what is wrong, expected, why and what to do, with its field', () => {
    const issue = {
      code: 'REASON_MISSING',
      severity: 'error' as const,
      text: '没有理由。',
      expected: '4 到 1,000 字',
      remedy: '请写明理由。',
      at: '/reason',
      args: { reason: 'short', found: 2 },
    };
    expect(refusedBy({ ...problem, issues: [issue] }, unsaid)).toEqual({
      status: 422,
      code: 'REASON_MISSING',
      title: '没有办成',
      detail: '理由不够',
      issues: [{ code: 'REASON_MISSING', text: '没有理由。 应为：4 到 1,000 字。 请写明理由。', reason: 'short', at: '/reason' }],
    });
  });

  test('API-5: a field of the path or of the question is named as one of the body; a cell stays a cell', () => {
    const at = (pointer: string) => ({ code: 'X', severity: 'error' as const, text: pointer, at: pointer, args: {} });
    const pointers = ['params/round', 'query/from', '/plan/month', 'query/2024-11/990100/report'];
    const refused = refusedBy({ ...problem, issues: pointers.map(at) }, unsaid);
    expect(refused.issues.map((issue) => issue.at)).toEqual(['/round', '/from', '/plan/month', 'query/2024-11/990100/report']);
    expect(issuesAt(refused, '/round')).toEqual(['params/round.']);
    expect(issuesElsewhere(refused, ['/round', '/from', '/plan'])).toEqual(['query/2024-11/990100/report.']);
  });

  test('API-5: each part ends as a sentence does, in the language of the answer, and only once', () => {
    const issue = { code: 'X', severity: 'error' as const, text: 'The reason is short.', expected: '4 to 1,000 characters', args: {} };
    const [said] = refusedBy({ ...problem, issues: [issue] }, unsaid).issues;
    expect(said?.text).toBe('The reason is short. Expected: 4 to 1,000 characters.');
  });

  test('API-5: a name in another language does not change the language of the sentences', () => {
    const issue = { code: 'X', severity: 'error' as const, text: 'The unit “北川市” is not known.', expected: '北川市 990100', args: {} };
    expect(refusedBy({ ...problem, issues: [issue] }, unsaid).issues[0]?.text).toBe(
      'The unit “北川市” is not known. Expected: 北川市 990100.',
    );
  });

  test('what a gateway answers in place of the server still says something', () => {
    const refused = refusedBy({ ...problem, status: 502, code: 'API_AWAY', title: '', detail: '' }, unsaid);
    expect(issuesElsewhere(refused, [])).toEqual([SHELL_WORDS.zh.unsaid(502)]);
  });
});
