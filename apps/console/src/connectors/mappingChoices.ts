import type { CONNECTORS_WORDS } from './words.ts';

/** What may be chosen to read files by: what the server offers, and what a connector has already. Rule: ROUND-12. */
export function mappingChoices(offered: readonly string[], own: string | undefined): readonly string[] {
  return own === undefined || offered.includes(own) ? offered : [...offered, own];
}

/** A way to read files, as people call it. Example: `template` → 本平台的填报表; `mappings/hotline.yaml` → 映射文件 mappings/hotline.yaml. */
export function mappingName(
  mapping: string,
  words: Pick<(typeof CONNECTORS_WORDS)['zh' | 'en'], 'asTemplate' | 'asGuess' | 'byFile'>,
): string {
  if (mapping === 'template') return words.asTemplate;
  return mapping === 'guess' ? words.asGuess : words.byFile(mapping);
}
