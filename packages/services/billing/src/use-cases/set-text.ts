// SPDX-License-Identifier: EUPL-1.2
import { checkText, FAMILIES, TEXT_KINDS, TEXT_LIMIT, type TextRefusal } from '@domain/billing';
import { choiceInput, dateInput, everyCode, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { latest } from '../repositories/register-repository.ts';
import { enteredBy } from '../settings-entry.ts';
import { useCase } from '../use-case.ts';

/** A new version of a text; what was issued keeps the one that it bears. */
export const setText = useCase({
  name: 'billing.setText',
  action: 'billing.changeSettings',
  input: z.object({
    family: choiceInput('DocumentFamily', FAMILIES),
    kind: choiceInput('TextKind', TEXT_KINDS),
    text: textInput(TEXT_LIMIT, 0),
    court: textInput(200, 0),
    courtAddress: textInput(300, 0),
    validFrom: dateInput,
    /** Of the version that was changed; 0 where there is none yet. */
    expectedVersion: versionInput,
  }),
  ofAll: true,
  refusals: everyCode<TextRefusal>()(
    'TEXT_MISSING',
    'TEXT_KIND_OF_OTHER_FAMILY',
    'PLACEHOLDER_UNKNOWN',
    'COURT_MISSING',
    'REMEDY_WITHOUT_COURT',
    'VALID_FROM_IN_THE_PAST',
    'VALID_FROM_NOT_LATER',
  ),
  load: async ({ registers }, { input, actor, at, today }) => {
    const { centreId, associationId } = actor;
    await registers.lockRegister(centreId, 'texts');
    const last = latest((await registers.texts(centreId)).filter(({ family, kind }) => family === input.family && kind === input.kind));
    const lastId = last && (await registers.textId(centreId, last));
    return { centreId, associationId, at, today, last, lastId };
  },
  row: ({ centreId, last, lastId }) => ({
    tenantId: centreId,
    type: 'textBlock',
    version: last?.version ?? 0,
    ...(lastId ? { id: lastId } : {}),
  }),
  decide: (state, { court, courtAddress, expectedVersion: _expectedVersion, ...input }, { by, newId }) => {
    const block = checkText(state, { ...input, data: { court, courtAddress } });
    return block.ok ? { ok: true, value: { block: block.value, of: enteredBy(state, by, newId()) } } : block;
  },
  save: ({ registers }, { block, of }) => registers.addText(of, block),
  record: ({ block, of }, { last }) => ({
    type: 'textBlock',
    id: of.id,
    content: { ...block, changes: [{ field: 'version', from: last?.version ?? null, to: block.version }] },
  }),
  outcome: ({ of: { id } }) => ({ textId: id }),
});
