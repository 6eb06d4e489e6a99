// SPDX-License-Identifier: EUPL-1.2
import { count, listOf, objectOf, oneOf, text } from '../../../shape/index.ts';

const KINDS = ['key', 'population', 'joins', 'leaves'] as const;
export type ChangeKind = (typeof KINDS)[number];

const use = objectOf({ serviceFamilyCode: text, meter: text, quantity: count });

/** One change as the address keeps it and the server takes it. The name is for the eye: the address speaks without asking the server. */
export const readChange = objectOf(
  { kind: oneOf(KINDS) },
  {
    ...{ name: text, keyId: text, likeKeyId: text, keyVersion: count, rule: text, ags: text, joinsOn: text, memberId: text, lastDay: text },
    ...{ fromBasis: text, fromDate: text, toBasis: text, toDate: text, families: listOf(text), uses: listOf(use) },
  },
);
export type ScenarioChange = NonNullable<ReturnType<typeof readChange>>;
export const readChanges = listOf(readChange);
