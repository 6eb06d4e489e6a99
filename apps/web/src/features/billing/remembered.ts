// SPDX-License-Identifier: EUPL-1.2

const NAME = 'billing.prepare';

/** The making of drafts that this tab has ordered, so that a way round over another page does not lose sight of it. */
export function remembered(): string | null {
  try {
    return sessionStorage.getItem(NAME);
  } catch {
    return null;
  }
}

export function remember(commandId: string | null): void {
  try {
    if (commandId === null) sessionStorage.removeItem(NAME);
    else sessionStorage.setItem(NAME, commandId);
  } catch {
    // A browser that keeps nothing loses the progress bar at a reload, not the work.
  }
}
