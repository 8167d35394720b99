import { createHash } from 'node:crypto';
import type { DecidedCommand } from '../../src/commit/command.ts';
import type { Fact } from '../../src/facts/fact.ts';
import type { DatabaseStore } from '../../src/store.ts';
import type { TestDatabase } from './testDatabase.ts';

/** Two fictional authorities 示例数据, each with an office, a clerk, and a unit of its own. */
export const NORTH = { authority: 'beichuan', person: 'p-north', post: 'office' } as const;
export const SOUTH = { authority: 'nanhe', person: 'p-south', post: 'office' } as const;
export const UNITS = ['990101', '990102', '990201'] as const;

let keys = 0;

/** A command with what a test does not care about filled in. */
export function command(
  entered: Pick<DecidedCommand, 'authority' | 'person' | 'post'>,
  rest: Partial<DecidedCommand> = {},
): DecidedCommand {
  keys += 1;
  return {
    ...entered,
    command: 'test',
    about: 'test',
    key: `key-${keys}`,
    content: digest(`content-${keys}`),
    eventsDigest: digest(JSON.stringify(rest.events ?? [])),
    expected: [],
    events: [],
    facts: [],
    evidence: [],
    ...rest,
  };
}

export function digest(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

/** A first version of a figure. */
export function figure(unit: string, value: number, rest: Readonly<Record<string, unknown>> = {}): Fact {
  const row = {
    indicator: 'gdp_growth',
    period: '2026-11',
    unit_id: unit,
    source: 'report',
    version: 1,
    value,
    position: 1,
    first_step: 'submitted',
    ...rest,
  };
  return { table: 'observation', row };
}

/** Registers units, authorities and persons, and seats a clerk in each office. */
export async function provision(database: TestDatabase, store: DatabaseStore): Promise<void> {
  for (const unit of UNITS) {
    await database.ask('owner', 'insert into kedu.unit (unit_id) values ($1)', [unit]);
    await database.ask(
      'owner',
      "insert into kedu.unit_version (unit_id, code, name_zh, kind, is_example) values ($1, $1, $2, 'county', true)",
      [unit, `示例县${unit}`],
    );
  }
  for (const { authority, person, post } of [NORTH, SOUTH]) {
    await database.ask('owner', 'insert into kedu.authority (authority_id, title_zh, is_example) values ($1, $2, true)', [
      authority,
      `示例市 ${authority}`,
    ]);
    await database.ask('app', "insert into kedu.person (person_id, kind, display_name, is_example) values ($1, 'person', $2, true)", [
      person,
      `示例 ${person}`,
    ]);
    const seated = await store.write(
      command(
        { authority, person: 'kedu', post: 'kedu' },
        {
          command: 'appoint',
          about: 'rights',
          events: [{ stream: 'rights', event: { type: 'appointed' } }],
          facts: [
            { table: 'post', row: { post_id: post, title: '绩效办', unit_id: UNITS[0] } },
            { table: 'seat', row: { post_id: post, person_id: person, from_day: '2026-01-01', capacity: 'holder', until_day: 'infinity' } },
          ],
        },
      ),
    );
    if ('issue' in seated) throw new Error(JSON.stringify(seated.issue));
  }
}
