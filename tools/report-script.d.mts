export function reportScript(): Promise<string>;
export function bundledScript(entry: string): Promise<string>;
