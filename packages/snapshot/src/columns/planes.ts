import type { ByteReader } from '../bytes/reader.ts';
import { ByteWriter } from '../bytes/writer.ts';
import { type NumberForm, scaled, unscaled } from './numbers.ts';

/** Lowest bytes of all numbers together, then the next ones, and so on: the high ones, which hardly change, compress to nearly nothing. */
const PLANES = 8;

/** Rule: SNAPSHOT-6. */
export class PlaneWriter {
  readonly #planes: ByteWriter[] = Array.from({ length: PLANES }, () => new ByteWriter());

  add(values: Float64Array, form: NumberForm): void {
    if (form.form === 'bits') {
      const bytes = new Uint8Array(values.length * PLANES);
      const view = new DataView(bytes.buffer);
      for (let i = 0; i < values.length; i += 1) view.setFloat64(i * PLANES, values[i] as number, true);
      this.#planes.forEach((plane, p) => plane.raw(every(bytes, p)));
      return;
    }
    const { places, least, width, exceptions } = form;
    const planes = Array.from({ length: width }, () => new Uint8Array(values.length - exceptions.length));
    let next = 0;
    let at = 0;
    for (let i = 0; i < values.length; i += 1) {
      if (exceptions[next] === i) {
        next += 1;
        continue;
      }
      let rest = scaled(values[i] as number, places) - least;
      for (const plane of planes) {
        plane[at] = rest % 256;
        rest = Math.floor(rest / 256);
      }
      at += 1;
    }
    planes.forEach((plane, p) => this.#planes[p]?.raw(plane));
  }

  write(out: ByteWriter): void {
    for (const plane of this.#planes) out.raw(plane.finish());
  }
}

/** How many bytes of each plane belong to the numbers of a series: those of its width, one per number. */
export interface PlaneShare {
  readonly form: NumberForm;
  /** Numbers that are there, exceptions among them. */
  readonly present: number;
  /** The exceptions themselves, in order. */
  readonly apart: Float64Array;
}

/** Numbers of each series, in order. Errors: Damage where the bytes do not suffice. */
export function readPlanes(from: ByteReader, shares: readonly PlaneShare[]): Float64Array[] {
  const widths = shares.map(({ form }) => (form.form === 'bits' ? PLANES : form.width));
  const counts = shares.map(({ form, present }) => (form.form === 'bits' ? present : present - form.exceptions.length));
  const planes = shares.map((): Uint8Array[] => []);
  for (let p = 0; p < PLANES; p += 1) {
    for (let s = 0; s < shares.length; s += 1) {
      if (p < (widths[s] as number)) planes[s]?.push(from.raw(counts[s] as number));
    }
  }
  return shares.map((share, s) => numbersOf(share, planes[s] as readonly Uint8Array[]));
}

function numbersOf({ form, present, apart }: PlaneShare, planes: readonly Uint8Array[]): Float64Array {
  const values = new Float64Array(present);
  if (form.form === 'bits') {
    const bytes = new Uint8Array(values.length * PLANES);
    planes.forEach((plane, p) => {
      for (let i = 0; i < present; i += 1) bytes[i * PLANES + p] = plane[i] as number;
    });
    const view = new DataView(bytes.buffer);
    for (let i = 0; i < present; i += 1) values[i] = view.getFloat64(i * PLANES, true);
    return values;
  }
  const { places, least, exceptions } = form;
  let next = 0;
  let at = 0;
  for (let i = 0; i < present; i += 1) {
    if (exceptions[next] === i) {
      values[i] = apart[next] as number;
      next += 1;
      continue;
    }
    let whole = least;
    for (let p = 0, scale = 1; p < planes.length; p += 1, scale *= 256) whole += ((planes[p] as Uint8Array)[at] as number) * scale;
    values[i] = unscaled(whole, places);
    at += 1;
  }
  return values;
}

function every(bytes: Uint8Array, plane: number): Uint8Array {
  const picked = new Uint8Array(bytes.length / PLANES);
  for (let i = 0; i < picked.length; i += 1) picked[i] = bytes[i * PLANES + plane] as number;
  return picked;
}
