import { readFileSync } from 'node:fs';
import type { Issue } from '@kedu/model';
import { expect } from 'vitest';
import {
  type Cell,
  type Clock,
  type CollectedIndicator,
  type Entered,
  type Instant,
  type Knowledge,
  MACHINE,
  MemoryStore,
  perform,
  type Performed,
  type Ports,
  readWorkCalendar,
  type RightsCommand,
  type Store,
  type Task,
  type WorkCalendar,
} from '../src/index.ts';

/** A clock that a test turns. */
export class TestClock implements Clock {
  #now: Instant;

  constructor(now: Instant) {
    this.#now = now;
  }

  now(): Instant {
    return this.#now;
  }

  /** To a moment, never back. */
  turn(now: Instant): void {
    if (now < this.#now) throw new RangeError('time goes on');
    this.#now = now;
  }
}

const read = readWorkCalendar(readFileSync(new URL('../calendar/holidays-cn.csv', import.meta.url), 'utf8'));
if ('issue' in read) throw new Error(read.issue.code);

/** Holidays as they were announced. */
export const calendar: WorkCalendar = read.value;

/** Units of a fictional province (示例数据). */
export const CITIES = ['990100', '990200', '990300'] as const;

/** Indicators of its scheme, with what collecting them asks. */
export const INDICATORS: readonly CollectedIndicator[] = [
  indicator('gdp_growth', { every: 'quarter', accrual: 'growth', statistic: 'official', range: [-20, 30], available: 'node+25d' }),
  indicator('hotline_resolution', { every: 'month', accrual: 'rate', range: [0, 100] }),
  indicator('trade_volume', { every: 'month', accrual: 'cumulative', january: 'with_february' }),
  indicator('grassroots_forms', { every: 'month', accrual: 'flow', byUnit: true }),
  indicator('forest_cover', { every: 'year', accrual: 'annual', available: 'next-04' }),
  indicator('index', { every: 'month', accrual: 'rate', isComputed: true }),
];

function indicator(id: string, rest: Partial<CollectedIndicator>): CollectedIndicator {
  return {
    id,
    every: 'month',
    january: 'own',
    accrual: 'flow',
    statistic: 'administrative',
    units: CITIES,
    isComputed: false,
    byUnit: false,
    ...rest,
  };
}

export const knowledge: Knowledge = {
  calendar,
  publications: [],
  collected: async () => INDICATORS,
  filesOf: async (version, hash) =>
    hash === BROKEN ? { errors: 3 } : hash === FOREIGN ? { errors: 1, notIn: notInFiles(version) } : { errors: 0 },
  assessed: async () => CITIES,
};

function notInFiles(version: string): Issue {
  return { code: 'SCHEME_NOT_IN_PACK', severity: 'error', place: {}, args: { version, known: 'south@2024' } };
}

/** Hash of files that the check refuses. */
export const BROKEN = `sha256:${'e'.repeat(64)}`;
/** Hash of files in which there is no version that a test drafts. */
export const FOREIGN = `sha256:${'d'.repeat(64)}`;
export const SCHEME_HASH = `sha256:${'a'.repeat(64)}`;
export const SEAL_HASH = `sha256:${'b'.repeat(64)}`;

/** People of the office, each with the post in which he acts. */
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
  city3: ['p-city3', 'city-990300'],
  machine: [MACHINE.person, MACHINE.post],
} as const;
export type Somebody = keyof typeof PEOPLE;

/** An authority with its people, where commands are carried out as the platform does. */
export class Office {
  readonly store: Store;
  readonly clock = new TestClock('2024-12-02T01:00:00.000Z');
  readonly authority = '990000';
  /** Whether the store is told the moments of the clock, having a clock of its own. */
  readonly #takesTold: boolean;
  entriesOf: Ports['entriesOf'];
  /** What the published schemes have now. */
  indicators = INDICATORS;
  /** Units that its runs assess. */
  assessed: readonly string[] = CITIES;
  #keys = 0;

  constructor(store?: Store, takesTold = false) {
    this.store = store ?? new MemoryStore(this.clock);
    this.#takesTold = takesTold;
  }

  as(who: Somebody): Entered {
    const [person, post] = PEOPLE[who];
    return { authority: this.authority, person, post };
  }

  #key(): string {
    this.#keys += 1;
    return `key-${this.#keys}`;
  }

  #ports(): Ports {
    const collected = async () => this.indicators;
    const assessed = async () => this.assessed;
    return { store: this.store, clock: this.clock, knowledge: { ...knowledge, collected, assessed }, entriesOf: this.entriesOf };
  }

  async try(who: Somebody, task: Task, key = this.#key()): Promise<Performed> {
    return perform(this.#ports(), this.as(who), key, task, this.#takesTold ? this.clock.now() : undefined);
  }

  /** Does something once, between the decision on the next command of a name and its commit. */
  before(command: string, act: () => Promise<void>): void {
    const commit = this.store.commit.bind(this.store);
    this.store.commit = async (asked) => {
      if (asked.command === command) {
        this.store.commit = commit;
        await act();
      }
      return commit(asked);
    };
  }

  /** Carries out what must go well. */
  async do(who: Somebody, task: Task): Promise<void> {
    const done = await this.try(who, task);
    expect('issues' in done ? done.issues.map(({ code, args }) => ({ code, args })) : []).toEqual([]);
  }

  /** Codes of what must not go. */
  async refusals(who: Somebody, task: Task): Promise<readonly string[]> {
    const done = await this.try(who, task);
    return 'issues' in done ? done.issues.map(({ code }) => code) : [];
  }

  /** Codes of what must not go, for somebody in another post than his own. */
  async refusalsAs(entered: Entered, task: Task): Promise<readonly string[]> {
    const done = await perform(this.#ports(), entered, this.#key(), task);
    return 'issues' in done ? done.issues.map(({ code }) => code) : [];
  }

  async rights(who: Somebody, ...commands: readonly RightsCommand[]): Promise<void> {
    for (const command of commands) await this.do(who, { on: 'rights', command });
  }

  /** Administrators, posts, people in them, roles, owners of the indicators. */
  async found(): Promise<this> {
    const from = '2024-01-01';
    await this.rights('machine', {
      type: 'found_administration',
      administrators: { system_administrator: 'p-system', security_administrator: 'p-security', audit_administrator: 'p-audit' },
    });
    for (const [post, unit] of POSTS) await this.rights('system', { type: 'create_post', post, unit, title: post });
    for (const [post, , role, scope] of POSTS) await this.rights('security', { type: 'grant_role', post, grant: { role, ...scope } });
    for (const who of ['clerk', 'head', 'committee', 'checker', 'statistician', 'city1', 'city2', 'city3'] as const) {
      const [person, post] = PEOPLE[who];
      await this.rights('security', { type: 'appoint', post, person, as: 'holder', from });
    }
    await this.rights('security', { type: 'appoint', post: 'statistics', person: 'p-deputy', as: 'deputy', from });
    await this.rights('clerk', {
      type: 'assign_owner',
      owners: INDICATORS.map(({ id }) => ({ indicator: id, post: 'statistics', from })),
    });
    return this;
  }

  /** A first scheme version, published. */
  async publish(id = 'north@2024'): Promise<this> {
    await this.do('clerk', { on: 'scheme', id, command: { type: 'draft_scheme', hash: SCHEME_HASH, from: '2024-01-01', requests: [] } });
    await this.do('clerk', { on: 'scheme', id, command: { type: 'send_scheme' } });
    await this.do('head', { on: 'scheme', id, command: { type: 'review_scheme' } });
    await this.do('committee', { on: 'scheme', id, command: { type: 'publish_scheme' } });
    return this;
  }

  /** A round of a month, open; it closes ten days into the next month. */
  async open(month = '2024-11', closesOn = '2024-12-10'): Promise<this> {
    await this.do('clerk', {
      on: 'round',
      id: month,
      command: { type: 'plan_round', plan: { scheme: 'north', version: '2024', month, opensOn: `${month}-28`, closesOn, objectDays: 2 } },
    });
    await this.do('clerk', { on: 'round', id: month, command: { type: 'open_round' } });
    return this;
  }
}

/** Posts with their unit, role and scope. */
const POSTS = [
  ['office-clerk', '990000D01', 'performance_office', {}],
  ['office-head', '990000D01', 'performance_office_head', {}],
  ['committee', '990000', 'committee', {}],
  ['statistics', '990000D13', 'statistics', {}],
  ['statistics-checker', '990000D13', 'department_checker', {}],
  ...CITIES.map((city) => [`city-${city}`, city, 'assessed_unit', { units: [city] }] as const),
] as const;

export function cellOf(indicator: string, period: string, unit: string, source = 'report'): Cell {
  return { indicator, period, unit, source };
}
