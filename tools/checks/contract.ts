import { CONTRACT_FILE, contractModuleText, installCompiler } from '../contract/build.mjs';
import type { Check } from './check.ts';

/** The committed bytes of the contract of anchors are what its source makes today (ANCHOR-8). */
export const contractCheck: Check = {
  name: 'contract',
  run: ({ read }) => {
    try {
      installCompiler();
    } catch {
      console.log('left out: the contract is not built again (its compiler, tools/contract, cannot be installed here).');
      return [];
    }
    return read(CONTRACT_FILE) === contractModuleText() ? [] : [`${CONTRACT_FILE}: out of date; run "node tools/contract/build.mjs"`];
  },
};
