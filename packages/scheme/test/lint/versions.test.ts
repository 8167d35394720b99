import { periodOf } from '@kedu/model';
import { describe, expect, test } from 'vitest';
import { checkVersions, versionInForce } from '../../src/index.ts';

const version = (name: string, from: string, until?: string, id = 'north') => ({
  scheme: { id, version: name, inForce: { from, until } },
  place: { file: `scheme/${name}.yaml` },
});

describe('SCHEME-80 checkVersions', () => {
  test('spans that follow each other are right', () => {
    expect(checkVersions([version('1', '2022-01-01', '2022-12-31'), version('2', '2023-01-01')])).toEqual([]);
  });

  test('a day in common is an overlap, named with its days', () => {
    const [issue, ...rest] = checkVersions([version('1', '2022-01-01', '2023-01-01'), version('2', '2023-01-01')]);
    expect(rest).toEqual([]);
    expect(issue).toMatchObject({
      code: 'SCHEME_VERSIONS_OVERLAP',
      place: { file: 'scheme/2.yaml' },
      args: { version: '2', other: '1', from: '2023-01-01', until: '2023-01-01' },
    });
  });

  test('two open versions overlap without end', () => {
    expect(checkVersions([version('1', '2022-01-01'), version('2', '2023-01-01')])[0]?.args).toMatchObject({
      from: '2023-01-01',
      until: '',
    });
  });

  test('versions of different schemes do not concern each other', () => {
    expect(checkVersions([version('1', '2022-01-01'), version('1', '2022-01-01', undefined, 'south')])).toEqual([]);
  });

  test('one version name twice', () => {
    expect(checkVersions([version('1', '2022-01-01', '2022-12-31'), version('1', '2023-01-01')]).map(({ code }) => code)).toEqual([
      'SCHEME_VERSION_TWICE',
    ]);
  });
});

describe('SCHEME-81 versionInForce', () => {
  const versions = [version('1', '2022-01-01', '2023-06-30').scheme, version('2', '2023-07-01').scheme];
  test.each([
    ['2021', undefined],
    ['2022', '1'],
    ['2023Q2', '1'],
    ['2023', '2'],
    ['2023-06', '1'],
    ['2023-07', '2'],
  ])('%s → %s', (period, expected) => {
    expect(versionInForce(versions, periodOf(period))?.version).toBe(expected);
  });
});
