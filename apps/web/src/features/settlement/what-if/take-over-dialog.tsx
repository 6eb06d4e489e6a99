// SPDX-License-Identifier: EUPL-1.2
import { useNavigate } from '@tanstack/react-router';
import { useQuery } from 'urql';
import * as z from 'zod/mini';
import { formatDate } from '../../../format/index.ts';
import { type AppForm, FormDialog, requiredChoice, requiredText, useAppForm } from '../../../forms/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { ComboBox, FieldGrid, Select, Stack, TextArea, TextField, toast } from '../../../ui/index.ts';
import { useBodyParams } from '../body-params.ts';
import { KeysQuery } from '../keys/key-documents.ts';
import type { ScenarioChange } from './address.ts';
import { whatIfTexts } from './messages.ts';
import { DraftFromTrial, type EffectRow } from './what-if-documents.ts';

const FORMS = ['publicLawAgreement', 'serviceContract', 'administrativeAgreement', 'statutes'] as const;

const schema = z.object({
  tenantId: requiredChoice(),
  key: requiredChoice(),
  form: z.enum(FORMS),
  number: requiredText(40),
  title: requiredText(200),
  clause: requiredText(200),
  note: z.string().check(z.maxLength(4000)),
});

const FORM_NAMES: Readonly<Record<(typeof FORMS)[number], { readonly de: string; readonly en: string }>> = {
  publicLawAgreement: { de: 'Öffentlich-rechtliche Vereinbarung', en: 'Agreement under public law' },
  serviceContract: { de: 'Leistungsvertrag', en: 'Service contract' },
  administrativeAgreement: { de: 'Verwaltungsvereinbarung', en: 'Administrative agreement' },
  statutes: { de: 'Verbandssatzung', en: 'Statutes of the association' },
};

interface TakeOverDialogProps {
  readonly members: readonly EffectRow[];
  /** What is kept of the calculation for this member. */
  readonly noteFor: (member: EffectRow) => string;
  readonly onClose: () => void;
}

/** The version that the trial went by, as a draft agreement cites it. */
function useChoices(changes: readonly ScenarioChange[]) {
  const m = useMessages(whatIfTexts);
  const [{ data }] = useQuery({ query: KeysQuery, variables: {} });
  const versions = (data?.settlementKeys ?? []).flatMap((key) =>
    key.versions.map((version) => ({ value: `${key.id}/${version.keyVersion}`, key, version })),
  );
  const tried = changes.find(({ kind, keyVersion }) => kind === 'key' && keyVersion);
  const preset = tried ? `${tried.likeKeyId ?? tried.keyId}/${tried.keyVersion}` : '';
  const found = versions.find(({ value }) => value === preset);
  return {
    ready: data !== undefined,
    preset,
    presetTexts: found && {
      clause: found.version.clause,
      title: m('agreementTitle', { family: found.key.familyName ?? found.key.name }),
    },
    find: (value: string) => versions.find((one) => one.value === value),
    options: versions.map(({ value, key, version }) => ({
      value,
      label: `${key.name}, ${m('versionNumber', { version: version.keyVersion, from: formatDate(version.validFrom) })}`,
    })),
  };
}

type Choices = ReturnType<typeof useChoices>;

/** Makes the draft of an agreement from a trial: the key is cited, what was calculated stays with it as a note. */
export function TakeOverDialog({ changes, ...props }: TakeOverDialogProps & { readonly changes: readonly ScenarioChange[] }) {
  const choices = useChoices(changes);
  return choices.ready ? <TakeOverForm {...props} choices={choices} /> : null;
}

function TakeOverForm({ members, choices, noteFor, onClose }: TakeOverDialogProps & { readonly choices: Choices }) {
  const m = useMessages(whatIfTexts);
  const navigate = useNavigate();
  const params = useBodyParams();
  const { tenantName, colour } = useActingBody();
  const preset = choices.presetTexts;
  const form = useAppForm(schema, {
    ...{ tenantId: '', key: preset ? choices.preset : '', form: 'publicLawAgreement' as const },
    ...{ number: '', title: preset?.title ?? '', clause: preset?.clause ?? '', note: '' },
  });
  const { errors } = form.formState;
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError });
  const save = form.handleSubmit(async ({ key: value, clause, ...input }) => {
    const found = choices.find(value);
    if (!found) return;
    const { key, version } = found;
    const answer = await submit(DraftFromTrial, (idempotencyKey) => ({
      ...{ idempotencyKey, ...input, serviceFamilyCodes: [key.serviceFamilyCode] },
      keyCitations: [
        { serviceFamilyCode: key.serviceFamilyCode, keyId: key.id, keyVersion: version.keyVersion, clause, resolution: version.resolution },
      ],
    }));
    if (!answer.ok) return;
    toast({ text: m('drafted') });
    const agreement = answer.value.agreement;
    if (agreement)
      await navigate({ to: '/a/$association/$body/agreements/$agreementId', params: { ...params, agreementId: agreement.id } });
  });
  return (
    <FormDialog
      title={m('takeOverTitle')}
      tenant={{ name: tenantName, colour }}
      intro={m('takeOverIntro')}
      submitLabel={m('draft')}
      size="wide"
      pending={pending}
      problem={problem}
      onClose={onClose}
      onSubmit={(event) => void save(event)}
    >
      <TakeOverFields form={form} errors={errors} members={members} choices={choices} noteFor={noteFor} />
    </FormDialog>
  );
}

type Form = AppForm<z.input<typeof schema>, z.output<typeof schema>>;

interface FieldsProps extends Pick<TakeOverDialogProps, 'members' | 'noteFor'> {
  readonly form: Form;
  readonly errors: Form['formState']['errors'];
  readonly choices: Choices;
}

/** Choosing fills in what follows from the choice; all of it can be written otherwise. */
function TakeOverFields({ form, errors, members, choices, noteFor }: FieldsProps) {
  const m = useMessages(whatIfTexts);
  const language = useLanguage();
  const [tenantId, key] = form.watch(['tenantId', 'key']);
  const set = (name: Parameters<typeof form.setValue>[0], value: string): void =>
    form.setValue(name, value, { shouldDirty: true, shouldValidate: form.formState.isSubmitted });
  const chooseMember = (value: string | null): void => {
    set('tenantId', value ?? '');
    const found = members.find((row) => row.tenantId === value);
    if (found) set('note', noteFor(found));
  };
  const chooseKey = (value: string | null): void => {
    set('key', value ?? '');
    const found = choices.find(value ?? '');
    if (!found) return;
    set('clause', found.version.clause);
    set('title', m('agreementTitle', { family: found.key.familyName ?? found.key.name }));
  };
  return (
    <Stack>
      <FieldGrid>
        <ComboBox
          label={m('member')}
          field="tenantId"
          value={tenantId || null}
          options={members.map((row) => ({ value: row.tenantId, label: row.memberName }))}
          onChange={chooseMember}
          error={errors.tenantId?.message}
        />
        <ComboBox
          label={m('takeOverKey')}
          field="key"
          value={key || null}
          options={choices.options}
          onChange={chooseKey}
          error={errors.key?.message}
        />
        <TextField label={m('number')} maxLength={40} error={errors.number?.message} {...form.register('number')} />
        <Select
          label={m('form')}
          placeholder={false}
          options={FORMS.map((value) => ({ value, label: FORM_NAMES[value][language] }))}
          error={errors.form?.message}
          {...form.register('form')}
        />
      </FieldGrid>
      <TextField label={m('name')} maxLength={200} error={errors.title?.message} {...form.register('title')} />
      <TextField label={m('clause')} maxLength={200} error={errors.clause?.message} {...form.register('clause')} />
      <TextArea label={m('note')} rows={7} error={errors.note?.message} {...form.register('note')} />
    </Stack>
  );
}
