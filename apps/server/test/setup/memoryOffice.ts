import { readFileSync } from 'node:fs';
import { ROUTES, type RouteName, shapeIssues } from '@kedu/api';
import type { Locale } from '@kedu/model';
import type { DatabaseStore } from '@kedu/store';
import {
  type Clock,
  type Context,
  dayOf,
  type Entered,
  type Instant,
  MACHINE,
  MemoryStore,
  perform,
  readWorkCalendar,
  type RightsCommand,
  RIGHTS_STREAM,
  type RoleScope,
  type Task,
} from '@kedu/workflow';
import { expect } from 'vitest';
import type { Answer, Handlers, Upload } from '../../src/http/handler.ts';
import type { ServerPorts } from '../../src/http/ports.ts';
import { SchemeLibrary } from '../../src/knowledge/schemeLibrary.ts';
import { BURDEN_HANDLERS } from '../../src/burden/burdenHandlers.ts';
import { CONNECTOR_HANDLERS } from '../../src/connectors/connectorHandlers.ts';
import { COLLECTION_HANDLERS } from '../../src/collection/collectionHandlers.ts';
import { FEEDBACK_HANDLERS } from '../../src/feedback/feedbackHandlers.ts';
import { IMPORT_HANDLERS } from '../../src/imports/importHandlers.ts';
import { UNIT_HANDLERS } from '../../src/knowledge/unitHandlers.ts';
import { HOME_HANDLERS } from '../../src/rounds/homeHandlers.ts';
import { PUBLICATION_HANDLERS } from '../../src/rounds/publicationHandlers.ts';
import { ROUND_HANDLERS } from '../../src/rounds/roundHandlers.ts';
import { RUN_HANDLERS } from '../../src/runs/runHandlers.ts';
import { CHANGE_HANDLERS } from '../../src/schemes/changeHandlers.ts';
import { SCHEME_HANDLERS } from '../../src/schemes/schemeHandlers.ts';
import { MemoryBlobs } from './memoryBlobs.ts';
import { zippedPack } from './zippedPack.ts';

/** The handlers of the rooms that this office knows. */
export const HANDLERS: Handlers = {
  ...SCHEME_HANDLERS,
  ...CHANGE_HANDLERS,
  ...ROUND_HANDLERS,
  ...PUBLICATION_HANDLERS,
  ...COLLECTION_HANDLERS,
  ...UNIT_HANDLERS,
  ...IMPORT_HANDLERS,
  ...BURDEN_HANDLERS,
  ...CONNECTOR_HANDLERS,
  ...RUN_HANDLERS,
  ...FEEDBACK_HANDLERS,
  ...HOME_HANDLERS,
};

/** People of a fictional province (示例数据), each with the post in which he acts. */
export const PEOPLE = {
  system: ['p-system', 'system_administrator'],
  security: ['p-security', 'security_administrator'],
  audit: ['p-audit', 'audit_administrator'],
  clerk: ['p-clerk', 'office-clerk'],
  head: ['p-head', 'office-head'],
  committee: ['p-committee', 'committee'],
  checker: ['p-checker', 'statistics-checker'],
  statistician: ['p-statistician', 'statistics'],
  deputy: ['p-deputy', 'statistics'],
  city1: ['p-city1', 'city-990100'],
  city2: ['p-city2', 'city-990200'],
  machine: [MACHINE.person, MACHINE.post],
} as const;
export type Somebody = keyof typeof PEOPLE;

const POSTS: readonly (readonly [string, string, string, RoleScope])[] = [
  ['office-clerk', '990000D01', 'performance_office', {}],
  ['office-head', '990000D01', 'performance_office_head', {}],
  ['committee', '990000', 'committee', {}],
  ['statistics', '990000D13', 'statistics', {}],
  ['statistics-checker', '990000D13', 'department_checker', {}],
  ['city-990100', '990100', 'assessed_unit', { units: ['990100'] }],
  ['city-990200', '990200', 'assessed_unit', { units: ['990200'] }],
];

const calendar = readWorkCalendar(readFileSync(new URL('../../../../packages/workflow/calendar/holidays-cn.csv', import.meta.url), 'utf8'));
if ('issue' in calendar) throw new Error(calendar.issue.code);
const holidays = calendar.value;

/** A clock that a test turns. */
class TestClock implements Clock {
  moment: Instant = '2024-12-02T01:00:00.000Z';

  now(): Instant {
    return this.moment;
  }
}

/** What is asked of a route in a test. */
interface Question {
  readonly params?: Readonly<Record<string, string>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
  readonly file?: { readonly name: string; readonly bytes: Uint8Array; readonly fields?: Readonly<Record<string, string>> } | undefined;
  readonly locale?: Locale | undefined;
  readonly key?: string | undefined;
}

/** An authority whose routes are asked without HTTP, over a store in memory: questions and answers are held to the contract. */
export class MemoryOffice {
  readonly clock = new TestClock();
  readonly authority = 'beiyuan';
  readonly ports: ServerPorts;
  #keys = 0;

  constructor(rest: Partial<ServerPorts> = {}) {
    const store = new MemoryStore(this.clock) as unknown as DatabaseStore;
    const blobs = new MemoryBlobs();
    this.ports = {
      store,
      blobs,
      clock: this.clock,
      knowledge: new SchemeLibrary({ store, blobs, clock: this.clock, calendar: holidays }),
      people: { names: async (persons) => new Map(persons.map((person) => [person, `示例 ${person}`])) },
      desk: undefined as unknown as ServerPorts['desk'],
      runs: undefined as unknown as ServerPorts['runs'],
      bundles: undefined as unknown as ServerPorts['bundles'],
      files: undefined as unknown as ServerPorts['files'],
      readsHere: 1024 * 1024,
      evidence: '',
      folder: '',
      clocks: { isWrong: () => false },
      connectors: { folder: '', hosts: [], environment: {} },
      log: () => {},
      ...rest,
    };
  }

  as(who: Somebody): Entered {
    const [person, post] = PEOPLE[who];
    return { authority: this.authority, person, post };
  }

  async context(who: Somebody): Promise<Context> {
    const entered = this.as(who);
    const [rights] = await this.ports.store.read(entered, [RIGHTS_STREAM] as const);
    const at = this.clock.now();
    return { entered, at, today: dayOf(at), rights: (rights as { state: Context['rights'] }).state };
  }

  /** What a route answers; the question and a value that is answered are held to the contract. */
  async ask<N extends RouteName>(who: Somebody, name: N, { params = {}, query = {}, body, file, locale = 'zh-CN', key }: Question = {}) {
    const route = ROUTES[name] as (typeof ROUTES)[RouteName] & { params?: never; query?: never; body?: never };
    const question = { params: { authority: this.authority, ...params }, query, body: file?.fields ?? body } as Record<string, unknown>;
    for (const part of ['params', 'query', 'body']) {
      const shape = (route as unknown as Record<string, { safeParse(value: unknown): { data?: unknown; error?: never } } | undefined>)[
        part
      ];
      const outcome = shape?.safeParse(question[part] ?? {});
      if (outcome?.error !== undefined) throw new Error(JSON.stringify(shapeIssues(outcome.error, part as 'body')));
      question[part] = outcome?.data;
    }
    this.#keys += 1;
    const own = key ?? `key-${this.#keys}`;
    const context = await this.context(who);
    const upload = (): Upload => ({
      fileName: file?.name ?? '',
      pieces: (async function* () {
        yield file?.bytes ?? new Uint8Array();
      })(),
    });
    const asked = {
      ...question,
      locale,
      ports: this.ports,
      key: own,
      signal: new AbortController().signal,
      reader: { person: context.entered.person, name: '示例', signName: '示例', session: '', hasSecondFactor: true },
      entered: context.entered,
      context,
      perform: async (task: Task) => {
        const done = await perform(this.ports, context.entered, own, task);
        if ('issues' in done) return { issues: done.issues };
        const { sequence, at, again } = done.value;
        return { value: { sequence, at, again } };
      },
      upload,
    };
    const handler = HANDLERS[name] as unknown as (given: unknown) => Promise<Answer<Answered<N>>>;
    const answer = await handler(asked);
    if ('value' in answer) (route.answer as unknown as { parse(value: unknown): void }).parse(answer.value);
    return answer;
  }

  /** What must be answered by a value. */
  async get<N extends RouteName>(who: Somebody, name: N, question: Question = {}): Promise<Answered<N>> {
    const answer = await this.ask(who, name, question);
    if (!('value' in answer)) throw new Error(`${name}: ${JSON.stringify('issues' in answer ? answer.issues : answer)}`);
    return answer.value;
  }

  /** Codes of what must be refused; [] where it is answered. */
  async codes<N extends RouteName>(who: Somebody, name: N, question: Question = {}): Promise<readonly string[]> {
    const answer = await this.ask(who, name, question);
    return 'issues' in answer ? answer.issues.map(({ code }) => code) : [];
  }

  async rights(who: Somebody, ...commands: readonly RightsCommand[]): Promise<void> {
    for (const command of commands) {
      this.#keys += 1;
      const done = await perform(this.ports, this.as(who), `rights-${this.#keys}`, { on: 'rights', command });
      expect('issues' in done ? done.issues : []).toEqual([]);
    }
  }

  /** Administrators, posts, people in them, roles. */
  async found(): Promise<this> {
    const from = '2022-01-01';
    await this.rights('machine', {
      type: 'found_administration',
      administrators: { system_administrator: 'p-system', security_administrator: 'p-security', audit_administrator: 'p-audit' },
    });
    for (const [post, unit] of POSTS) await this.rights('system', { type: 'create_post', post, unit, title: `示例 ${post}` });
    for (const [post, , role, scope] of POSTS)
      await this.rights('security', { type: 'grant_role', post, grant: { role: role as 'statistics', ...scope } });
    for (const who of ['clerk', 'head', 'committee', 'checker', 'statistician', 'city1', 'city2'] as const) {
      const [person, post] = PEOPLE[who];
      await this.rights('security', { type: 'appoint', post, person, as: 'holder', from });
    }
    await this.rights('security', { type: 'appoint', post: 'statistics', person: 'p-deputy', as: 'deputy', from });
    return this;
  }

  /** The scheme of 2024, uploaded, reviewed and published, its indicators owned by the statisticians. */
  async publish(zip: Uint8Array = zippedPack('after-liaoning'), scheme = 'north@2024'): Promise<this> {
    const { hash } = await this.get('clerk', 'putSchemeFiles', { params: { scheme }, file: { name: 'pack.zip', bytes: zip } });
    const step = (who: Somebody, body: unknown) => this.get(who, 'commandScheme', { params: { scheme }, body });
    await step('clerk', { type: 'draft_scheme', hash, from: '2024-01-01', requests: [] });
    await step('clerk', { type: 'send_scheme' });
    await step('head', { type: 'review_scheme' });
    await step('committee', { type: 'publish_scheme' });
    const { items } = await this.get('clerk', 'schemeIndicators', { params: { scheme } });
    await this.rights('clerk', {
      type: 'assign_owner',
      owners: items.map(({ id }) => ({ indicator: id, post: 'statistics', from: '2022-01-01' })),
    });
    return this;
  }

  /** The round of November 2024, open until ten days into December. */
  async open(round = '2024-11', closesOn = '2024-12-10'): Promise<this> {
    const plan = { scheme: 'north', version: '2024', month: round, opensOn: `${round}-28`, closesOn, objectDays: 2 };
    await this.get('clerk', 'commandRound', { params: { round }, body: { type: 'plan_round', plan } });
    await this.get('clerk', 'commandRound', { params: { round }, body: { type: 'open_round' } });
    return this;
  }
}

type Answered<N extends RouteName> =
  Parameters<Extract<Handlers[N], (...asked: never[]) => unknown>> extends [infer _]
    ? Extract<Awaited<ReturnType<Extract<Handlers[N], (...asked: never[]) => unknown>>>, { readonly value: unknown }>['value']
    : never;
