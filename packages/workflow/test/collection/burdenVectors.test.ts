import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type BurdenCommand, decideBurden, type Rights } from '../../src/index.ts';

/** What a checker asks of a unit that was asked for something before. */
interface AskingCase {
  readonly rule: string;
  readonly why: string;
  readonly before: { readonly kind: 'evidence' | 'visit'; readonly about: string; readonly on: string };
  readonly today: string;
  readonly command: BurdenCommand;
  /** Codes that it is refused with; absent where it goes. */
  readonly refused?: readonly string[];
}

const folder = new URL('../../../../vectors/burden/', import.meta.url);
const checker = { person: 'p-checker', post: 'checker' };
const rights: Rights = {
  administrators: {},
  posts: [{ id: 'checker', unit: '990000D01', title: '核对岗', roles: [{ role: 'department_checker' }] }],
  seats: [{ ...checker, as: 'holder', from: '2020-01-01' }],
  owners: [],
  grants: [],
  resets: [],
  handOvers: [],
};

describe('BURDEN-3 vectors of what is asked for twice', () => {
  for (const file of readdirSync(folder)) {
    const { rule, why, before, today, command, refused = [] } = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as AskingCase;
    test(`${rule} ${file}: ${why}`, () => {
      const asked = [{ ...before, ...checker, reason: '核对验收单' }];
      const context = { entered: { authority: '990000', ...checker }, at: `${today}T01:00:00.000Z`, today, rights, unit: '990100' };
      const decision = decideBurden({ asked }, command, context);
      expect('issues' in decision ? decision.issues.map(({ code }) => code) : []).toEqual(refused);
    });
  }
});
