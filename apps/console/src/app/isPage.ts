import { PAGES } from './routes.tsx';

/** Whether a page stands at an address: isPage('/rounds/2026-12') → true. What waits where no page stands is shown, and leads nowhere. */
export function isPage(address: string): boolean {
  const path = address.split(/[?#]/, 1)[0] as string;
  return PAGES.some((page) => new RegExp(`^${page.path.replace(/\$\w+/g, '[^/]+')}$`).test(path));
}
