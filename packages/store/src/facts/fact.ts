/** A row of a table of facts, as an event says it. Columns that are the same for the whole command are added by the database. */
export interface Fact {
  readonly table: string;
  readonly row: Readonly<Record<string, unknown>>;
}
