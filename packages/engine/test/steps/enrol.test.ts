import type { CompiledScheme } from '@kedu/scheme';
import { periodOf, type UnitRegister, type UnitVersion } from '@kedu/model';
import { describe, expect, it } from 'vitest';
import { enrol } from '../../src/steps/enrol.ts';

const place = {};
const unit = (id: string, code: string, name: string, more: Partial<UnitVersion> = {}): UnitVersion => ({
  id,
  code,
  name: { 'zh-CN': name },
  kind: 'county',
  example: true,
  attributes: {},
  line: 1,
  ...more,
});

const register: UnitRegister = {
  versions: [
    unit('u2', '990202', '安宁县', { until: '2023-06-30', attributes: { zone: 'ecological', people: '120' } }),
    unit('u2', '990299', '安宁市', { from: '2023-07-01', kind: 'city', attributes: { zone: 'ecological', people: '' } }),
    unit('u1', '990201', '云溪县', { attributes: { zone: 'agricultural', people: '３０' } }),
    unit('u3', '990203', '新设县', { from: '2024-01-01' }),
  ],
  memberships: [
    { hierarchy: 'territory', unit: 'u2', parent: 'u1', share: 0.4 },
    { hierarchy: 'territory', unit: 'u2', parent: 'u3', share: 0.6, from: '2024-01-01' },
  ],
  successions: [],
};

const scheme = {
  attributes: { zone: 'text', people: 'number' },
  classes: [{ id: 'green', title: { 'zh-CN': '生态' }, units: { codes: ['990202', '990299'] }, place }],
  overlays: [{ id: 'all', title: { 'zh-CN': '全体' }, units: { kind: 'county' }, place }],
  lists: [
    { id: 'counties', title: { 'zh-CN': '县' }, units: { kind: 'county' }, groupBy: 'group', place },
    {
      id: 'named',
      title: { 'zh-CN': '点名' },
      units: { codes: ['990201', '990299', '990203'] },
      groups: ['ecological', 'agricultural'],
      groupBy: 'zone',
      within: 'territory',
      place,
    },
  ],
} as unknown as CompiledScheme;

describe('enrol', () => {
  it('UNIT-3 takes each unit as it is on the last day of the period', () => {
    const early = enrol(scheme, register, periodOf('2023Q2'));
    const late = enrol(scheme, register, periodOf('2023Q3'));
    expect(early.units.map((u) => u.code)).toEqual(['990201', '990202', '990203']);
    expect(late.units.map((u) => u.code)).toEqual(['990201', '990299', '990203']);
    expect([...late.alive]).toEqual([1, 1, 0]);
  });

  it('UNIT-3 gives a unit the same index in every period', () => {
    for (const period of ['2022', '2023Q3', '2024']) {
      expect(enrol(scheme, register, periodOf(period)).units.map((u) => u.id)).toEqual(['u1', 'u2', 'u3']);
    }
  });

  it('CLASS-1 follows kind and code as they are on the day', () => {
    const [counties] = enrol(scheme, register, periodOf('2023Q2')).lists;
    expect([...(counties?.members ?? [])]).toEqual([0, 1]);
    expect(counties?.classes).toEqual(['', 'green']);
    const [later] = enrol(scheme, register, periodOf('2023Q3')).lists;
    expect([...(later?.members ?? [])]).toEqual([0]);
  });

  it('CLASS-2 names overlays by membership and leaves out units that do not exist', () => {
    const { lists } = enrol(scheme, register, periodOf('2023Q3'));
    expect([...(lists[1]?.members ?? [])]).toEqual([0, 1]);
    expect(lists[1]?.overlays).toEqual([['all'], []]);
  });

  it('RANK groups by attribute and by parent of the larger share', () => {
    const { lists } = enrol(scheme, register, periodOf('2024'));
    expect(lists[1]?.groups).toEqual(['agricultural', 'ecological/u3', '']);
  });

  it('an attribute that is no plain number is not applicable, never zero', () => {
    const { attribute } = enrol(scheme, register, periodOf('2022'));
    const people = attribute('people');
    expect('values' in people && [...people.missing]).toEqual([4, 0, 4]);
    expect('values' in people && people.values[1]).toBe(120);
  });
});
