import { describe, expect, test } from 'vitest';
import { dayOf, mayNotRead, mayNotReadImport, type FileFigures, type RoleGrant } from '../../src/index.ts';
import { Office, PEOPLE, type Somebody } from '../office.ts';

const STREAMS = [
  'rights',
  'scheme/s@1',
  'change/c',
  'connector/c',
  'round/r',
  'value/i/2024/990100/report',
  'import/i',
  'burden/990100',
  'run/r',
  'feedback/r',
  'sign_in/x',
];

describe('RIGHT-5 RIGHT-14 who reads what', () => {
  test('the matrix of people and streams: administrators see rights alone, a unit its own, nobody a sign-in', async () => {
    const office = await new Office().found();
    const [rights] = await office.store.read(office.as('clerk'), ['rights'] as const);
    if (rights === undefined) throw new Error('nothing');
    const at = office.clock.now();
    const reads = (who: Somebody, streams = STREAMS): readonly string[] =>
      streams
        .filter((stream) => mayNotRead({ entered: office.as(who), at, today: dayOf(at), rights: rights.state }, stream) === undefined)
        .map((stream) => stream.split('/')[0] as string);
    for (const who of ['system', 'security', 'audit'] as const) expect([who, reads(who)]).toEqual([who, ['rights']]);
    const all = ['rights', 'scheme', 'change', 'connector', 'round', 'value', 'burden', 'run', 'feedback'];
    // Whoever may declare connectors reads what they bring.
    expect(reads('clerk')).toEqual(['rights', 'scheme', 'change', 'connector', 'round', 'value', 'import', 'burden', 'run', 'feedback']);
    expect(reads('committee')).toEqual(all);
    expect(reads('statistician')).toEqual([
      'rights',
      'scheme',
      'change',
      'connector',
      'round',
      'value',
      'import',
      'burden',
      'run',
      'feedback',
    ]);
    expect(reads('city1')).toEqual(all);
    expect(reads('city2')).toEqual(all.filter((kind) => kind !== 'value' && kind !== 'burden'));
    expect(reads('machine', ['value/i/2024/990100/report', 'run/r', 'import/i'])).toEqual(['import']);
    for (const who of Object.keys(PEOPLE) as Somebody[]) expect(reads(who, ['sign_in/x'])).toEqual([]);
  });

  test('a file that another brought is read by its figures, and where none is known without bounds alone', async () => {
    const office = await new Office().found();
    const [rights] = await office.store.read(office.as('statistician'), ['rights'] as const);
    if (rights === undefined) throw new Error('nothing');
    const at = office.clock.now();
    const entered = office.as('statistician');
    const figures = new Map([
      ['new_jobs', new Set(['990100', '990200'])],
      ['gdp_growth', new Set<string>()],
    ]);
    const refusal = (bounds: Omit<RoleGrant, 'role'>, person = 'p-another', of: FileFigures = figures) => {
      const roles: readonly RoleGrant[] = [{ role: 'statistics', ...bounds }];
      const posts = rights.state.posts.map((post) => (post.id === entered.post ? { ...post, roles } : post));
      const issue = mayNotReadImport(
        { entered, at, today: dayOf(at), rights: { ...rights.state, posts } },
        { stream: 'import/i', person },
        of,
      );
      return issue && [issue.code, issue.place.indicator, issue.place.unit];
    };
    expect(refusal({})).toBeUndefined();
    expect(refusal({ indicators: ['new_jobs', 'gdp_growth'] })).toBeUndefined();
    expect(refusal({ indicators: ['new_jobs'] })).toEqual(['RIGHT_DENIED', 'gdp_growth', undefined]);
    expect(refusal({ units: ['990100'] })).toEqual(['RIGHT_DENIED', 'new_jobs', '990200']);
    expect(refusal({ units: ['990100'] }, entered.person)).toBeUndefined();
    const none = new Map<string, Set<string>>();
    expect(refusal({}, 'p-another', none)).toBeUndefined();
    expect(refusal({ indicators: ['new_jobs'] }, 'p-another', none)?.[0]).toBe('RIGHT_DENIED');
    expect(refusal({ units: ['990100', '990200'] }, 'p-another', none)?.[0]).toBe('RIGHT_DENIED');
    const city = { entered: office.as('city1'), at, today: dayOf(at), rights: rights.state };
    expect(mayNotReadImport(city, { stream: 'import/i', person: city.entered.person }, figures)?.args['permission']).toBe('make_import');
  });

  test('whoever sits nowhere reads nothing, rights included', async () => {
    const office = await new Office().found();
    const [rights] = await office.store.read(office.as('clerk'), ['rights'] as const);
    if (rights === undefined) throw new Error('nothing');
    const at = office.clock.now();
    for (const entered of [
      { authority: '990000', person: 'p-city1', post: 'office-clerk' },
      { authority: '990000', person: 'p-stranger', post: 'city-990100' },
      { authority: '990000', person: 'p-clerk', post: 'audit_administrator' },
    ])
      for (const stream of STREAMS.slice(0, -1))
        expect(mayNotRead({ entered, at, today: dayOf(at), rights: rights.state }, stream)?.code).toBe('RIGHT_SEAT');
  });
});
