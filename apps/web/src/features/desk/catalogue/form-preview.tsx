// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useMessages } from '../../../i18n/index.ts';
import { TextField } from '../../../ui/index.ts';
import { AnswerFields, type AnswerTexts } from '../answer-fields.tsx';
import type { FormField } from '../catalogue-query.ts';
import { catalogueTexts } from './messages.ts';

/** The form as a member will fill it in; it can be tried, nothing is sent. */
export function FormPreview({ fields }: { readonly fields: readonly FormField[] }) {
  const m = useMessages(catalogueTexts);
  const [subject, setSubject] = useState('');
  const [answers, setAnswers] = useState<AnswerTexts>({});
  return (
    <section className="vw-desk-preview" aria-label={m('preview')}>
      <strong>{m('preview')}</strong>
      <TextField label={m('previewSubject')} value={subject} onChange={(event) => setSubject(event.target.value)} />
      <AnswerFields
        fields={fields}
        answers={answers}
        problems={{}}
        onAnswer={(code, text) => setAnswers((now) => ({ ...now, [code]: text }))}
      />
    </section>
  );
}
