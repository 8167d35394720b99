import { answersOf, isShape, isStream, type Problem, problem, type Route, type RouteName, ROUTE_NAMES, ROUTES } from '@kedu/api';
import { BUNDLE_LEVELS } from '@kedu/bundle';
import { ADMINISTRATORS, allows, type Permission, type Role } from '@kedu/workflow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExamplePerson } from '../../src/example/exampleOffice.ts';
import { partsOf, questionOf } from '../setup/plausible.ts';
import { ask } from '../setup/sent.ts';
import { clusters } from '../setup/testDatabase.ts';
import { Visitor } from '../setup/testServer.ts';
import { type Office, type TwoOffices, twoOffices } from '../setup/twoOffices.ts';

const all = ROUTE_NAMES.map((name) => [name, ROUTES[name] as Route] as const);
const ofAuthorities = all.filter(([, { asker }]) => asker === 'post');

describe.each(await clusters())('on the $name PostgreSQL', (cluster) => {
  let two: TwoOffices;
  beforeAll(async () => {
    two = await twoOffices(cluster);
  }, 300_000);
  afterAll(() => two?.end());

  /** What is said of the foreign office alone: nothing of it may stand in an answer to others. */
  function marksOf({ people, run, change }: Office): readonly string[] {
    return ['外省', run, change, ...people.map(({ person }) => person)];
  }

  function marksIn(text: string): readonly string[] {
    return marksOf(two.foreign).filter((mark) => text.includes(mark));
  }

  /** An answer without the number of its request and the name of the authority, which whoever asks has said himself. */
  function bare(value: unknown, authority: string): string {
    return JSON.stringify({ ...(value as Problem), request: '' }).replaceAll(authority, '…');
  }

  /** One person a role. */
  const byRole = (): readonly ExamplePerson[] => {
    const people = new Map(two.own.people.map((each) => [each.role, each] as const));
    return [...people.values()];
  };

  const visitorOf = (post: string): Visitor => {
    const visitor = two.visitors.get(post);
    if (visitor === undefined) throw new RangeError(`nobody sits on ${post}`);
    return visitor;
  };

  describe('the marks by which a word of the foreign office is known', () => {
    it('stand in what its own people read', async () => {
      const visitor = new Visitor(two.server.address, 'office');
      expect((await visitor.signIn('foreign-office')).status).toBe(200);
      for (const name of ['changes', 'runs', 'run', 'rights', 'rounds'] as const satisfies readonly RouteName[]) {
        const said = await ask(visitor, questionOf(name, two.foreign));
        expect([name, said.status, name === 'rounds' || marksIn(said.text).length > 0]).toEqual([name, 200, true]);
      }
    });

    it('and the office of one’s own reads whatever is there', async () => {
      for (const [name, { kind, path, permissions }] of ofAuthorities) {
        const isThere = kind === 'read' && !/\{(import|bundle|connector|giver)\}/.test(path) && !permissions.includes('make_import');
        if (!isThere || permissions.includes('read_audit')) continue;
        expect([name, (await ask(visitorOf('office'), questionOf(name, two.own))).status]).toEqual([name, 200]);
      }
    });
  });

  describe('a foreign authority', () => {
    it.each(ofAuthorities)('API-3 %s: for every role it is as one that is not there', async (name) => {
      const foreign = questionOf(name, two.foreign);
      const nowhere = questionOf(name, { ...two.foreign, authority: 'nowhere' });
      for (const { post, role } of byRole()) {
        const visitor = visitorOf(post);
        const [there, absent] = [await ask(visitor, foreign), await ask(visitor, nowhere)];
        const found = { role, status: there.status, marks: marksIn(there.text), same: bare(there.value, 'waisheng') };
        expect(found).toEqual({ role, status: 404, marks: [], same: bare(absent.value, 'nowhere') });
        expect((there.value as Problem).code).toBe('API_NOT_FOUND');
      }
    });

    it.each(ofAuthorities)('API-3 %s: nor in a post of that authority, nor as the server itself', async (name) => {
      const visitor = visitorOf('head');
      for (const post of ['finance', 'system_administrator', 'kedu', '']) {
        const said = await ask(visitor, questionOf(name, two.foreign), { 'kedu-post': post === '' ? undefined : post });
        expect([post, said.status, marksIn(said.text)]).toEqual([post, 404, []]);
      }
    });

    it.each(ofAuthorities)('STORE-8 %s: IDs of the foreign one lead nowhere in one’s own', async (name, { path }) => {
      const foreign = partsOf(two.foreign, path);
      for (const part of ['run', 'change', 'import', 'bundle', 'person', 'round']) {
        if (!path.includes(`{${part}}`)) continue;
        const theirs = part === 'round' ? two.foreign.openRound : (foreign[part] as string);
        for (const { post, role } of byRole()) {
          const visitor = visitorOf(post);
          const there = await ask(visitor, questionOf(name, two.own, { [part]: theirs }));
          const absent = await ask(visitor, questionOf(name, two.own, { [part]: unknownLike(part) }));
          expect([role, part, there.status, (there.value as Problem).code, marksIn(there.text.replaceAll(theirs, '…'))]).toEqual([
            role,
            part,
            absent.status,
            (absent.value as Problem).code,
            [],
          ]);
          expect(there.status).toBeGreaterThanOrEqual(400);
        }
      }
    });
  });

  describe('one’s own authority', () => {
    it.each(ofAuthorities)('API-2 %s: nobody without a session, and nobody without a post', async (name) => {
      const question = questionOf(name, two.own);
      const stranger = await ask(two.server.address, question);
      expect([stranger.status, (stranger.value as Problem).code]).toEqual([401, 'SIGN_SESSION']);
      const visitor = visitorOf('office');
      for (const [post, status, code] of [
        [undefined, 400, 'API_POST_MISSING'],
        ['head', 403, 'RIGHT_SEAT'],
        ['security_administrator', 403, 'RIGHT_SEAT'],
        ['kedu', 403, 'RIGHT_SEAT'],
        ['%00', 403, 'RIGHT_SEAT'],
      ] as const) {
        const said = await ask(visitor, question, { 'kedu-post': post });
        expect([post, said.status, (said.value as Problem).code]).toEqual([post, status, code]);
      }
    });

    it.each(ofAuthorities)(
      'API-16 RIGHT-14 %s: whoever has none of its permissions is refused, by every role',
      async (name, { permissions }) => {
        for (const { post, role } of byRole()) {
          if (permissions.length === 0 || permissions.some((permission) => allows(role as Role, permission))) continue;
          const said = await ask(visitorOf(post), questionOf(name, two.own));
          expect([role, said.status, (said.value as Problem).code]).toEqual([role, 403, 'RIGHT_DENIED']);
        }
      },
    );

    it.each(ofAuthorities.filter(([, { kind }]) => kind === 'read'))(
      'API-16 RIGHT-14 %s: whoever has one reads it, or learns that there is none',
      async (name, { answer, permissions }) => {
        for (const { post, role, unit } of byRole()) {
          if (permissions.length > 0 && !permissions.some((permission) => allows(role as Role, permission))) continue;
          const parts = role === 'assessed_unit' ? { unit } : {};
          const said = await ask(visitorOf(post), questionOf(name, two.own, parts));
          expect([role, [200, 404].includes(said.status) ? 'read' : said.text.slice(0, 400)]).toEqual([role, 'read']);
          expect(marksIn(said.text)).toEqual([]);
          if (said.status === 200 && isShape(answer)) expect(answer.safeParse(said.value).error).toBeUndefined();
        }
      },
    );

    it('RIGHT-5 administrators see no figure and no result', async () => {
      const seen: string[] = [];
      for (const [name, route] of ofAuthorities) {
        if (route.method !== 'GET' || route.permissions.length === 0 || isStream(route.answer)) continue;
        for (const seat of ADMINISTRATORS) {
          const said = await ask(visitorOf(seat), questionOf(name, two.own));
          if (said.status === 200) seen.push(`${name} ${seat}`);
        }
      }
      expect(seen).toEqual(['audit audit_administrator']);
    });

    it('RIGHT-5 what waits for an administrator is no business of collection or results', async () => {
      for (const seat of ADMINISTRATORS) {
        const said = await ask(visitorOf(seat), questionOf('home', two.own));
        const { items } = said.value as { readonly items: readonly { readonly kind: string }[] };
        expect(items.filter(({ kind }) => !['persons', 'hand_overs', 'vacancies'].includes(kind))).toEqual([]);
      }
    });
  });

  describe('bounds within one’s own authority', () => {
    const CITY = '990100';
    const OTHER = '990200';
    const reason = '示例：按程序办理';

    const unitsIn = (text: string): readonly string[] => [
      ...new Set([...text.matchAll(/"unit":\{"id":"([^"]+)"/g)].map(([, id]) => id as string)),
    ];
    const askAs = (post: string, name: RouteName, parts: Readonly<Record<string, string>> = {}, search = '') => {
      const question = questionOf(name, two.own, parts);
      return ask(visitorOf(post), { ...question, address: `${question.address}${search}` });
    };
    const give = async (post: string, name: RouteName, body: unknown, parts: Readonly<Record<string, string>> = {}) => {
      const said = await ask(visitorOf(post), { ...questionOf(name, two.own, parts), body });
      expect([name, said.status < 300 ? 'done' : said.text.slice(0, 400)]).toEqual([name, 'done']);
      return said.value as Readonly<Record<string, unknown>>;
    };

    it('RIGHT-1 a role for certain units reads the figures of its own unit, and of no other', async () => {
      for (const name of ['cells', 'cellHistory', 'burden', 'feedback'] as const satisfies readonly RouteName[]) {
        const said = await askAs(`city-${CITY}`, name);
        expect([name, said.status, unitsIn(said.text)]).toEqual([name, 200, [CITY]]);
      }
      // A column counts the one figure of its own.
      const columns = (await askAs(`city-${CITY}`, 'columns')).value as {
        readonly items: readonly { readonly counts: { asked: number } }[];
      };
      expect([...new Set(columns.items.map(({ counts }) => counts.asked))]).toEqual([1]);
      expect((await askAs(`city-${CITY}`, 'cells', {}, `?unit=${OTHER}`)).value).toEqual({ items: [] });
      const history = await askAs(`city-${CITY}`, 'cellHistory', { unit: OTHER });
      expect([history.status, (history.value as Problem).code]).toEqual([403, 'RIGHT_DENIED']);
      for (const name of ['imports', 'importFile', 'importReport', 'template'] as const satisfies readonly RouteName[]) {
        const said = await askAs(`city-${CITY}`, name);
        expect([name, said.status, unitsIn(said.text)]).toEqual([name, name === 'template' ? 404 : 403, []]);
      }
    });

    it('RIGHT-1 API-12 what waits for it at home is of its own unit alone', async () => {
      const entries = [CITY, OTHER].map((unit) => ({ indicator: 'good_air_days', period: two.own.openRound, unit, source: 'report' }));
      const step = (command: object) => give('d18', 'saveValues', { entries: entries.map((cell) => ({ cell, command })) });
      await step({ type: 'enter', figure: { value: 21 }, late: reason });
      await step({ type: 'submit', late: reason });
      const { items } = (await askAs(`city-${CITY}`, 'home')).value as { readonly items: readonly { kind: string; count: number }[] };
      expect(items.map(({ kind, count }) => [kind, count])).toEqual([['to_confirm', 1]]);
    });

    it('RIGHT-14 a post for certain indicators reads no file of another with others in it', async () => {
      const rights = (post: string, command: object) => give(post, 'commandRights', command);
      await rights('system_administrator', { type: 'create_post', post: 'air-alone', unit: '990000D18', title: '示例 空气岗' });
      const grant = { role: 'lead_department', indicators: ['good_air_days'] };
      await rights('security_administrator', { type: 'grant_role', post: 'air-alone', grant });
      const person = two.own.people.find(({ post }) => post === 'finance')?.person;
      const seat = { type: 'appoint', post: 'air-alone', person, as: 'holder', from: '2023-01-01' };
      await rights('security_administrator', seat);
      const rows = ['good_air_days', 'hotline_resolution'].map((indicator, i) => `${OTHER},${indicator},${two.own.openRound},${20 + i}\n`);
      const bring = async (name: string, text: string): Promise<string> => {
        const file = { name, bytes: new TextEncoder().encode(`单位,指标,期间,数值\n${text}`), fields: { mapping: 'guess' } };
        const said = await ask(visitorOf('d18'), { ...questionOf('upload', two.own), file });
        expect(said.status < 300 ? 'done' : said.text.slice(0, 400)).toBe('done');
        return (said.value as { readonly id: string }).id;
      };
      const [air, both] = [await bring('air.csv', rows[0] as string), await bring('both.csv', rows.join(''))];
      const as = (name: RouteName, parts = {}) => ask(visitorOf('finance'), questionOf(name, two.own, parts), { 'kedu-post': 'air-alone' });
      const { items } = (await as('imports')).value as { readonly items: readonly { readonly id: string }[] };
      expect(items.map(({ id }) => id)).toEqual([air]);
      for (const name of ['importFile', 'importReport'] as const) {
        const [mine, theirs] = [await as(name, { import: air }), await as(name, { import: both })];
        expect([name, mine.status, theirs.status, (theirs.value as Problem).code]).toEqual([name, 200, 403, 'RIGHT_DENIED']);
      }
      expect(((await askAs('d18', 'imports')).value as { readonly items: readonly unknown[] }).items).toHaveLength(2);
    });

    it('DISCLOSE-15 a bundle of each level is listed for and given to every role whose level it is, and to no other', async () => {
      const given = new Map<string, string>();
      for (const level of BUNDLE_LEVELS) {
        const { bundle } = await give('head', 'publishBundle', { level, example: true });
        given.set(level, (bundle as { readonly id: string }).id);
      }
      const found = async (post: string, as = post): Promise<readonly (readonly string[])[]> => {
        const head = { 'kedu-post': as };
        const list = await ask(visitorOf(post), questionOf('bundles', two.own), head);
        const { items = [] } = list.value as { readonly items?: readonly { readonly level: string }[] };
        const files: string[] = [];
        for (const [level, bundle] of given) {
          const said = await ask(visitorOf(post), questionOf('bundleFile', two.own, { bundle }), head);
          if (said.status === 200) files.push(level);
          else expect([as, level, said.status, (said.value as Problem).code]).toEqual([as, level, 403, 'RIGHT_DENIED']);
        }
        return [items.map(({ level }) => level).sort(), files.sort()];
      };
      const WIDER = ['congress', 'internal', 'public'];
      for (const { post, role } of byRole()) {
        const isRead = (permission: Permission): boolean => allows(role as Role, permission);
        const own = role === 'assessed_unit' ? ['public'] : isRead('read_value') ? WIDER : ['congress', 'public'];
        const levels = isRead('read_result') ? own : [];
        expect([role, ...(await found(post))]).toEqual([role, levels, levels]);
      }
      const rights = (post: string, command: object) => give(post, 'commandRights', command);
      const person = two.own.people.find(({ post }) => post === 'finance')?.person;
      for (const [post, role] of [
        ['half-congress', 'legislature'],
        ['half-head', 'performance_office_head'],
      ] as const) {
        await rights('system_administrator', { type: 'create_post', post, unit: '990000', title: '示例 一市之岗' });
        await rights('security_administrator', { type: 'grant_role', post, grant: { role, units: [CITY] } });
        await rights('security_administrator', { type: 'appoint', post, person, as: 'holder', from: '2023-01-01' });
        expect([post, ...(await found('finance', post))]).toEqual([post, ['public'], ['public']]);
      }
      const question = { ...questionOf('publishBundle', two.own), body: { level: 'internal', example: true } };
      const refused = await ask(visitorOf('finance'), question, { 'kedu-post': 'half-head' });
      expect([refused.status, (refused.value as Problem).code]).toEqual([403, 'RIGHT_DENIED']);
    }, 120_000);

    it('RUNNING-6 results of a run that is not released: none before its feedback opens, then those of its own unit', async () => {
      const { id: run } = (await give('office', 'requestRun', questionOf('requestRun', two.own).body)) as { readonly id: string };
      const standing = async () => ((await askAs('office', 'run', { run })).value as { readonly standing: string }).standing;
      for (let tries = 0; tries < 200 && ['requested', 'running'].includes(await standing()); tries += 1)
        await new Promise((resolve) => setTimeout(resolve, 300));
      expect(await standing()).toBe('finished');
      const names = ['results', 'lights', 'unitResult'] as const satisfies readonly RouteName[];
      for (const name of names) {
        const said = await askAs(`city-${CITY}`, name, { run });
        expect([name, said.status, (said.value as Problem).code, unitsIn(said.text)]).toEqual([name, 403, 'RUN_HIDDEN', []]);
      }
      await give('office', 'commandFeedback', { type: 'open_feedback', until: '2023-04-12' }, { run });
      for (const name of [...names, 'feedback'] as const) {
        const said = await askAs(`city-${CITY}`, name, { run });
        expect([name, said.status, unitsIn(said.text), said.text.includes('"rank"')]).toEqual([name, 200, [CITY], false]);
      }
      const other = await askAs(`city-${CITY}`, 'unitResult', { run, unit: OTHER });
      expect([other.status, unitsIn(other.text)]).toEqual([404, []]);
    }, 120_000);
  });

  describe('refusals', () => {
    it.each(all)('API-5 API-15 %s: every refusal is a problem of its shape with a status of the contract', async (name, route) => {
      for (const visitor of [undefined, visitorOf('office'), visitorOf('city-990100'), visitorOf('audit_administrator')]) {
        if (route.kind === 'command' && name.startsWith('sign')) continue;
        const said = await ask(visitor ?? two.server.address, questionOf(name, { ...two.own, authority: 'Not An Authority' }));
        if (said.status < 400) continue;
        expect(problem.safeParse(said.value).error).toBeUndefined();
        expect(answersOf(route)).toContain(said.status);
      }
    });
  });
});

function unknownLike(part: string): string {
  return part === 'round' ? '2031-01' : part === 'run' ? 'f'.repeat(32) : part === 'person' ? 'p-0000000000000000' : 'not-there';
}
