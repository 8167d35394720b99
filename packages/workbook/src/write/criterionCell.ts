import type { Indicator, Leaf } from '@kedu/scheme';
import { readCriterionWords } from '../roundtrip/readCriterionWords.ts';
import { criterionWords } from './criterionWords.ts';
import { changed } from './fields.ts';
import type { Change, LayoutCell, Path } from './layout.ts';
import type { OwnFiles } from './ownFiles.ts';

/**
 * The scoring rule of a leaf in words. Words that were not edited keep the exact method; edited ones are read, and give method, cap, floor and peers.
 *
 * Rule: LAYOUT-7. Errors: EXPORT_CRITERION where the words are not understood; the method then stays.
 */
export function criterionCell(own: OwnFiles, leaf: Leaf, indicator: Indicator, path: Path): LayoutCell {
  const words = criterionWords(leaf, indicator.better);
  return {
    value: words,
    style: 'input',
    read: (text) => {
      if (text === '') return { code: 'EXPORT_BLANK', args: { heading: '', key: leaf.path } };
      const read = readCriterionWords(text, {
        title: leaf.title['zh-CN'],
        unit: indicator.unit,
        target: typeof indicator.target === 'number' ? indicator.target : undefined,
        better: indicator.better,
      });
      if ('rest' in read) return { code: 'EXPORT_CRITERION', args: { found: text, kept: words, rest: read.rest } };
      const limit = (name: 'cap' | 'floor' | 'peers'): Change[] => {
        const value = read[name];
        if (value !== undefined) return [own.set([...path, name], value, { weak: true })];
        return own.value([...path, name]) === undefined ? [] : [own.set([...path, name], undefined, { weak: true })];
      };
      return changed(own.set([...path, 'method'], read.method, { weak: true }), ...limit('cap'), ...limit('floor'), ...limit('peers'));
    },
  };
}
