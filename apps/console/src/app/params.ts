import { useParams, useSearch } from '@tanstack/react-router';

/** What stands in the address for a `$name` of the page’s path. */
export function useNamed(name: string): string {
  const params: Readonly<Record<string, unknown>> = useParams({ strict: false });
  const value = params[name];
  return typeof value === 'string' ? value : '';
}

/** What is asked behind the question mark, where it is text. */
export function useAsked(name: string): string | undefined {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const value = search[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
