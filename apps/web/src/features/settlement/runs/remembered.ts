// SPDX-License-Identifier: EUPL-1.2

/** The preview that this tab has ordered. */
export const WORK = 'work';

/** What this tab is doing, so that a reload or a way round over another page does not lose sight of it. */
export function remembered(name: string): string | null {
  try {
    return sessionStorage.getItem(`settlement.${name}`);
  } catch {
    return null;
  }
}

export function remember(name: string, value: string | null): void {
  try {
    if (value === null) sessionStorage.removeItem(`settlement.${name}`);
    else sessionStorage.setItem(`settlement.${name}`, value);
  } catch {
    // A browser that keeps nothing loses the progress bar at a reload, not the work.
  }
}
