// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useSyncExternalStore } from 'react';

export interface Shortcut {
  /** One key as `KeyboardEvent.key` names it: 'n', '?', 'e' */
  readonly key: string;
  readonly label: string;
  readonly run: () => void;
}

const STORAGE_KEY = 'verbundwerk.singleKeys';
let enabled = localStorage.getItem(STORAGE_KEY) !== 'off';
let registered: readonly Shortcut[] = [];
const listeners = new Set<() => void>();
const publish = (): void => {
  for (const listener of listeners) listener();
};
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function setSingleKeys(next: boolean): void {
  enabled = next;
  localStorage.setItem(STORAGE_KEY, next ? 'on' : 'off');
  publish();
}

/** A single-key shortcut of a page, as long as the page is there. It never fires while somebody types or a dialog is open. */
export function useShortcut(key: string, label: string, run: () => void): void {
  useEffect(() => {
    const shortcut: Shortcut = { key, label, run };
    registered = [...registered, shortcut];
    publish();
    return () => {
      registered = registered.filter((one) => one !== shortcut);
      publish();
    };
  }, [key, label, run]);
}

const TYPING =
  'input, textarea, select, [contenteditable], [role="combobox"], [role="menu"], [role="listbox"], [role="dialog"], [role="alertdialog"]';

const isTyping = (event: KeyboardEvent): boolean => event.target instanceof Element && event.target.closest(TYPING) !== null;

/** Stands once in the shell. */
export function useShortcutKeys(onPalette: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey) {
        event.preventDefault();
        onPalette();
        return;
      }
      if (!enabled || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      const shortcut = registered.findLast((one) => one.key === event.key);
      if (!shortcut) return;
      event.preventDefault();
      shortcut.run();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [onPalette]);
}

export const useSingleKeys = (): boolean => useSyncExternalStore(subscribe, () => enabled);
export const useShortcuts = (): readonly Shortcut[] => useSyncExternalStore(subscribe, () => registered);
