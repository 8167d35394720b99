/** Links of the site, so that pages need not know how they are served. */
export interface SiteLinks {
  readonly index: string;
  readonly run: string;
  unit(list: string, unitCode: string): string;
  readonly other: string;
}
