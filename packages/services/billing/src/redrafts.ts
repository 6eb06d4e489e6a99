// SPDX-License-Identifier: EUPL-1.2
import { canonicalDocument, type DocumentContent } from '@domain/billing';
import type { DocumentRecord } from './repositories/document-repository.ts';

/** A draft that says something else than before. */
export interface Redraft {
  readonly before: DocumentRecord;
  readonly content: DocumentContent;
  readonly draftVersion: number;
}

export interface Redrafts {
  readonly changed: readonly Redraft[];
  readonly added: readonly { readonly id: string; readonly content: DocumentContent }[];
  /** With nothing left to charge. */
  readonly dropped: readonly DocumentRecord[];
}

const placeOf = ({ member, groupKey }: DocumentContent): string => `${member.tenantId} ${groupKey}`;
/** What the member sees of a draft, in its one form; the sets alone change nothing for it. */
const shown = (content: DocumentContent): string => canonicalDocument({ ...content, sets: [] });

/** What becomes of the drafts of a round when they are composed anew. Unchanged ones keep their version, and the members hear nothing of them. */
export function redraftsOf(
  before: readonly DocumentRecord[],
  contents: readonly DocumentContent[],
  announced: boolean,
  newId: () => string,
): Redrafts {
  const byPlace = new Map(before.map((record) => [placeOf(record.content), record]));
  const wanted = new Set(contents.map(placeOf));
  const changed: Redraft[] = [];
  const added: { id: string; content: DocumentContent }[] = [];
  for (const content of contents) {
    const found = byPlace.get(placeOf(content));
    if (!found) added.push({ id: newId(), content });
    else if (found.status === 'discarded' || shown(found.content) !== shown(content))
      changed.push({ before: found, content, draftVersion: found.draftVersion + (announced ? 1 : 0) });
  }
  const dropped = before.filter((record) => record.status !== 'discarded' && !wanted.has(placeOf(record.content)));
  return { changed, added, dropped };
}
