// SPDX-License-Identifier: EUPL-1.2

/** Only paths of our own: a link with another host must not lead away after the sign-in. */
export const safeRedirect = (target: string | undefined): string =>
  target && /^\/(?![/\\])/.test(target) && !target.startsWith('/sign-in') ? target : '/';
