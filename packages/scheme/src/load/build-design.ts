import { schemeIssue } from '../codes.ts';
import type { AlternativeMethod, DesignRule } from '../compiled.ts';
import type { SchemeShape } from '../shapes/scheme.ts';
import { buildAggregate } from './build-aggregate.ts';
import { buildMethod } from './build-method.ts';
import { buildMissing } from './build-prepare.ts';
import { buildRounding } from './build-rules.ts';
import type { Linker } from './linker.ts';
import type { Path } from './source.ts';

/**
 * What the designer of a scheme could have decided otherwise; nothing where the scheme does not say.
 *
 * Units: width and percentiles as shares. Rule: DESIGN-3. Errors: SCHEME_SHARE_BOUNDS for a width outside 0 %…100 % or percentiles that do not rise,
 * SCHEME_UNKNOWN_NAME for an indicator, those of methods, missing rules and aggregates.
 * Example: `design: { weights: 20%, methods: { gdp_growth: [z_score] } }`.
 */
export function buildDesign({ design: shape, rounding }: SchemeShape, link: Linker): DesignRule | undefined {
  if (!shape) return undefined;
  const at = ['design'];
  const { weights: width, bounds } = shape;
  if (!(width >= 0 && width <= 1)) outside('design.weights', width, '0%…100%', [...at, 'weights'], link);
  if (bounds && !(bounds[0] >= 0 && bounds[0] < bounds[1] && bounds[1] <= 1))
    outside('design.bounds', bounds.join(', '), '0% ≤ … < … ≤ 100%', [...at, 'bounds'], link);
  const lists = link.mentionAll('list', shape.lists, [...at, 'lists']);
  return {
    ...(lists ? { lists } : {}),
    width,
    methods: new Map(
      Object.entries(shape.methods).map(([id, methods]): [string, readonly AlternativeMethod[]] => {
        const path = [...at, 'methods', id];
        link.mention('indicator', id, path, undefined, 'key');
        return [
          id,
          methods.map((method, k) => ({
            method: buildMethod(method, [...path, k], link, undefined),
            place: link.place([...path, k]),
          })),
        ];
      }),
    ),
    leaveOneOut: shape.peers === 'leave_one_out',
    ...(bounds ? { bounds } : {}),
    rounding: shape.rounding.map((total) => buildRounding({ rule: rounding.rule, total }).total),
    missing: shape.missing.map((rule, k) => buildMissing(rule, [...at, 'missing', k], link, undefined)),
    aggregates: shape.aggregate.map((one, k) => buildAggregate(one, [...at, 'aggregate', k], link, undefined)),
    draws: shape.draws,
    seed: shape.seed,
  };
}

function outside(what: string, found: number | string, expected: string, path: Path, link: Linker): void {
  link.issues.push(schemeIssue('SCHEME_SHARE_BOUNDS', link.place(path), { what, found, expected }));
}
