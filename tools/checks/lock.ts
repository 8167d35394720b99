import type { Check } from './check.ts';

interface Lock {
  readonly packages: Readonly<Record<string, { readonly optionalDependencies?: Readonly<Record<string, string>> }>>;
}

/** Optional dependencies without an entry of their own: `npm ci` refuses such a lock on every machine. */
export function missingFromLock({ packages }: Lock): string[] {
  return Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).filter(
      (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
    ),
  );
}

export const lockCheck: Check = {
  name: 'lock file',
  run: ({ read }) => {
    const missing = missingFromLock(JSON.parse(read('package-lock.json')) as Lock);
    return missing.map((name) => `package-lock.json: no entry for ${name}; run "node tools/complete-lock.mjs"`);
  },
};
