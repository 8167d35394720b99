import { readSync } from 'node:fs';
import type { KernelExports } from '@kedu/engine';

/** Exports that ranks are counted with; the rest stands in KernelExports. */
export interface CountryExports extends KernelExports {
  rangeOfTotals(totals: number, from: number, to: number, into: number): void;
  countTotals(totals: number, ranked: number, from: number, to: number, low: number, counts: number): void;
  addCounts(into: number, counts: number, length: number): void;
  placeCounts(counts: number, length: number): void;
  writeRanks(totals: number, ranked: number, from: number, to: number, low: number, counts: number, ranks: number): void;
}

/** What all threads see of a job: which one, its numbers, and how far it is. */
export interface JobBoard {
  /** Number of the job, workers that are done, next piece, kind, faults, workers that are ready, a count that moves with every piece begun, workers that are gone. */
  readonly words: Int32Array;
  /** Numbers of the job, by its kind. */
  readonly args: Float64Array;
}

export const BOARD = { job: 0, done: 1, next: 2, kind: 3, faults: 4, ready: 5, beat: 6, lost: 7 } as const;
export const BOARD_WORDS = 8;
export const BOARD_ARGS = 16;

export const JOBS = {
  stop: 0,
  read: 1,
  sweep: 2,
  range: 3,
  count: 4,
  ranks: 5,
  bare: 6,
  copy: 7,
  lights: 8,
  light_bytes: 9,
  draws: 10,
  errors: 11,
  moved: 12,
  sweeps: 13,
  moments: 14,
  light_traffic: 15,
} as const;
export type Job = Exclude<keyof typeof JOBS, 'stop'>;

/** Bytes of a file that a thread reads at a time. */
const READ_PIECE = 8 << 20;
/** Units that a thread scores at a time. */
export const UNIT_PIECE = 16_384;

/** Units that a thread draws at a time. */
const DRAW_PIECE = 64;

/** One thread of a team. */
export interface JobThread {
  readonly number: number;
  readonly exports: CountryExports;
  readonly memory: WebAssembly.Memory;
}

/**
 * Carries out a thread's share of the job on the board: pieces are taken until there are none, so that a thread that is held up
 * holds up nobody. Which thread takes which piece changes no result (KERNEL-3).
 */
export function work(board: JobBoard, thread: JobThread): void {
  const { exports, memory, number } = thread;
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0] = board.args;
  switch (board.words[BOARD.kind]) {
    case JOBS.read:
      // descriptor, address, bytes
      pieces(board, c, READ_PIECE, (from, to) => readPiece(a, new Uint8Array(memory.buffer, b + from, to - from), from));
      return;
    case JOBS.sweep:
      // program, units, scratch, bytes of scratch
      pieces(board, b, UNIT_PIECE, (from, to) => exports.sweep(a, c + number * d, from, to));
      return;
    case JOBS.range: {
      // totals, units, two numbers for each piece
      pieces(board, b, UNIT_PIECE, (from, to) => exports.rangeOfTotals(a, from, to, c + 16 * (from / UNIT_PIECE)));
      return;
    }
    case JOBS.count:
      // totals, units, ranked, low, counts, bytes of counts
      pieces(board, b, UNIT_PIECE, (from, to) => exports.countTotals(a, c, from, to, d, e + number * f));
      return;
    case JOBS.ranks:
      // totals, units, ranked, low, counts, ranks
      pieces(board, b, UNIT_PIECE, (from, to) => exports.writeRanks(a, c, from, to, d, e, f));
      return;
    case JOBS.bare:
      // program, units
      pieces(board, b, UNIT_PIECE, (from, to) => void exports.sweepBytes(a, from, to));
      return;
    case JOBS.lights:
      // program, units, scratch, bytes of scratch
      pieces(board, b, UNIT_PIECE, (from, to) => exports.lights(a, c + number * d, from, to));
      return;
    case JOBS.light_bytes:
      // program, units
      pieces(board, b, UNIT_PIECE, (from, to) => void exports.lightBytes(a, from, to));
      return;
    case JOBS.light_traffic:
      // program, units
      pieces(board, b, UNIT_PIECE, (from, to) => exports.lightTraffic(a, from, to));
      return;
    case JOBS.draws: {
      // columns, parts, weights, draws, units, shares, into, bytes of a column there, scratch, bytes of scratch
      const [stride = 0, scratch = 0, bytes = 0] = board.args.subarray(7);
      pieces(board, e, DRAW_PIECE, (from, to) => exports.drawTotals(a, b, c, d, from, to, f, g, stride, scratch + number * bytes));
      return;
    }
    case JOBS.errors:
      // indicators, count, first pair, pairs, scratch, bytes of scratch
      pieces(board, b * d, 1, (at) => exports.drawErrors(a, Math.floor(at / d), c + (at % d), 2 * (at % d), e + number * f));
      return;
    case JOBS.moved:
      // columns, count, draws
      pieces(board, b * c, 1, (at) => exports.moveValues(a, Math.floor(at / c), at % c));
      return;
    case JOBS.sweeps: {
      // programs, count, units, scratch, bytes of scratch
      const each = Math.ceil(c / UNIT_PIECE);
      const programs = new Uint32Array(memory.buffer, a, b);
      pieces(board, b * each, 1, (at) => {
        const from = (at % each) * UNIT_PIECE;
        exports.sweep(programs[Math.floor(at / each)] as number, d + number * e, from, Math.min(c, from + UNIT_PIECE));
      });
      return;
    }
    case JOBS.moments:
      // columns, count, ways, draws, turn
      pieces(board, b, 1, (at) => exports.addMoments(a, at, c, d, e));
      return;
    case JOBS.copy:
      // from, to, columns, bytes of a column, bytes of a piece, step of the first, step of the second
      pieces(board, c * d, e, (from, to) => copyPiece(memory.buffer, { a, b, column: d, step: f, stepTo: g }, from, to));
      return;
    default:
      throw new RangeError(`no job ${board.words[BOARD.kind]}`);
  }
}

function pieces({ words }: JobBoard, length: number, piece: number, take: (from: number, to: number) => void): void {
  // A team that has given its threads up takes the job from them.
  while (Atomics.load(words, BOARD.kind) !== JOBS.stop) {
    const from = Atomics.add(words, BOARD.next, 1) * piece;
    if (from >= length) return;
    Atomics.add(words, BOARD.beat, 1);
    take(from, Math.min(length, from + piece));
  }
}

function readPiece(descriptor: number, into: Uint8Array, from: number): void {
  for (let done = 0; done < into.length; ) {
    const read = readSync(descriptor, into, done, into.length - done, from + done);
    if (read === 0) throw new RangeError(`the file ends ${into.length - done} bytes before its end`);
    done += read;
  }
}

function copyPiece(
  buffer: ArrayBufferLike,
  { a, b, column, step, stepTo }: { a: number; b: number; column: number; step: number; stepTo: number },
  from: number,
  to: number,
): void {
  for (let at = from; at < to; ) {
    const k = Math.floor(at / column);
    const end = Math.min(to, (k + 1) * column);
    const inside = at - k * column;
    new Uint8Array(buffer, b + k * stepTo + inside, end - at).set(new Uint8Array(buffer, a + k * step + inside, end - at));
    at = end;
  }
}
