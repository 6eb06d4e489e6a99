// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useMemo, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useQuery } from 'urql';
import * as z from 'zod/mini';
import { formatDate, parseDateInput } from '../../../format/index.ts';
import { dateText, FormDate, FormDialog, optionalDateText, requiredText, useAppForm } from '../../../forms/index.ts';
import { QueryResult, useSubmit } from '../../../graphql/index.ts';
import { translate, useLanguage, useMessages } from '../../../i18n/index.ts';
import { Banner, FieldGrid, Heading, Select, TextField, toast } from '../../../ui/index.ts';
import { useFamilies } from '../choices.ts';
import { formatPermille, parsePermille } from '../form/agreement-schema.ts';
import { ChangePreview } from './change-preview.tsx';
import { vatTexts } from './messages.ts';
import { FORM_KEYS } from './position-text.ts';
import { type PositionRow, PublishVatPosition, VatPreviewQuery } from './vat-documents.ts';

const PAUSE_MS = 400;
const KINDS = ['option', 'optionRevoked', 'section2b', 'statutes', 'ruling'] as const;
const FORMS = ['statutes', 'publicLawAgreement', 'serviceContract', 'administrativeAgreement'] as const;

const schema = z
  .object({
    kind: z.enum(KINDS),
    form: z.enum(['', ...FORMS]),
    serviceFamilyCode: z.string(),
    code: z.enum(['O', 'E', 'S']),
    rate: z.string(),
    basis: requiredText(200),
    resolution: requiredText(300),
    validFrom: dateText(),
    validTo: optionalDateText(),
  })
  .check(
    z.refine(({ code, rate }) => code !== 'S' || (parsePermille(rate) ?? 0) > 0, {
      path: ['rate'],
      error: () => translate(vatTexts)('rateWrong'),
    }),
  );

type Input = z.input<typeof schema>;

const startOf = (row: PositionRow | null): Input => ({
  kind: row?.kind ?? 'section2b',
  form: row?.form ?? '',
  serviceFamilyCode: row?.serviceFamilyCode ?? '',
  code: row?.code ?? 'E',
  rate: row?.code === 'S' ? formatPermille(row.ratePermille) : '19',
  basis: row?.basis ?? '',
  resolution: row?.resolution ?? '',
  validFrom: row ? formatDate(row.validFrom) : '',
  validTo: row?.validTo ? formatDate(row.validTo) : '',
});

/** What the server is asked; null while something is missing that it needs. */
function askedFor(values: Partial<Input>, replaces: string | null) {
  const { kind = 'section2b', form = '', serviceFamilyCode = '', code = 'E', rate = '', basis = '', resolution = '' } = values;
  const validFrom = parseDateInput(values.validFrom ?? '');
  const validTo = parseDateInput(values.validTo ?? '');
  if (validFrom === null || basis.trim() === '' || resolution.trim() === '') return null;
  return {
    ...{ kind, form: form === '' ? null : form, serviceFamilyCode: serviceFamilyCode || null, code },
    ...{ ratePermille: code === 'S' ? (parsePermille(rate) ?? 0) : 0, basis, resolution, validFrom, validTo, replaces },
  };
}

function useSettled<T>(value: T, key: string): T {
  const [settled, setSettled] = useState({ value, key });
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ value, key }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [key, value]);
  return settled.value;
}

function LivePreview({ values, replaces }: { readonly values: Partial<Input>; readonly replaces: string | null }) {
  const m = useMessages(vatTexts);
  const key = JSON.stringify(values);
  // The form hands over a new object each time; only what it says counts.
  const asked = useMemo(() => askedFor(JSON.parse(key) as Partial<Input>, replaces), [key, replaces]);
  const settled = useSettled(asked, key);
  const [result, again] = useQuery({
    query: VatPreviewQuery,
    variables: settled ?? {},
    pause: settled === null,
    requestPolicy: 'network-only',
  });
  return (
    <section aria-live="polite">
      <Heading level={2}>{m('preview')}</Heading>
      {settled === null ? (
        <p className="vw-muted">{m('previewWaits')}</p>
      ) : (
        <QueryResult result={result} onRetry={() => again({ requestPolicy: 'network-only' })}>
          {({ previewVatPosition }) => <ChangePreview preview={previewVatPosition} />}
        </QueryResult>
      )}
    </section>
  );
}

interface PublishDialogProps {
  /** The entry that was wrong; null for a new one. */
  readonly wrong: PositionRow | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Says how services are taxed from a day on, and shows beforehand for whom that changes what. */
export function PublishDialog({ wrong, onClose, onDone }: PublishDialogProps) {
  const m = useMessages(vatTexts);
  const language = useLanguage();
  const { families } = useFamilies();
  const form = useAppForm(schema, startOf(wrong));
  const { submit, pending, problem } = useSubmit({
    onFieldError: (field, message) => form.placeError(field === 'ratePermille' ? 'rate' : field, message),
  });
  const { errors } = form.formState;
  const values = useWatch({ control: form.control });
  const replaces = wrong?.id ?? null;
  const save = form.handleSubmit(async ({ form: legal, serviceFamilyCode, rate, ...input }) => {
    const answer = await submit(PublishVatPosition, (idempotencyKey) => ({
      ...{ idempotencyKey, replaces, ...input },
      ...{ form: legal === '' ? null : legal, serviceFamilyCode: serviceFamilyCode || null },
      ratePermille: input.code === 'S' ? (parsePermille(rate) ?? 0) : 0,
    }));
    if (!answer.ok) return;
    toast({ text: m('published', { from: formatDate(input.validFrom, language) }) });
    onDone();
    onClose();
  });
  return (
    <FormDialog
      title={m(wrong ? 'replaceTitle' : 'publishTitle')}
      size="wide"
      submitLabel={m('save')}
      pending={pending}
      problem={problem}
      onClose={onClose}
      onSubmit={(event) => void save(event)}
    >
      {wrong && <Banner kind="info" title={m('replaceNote')} />}
      <FieldGrid>
        <Select
          label={m('kind')}
          placeholder={false}
          options={KINDS.map((value) => ({ value, label: m(value) }))}
          {...form.register('kind')}
        />
        <Select
          label={m('family')}
          placeholder={m('allFamilies')}
          options={families.map(({ code, name }) => ({ value: code, label: name }))}
          {...form.register('serviceFamilyCode')}
        />
        <Select
          label={m('form')}
          placeholder={m('everyForm')}
          options={FORMS.map((value) => ({ value, label: m(FORM_KEYS[value]) }))}
          {...form.register('form')}
        />
        <FormDate control={form.control} name="validFrom" label={m('validFrom')} />
        <FormDate control={form.control} name="validTo" label={m('validTo')} optional />
        <Select
          label={m('code')}
          placeholder={false}
          options={(['O', 'E', 'S'] as const).map((value) => ({ value, label: m(value) }))}
          {...form.register('code')}
        />
        {values.code === 'S' && (
          <TextField label={m('rate')} width="short" inputMode="decimal" error={errors.rate?.message} {...form.register('rate')} />
        )}
      </FieldGrid>
      <TextField label={m('basis')} hint={m('basisHint')} error={errors.basis?.message} {...form.register('basis')} />
      <TextField label={m('resolution')} hint={m('resolutionHint')} error={errors.resolution?.message} {...form.register('resolution')} />
      <LivePreview values={values} replaces={replaces} />
    </FormDialog>
  );
}
