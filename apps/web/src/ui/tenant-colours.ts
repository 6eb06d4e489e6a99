// SPDX-License-Identifier: EUPL-1.2

/** How the named colours of tenants look: of one lightness, so that none shouts, and well apart in light and dark. */
const LOOKS: Readonly<Record<string, string>> = {
  amber: 'oklch(70% 0.15 80)',
  blue: 'oklch(58% 0.16 250)',
  brown: 'oklch(48% 0.08 55)',
  green: 'oklch(60% 0.14 150)',
  grey: 'oklch(58% 0.015 270)',
  indigo: 'oklch(48% 0.17 280)',
  olive: 'oklch(58% 0.1 115)',
  orange: 'oklch(66% 0.16 50)',
  pink: 'oklch(66% 0.17 355)',
  purple: 'oklch(54% 0.18 310)',
  red: 'oklch(56% 0.19 25)',
  teal: 'oklch(60% 0.1 195)',
};

/** The CSS colour of a tenant; a colour that is no name of ours is taken as it is. */
export const tenantColour = (colour: string): string => LOOKS[colour] ?? colour;
