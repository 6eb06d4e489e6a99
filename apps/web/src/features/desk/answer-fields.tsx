// SPDX-License-Identifier: EUPL-1.2
import { parseDateInput } from '../../format/index.ts';
import { translate, useLanguage, useMessages } from '../../i18n/index.ts';
import { AmountField, amountProblem, amountToWire, DateField, RadioGroup, Select, TextArea, TextField, uiTexts } from '../../ui/index.ts';
import { answerTexts } from './answer-messages.ts';
import { useSaid } from './bilingual.ts';
import type { FormField } from './catalogue-query.ts';
import { deskTexts } from './messages.ts';

/** What was typed, by the code of the field. */
export type AnswerTexts = Readonly<Record<string, string>>;

/** What is wrong with the answers, by 'answers.<code>'; the server checks again with the same rules. */
export function answerProblems(fields: readonly FormField[], answers: AnswerTexts): Readonly<Record<string, string>> {
  const m = translate(answerTexts);
  const problems = fields.flatMap((field): [string, string][] => {
    const text = (answers[field.code] ?? '').trim();
    const key = `answers.${field.code}`;
    if (text === '') return field.required ? [[key, translate(uiTexts)('missing')]] : [];
    if (field.kind === 'number' && !/^[+-]?\d{1,15}$/.test(text)) return [[key, m('notWhole')]];
    const amount = field.kind === 'amount' ? amountProblem(text) : undefined;
    if (amount) return [[key, amount]];
    if (field.kind === 'date' && parseDateInput(text) === null) return [[key, translate(uiTexts)('notDate')]];
    return [];
  });
  return Object.fromEntries(problems);
}

function onWire(kind: FormField['kind'], text: string): string {
  if (kind === 'amount') return amountToWire(text) ?? text;
  return kind === 'date' ? (parseDateInput(text) ?? text) : text;
}

/** As the server wants them: dates as it writes them, empty ones left out. */
export function answersToWire(fields: readonly FormField[], answers: AnswerTexts): Readonly<Record<string, string>> {
  return Object.fromEntries(
    fields.flatMap((field): [string, string][] => {
      const text = (answers[field.code] ?? '').trim();
      if (text === '') return [];
      return [[field.code, onWire(field.kind, text)]];
    }),
  );
}

interface AnswerFieldsProps {
  readonly fields: readonly FormField[];
  readonly answers: AnswerTexts;
  readonly problems: Readonly<Record<string, string>>;
  readonly onAnswer: (code: string, text: string) => void;
}

/** The questions of a service's own form. */
export function AnswerFields({ fields, ...props }: AnswerFieldsProps) {
  return fields.map((field) => <AnswerField key={field.code} field={field} {...props} />);
}

function AnswerField({ field, answers, problems, onAnswer }: Omit<AnswerFieldsProps, 'fields'> & { readonly field: FormField }) {
  const d = useMessages(deskTexts);
  const said = useSaid();
  const language = useLanguage();
  const key = `answers.${field.code}`;
  const value = answers[field.code] ?? '';
  const set = (text: string): void => onAnswer(field.code, text);
  const hint = language === 'de' ? field.hintDe : field.hintEn;
  const frame = { label: said(field, 'label'), error: problems[key], name: key, optional: !field.required, ...(hint ? { hint } : {}) };
  switch (field.kind) {
    case 'longText':
      return <TextArea {...frame} rows={5} maxLength={4000} value={value} onChange={(event) => set(event.target.value)} />;
    case 'amount':
      return <AmountField {...frame} value={value} onChange={set} />;
    case 'date':
      return <DateField {...frame} value={value} onChange={set} />;
    case 'choice': {
      const options = field.choices.map((choice) => ({ value: choice.code, label: said(choice, 'label') }));
      return <Select {...frame} options={options} value={value} onChange={(event) => set(event.target.value)} />;
    }
    case 'yesNo':
      return (
        <RadioGroup
          {...frame}
          horizontal
          value={value}
          options={[
            { value: 'true', label: d('yes') },
            { value: 'false', label: d('no') },
          ]}
          onChange={(event) => set(event.target.value)}
        />
      );
    case 'number':
      return <TextField {...frame} width="short" inputMode="numeric" value={value} onChange={(event) => set(event.target.value)} />;
    default:
      return <TextField {...frame} maxLength={200} value={value} onChange={(event) => set(event.target.value)} />;
  }
}
