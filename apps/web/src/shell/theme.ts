// SPDX-License-Identifier: EUPL-1.2
import { useSyncExternalStore } from 'react';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
export interface Appearance {
  readonly theme: Theme;
  readonly highContrast: boolean;
}

const STORAGE_KEY = 'verbundwerk.appearance';
const listeners = new Set<() => void>();

function remembered(): Appearance {
  try {
    const stored = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '{}') as Partial<Appearance>;
    return { theme: THEMES.find((one) => one === stored.theme) ?? 'system', highContrast: stored.highContrast === true };
  } catch {
    return { theme: 'system', highContrast: false };
  }
}

let appearance: Appearance = remembered();
const dark = window.matchMedia('(prefers-color-scheme: dark)');
const moreContrast = window.matchMedia('(prefers-contrast: more)');

function show(): void {
  const root = document.documentElement;
  root.dataset['kernTheme'] = appearance.theme === 'system' ? (dark.matches ? 'dark' : 'light') : appearance.theme;
  if (appearance.highContrast || moreContrast.matches) root.dataset['vwContrast'] = 'high';
  else delete root.dataset['vwContrast'];
}

export function setAppearance(change: Partial<Appearance>): void {
  appearance = { ...appearance, ...change };
  localStorage.setItem(STORAGE_KEY, JSON.stringify(appearance));
  show();
  for (const listener of listeners) listener();
}

/** Shows the chosen theme and follows the system where that is the choice. */
export function followTheme(): void {
  show();
  dark.addEventListener('change', show);
  moreContrast.addEventListener('change', show);
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const useAppearance = (): Appearance => useSyncExternalStore(subscribe, () => appearance);
