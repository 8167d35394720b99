import type { IssueArgs } from '@kedu/model';
import type { RECOGNITION_WORDS } from './recognition.ts';

/** Arguments of an example for each code of mutual recognition; docs/errors.md shows them in words. */
export const RECOGNITION_EXAMPLES: Readonly<Record<keyof typeof RECOGNITION_WORDS, IssueArgs>> = {
  RECOGNISE_SIDE: { found: 'rivre', what: 'scheme', nearest: 'river', known: 'coast, river' },
  RECOGNISE_ONE_SIDE: { scheme: 'river', list: 'counties' },
  RECOGNISE_INDICATOR: { found: 'forest_covr', scheme: 'river', column: 'ours', nearest: 'forest_cover' },
  RECOGNISE_FACTOR: { column: 'factor', ours: 'forest_cover', theirs: 'forest_rate' },
  RECOGNISE_TWICE: { found: 'forest_cover', column: 'ours', first_line: 2 },
  RECOGNISE_WORD: { column: 'confidence', found: '高', expected: 'high, medium, low' },
  RECOGNISE_ASYMMETRIC: {
    ours: 'forest_cover',
    theirs: 'forest_rate',
    found: 'back_factor 9, back_offset 0',
    expected: 'back_factor 10, back_offset 0',
  },
  RECOGNISE_NOTHING: { title: '滨江—临海考核互认', at_least: 'high', rows: 2 },
};
