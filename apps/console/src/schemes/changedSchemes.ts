import type { RouteAnswer } from '@kedu/api';

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
