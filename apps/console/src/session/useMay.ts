import type { Permission } from '@kedu/workflow';
import { mayIn } from '../app/mayIn.ts';
import { usePlace } from '../app/place.ts';
import { useSession } from './session.ts';

/** Whether the post that this window acts in has a permission: for what a page offers; the server decides. */
export function useMay(permission: Permission): boolean {
  const { places } = useSession();
  return mayIn(places, usePlace(), permission);
}
