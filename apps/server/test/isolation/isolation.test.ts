import { answersOf, isShape, isStream, type Problem, problem, type Route, type RouteName, ROUTE_NAMES, ROUTES } from '@kedu/api';
import { ADMINISTRATORS, allows, type Role } from '@kedu/workflow';
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
        expect(items.filter(({ kind }) => !['persons', 'vacancies'].includes(kind))).toEqual([]);
      }
    });

    it('RIGHT-1 a role for certain units reads no figure of another', async () => {
      for (const name of ['cells', 'burden', 'columns', 'results', 'lights', 'feedback'] as const satisfies readonly RouteName[]) {
        const said = await ask(visitorOf('city-990100'), questionOf(name, two.own));
        const units = [...said.text.matchAll(/"unit":\{"id":"([^"]+)"/g)].map(([, id]) => id);
        if (name === 'cells' || name === 'burden' || name === 'feedback')
          expect([name, units.filter((id) => id !== '990100')]).toEqual([name, []]);
      }
    });
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
