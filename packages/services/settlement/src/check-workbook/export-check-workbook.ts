// SPDX-License-Identifier: EUPL-1.2
import { err, type Instant, ok, type Refusal, type Result, refusal, type TenantId, type UserId } from '@kernel/core';
import { instantColumn, statementsOn } from '@platform/database';
import { bindUseCase, choiceInput, everyCode, idInput } from '@platform/use-case';
import { z } from 'zod';
import { workbookFacts } from './workbook-facts.ts';
import { type MadeWorkbook, workbookOf } from './workbook-of-statement.ts';

type Code = 'MADE_BY_OTHER_RULES' | 'NO_SHARE_TO_CHECK' | 'NOT_A_PERSON';

interface Kept {
  readonly id: string;
  readonly tenantId: TenantId;
  readonly statementId: string;
  readonly language: 'de' | 'en';
  readonly sha256: string;
  readonly bytes: number;
  readonly madeByName: string;
  readonly madeBySide: 'centre' | 'member';
  readonly madeByUser: UserId | null;
  readonly madeAt: Instant;
}

const useCase = bindUseCase((writes) => ({ writes, statements: statementsOn(writes) }));

/**
 * Takes a check workbook along: who, when, of what and the hash of its bytes are on record before the file is handed out. The file itself is
 * made again from these.
 */
export const exportCheckWorkbook = useCase({
  name: 'settlement.exportCheckWorkbook',
  action: 'settlement.exportWorkbook',
  input: z.object({ statementId: idInput<'StatementId'>(), language: choiceInput('CsvLanguage', ['de', 'en']).default('de') }),
  refusals: everyCode<Code>()('NOT_A_PERSON', 'MADE_BY_OTHER_RULES', 'NO_SHARE_TO_CHECK'),
  load: async ({ writes, statements }, { input, actor, at }) => {
    const row = await writes.statement.findFirst({ where: { id: input.statementId }, select: { tenantId: true } });
    const found = row && (await workbookFacts(statements, input.statementId, actor.body.side));
    if (!row || !found) return null;
    const made = found.ok ? workbookOf(found.value, { at, by: actor.name, language: input.language }) : null;
    return { tenantId: row.tenantId as TenantId, refused: found.ok ? null : found.error, made, actor, at };
  },
  row: ({ tenantId }) => ({ tenantId, type: 'statement' }),
  decide: (
    { tenantId, refused, made, actor, at },
    { statementId, language },
    { newId, by },
  ): Result<Kept & { made: MadeWorkbook }, Refusal<Code>> => {
    if (by.userId === null) return err(refusal('NOT_A_PERSON'));
    if (refused) return err(refused);
    if (!made) return err(refusal('NO_SHARE_TO_CHECK'));
    const { sha256, bytes } = made;
    const maker = { madeByName: actor.name, madeBySide: actor.body.side, madeByUser: by.userId, madeAt: at };
    return ok({ id: newId(), tenantId, statementId, language, sha256, bytes: bytes.length, ...maker, made });
  },
  save: async ({ writes }, { made: _made, ...kept }, { actor, at }) => {
    await writes.workbookExport.create({ data: { ...kept, associationId: actor.associationId, madeAt: instantColumn(at) } });
  },
  record: ({ made: _made, ...kept }) => ({ type: 'statement', id: kept.statementId, content: kept }),
  outcome: ({ id, statementId }) => ({ exportId: id, statementId }),
});
