import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { kernelImports } from '../../../src/kernel/driver.ts';
import { KernelMemory, MemoryFull } from '../../../src/kernel/memory.ts';
import { kernelBytes, simdProbe } from '../../../src/kernel/module/kernelBytes.ts';
import { KERNEL_SHA256 } from '../../../src/kernel/module/kernelModule.ts';

describe('module of the kernel', () => {
  it('KERNEL-9 has the bytes of its hash, and is small', () => {
    const bytes = kernelBytes('own');
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(KERNEL_SHA256);
    expect(bytes.length).toBeLessThan(40_960);
  });

  it('KERNEL-9 the two modules differ in one byte and take memory of their kind only', () => {
    const [own, shared] = [kernelBytes('own'), kernelBytes('shared')];
    expect([...own.keys()].filter((k) => own[k] !== shared[k])).toHaveLength(1);
    const instance = (bytes: Uint8Array<ArrayBuffer>, isShared: boolean): WebAssembly.Instance =>
      new WebAssembly.Instance(
        new WebAssembly.Module(bytes),
        kernelImports(new WebAssembly.Memory({ initial: 1, maximum: 16, shared: isShared })),
      );
    expect(instance(own, false).exports).toHaveProperty('sweep');
    expect(instance(shared, true).exports).toHaveProperty('sweep');
    expect(() => instance(own, true)).toThrow(WebAssembly.LinkError);
    expect(() => instance(shared, false)).toThrow(WebAssembly.LinkError);
  });

  it('KERNEL-10 the probe is a module with one vector', () => {
    expect(WebAssembly.validate(simdProbe())).toBe(true);
    expect(WebAssembly.validate(simdProbe().slice(0, -1))).toBe(false);
  });

  it('KERNEL-9 memory that cannot grow is refused', () => {
    const memory = new KernelMemory(new WebAssembly.Memory({ initial: 1, maximum: 2 }));
    expect(memory.reserve(65_536)).toBe(64);
    expect(() => memory.reserve(65_536)).toThrow(RangeError);
  });

  it('SEAL-8 memory that is full says how much was asked, and stays as it was', () => {
    for (const grows of [
      () => -1,
      () => {
        throw new RangeError('no');
      },
    ]) {
      const memory = new KernelMemory({ buffer: new ArrayBuffer(65_536), grow: grows });
      memory.reserve(1000);
      const before = memory.next;
      expect(() => memory.reserve(5_000_000_000)).toThrow(MemoryFull);
      expect(() => memory.reserve(5_000_000_000)).toThrow('5000001088 bytes');
      expect(memory.next).toBe(before);
    }
    const broken = new KernelMemory({
      buffer: new ArrayBuffer(0),
      grow: () => {
        throw new Error('broken');
      },
    });
    expect(() => broken.reserve(64)).toThrow('broken');
  });
});
