// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useMessages } from '../i18n/index.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { uiTexts } from './texts.ts';

/** Long enough to notice a slip, short enough to be true: after it the notification of others goes out. */
const UNDO_SECONDS = 10;

export interface ToastMessage {
  readonly text: string;
  readonly kind?: 'success' | 'info' | 'warning' | 'danger';
  /** Shown for ten seconds; hovering or focusing the toast stops the clock. */
  readonly onUndo?: () => void | Promise<void>;
}

interface Shown extends ToastMessage {
  readonly id: number;
}

let nextId = 1;
let shown: readonly Shown[] = [];
const listeners = new Set<() => void>();
const publish = (next: readonly Shown[]): void => {
  shown = next;
  for (const listener of listeners) listener();
};
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Shows a short message at the edge of the page; what must not be missed belongs into a Banner. */
export function toast(message: ToastMessage): void {
  publish([...shown.slice(-2), { ...message, id: nextId++ }]);
}

export const dismissToast = (id: number): void => publish(shown.filter((one) => one.id !== id));

function Toast({ message }: { readonly message: Shown }) {
  const m = useMessages(uiTexts);
  const [seconds, setSeconds] = useState(UNDO_SECONDS);
  const [paused, setPaused] = useState(false);
  useEffect(() => {
    if (paused) return undefined;
    if (seconds === 0) {
      dismissToast(message.id);
      return undefined;
    }
    const timer = setTimeout(() => setSeconds(seconds - 1), 1000);
    return () => clearTimeout(timer);
  }, [seconds, paused, message.id]);
  const kind = message.kind ?? 'success';
  const undo = (): void => {
    dismissToast(message.id);
    void message.onUndo?.();
  };
  return (
    <li
      className={`vw-toast vw-toast--${kind}`}
      onPointerEnter={() => setPaused(true)}
      onPointerLeave={() => setPaused(false)}
      onFocus={() => setPaused(true)}
      onBlur={() => setPaused(false)}
    >
      <Icon name={kind} />
      <span className="vw-toast__text">{message.text}</span>
      {message.onUndo && (
        <Button size="small" kind="secondary" onPress={undo}>
          {m('undo')}
          <span className="vw-toast__seconds" aria-hidden="true">
            {' '}
            {seconds}
          </span>
        </Button>
      )}
      <Button size="small" kind="tertiary" icon="close" iconOnly onPress={() => dismissToast(message.id)}>
        {m('close')}
      </Button>
    </li>
  );
}

/** Stands once in the shell; the live region is there from the start, else nobody would hear the first message. */
export function ToastRegion() {
  const m = useMessages(uiTexts);
  const messages = useSyncExternalStore(
    subscribe,
    () => shown,
    () => shown,
  );
  const last = messages.at(-1);
  const spoken = last ? (last.onUndo ? m('undoHint', { text: last.text, seconds: UNDO_SECONDS }) : last.text) : '';
  return (
    <section className="vw-toasts" aria-label={m('notifications')}>
      <div role="status" aria-live="polite" className="kern-sr-only">
        {spoken}
      </div>
      {messages.length > 0 && (
        <ul>
          {messages.map((message) => (
            <Toast key={message.id} message={message} />
          ))}
        </ul>
      )}
    </section>
  );
}
