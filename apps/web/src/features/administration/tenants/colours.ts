// SPDX-License-Identifier: EUPL-1.2
import { useMessages } from '../../../i18n/index.ts';
import type { SelectOption } from '../../../ui/index.ts';
import { tenantTexts } from './messages.ts';

const COLOURS = ['blue', 'teal', 'green', 'olive', 'amber', 'orange', 'red', 'pink', 'purple', 'indigo', 'brown', 'grey'] as const;

/** The colours that a tenant may have, by name. */
export function useColourOptions(): readonly SelectOption[] {
  const m = useMessages(tenantTexts);
  return COLOURS.map((colour) => ({ value: colour, label: m(colour) }));
}
