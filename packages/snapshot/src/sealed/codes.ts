import { type CodeCatalogue, issueMaker } from '@kedu/model';

/** Why bytes are no sealed file, or none for this reader. Wording: messages. Rule: SEAL-3 (docs/spec/kernel.md). */
export const SEAL_CODES = {
  SEAL_NOT_ONE: { severity: 'error', args: ['bytes'] },
  SEAL_EDITION: { severity: 'error', args: ['found', 'expected'] },
  SEAL_CUT: { severity: 'error', args: ['bytes', 'expected'] },
  SEAL_HEAD: { severity: 'error', args: ['what'] },
  SEAL_PROFILES: { severity: 'error', args: ['found', 'most'] },
  SEAL_HASH: { severity: 'error', args: ['found', 'expected'] },
  SEAL_ORDER: { severity: 'error', args: ['unit', 'before', 'position'] },
  /** An infinite number: no observation is one, and what the kernel would make of it is not what the steps do. */
  SEAL_NUMBER: { severity: 'error', args: ['kind', 'indicator', 'unit', 'position'] },
  SEAL_SCHEME: { severity: 'error', args: ['found', 'expected'] },
  SEAL_REGISTER: { severity: 'error', args: ['found', 'expected'] },
} as const satisfies CodeCatalogue;

export type SealCode = keyof typeof SEAL_CODES;

export const sealIssue = issueMaker(SEAL_CODES);

/** Parts of a head that can contradict the file; `what` of SEAL_HEAD. */
export const HEAD_PARTS = ['text', 'fields', 'units', 'profiles', 'columns', 'length', 'lights', 'results'] as const;
export type HeadPart = (typeof HEAD_PARTS)[number];
