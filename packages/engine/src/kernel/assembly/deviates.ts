// Errors of values, drawn: standard normal deviates by seed, indicator, source, unit and draw, and the values that they move (DRAW-1, KERNEL-16).
import { normalOfTail, normalsOfCentre } from './normal';

/** An indicator with errors: how many sources it has, where their records are, where its deviations stand, how far apart those of two draws are, and over how many units. */
const SOURCES: usize = 0;
const FIRST_SOURCE: usize = 4;
const DRAWN: usize = 8;
const DRAWN_STRIDE: usize = 12;
const DRAWN_UNITS: usize = 16;
const INDICATOR_BYTES: usize = 32;

/** The same indicator in a list: its deviations, where they stand for each unit of the list, values, moved values (0 for none), how far apart two draws of the latter are, sums, range. */
const DEVIATIONS: usize = 0;
const DEVIATIONS_STRIDE: usize = 4;
const PLACES: usize = 8;
const UNITS: usize = 12;
const VALUES: usize = 16;
const MOVED: usize = 20;
const STRIDE: usize = 24;
const SUMS: usize = 28;
const LOWEST: usize = 32;
const HIGHEST: usize = 40;
const COLUMN_BYTES: usize = 48;

/** A source: whether all units share its deviate, how many have an error, where they stand, their deviations, the two hashes of each, its keys and the seed. */
const SHARED: usize = 0;
const COUNT: usize = 4;
const POSITIONS: usize = 8;
const SPREADS: usize = 12;
const HASHES: usize = 16;
const OTHER_HASHES: usize = 20;
const KEY: usize = 24;
const OTHER_KEY: usize = 28;
const SEED: usize = 32;
const SOURCE_BYTES: usize = 48;

/** Units that are drawn together; of each two fractions, deviates, and possibly a place among the tails. */
const CHUNK: i32 = 256;
const FRACTIONS: usize = 0;
const NORMALS: usize = 4096;
const TAILS: usize = 8192;

/** Draws 2 × pair and 2 × pair + 1 of the deviations of one indicator, into two draws of the batch from `slot` on. `scratch` is 10,240 bytes of one thread. */
export function drawErrors(indicators: usize, indicator: i32, pair: i32, slot: i32, scratch: usize): void {
  const own = indicators + <usize>indicator * INDICATOR_BYTES;
  const stride = <usize>load<u32>(own, DRAWN_STRIDE);
  const even = <usize>load<u32>(own, DRAWN) + <usize>slot * stride;
  const odd = even + stride;
  const bytes = <usize>load<i32>(own, DRAWN_UNITS) << 3;
  memory.fill(even, 0, bytes);
  memory.fill(odd, 0, bytes);
  let source = <usize>load<u32>(own, FIRST_SOURCE);
  for (let k = load<i32>(own, SOURCES); k > 0; k--, source += SOURCE_BYTES) addSource(source, pair, even, odd, scratch);
}

/** Adds a source to the deviations of its units; of one that is shared a single pair of deviates is drawn. */
function addSource(source: usize, pair: i32, even: usize, odd: usize, scratch: usize): void {
  const isShared = load<i32>(source, SHARED);
  const count = load<i32>(source, COUNT);
  const positions = <usize>load<u32>(source, POSITIONS);
  const spreads = <usize>load<u32>(source, SPREADS);
  const next: usize = isShared ? 0 : 16;
  for (let from = 0; from < count; from += CHUNK) {
    const length = min(CHUNK, count - from);
    if (!isShared || from == 0) normals(source, pair, from, isShared ? 1 : length, scratch);
    let normal = scratch + NORMALS;
    for (let i = from, end = from + length; i < end; i++, normal += next) {
      const at = <usize>load<i32>(positions + (<usize>i << 2)) << 3;
      const spread = load<f64>(spreads + (<usize>i << 3));
      store<f64>(even + at, load<f64>(even + at) + spread * load<f64>(normal));
      store<f64>(odd + at, load<f64>(odd + at) + spread * load<f64>(normal, 8));
    }
  }
}

/** Pairs of deviates, of the even draw and the odd one behind it. */
function normals(source: usize, pair: i32, from: i32, length: i32, scratch: usize): void {
  const hashes = <usize>load<u32>(source, HASHES);
  const others = <usize>load<u32>(source, OTHER_HASHES);
  const key = load<u32>(source, KEY);
  const otherKey = load<u32>(source, OTHER_KEY);
  const seed = load<u32>(source, SEED);
  for (let i = 0; i < length; i++) {
    const at = <usize>(from + i) << 2;
    fractions(<u32>pair, seed, load<u32>(hashes + at), load<u32>(others + at), key, otherKey, scratch + FRACTIONS + (<usize>i << 4));
  }
  normalsOfCentre(scratch + FRACTIONS, scratch + NORMALS, length);
  // Places of the tails are gathered without a branch; what stands behind the last is written over.
  let tails = 0;
  for (let i = 0, end = 2 * length; i < end; i++) {
    store<i32>(scratch + TAILS + (<usize>tails << 2), i);
    tails += abs(load<f64>(scratch + FRACTIONS + (<usize>i << 3)) - 0.5) > 0.425 ? 1 : 0;
  }
  for (let k = 0; k < tails; k++) {
    const at = <usize>load<i32>(scratch + TAILS + (<usize>k << 2)) << 3;
    store<f64>(scratch + NORMALS + at, normalOfTail(load<f64>(scratch + FRACTIONS + at)));
  }
}

/** Philox4x32-10: four words, as two fractions of 52 bits and a half that are neither 0 nor 1. */
function fractions(a: u32, b: u32, c: u32, d: u32, key: u32, otherKey: u32, into: usize): void {
  for (let round = 0; round < 10; round++) {
    const first = <u64>a * 0xd2511f53;
    const second = <u64>c * 0xcd9e8d57;
    a = <u32>(second >> 32) ^ b ^ key;
    b = <u32>second;
    c = <u32>(first >> 32) ^ d ^ otherKey;
    d = <u32>first;
    key += 0x9e3779b9;
    otherKey += 0xbb67ae85;
  }
  store<f64>(into, fraction(a, b));
  store<f64>(into, fraction(c, d), 8);
}

function fraction(high: u32, low: u32): f64 {
  return (<f64>(((<i64>(high >> 6)) << 26) | <i64>(low >> 6)) + 0.5) / 4503599627370496;
}

/** Values of one column of a list, moved by their deviations in one draw of the batch, within their range; what does not move stays as it is, and a gap a gap. */
export function moveValues(columns: usize, column: i32, slot: i32): void {
  const own = columns + <usize>column * COLUMN_BYTES;
  const moved = <usize>load<u32>(own, MOVED);
  if (moved == 0) return;
  const into = moved + <usize>slot * <usize>load<u32>(own, STRIDE);
  const values = <usize>load<u32>(own, VALUES);
  const deviations = <usize>load<u32>(own, DEVIATIONS) + <usize>slot * <usize>load<u32>(own, DEVIATIONS_STRIDE);
  const places = <usize>load<u32>(own, PLACES);
  const lowest = v128.load64_splat(own + LOWEST);
  const highest = v128.load64_splat(own + HIGHEST);
  const zero = f64x2.splat(0);
  for (let at: usize = 0, end = <usize>load<i32>(own, UNITS) << 3; at < end; at += 16) {
    const deviation = gathered(deviations, places, at);
    const value = v128.load(values + at);
    const within = f64x2.min(f64x2.max(f64x2.add(value, deviation), lowest), highest);
    v128.store(into + at, v128.bitselect(value, within, f64x2.eq(deviation, zero)));
  }
}

/** Deviations of two units of a list that stand one behind the other there; places are twice as narrow as numbers. */
@inline
function gathered(deviations: usize, places: usize, at: usize): v128 {
  const pair = places + (at >> 1);
  return v128.load64_lane(deviations + (<usize>load<u32>(pair, 4) << 3), v128.load64_zero(deviations + (<usize>load<u32>(pair) << 3)), 1);
}

/**
 * Adds the first draws of a batch to the sums of one column: of the deviation, of its square, and of its product with what the total of the unit moved (`ways`, draw after draw).
 * Sums stand twice: they are read from one place and written to the other, so that a batch may be added again. `turn` is 0 or 1: which is read.
 */
export function addMoments(columns: usize, column: i32, ways: usize, draws: i32, turn: i32): void {
  const own = columns + <usize>column * COLUMN_BYTES;
  const stride = <usize>load<u32>(own, STRIDE);
  const apart = <usize>load<u32>(own, DEVIATIONS_STRIDE);
  const places = <usize>load<u32>(own, PLACES);
  const first = <usize>load<u32>(own, SUMS);
  const from = first + <usize>turn * 3 * stride;
  const into = first + <usize>(1 - turn) * 3 * stride;
  for (let at: usize = 0, end = <usize>load<i32>(own, UNITS) << 3; at < end; at += 16) {
    let sum = v128.load(from + at);
    let square = v128.load(from + stride + at);
    let product = v128.load(from + 2 * stride + at);
    let deviations = <usize>load<u32>(own, DEVIATIONS);
    let way = ways + at;
    for (let draw = 0; draw < draws; draw++, deviations += apart, way += stride) {
      const deviation = gathered(deviations, places, at);
      sum = f64x2.add(sum, deviation);
      square = f64x2.add(square, f64x2.mul(deviation, deviation));
      product = f64x2.add(product, f64x2.mul(deviation, v128.load(way)));
    }
    v128.store(into + at, sum);
    v128.store(into + stride + at, square);
    v128.store(into + 2 * stride + at, product);
  }
}
