import { inLocale, type Locale, type LocalizedText } from '@kedu/model';
import type { CompiledScheme, Part } from '@kedu/scheme';
import type { TitleOf } from './explanation/wordExpression.ts';

/** Titles of what a scheme names: attributes (`unit.zone`) and their values (`unit.zone=ecological`), lists, parts,
 * grades, indicators, the later above the earlier of one ID, and in English what its table of English texts gives (SCHEME-18); classes and overlays apart. */
export function titlesOf(scheme: CompiledScheme, locale: Locale): TitleOf {
  const titles = new Map<string, string>();
  const add = (id: string, title: LocalizedText): unknown => titles.set(id, inLocale(title, locale));
  const addPart = (part: Part): void => {
    if (part.path !== '') add(part.name, part.title);
    if (part.type === 'composite') part.parts.forEach(addPart);
  };
  for (const [name, { title, values }] of Object.entries(scheme.attributeWords ?? {})) {
    if (title) add(`unit.${name}`, title);
    for (const [value, own] of Object.entries(values)) add(`unit.${name}=${value}`, own);
  }
  for (const { id, title } of scheme.lists) add(id, title);
  Object.values(scheme.trees).forEach(addPart);
  for (const { order } of scheme.grades) for (const { id, title } of order) add(id, title);
  for (const { id, title } of scheme.indicators) add(id, title);
  // A tranche is named by its Chinese title in a proposal.
  for (const { propose } of scheme.consequences)
    if ('tranches' in propose) for (const { title } of propose.tranches) add(title['zh-CN'], title);
  if (locale === 'en') for (const [text, english] of scheme.english ?? []) if (!titles.has(text)) titles.set(text, english);
  const classes = new Map([...scheme.classes, ...scheme.overlays].map(({ id, title }) => [id, inLocale(title, locale)]));
  return (id, kind) => (kind === 'class' ? classes : titles).get(id);
}
