import { type CompileOutput, compileScheme, type WeightCase, weightCases } from '@kedu/scheme';
import type { UnitRegister } from '@kedu/model';

/** Two nodes of three and two leaves with a tag each; weights and constraints as a test wants them. All units are fictional. */
export interface SmallScheme {
  readonly weights: 'points' | 'points_of_total' | 'relative';
  /** Of the nodes, then of the leaves of each; numbers or mappings as YAML. */
  readonly nodes: readonly [string | number, string | number];
  readonly leaves: readonly [readonly (string | number)[], readonly (string | number)[]];
  readonly constraints: readonly string[];
}

export const TAGS = ['a', 'b', 'c', 'd', 'e'] as const;

/** YAML of a small scheme. */
export function yamlOf({ weights, nodes, leaves, constraints }: SmallScheme): string {
  const indicators = TAGS.map((tag) => `  ${tag}: { title: 指标${tag}, tags: [${tag}], owner: 示例局 }`);
  const names = [TAGS.slice(0, 3), TAGS.slice(3)] as const;
  const parts = nodes.map(
    (weight, n) => `      node_${n}:
        weight: ${weight}
        parts:
${(leaves[n] ?? []).map((own, k) => `          ${names[n]?.[k]}: { weight: ${own}, method: given }`).join('\n')}`,
  );
  const rules = constraints.map((where, k) => `  - { title: 约束${k + 1}, where: "${where}", clause: "${k + 1}" }`);
  return `scheme: small
version: "1"
edition: 1
title: 示例方案
in_force: { from: 2023-01-01 }
attributes: { zone: text }
lists:
  places: { units: city }
classes:
  wild: { title: 一类, units: { where: "unit.zone == 'wild'" } }
indicators:
${indicators.join('\n')}
score:
  places:
    weights: ${weights}
    parts:
${parts.join('\n')}
${rules.length === 0 ? 'constraints: []' : `constraints:\n${rules.join('\n')}`}
rounding: { total: 0.01 }
`;
}

export const REGISTER: UnitRegister = {
  versions: ['wild', 'tame'].map((zone, k) => ({
    id: `u${k}`,
    code: `99010${k}`,
    name: { 'zh-CN': `示例市${k}` },
    kind: 'city',
    example: true,
    attributes: { zone },
    line: k + 2,
  })),
  memberships: [],
  successions: [],
};

export function compileSmall(yaml: string): CompileOutput {
  return compileScheme({ files: new Map([['scheme.yaml', yaml]]), entry: 'scheme.yaml', register: REGISTER });
}

/** The case of the tame unit, or of the wild one, of a scheme that may be published or not. */
export function caseOf(
  yaml: string,
  name: 'wild' | '' = '',
): { readonly one: WeightCase; readonly scheme: NonNullable<CompileOutput['scheme']> } {
  const { scheme, misweighed, issues } = compileSmall(yaml);
  const own = scheme ?? misweighed;
  const one = own && weightCases(own, REGISTER).find(({ profile }) => profile.class === name);
  if (!own || !one) throw new Error(`no case: ${JSON.stringify(issues)}`);
  return { one, scheme: own };
}
