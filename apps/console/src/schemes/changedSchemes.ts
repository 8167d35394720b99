import type { RouteAnswer } from '@kedu/api';
import type { ChangeRequest } from '../app/answers.ts';
import type { Language } from '../app/language.ts';
import { nameIn } from '../app/nameIn.ts';

type Version = RouteAnswer<'schemes'>['items'][number];

/** A scheme that a change can be asked for, by the version that shows what there is to change. */
export type ChangedScheme = Pick<Version, 'id' | 'scheme' | 'title'>;

/**
 * Schemes by their last published version; by their last one where none is published yet.
 *
 * Example: north@2025 published, north@2026 a draft → one scheme north, shown by north@2025.
 */
export function changedSchemes(versions: readonly (ChangedScheme & Pick<Version, 'standing'>)[]): readonly ChangedScheme[] {
  const inOrder = [
    ...versions.filter(({ standing }) => standing !== 'published'),
    ...versions.filter(({ standing }) => standing === 'published'),
  ];
  return [...new Map(inOrder.map((version) => [version.scheme, version])).values()];
}

/**
 * The scheme of a request and the version that carried it out, by the names that people have for them; the identifier of what is not known.
 *
 * Example: { scheme: 'north', version: 'north@2025' } → { scheme: '示例省考核方案', version: '示例省考核方案 2025' }.
 */
export function namesOfChange(
  { scheme, version }: Pick<ChangeRequest, 'scheme' | 'version'>,
  versions: readonly (ChangedScheme & Pick<Version, 'standing' | 'version'>)[],
  language: Language,
): { readonly scheme: string; readonly version: string | undefined } {
  const known = changedSchemes(versions).find((each) => each.scheme === scheme);
  const carriedOutBy = versions.find(({ id }) => id === version);
  return {
    scheme: known ? nameIn(known.title, language) : scheme,
    version: carriedOutBy ? `${nameIn(carriedOutBy.title, language)} ${carriedOutBy.version}` : version,
  };
}
