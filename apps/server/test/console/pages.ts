/** A page of the console, as it is looked at: its path as declared, the address, and who looks (nobody: without signing in). */
export interface LookedAt {
  readonly path: string;
  readonly address: string;
  readonly who: string | undefined;
}

/** What the example has that addresses name. */
export interface Places {
  readonly run: string;
  readonly scheme: string;
  readonly import: string;
}

/** Every page of the console with somebody whose work it is, some with several. */
export function pagesOf({ run, scheme, import: file }: Places): readonly LookedAt[] {
  const at = (path: string, address: string, ...who: readonly (string | undefined)[]): readonly LookedAt[] =>
    who.map((each) => ({ path, address, who: each }));
  return [
    at('/sign-in', '/sign-in', undefined),
    at('/account', '/account', 'office'),
    at('/', '/', 'office', 'head', 'checker', 'd10', 'city-990100', 'legislature', 'security', 'audit'),
    at('/rounds', '/rounds', 'office'),
    at('/rounds/new', '/rounds/new', 'office'),
    at('/rounds/publications', '/rounds/publications', 'office', 'checker'),
    at('/rounds/$round', '/rounds/2024-12', 'office'),
    at('/rounds/$round/entry', '/rounds/2024-12/entry', 'd10'),
    at('/rounds/$round/columns', '/rounds/2024-12/columns', 'checker'),
    at('/rounds/$round/columns/$indicator/$period', '/rounds/2024-12/columns/new_jobs/2024-12', 'office'),
    at('/rounds/$round/own', '/rounds/2024-12/own', 'city-990100'),
    at('/rounds/$round/own', '/rounds/2024-11/own', 'city-990100'),
    at('/rounds/$round/imports', '/rounds/2024-12/imports', 'd10'),
    at('/imports/$import', `/imports/${file}`, 'd10'),
    at('/connectors', '/connectors', 'office'),
    at('/connectors/$connector', '/connectors/example-platform', 'office'),
    at('/burden', '/burden', 'office'),
    at('/schemes', '/schemes', 'office'),
    at('/schemes/$scheme', `/schemes/${scheme}`, 'office'),
    at('/changes', '/changes', 'office'),
    at('/runs', '/runs', 'office'),
    at('/runs/new', '/runs/new', 'office'),
    at('/runs/$run', `/runs/${run}`, 'office'),
    at('/runs/$run/results', `/runs/${run}/results`, 'office'),
    at('/runs/$run/units/$unit', `/runs/${run}/units/990100`, 'head'),
    at('/runs/$run/lights', `/runs/${run}/lights`, 'legislature'),
    at('/lights', '/lights', 'head'),
    at('/runs/$run/feedback', `/runs/${run}/feedback`, 'office'),
    at('/bundles', '/bundles', 'head'),
    at('/granted', '/granted', 'office'),
    at('/granted/$giver', '/granted/990000', 'office'),
    at('/rights', '/rights', 'security', 'system', 'office'),
    at('/rights/posts/$post', '/rights/posts/office', 'security'),
    at('/audit', '/audit', 'audit'),
  ].flat();
}
