import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Datum } from './Datum.tsx';

/** A link to a page of the console, by its address: `/rounds/2026-12`. The page’s script is fetched when somebody points at it. */
export function Go({
  to,
  className,
  label,
  isCurrent = false,
  children,
}: {
  readonly to: string;
  readonly className?: string;
  /** What is read out instead of what stands there. */
  readonly label?: string;
  readonly isCurrent?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <Link
      to={to}
      preload="intent"
      activeProps={{}}
      {...(className === undefined ? {} : { className })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      aria-current={isCurrent ? 'page' : false}
    >
      {typeof children === 'string' ? <Datum>{children}</Datum> : children}
    </Link>
  );
}
