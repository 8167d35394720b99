import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  RouterProvider,
} from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { sessionQuery } from '../session/session.ts';
import { NotFound } from './NotFound.tsx';
import type { PageEntry } from './page.ts';
import { place } from './place.ts';
import { placeToBegin } from './placeOptions.ts';
import { refusedOf } from './refusedError.ts';
import { PAGES } from './routes.tsx';
import { Shell } from './Shell.tsx';
import { Failed, Loading } from './states.tsx';
import { whose } from './whose.ts';

const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 1_000, retry: (count, error) => refusedOf(error) === undefined && count < 2, throwOnError: false },
  },
});

whose.from(() => queries.getQueryData(sessionQuery.queryKey)?.person);

const root = createRootRouteWithContext<{ readonly queries: QueryClient }>()({ component: Outlet });

/** Everything behind sign-in: whoever has no session is sent there, and back afterwards. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    const session = await context.queries.ensureQueryData(sessionQuery);
    if (!session) throw redirect({ to: '/sign-in', search: { to: location.href } });
    const begin = placeToBegin(session.places, place.get());
    if (begin?.post !== place.get()?.post || begin?.authority !== place.get()?.authority) place.set(begin);
  },
});

function routeOf(entry: PageEntry) {
  return createRoute({
    getParentRoute: () => (entry.isOutside ? root : inside),
    path: entry.path,
    component: lazyRouteComponent(entry.load, 'Page'),
  });
}

/** Any other address: whoever is signed in keeps his head and his way home. */
const elsewhere = createRoute({ getParentRoute: () => inside, path: '$', component: NotFound });

const router = createRouter({
  routeTree: root.addChildren([
    ...PAGES.filter(({ isOutside }) => isOutside).map(routeOf),
    inside.addChildren([...PAGES.filter(({ isOutside }) => !isOutside).map(routeOf), elsewhere]),
  ]),
  context: { queries },
  defaultPendingComponent: Loading,
  defaultErrorComponent: ({ error, reset }) => <Failed error={error} retry={reset} />,
  defaultNotFoundComponent: NotFound,
  defaultPreloadStaleTime: 0,
  scrollRestoration: false,
});

/** The console: routes, and the answers of the server that its pages share. */
export function Console(): ReactNode {
  return (
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}
