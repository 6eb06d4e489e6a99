// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { chargesBehind, checkShareOf, checkWorkbook, costsBehind, explainShare, readRunFile, settle } from '@domain/settlement';
import { writeWorkbook } from '@formats/workbook';
import { err, formatCivilDate, refusal } from '@kernel/core';
import { readJsonFile } from '../input-file.ts';
import { both } from '../language.ts';
import { fileSentence, unknownValue } from '../messages/index.ts';
import { type Answer, EXIT, refusedBy } from '../outcome.ts';
import { writeOutputFile } from '../output-file.ts';
import { faultsIn } from '../run-file-faults.ts';

const RUN_FILE_LIMIT = 64 * 1024 * 1024;

interface WorkbookInput {
  readonly member: string;
  readonly out: string;
  readonly in: string;
}

/** `verbund settlement workbook FILE.json --member …`: a workbook that works out the member's shares again. */
export async function workbookCommand(file: string, { member, out, in: given }: WorkbookInput): Promise<Answer> {
  const language = given === 'de' || given === 'en' ? given : null;
  if (language === null) return unknownValue('--in', ['de', 'en'], given);
  const { json, text } = await readJsonFile(file, RUN_FILE_LIMIT);
  const { input, refusals } = readRunFile(json);
  const result = refusals.length === 0 ? settle(input) : err([]);
  if (!result.ok) return faultsIn({ file, text }, input, refusals);
  const { allocations, totals, association, firstDay, lastDay } = result.value;
  const total = totals.find(({ tenantId, ags }) => tenantId === member || ags === member);
  if (!total) {
    const unknown = refusal('NO_SUCH_MEMBER' as const, { field: '--member', params: { member } });
    return refusedBy([unknown], () => fileSentence(unknown));
  }
  const shares = allocations.flatMap((allocation) => {
    const sections = explainShare(result.value, total.tenantId, allocation.poolId)?.sections ?? [];
    const section = sections.find(({ months }) => months.from === allocation.months.from);
    if (section === undefined) return [];
    const tables = section.weights.map(({ rows }) => ({ rows }));
    const share = checkShareOf(allocation, tables, section.key.sentence[language], total.tenantId, language);
    return [{ ...share, costs: costsBehind(allocation, input, result.value, null, language) }];
  });
  const workbook = checkWorkbook(
    shares,
    {
      association: association.name,
      member: total.memberName,
      period: `${formatCivilDate(firstDay)} – ${formatCivilDate(lastDay)}`,
      madeOn: lastDay,
      madeAt: null,
      madeBy: null,
      further: [
        { label: language === 'de' ? 'Laufdatei' : 'Run file', value: basename(file) },
        {
          label: language === 'de' ? 'SHA-256 der Laufdatei' : 'SHA-256 of the run file',
          value: createHash('sha256').update(text).digest('hex'),
        },
      ],
    },
    language,
    { charges: chargesBehind(result.value, total.tenantId) },
  );
  await writeOutputFile(out, writeWorkbook(workbook));
  const sheets = workbook.sheets.map(({ name }) => name);
  return {
    code: EXIT.done,
    lines: [both(`${out}: ${total.memberName}, ${sheets.length} Blätter`, `${out}: ${total.memberName}, ${sheets.length} sheets`)],
    json: { ok: true, out, member: total.tenantId, sheets },
  };
}
