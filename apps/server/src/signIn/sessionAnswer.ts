import type { RouteAnswer } from '@kedu/api';
import { after, SESSION } from '@kedu/workflow';
import type { Reader } from '../http/handler.ts';
import type { OwnPlace, Places } from '../http/places.ts';
import type { ServerPorts } from '../http/ports.ts';
import { namesInRegister } from '../knowledge/namesInRegister.ts';

type PlaceAnswer = RouteAnswer<'session'>['places'][number];

/** Who is signed in, until when, and where he may act. */
export async function sessionAnswer(reader: Reader, places: Places, ports: ServerPorts): Promise<RouteAnswer<'session'>> {
  const own = await places.of(reader.person);
  const named: PlaceAnswer[] = [];
  for (const place of own) {
    const units = place.posts.flatMap(({ post }) => place.rights.posts.find(({ id }) => id === post)?.unit ?? []);
    const names = await namesInRegister(ports, place.authority.id, units, places.today());
    named.push(placeAnswer(place, (unit) => names.get(unit) ?? { 'zh-CN': unit }));
  }
  return {
    person: reader.person,
    name: reader.name,
    isExample: reader.isExample,
    hasSecondFactor: reader.hasSecondFactor,
    passwordIsGiven: reader.passwordIsGiven,
    ...(await givenAnswer(reader, ports.people)),
    openedAt: reader.openedAt,
    endsAt: after(reader.openedAt, SESSION.whole),
    idleMilliseconds: SESSION.idle,
    places: named,
  };
}

/** By whom and when the password was given, while it is. Rule: SIGN-13. */
async function givenAnswer({ passwordIsGiven, given }: Reader, people: ServerPorts['people']) {
  if (!passwordIsGiven || given === undefined) return {};
  const names = await people.names(given.by);
  return { given: { at: given.at, by: given.by.map((id) => ({ id, name: names.get(id) ?? id })) } };
}

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
