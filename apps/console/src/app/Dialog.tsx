import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { Datum } from './Datum.tsx';

/** A dialog over the page: keeps the focus inside, closes with Escape where `onClose` is given, gives the focus back. */
export function Dialog({
  title,
  onClose,
  children,
}: {
  readonly title: ReactNode;
  readonly onClose?: (() => void) | undefined;
  readonly children: ReactNode;
}): ReactNode {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  // Closed before it is taken off the page: only then does the browser give the focus back.
  useLayoutEffect(() => {
    const dialog = box.current;
    if (dialog && !dialog.open) dialog.showModal();
    return () => {
      dialog?.close();
      // What opened it may be shut or gone: the page goes on from its content, not from its very top.
      if (document.activeElement === document.body || dialog?.contains(document.activeElement))
        document.getElementById('main')?.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      ref={box}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
    >
      <h2 id={id}>{typeof title === 'string' ? <Datum>{title}</Datum> : title}</h2>
      {children}
    </dialog>
  );
}
