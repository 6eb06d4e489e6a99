// SPDX-License-Identifier: EUPL-1.2
import { type RawBuilder, sql } from 'kysely';

/**
 * A text without the signs that people have no key for: 'Münstereifel', 'Muenstereifel' and 'munstereifel' become the same.
 * The pages fold what they search themselves by the same steps (apps/web, shape/fold.ts).
 */
export const folded = (text: RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`regexp_replace(regexp_replace(normalize(replace(lower(${text}), 'ß', 'ss'), NFD), ${'[\\u0300-\\u036f]'}, '', 'g'), '([aou])e', ${'\\1'}, 'g')`;
