import type { Confidence, RecognitionSide } from '@kedu/engine';
import type { LocalizedText, Place } from '@kedu/model';
import type { PackShape, Source } from '@kedu/scheme';

/** An entry of `recognition` in pack.yaml, with the places of what it names. */
export interface RecognitionEntry {
  readonly id: string;
  readonly title: LocalizedText;
  readonly between: readonly (RecognitionSide & { readonly schemePlace: Place; readonly listPlace: Place })[];
  readonly table: { readonly file: string; readonly place: Place };
  readonly atLeast: Confidence;
  readonly clause?: string | undefined;
  readonly place: Place;
}

/** What pack.yaml says of mutual recognition. Rule: PACK-1, RECOGNISE-1. */
export function recognitionEntries(shapes: PackShape['recognition'], at: Source): RecognitionEntry[] {
  return Object.entries(shapes).map(([id, { title, between, table, at_least: atLeast, clause }]) => {
    const path = ['recognition', id];
    return {
      id,
      title:
        typeof title === 'string' ? { 'zh-CN': title } : { 'zh-CN': title['zh-CN'], ...(title.en === undefined ? {} : { en: title.en }) },
      between: between.map(({ scheme, list }, side) => ({
        scheme,
        list,
        schemePlace: at.place([...path, 'between', side, 'scheme']),
        listPlace: at.place([...path, 'between', side, 'list']),
      })),
      table: { file: table, place: at.place([...path, 'table']) },
      atLeast,
      clause,
      place: at.place(path, 'key'),
    };
  });
}
