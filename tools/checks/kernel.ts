import { installCompiler, kernelModuleText, MODULE_FILE } from '../kernel/build.mjs';
import type { Check } from './check.ts';

/** The committed WebAssembly module is what its sources make today, byte by byte (KERNEL-9). */
export const kernelCheck: Check = {
  name: 'kernel',
  run: async ({ read }) => {
    try {
      installCompiler();
    } catch {
      console.log('left out: the kernel is not built again (its compiler, tools/kernel, cannot be installed here).');
      return [];
    }
    return read(MODULE_FILE) === (await kernelModuleText()) ? [] : [`${MODULE_FILE}: out of date; run "npm run kernel:build"`];
  },
};
