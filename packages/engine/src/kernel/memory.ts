/** What of a WebAssembly.Memory is used. */
export interface LinearMemory {
  readonly buffer: ArrayBufferLike;
  grow(pages: number): number;
}

const PAGE_BYTES = 65_536;
/** The memory of a kernel cannot grow so far: the machine has no more, or 4 GB are not enough. Rule: SEAL-8. */
export class MemoryFull extends RangeError {
  readonly bytes: number;

  constructor(bytes: number) {
    super(`kernel memory: ${bytes} bytes are not to be had`);
    this.bytes = bytes;
  }
}

/** Nothing stands at address 0, so that 0 is "nowhere". */
const FIRST = 64;

/**
 * The memory of a kernel, given out from the bottom up; all places are multiples of 64.
 *
 * Reserve columns first, then write programs: what is not shared moves when it grows, and arrays over it are taken again.
 * Rule: KERNEL-9. Errors: MemoryFull where the memory cannot grow any further.
 * Example: memory.reserve(5_200_000) → 64; memory.floats(64, 650_000).
 */
export class KernelMemory {
  private top = FIRST;
  private readonly memory: LinearMemory;

  constructor(memory: LinearMemory) {
    this.memory = memory;
  }

  /** The first address that nobody has taken. */
  get next(): number {
    return this.top;
  }

  /** Takes so many bytes; the address of the first. */
  reserve(bytes: number): number {
    const address = this.top;
    this.take(address + bytes);
    return address;
  }

  /** Takes everything below an address, with room behind it for a pair that begins with the last number. */
  take(end: number): void {
    const top = Math.ceil(end / 64) * 64;
    const missing = top + 64 - this.memory.buffer.byteLength;
    if (missing > 0 && !this.isGrown(Math.ceil(missing / PAGE_BYTES))) throw new MemoryFull(top);
    this.top = top;
  }

  private isGrown(pages: number): boolean {
    try {
      return this.memory.grow(pages) >= 0;
    } catch (error) {
      // Engines refuse pages beyond the maximum, and pages that the machine does not have, by throwing.
      if (error instanceof RangeError || error instanceof TypeError) return false;
      throw error;
    }
  }

  /** Gives back everything from an address on. */
  release(address: number): void {
    this.top = address;
  }

  /** Copies numbers in; their address. */
  copy(content: Float64Array | Int32Array | Uint32Array | Uint8Array): number {
    const address = this.reserve(content.byteLength);
    this.bytes(address, content.byteLength).set(new Uint8Array(content.buffer, content.byteOffset, content.byteLength));
    return address;
  }

  holds(array: { readonly buffer: ArrayBufferLike }): boolean {
    return array.buffer === this.memory.buffer;
  }

  floats(address: number, length: number): Float64Array {
    return new Float64Array(this.memory.buffer, address, length);
  }

  bytes(address: number, length: number): Uint8Array {
    return new Uint8Array(this.memory.buffer, address, length);
  }

  integers(address: number, length: number): Int32Array {
    return new Int32Array(this.memory.buffer, address, length);
  }
}
