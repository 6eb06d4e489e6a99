// SPDX-License-Identifier: EUPL-1.2
import { useWatch } from 'react-hook-form';
import { useMessages } from '../../../i18n/index.ts';
import { Section, Stack, TextArea } from '../../../ui/index.ts';
import { clauseTexts } from '../clause-messages.ts';
import { type ClauseFindingData, ClauseFindings } from '../cost-clause.tsx';
import type { AgreementFormApi } from './agreement-form-api.ts';

export interface CheckedClause {
  readonly text: string;
  readonly findings: readonly ClauseFindingData[];
}

interface ClauseFieldsProps {
  readonly form: AgreementFormApi;
  readonly checked: CheckedClause | null;
}

/** The wording by which costs are shared; what its check found stands below it until the wording is changed. */
export function ClauseFields({ form, checked }: ClauseFieldsProps) {
  const m = useMessages(clauseTexts);
  const text = useWatch({ control: form.control, name: 'costClause' });
  return (
    <Section title={m('costClause')}>
      <Stack>
        <TextArea
          label={m('wording')}
          hint={m('wordingHint')}
          rows={8}
          lang="de"
          error={form.formState.errors.costClause?.message}
          {...form.register('costClause')}
        />
        {checked !== null && (text.trim() === checked.text ? <ClauseFindings findings={checked.findings} /> : <p>{m('changed')}</p>)}
      </Stack>
    </Section>
  );
}
