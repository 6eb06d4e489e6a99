// SPDX-License-Identifier: EUPL-1.2
import { useSyncExternalStore } from 'react';

export const LANGUAGES = ['de', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const STORAGE_KEY = 'verbundwerk.language';
const listeners = new Set<() => void>();

const isLanguage = (value: unknown): value is Language => LANGUAGES.includes(value as Language);

function remembered(): Language {
  if (typeof localStorage === 'undefined') return 'de';
  const stored = localStorage.getItem(STORAGE_KEY);
  return isLanguage(stored) ? stored : 'de';
}

let language: Language = remembered();

export const currentLanguage = (): Language => language;

/** Switches texts, formats and the page's `lang`; the choice is kept in this browser. */
export function setLanguage(next: Language): void {
  language = next;
  if (typeof localStorage !== 'undefined') localStorage.setItem(STORAGE_KEY, next);
  showLanguage();
  for (const listener of listeners) listener();
}

export function showLanguage(): void {
  if (typeof document !== 'undefined') document.documentElement.lang = language;
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useLanguage = (): Language => useSyncExternalStore(subscribe, currentLanguage, currentLanguage);
