import { periodOf, type UnitRegister } from '@kedu/model';
import { compileScheme } from '@kedu/scheme';
import { describe, expect, test } from 'vitest';
import { askedUnits } from '../../src/index.ts';

/** Five fictional places, two of them inland; the last exists from 2024 on. */
const register: UnitRegister = {
  versions: Array.from({ length: 5 }, (_, i) => ({
    id: `u${i}`,
    code: String(990_100 + i),
    name: { 'zh-CN': `示例${i}县` },
    kind: i === 3 ? 'firm' : 'place',
    example: true,
    attributes: { team: i === 1 ? 'inland' : 'coast' },
    ...(i === 4 ? { from: '2024-01-01' } : {}),
    line: i + 2,
  })),
  memberships: [],
  successions: [],
};

const SCHEME = `
scheme: small
version: "1"
edition: 1
title: 小方案
in_force: { from: 2020-01-01 }
attributes: { team: text }
lists: { places: { title: 地方, units: place }, firms: { title: 企业, units: firm } }
classes: { inland: { title: 内陆, units: { where: "unit.kind == 'place' && unit.team == 'inland'" } }, coast: { title: 沿海, units: { where: "unit.kind == 'place' && unit.team == 'coast'" } } }
indicators:
  doctors: { title: 医生, owner: 卫健委, kind: count }
  beds: { title: 床位, owner: 卫健委, kind: count }
  per_bed: { title: 每床位医生, owner: 卫健委, formula: "doctors / beds" }
  ports: { title: 港口, owner: 交通局 }
  people: { title: 人口, owner: 统计局, kind: count }
  roads: { title: 道路, owner: 交通局 }
  accidents: { title: 事故, owner: 应急局, kind: count }
  unused: { title: 不用, owner: 统计局 }
  profit: { title: 利润, owner: 国资委 }
score:
  places:
    weights: points
    parts:
      per_bed: { weight: 50, method: given }
      ports: { weight: { coast: 20, inland: 0 }, method: given }
      roads: { weight: { coast: 30, inland: 50 }, method: given, per: people }
  firms: { weights: points, parts: { profit: { weight: 100, method: given } } }
gates:
  - { title: 事故, lists: [places], when: "value('accidents') > 3.0", veto: true }
rounding: { total: 0.01 }
`;

function asked(year: string) {
  const { scheme, issues } = compileScheme({ files: new Map([['scheme.yaml', SCHEME]]), entry: 'scheme.yaml', register });
  if (!scheme) throw new Error(JSON.stringify(issues));
  return Object.fromEntries(askedUnits(scheme, register, periodOf(year)));
}

describe('of which units an indicator is collected', () => {
  test('ROUND-10 of those that it scores with a weight, with what it is computed from, divided by and held against', () => {
    expect(asked('2024')).toEqual({
      accidents: ['u0', 'u1', 'u2', 'u4'],
      beds: ['u0', 'u1', 'u2', 'u4'],
      doctors: ['u0', 'u1', 'u2', 'u4'],
      people: ['u0', 'u1', 'u2', 'u4'],
      per_bed: ['u0', 'u1', 'u2', 'u4'],
      ports: ['u0', 'u2', 'u4'],
      profit: ['u3'],
      roads: ['u0', 'u1', 'u2', 'u4'],
    });
  });

  test('ROUND-10 of a unit that does not exist yet nobody asks anything', () => {
    expect(Object.values(asked('2023')).flat()).not.toContain('u4');
  });
});
