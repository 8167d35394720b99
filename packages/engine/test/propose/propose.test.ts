import type { LocalizedText } from '@kedu/model';
import { describe, expect, it } from 'vitest';
import { vectorsOf } from '../grade/vectors.ts';
import { type CaseInput, run, written } from './cases.ts';

interface Expected {
  readonly proposals: readonly string[];
  readonly issues?: readonly string[];
  /** Grounds in the order of the proposals, where the vector is about them. */
  readonly grounds?: readonly string[];
  readonly ids?: readonly string[];
  readonly decides?: readonly string[];
  readonly abouts?: readonly (LocalizedText | null)[];
  readonly noise?: readonly (string | null)[];
  readonly clauses?: readonly (string | null)[];
}

describe('propose: vectors', () => {
  it.each(vectorsOf<CaseInput, Expected>('propose').map((v) => [v.rule, v.name, v] as const))(
    '%s %s',
    (_rule, _name, { input, expect: expected }) => {
      const { proposals, issues } = run(input);
      const found: Expected = {
        proposals: proposals.map(written),
        issues: issues.map((issue) =>
          [
            issue.code,
            issue.place.unit,
            issue.args.missing ?? issue.args.found ?? issue.args.code ?? issue.args.role ?? (issue.args.field || undefined),
          ]
            .filter((x) => x !== undefined)
            .join(' '),
        ),
        ...(expected.grounds ? { grounds: proposals.map((one) => one.ground) } : {}),
        ...(expected.ids ? { ids: proposals.map((one) => one.id) } : {}),
        ...(expected.decides ? { decides: proposals.map((one) => one.decides) } : {}),
        ...(expected.abouts ? { abouts: proposals.map((one) => one.about ?? null) } : {}),
        ...(expected.noise ? { noise: proposals.map((one) => one.noise ?? null) } : {}),
        ...(expected.clauses ? { clauses: proposals.map((one) => one.clause ?? null) } : {}),
      };
      expect(found).toEqual({ issues: [], ...expected });
    },
  );
});
