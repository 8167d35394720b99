export function reportScript(): Promise<string>;
