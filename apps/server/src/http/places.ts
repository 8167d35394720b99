import { authoritiesOf, authoritiesOfPerson, type DatabaseStore, headOf, type KnownAuthority } from '@kedu/store';
import { type Clock, type Day, dayOf, MACHINE, type OwnPost, type PersonId, postsOf, type Rights, RIGHTS_STREAM } from '@kedu/workflow';

/** What was read of an authority is believed so long without asking; what this server writes itself is known at once. */
const BELIEVED = 1_000;

interface Head {
  readonly sequence: number;
  readonly lookedAt: number;
}

interface HeldRights {
  readonly rights: Rights;
  readonly version: number;
  /** Sequence up to which no command has touched them. */
  sequence: number;
}

/** An authority with the posts in which somebody may act there. */
export interface OwnPlace {
  readonly authority: KnownAuthority;
  readonly rights: Rights;
  readonly posts: readonly OwnPost[];
}

/**
 * How far each authority has come, and its rights, for requests that follow each other: asked of the database at most once a second, and
 * told at once of the commands of this server. Commands themselves never decide on what stands here (`perform` reads).
 *
 * Rule: API-7.
 */
export class Places {
  readonly #store: DatabaseStore;
  readonly #clock: Clock;
  readonly #heads = new Map<string, Head>();
  readonly #looking = new Map<string, Promise<number>>();
  readonly #rights = new Map<string, HeldRights>();
  readonly #posts = new WeakMap<Rights, { readonly day: Day; readonly of: Map<PersonId, readonly OwnPost[]> }>();
  #today: { readonly hour: string; readonly day: Day } = { hour: '', day: '' };
  #authorities: { readonly all: ReadonlyMap<string, KnownAuthority>; readonly lookedAt: number } = { all: new Map(), lookedAt: -BELIEVED };

  constructor(store: DatabaseStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Told by the store of a durable command. */
  committed(authority: string, sequence: number, touchesRights: boolean): void {
    const head = this.#heads.get(authority);
    if (head !== undefined && sequence > head.sequence) this.#heads.set(authority, { ...head, sequence });
    const held = this.#rights.get(authority);
    if (held !== undefined && !touchesRights && sequence === held.sequence + 1) held.sequence = sequence;
  }

  async authority(id: string): Promise<KnownAuthority | undefined> {
    return (await this.#all()).get(id);
  }

  /** Sequence of the last command by what was looked at a moment ago; undefined where the database is to be asked. */
  believedHead(authority: string): number | undefined {
    const head = this.#heads.get(authority);
    return head !== undefined && performance.now() - head.lookedAt < BELIEVED ? head.sequence : undefined;
  }

  /** Sequence of the last command of an authority that is there. */
  async head(authority: string): Promise<number> {
    const head = this.#heads.get(authority);
    if (head !== undefined && performance.now() - head.lookedAt < BELIEVED) return head.sequence;
    const looking = this.#looking.get(authority) ?? this.#look(authority);
    this.#looking.set(authority, looking);
    return looking;
  }

  /** The rights of an authority, and the version of their stream. */
  async rights(authority: string): Promise<{ readonly rights: Rights; readonly version: number }> {
    const sequence = await this.head(authority);
    const held = this.#rights.get(authority);
    if (held !== undefined && held.sequence >= sequence) return held;
    const [read] = await this.#store.read({ authority, ...MACHINE }, [RIGHTS_STREAM] as const);
    if (read === undefined) throw new RangeError('a store that gives no rights');
    const found = { rights: read.state, version: read.version, sequence };
    if ((this.#rights.get(authority)?.sequence ?? -1) < sequence) this.#rights.set(authority, found);
    return found;
  }

  /** Where a person may act today, by authority. */
  async of(person: PersonId): Promise<readonly OwnPlace[]> {
    const places: OwnPlace[] = [];
    const all = await this.#all();
    for (const id of await authoritiesOfPerson(this.#store.pool, person)) {
      const authority = all.get(id);
      if (authority === undefined) continue;
      const { rights } = await this.rights(authority.id);
      const posts = this.posts(rights, person);
      if (posts.length > 0) places.push({ authority, rights, posts });
    }
    return places;
  }

  /** The posts in which a person may act today by these rights, which do not change: worked out once a day. */
  posts(rights: Rights, person: PersonId): readonly OwnPost[] {
    const today = this.today();
    let known = this.#posts.get(rights);
    if (known?.day !== today) {
      known = { day: today, of: new Map() };
      this.#posts.set(rights, known);
    }
    const posts = known.of.get(person) ?? postsOf({ rights, today }, person);
    known.of.set(person, posts);
    return posts;
  }

  today(): Day {
    const now = this.#clock.now();
    // A day begins with an hour of UTC.
    const hour = now.slice(0, 13);
    if (hour !== this.#today.hour) this.#today = { hour, day: dayOf(now) };
    return this.#today.day;
  }

  async #all(): Promise<ReadonlyMap<string, KnownAuthority>> {
    if (performance.now() - this.#authorities.lookedAt >= BELIEVED) {
      const lookedAt = performance.now();
      const all = await authoritiesOf(this.#store.pool);
      this.#authorities = { all: new Map(all.map((authority) => [authority.id, authority])), lookedAt };
    }
    return this.#authorities.all;
  }

  async #look(authority: string): Promise<number> {
    try {
      const lookedAt = performance.now();
      const sequence = await headOf(this.#store.pool, authority);
      const known = this.#heads.get(authority)?.sequence ?? 0;
      this.#heads.set(authority, { sequence: Math.max(sequence, known), lookedAt });
      return Math.max(sequence, known);
    } finally {
      this.#looking.delete(authority);
    }
  }
}
