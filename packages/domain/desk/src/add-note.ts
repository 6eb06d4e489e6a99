// SPDX-License-Identifier: EUPL-1.2
import { type Decide, err, ok } from '@kernel/core';
import { checkEntryText, type EntryTextRefusalCode } from './add-reply.ts';
import { type DeskEffects, deskMessage, effects } from './desk-decision.ts';
import type { Request } from './request.ts';
import { noteEntry } from './request-entry.ts';

/**
 * An internal note: a member's for the member alone, else for the centre alone. The request keeps its version, so that one side's
 * note neither shows to the other nor gets in the way of somebody who is editing.
 */
export const addNote: Decide<Request, { readonly text: string }, DeskEffects, EntryTextRefusalCode> = (
  request,
  { text },
  circumstances,
) => {
  const wrong = checkEntryText(text);
  if (wrong) return err(wrong);
  const note = noteEntry(request, circumstances, circumstances.by.side === 'member' ? 'member' : 'centre', text.trim());
  const messages = [deskMessage('RequestNoted.v1', request.tenantId, { requestId: request.id, entryId: note.id })];
  return ok(effects({ entries: [note], messages }));
};
