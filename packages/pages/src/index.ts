export { indexPage, type PackEntry } from './indexPage.ts';
export { notFoundPage } from './notFoundPage.ts';
export { type RunView, runPage } from './runPage.ts';
export type { SiteLinks } from './siteLinks.ts';
export { unitPage } from './unitPage.ts';
