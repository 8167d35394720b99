import { EVENT_OUTCOMES, ITEM_NOTES, LIGHT_STATES, PROPOSAL_ACTIONS, WITHHELD_REASONS } from '@kedu/engine';
import { LOCALES, MISSING_REASONS, ROUNDING_RULES } from '@kedu/model';
import { METHOD_NAMES } from '@kedu/scheme';
import { describe, expect, it } from 'vitest';
import { TOPICS, type Topic, wordOf } from '../../src/words/topics.ts';

const topics = Object.keys(TOPICS) as Topic[];

describe('words', () => {
  it.each(topics)('%s says something in both languages for every code', (topic) => {
    for (const [code, words] of Object.entries(TOPICS[topic])) {
      for (const locale of LOCALES) expect(words[locale].trim(), code).not.toBe('');
      expect(words['zh-CN'], code).toMatch(/\p{Script=Han}|UTF|GBK/u);
      expect(words.en, code).toMatch(/[a-z]|UTF|GBK/);
    }
  });

  it('knows every code of the lists that the packages declare', () => {
    const lists: readonly (readonly [Topic, readonly string[]])[] = [
      ['missing', MISSING_REASONS.slice(1)],
      ['light_state', LIGHT_STATES],
      ['method', METHOD_NAMES],
      ['formula', METHOD_NAMES],
      ['rounding', ROUNDING_RULES],
      ['action', PROPOSAL_ACTIONS],
      ['withheld', WITHHELD_REASONS],
      ['event_note', EVENT_OUTCOMES],
      ['item_note', ITEM_NOTES],
    ];
    for (const [topic, codes] of lists) expect(Object.keys(TOPICS[topic]).sort(), topic).toEqual([...codes].sort());
  });

  it('returns a code that it does not know as it is, also one that every object has', () => {
    expect(wordOf('light', 'purple', 'zh-CN')).toBe('purple');
    expect(wordOf('light', 'constructor', 'en')).toBe('constructor');
  });

  it('words alternatives one by one, unless one of them is unknown', () => {
    expect(wordOf('form', 'number|text', 'zh-CN')).toBe('数字，或文字');
    expect(wordOf('form', 'number|zebra', 'en')).toBe('number|zebra');
  });
});
