import { KERNEL_BASE64, KERNEL_SHARED } from './kernelModule.ts';

/**
 * The bytes of the WebAssembly module, to be compiled outside: with memory of its own, or with shared memory for threads.
 *
 * Both import a memory (`env.memory`) that states a maximum, and differ in one byte. Rule: KERNEL-9. Errors: none.
 * Example: new WebAssembly.Module(kernelBytes('own')).
 */
export function kernelBytes(memory: 'own' | 'shared'): Uint8Array<ArrayBuffer> {
  const text = atob(KERNEL_BASE64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
  if (memory === 'shared') bytes[KERNEL_SHARED.at] = KERNEL_SHARED.value;
  return bytes;
}

/**
 * A module of one function that gives a vector of zeros: valid where there is SIMD (KERNEL-10).
 *
 * Example: WebAssembly.validate(simdProbe()) → true.
 */
export function simdProbe(): Uint8Array<ArrayBuffer> {
  const magic = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
  const type = [0x01, 0x05, 0x01, 0x60, 0x00, 0x01, 0x7b];
  const functions = [0x03, 0x02, 0x01, 0x00];
  const code = [0x0a, 0x08, 0x01, 0x06, 0x00, 0x41, 0x00, 0xfd, 0x0f, 0x0b];
  return Uint8Array.from([...magic, ...type, ...functions, ...code]);
}
