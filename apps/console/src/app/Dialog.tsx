import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';

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
    return () => dialog?.close();
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
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}
