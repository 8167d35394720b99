import type { IssueArgs } from '@kedu/model';

/** Arguments of an example for each code about sealed files. */
export const SEALED_EXAMPLES: Readonly<Record<string, IssueArgs>> = {
  SEAL_NOT_ONE: { bytes: 1024 },
  SEAL_EDITION: { found: 1, expected: 2 },
  SEAL_CUT: { bytes: 4096, expected: 9312 },
  SEAL_HEAD: { what: 'columns' },
  SEAL_PROFILES: { found: 70000, most: 65535 },
  SEAL_HASH: { found: 'sha256:3f7a9c…', expected: 'sha256:0b1c52…' },
  SEAL_ORDER: { unit: '990101', before: '990103', position: 2 },
  SEAL_NUMBER: { kind: 'value', indicator: 'gdp', unit: '990101', position: 2 },
  SEAL_SCHEME: { found: 'north@2023.1 (sha256:3f7a9c012b44)', expected: 'north@2024.1 (sha256:0b1c5288d1e0)' },
  SEAL_REGISTER: { found: 'sha256:3f7a9c…', expected: 'sha256:0b1c52…' },
  SEAL_UNREADABLE: { file: '2023.kds', reason: 'ENOENT' },
  SEAL_UNWRITABLE: { file: 'out/2023.kds', reason: 'EACCES' },
  SEAL_TOO_LARGE: { bytes: 4000000000, most: 3500000000 },
  SEAL_NOT_PLANNED: { list: 'counties', reason: 'plan', part: 'ecology.water_quality' },
  SEAL_RESULTS: { table: 'results.csv', found: 'sha256:3f7a9c…', expected: 'sha256:0b1c52…' },
  SEAL_NO_LIGHTS: { list: 'counties' },
  SEAL_LIST: { reason: 'unknown', found: 'towns', known: 'counties, cities' },
  SEAL_PERIOD: { found: '2019', known: '2022, 2023' },
  KERNEL_REFERENCE: { reason: 'simd' },
  KERNEL_ONE_THREAD: { reason: 'cores' },
};
