// SPDX-License-Identifier: EUPL-1.2

/** The first that fits counts: Edge and Opera call themselves Chrome too, and everything calls itself Safari. */
const BROWSERS = [
  ['Edg', 'Edge'],
  ['OPR', 'Opera'],
  ['Firefox', 'Firefox'],
  ['FxiOS', 'Firefox'],
  ['CriOS', 'Chrome'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const;
const SYSTEMS = [
  ['Android', 'Android'],
  ['iPhone', 'iOS'],
  ['iPad', 'iPadOS'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['CrOS', 'ChromeOS'],
  ['Linux', 'Linux'],
] as const;

const found = (signs: readonly (readonly [string, string])[], text: string): string | null =>
  signs.find(([sign]) => text.includes(sign))?.[1] ?? null;

/** Browser and system as far as the line that a browser sends tells them. */
export function deviceOf(userAgent: string): { readonly browser: string | null; readonly system: string | null } {
  return { browser: found(BROWSERS, userAgent), system: found(SYSTEMS, userAgent) };
}
