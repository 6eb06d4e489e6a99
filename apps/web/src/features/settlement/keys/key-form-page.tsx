// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Controller } from 'react-hook-form';
import { useQuery } from 'urql';
import * as z from 'zod/mini';
import { formatDate, parseDateInput } from '../../../format/index.ts';
import { type AppForm, dateText, FormErrors, requiredChoice, requiredText, useAppForm } from '../../../forms/index.ts';
import { QueryResult, useSubmit } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import {
  Button,
  Cluster,
  ConfirmDialog,
  DateField,
  FieldGrid,
  Link,
  Page,
  Section,
  Select,
  Stack,
  TextField,
  toast,
} from '../../../ui/index.ts';
import { useBodyParams } from '../body-params.ts';
import { useFamilies } from '../families.ts';
import { guarded } from '../guarded.tsx';
import { type Key, KeyQuery, PublishKeyVersion } from './key-documents.ts';
import { draftOf, type PartDraft, partInput } from './key-draft.ts';
import { KeyPreview } from './key-preview.tsx';
import { keyTexts } from './messages.ts';
import { PartEditor, useSumProblem } from './part-editor.tsx';
import '../settlement.css';

const schema = z.object({
  serviceFamilyCode: requiredChoice(),
  name: requiredText(120),
  validFrom: dateText(),
  clause: requiredText(300),
  resolution: requiredText(300),
});

/** Parts are no plain fields: beside react-hook-form, with their own attempt. */
function useParts(initial: readonly PartDraft[]) {
  const [parts, setParts] = useState(initial);
  const [attempted, setAttempted] = useState(false);
  const read = parts.map(partInput);
  const inputs = read.flatMap((part) => (part ? [part] : []));
  return { parts, setParts, attempted, setAttempted, inputs: inputs.length === read.length ? inputs : null };
}

interface KeyFieldsProps {
  readonly form: AppForm<z.input<typeof schema>, z.output<typeof schema>>;
  readonly known: Key | undefined;
}

function KeyFields({ form, known }: KeyFieldsProps) {
  const m = useMessages(keyTexts);
  const { options } = useFamilies();
  const { errors } = form.formState;
  return (
    <>
      <FieldGrid>
        {known ? (
          <TextField label={m('family')} value={known.familyName} readOnly disabled />
        ) : (
          <Select label={m('family')} options={options} error={errors.serviceFamilyCode?.message} {...form.register('serviceFamilyCode')} />
        )}
        <TextField label={m('name')} error={errors.name?.message} {...form.register('name')} />
        <Controller
          control={form.control}
          name="validFrom"
          render={({ field }) => (
            <DateField
              label={m('validFrom')}
              value={field.value}
              onChange={field.onChange}
              onBlur={field.onBlur}
              name="validFrom"
              ref={field.ref}
              error={errors.validFrom?.message}
            />
          )}
        />
      </FieldGrid>
      <FieldGrid>
        <TextField label={m('clause')} hint={m('clauseHint')} error={errors.clause?.message} {...form.register('clause')} />
        <TextField label={m('resolution')} hint={m('resolutionHint')} error={errors.resolution?.message} {...form.register('resolution')} />
      </FieldGrid>
    </>
  );
}

function KeyForm({ known }: { readonly known: Key | undefined }) {
  const m = useMessages(keyTexts);
  const language = useLanguage();
  const body = useActingBody();
  const params = useBodyParams();
  const navigate = useNavigate();
  const last = known?.versions[0];
  const form = useAppForm(schema, {
    serviceFamilyCode: known?.serviceFamilyCode ?? '',
    name: known?.name ?? '',
    validFrom: '',
    clause: last?.clause ?? '',
    resolution: '',
  });
  const { parts, setParts, attempted, setAttempted, inputs } = useParts(draftOf(last));
  const sumProblem = useSumProblem(parts);
  const [asking, setAsking] = useState(false);
  const placeError = (field: string, message: string): boolean => {
    setAsking(false);
    return form.placeError(field, message);
  };
  const { submit, pending, problem } = useSubmit({ onFieldError: placeError });
  const ask = form.handleSubmit(() => {
    setAttempted(true);
    if (inputs !== null && sumProblem === null) setAsking(true);
  });
  const publish = form.handleSubmit(async (input) => {
    if (!inputs) return;
    const of = known ? { keyId: known.id, expectedVersion: known.version } : {};
    const answer = await submit(PublishKeyVersion, (idempotencyKey) => ({ idempotencyKey, ...of, ...input, parts: inputs }));
    setAsking(false);
    if (!answer.ok) return;
    toast({ text: m('publishedDone', { name: input.name }) });
    const keyId = answer.value.key?.id ?? known?.id;
    if (keyId) void navigate({ to: '/a/$association/$body/settlement/keys/$keyId', params: { ...params, keyId } });
    else void navigate({ to: '/a/$association/$body/settlement/keys', params });
  });
  const values = form.watch();
  const from = parseDateInput(values.validFrom);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        setAttempted(true);
        void ask(event);
      }}
    >
      <Stack gap="large">
        {problem}
        <KeyFields form={form} known={known} />
        <Section title={m('parts')}>
          <PartEditor parts={parts} attempted={attempted} onChange={setParts} />
        </Section>
        <KeyPreview parts={inputs} keyId={known?.id} family={values.serviceFamilyCode} />
        <FormErrors state={form.formState} />
        <Cluster>
          <Button type="submit" kind="primary">
            {m('publish')}
          </Button>
          <Link look="button" to="/a/$association/$body/settlement/keys" params={params}>
            {m('cancel')}
          </Link>
        </Cluster>
      </Stack>
      <ConfirmDialog
        title={m('publishTitle')}
        open={asking}
        onCancel={() => setAsking(false)}
        onConfirm={() => void publish()}
        confirmLabel={m('publish')}
        tenants={[{ name: body.tenantName, colour: body.colour }]}
        effect={m('publishEffect', {
          version: (last?.keyVersion ?? 0) + 1,
          name: values.name,
          from: from ? formatDate(from, language) : values.validFrom,
        })}
        pending={pending}
      />
    </form>
  );
}

function KeyFormPage() {
  const m = useMessages(keyTexts);
  const params = useBodyParams();
  const { key } = Route.useSearch();
  const [result, refetch] = useQuery({ query: KeyQuery, variables: { keyId: key ?? '' }, pause: key === undefined });
  const crumb = (
    <Link to="/a/$association/$body/settlement/keys" params={params}>
      {m('title')}
    </Link>
  );
  return (
    <Page title={m(key ? 'newVersion' : 'newKey')} breadcrumbs={[crumb]} intro={m(key ? 'formIntroVersion' : 'formIntro')}>
      {key === undefined ? (
        <KeyForm known={undefined} />
      ) : (
        <QueryResult result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
          {({ settlementKey }) => <KeyForm known={settlementKey ?? undefined} />}
        </QueryResult>
      )}
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/settlement/keys/new')({
  component: guarded('settlement.publishKey', KeyFormPage),
});
