import type { RouteAnswer } from '@kedu/api';
import { unitNamesOf } from '@kedu/store';
import { after, SESSION } from '@kedu/workflow';
import type { Reader } from '../http/handler.ts';
import type { OwnPlace, Places } from '../http/places.ts';
import type { ServerPorts } from '../http/ports.ts';

/** Who is signed in, until when, and where he may act. */
export async function sessionAnswer(reader: Reader, places: Places, { store }: ServerPorts): Promise<RouteAnswer<'session'>> {
  const own = await places.of(reader.person);
  const units = own.flatMap(({ rights, posts }) => posts.flatMap(({ post }) => rights.posts.find(({ id }) => id === post)?.unit ?? []));
  const names = await unitNamesOf(store.pool, units, places.today());
  return {
    person: reader.person,
    name: reader.name,
    isExample: reader.isExample,
    hasSecondFactor: reader.hasSecondFactor,
    passwordIsGiven: reader.passwordIsGiven,
    openedAt: reader.openedAt,
    endsAt: after(reader.openedAt, SESSION.whole),
    idleMilliseconds: SESSION.idle,
    places: own.map((place) => placeAnswer(place, (unit) => names.get(unit) ?? { 'zh-CN': unit })),
  };
}

type PlaceAnswer = RouteAnswer<'session'>['places'][number];

function placeAnswer(
  { authority, rights, posts }: OwnPlace,
  nameOf: (unit: string) => PlaceAnswer['posts'][number]['unit']['name'],
): PlaceAnswer {
  const seat = posts.find(({ as }) => as === 'administrator')?.post as PlaceAnswer['seat'];
  return {
    authority: {
      id: authority.id,
      title: { 'zh-CN': authority.titleZh, ...(authority.titleEn === undefined ? {} : { en: authority.titleEn }) },
      isExample: authority.isExample,
    },
    posts: posts.flatMap(({ post: id, as, needsSecondFactor }) => {
      const post = rights.posts.find((each) => each.id === id);
      if (post === undefined || as === 'administrator') return [];
      const roles = post.roles.map(({ role }) => role);
      return [{ id, title: post.title, unit: { id: post.unit, name: nameOf(post.unit) }, as, roles, needsSecondFactor }];
    }),
    ...(seat === undefined ? {} : { seat }),
  };
}
