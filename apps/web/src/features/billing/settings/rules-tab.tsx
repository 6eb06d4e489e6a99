// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useQuery } from 'urql';
import * as z from 'zod/mini';
import { formatDate, today } from '../../../format/index.ts';
import { dateText, FormDate, FormDialog, useAppForm } from '../../../forms/index.ts';
import { QueryResult, useSubmit } from '../../../graphql/index.ts';
import { translate, useMessages } from '../../../i18n/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import { Button, DescriptionList, FieldGrid, Section, Select, TextField, toast } from '../../../ui/index.ts';
import { useDay, useMoment } from '../days.ts';
import { registerTexts } from '../messages/register-texts.ts';
import { EarlierVersions } from './earlier-versions.tsx';
import { type BillingRule, RulesQuery, SetRule } from './settings-queries.ts';

const DAY_RULES = ['nextLegalDay', 'nextBankDay', 'previousBankDay', 'asStated'] as const;
const WAYS = ['remainder', 'prepaid'] as const;
const NUMBERS = ['objectionDays', 'noticeDueDays', 'invoiceDueDays'] as const;
const whole = () =>
  z.string().check(z.refine((text) => /^\d{1,3}$/.test(text.trim()), { error: () => translate(registerTexts)('wholeNumber') }));
const schema = z.object({
  objectionDays: whole(),
  noticeDueDays: whole(),
  invoiceDueDays: whole(),
  dayRule: z.enum(DAY_RULES),
  advanceWay: z.enum(WAYS),
  validFrom: dateText(),
});

interface RuleDialogProps {
  readonly rule: BillingRule;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function RuleDialog({ rule, onClose, onDone }: RuleDialogProps) {
  const m = useMessages(registerTexts);
  const { tenantName, colour } = useActingBody();
  const form = useAppForm(schema, {
    objectionDays: String(rule.objectionDays),
    noticeDueDays: String(rule.noticeDueDays),
    invoiceDueDays: String(rule.invoiceDueDays),
    dayRule: rule.dayRule,
    advanceWay: rule.advanceWay,
    validFrom: formatDate(today()),
  });
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError, onLoadNew: onDone });
  const save = form.handleSubmit(async ({ objectionDays, noticeDueDays, invoiceDueDays, ...rest }) => {
    const answer = await submit(SetRule, (idempotencyKey) => ({
      ...rest,
      idempotencyKey,
      land: rule.land,
      expectedVersion: rule.version,
      objectionDays: Number(objectionDays),
      noticeDueDays: Number(noticeDueDays),
      invoiceDueDays: Number(invoiceDueDays),
    }));
    if (!answer.ok) return;
    toast({ text: m('saved'), kind: 'success' });
    onDone();
    onClose();
  });
  return (
    <FormDialog
      title={m('rulesTitle')}
      onClose={onClose}
      onSubmit={(event) => void save(event)}
      submitLabel={m('save')}
      pending={pending}
      problem={problem}
      tenant={{ name: tenantName, colour }}
    >
      <FieldGrid>
        {NUMBERS.map((name) => (
          <TextField
            key={name}
            label={m(name)}
            width="short"
            inputMode="numeric"
            error={form.formState.errors[name]?.message}
            {...form.register(name)}
          />
        ))}
      </FieldGrid>
      <Select
        label={m('dayRule')}
        placeholder={false}
        options={DAY_RULES.map((value) => ({ value, label: m(value) }))}
        {...form.register('dayRule')}
      />
      <Select
        label={m('advanceWay')}
        placeholder={false}
        options={WAYS.map((value) => ({ value, label: m(value) }))}
        {...form.register('advanceWay')}
      />
      <FormDate control={form.control} name="validFrom" label={m('validFrom')} />
    </FormDialog>
  );
}

function Facts({ rule }: { readonly rule: BillingRule }) {
  const m = useMessages(registerTexts);
  const day = useDay();
  const moment = useMoment();
  return (
    <DescriptionList
      columns={2}
      items={[
        ...NUMBERS.map((name) => ({ term: m(name), value: String(rule[name]) })),
        { term: m('dayRule'), value: m(rule.dayRule) },
        { term: m('advanceWay'), value: m(rule.advanceWay) },
        rule.version === 0
          ? { term: m('validFrom'), value: m('rulesDefault') }
          : {
              term: m('validFrom'),
              value: `${day(rule.validFrom)} (${m('enteredBy', { who: rule.enteredBy ?? '–', when: moment(rule.enteredAt) })})`,
            },
      ]}
    />
  );
}

/** Periods and how advances go off, with all versions. */
export function RulesTab() {
  const m = useMessages(registerTexts);
  const may = useMay();
  const [editing, setEditing] = useState(false);
  const [result, again] = useQuery({ query: RulesQuery, requestPolicy: 'cache-and-network' });
  const reload = (): void => again({ requestPolicy: 'network-only' });
  return (
    <QueryResult result={result} onRetry={reload}>
      {({ billingRules: [shown, ...others] }) =>
        shown && (
          <Section
            title={m('rulesTitle')}
            actions={
              may('billing.changeSettings') && (
                <Button icon="edit" onPress={() => setEditing(true)}>
                  {m('rulesEdit')}
                </Button>
              )
            }
          >
            <Facts rule={shown} />
            <EarlierVersions versions={others} keyOf={({ version }) => version}>
              {(rule) => <Facts rule={rule} />}
            </EarlierVersions>
            {editing && <RuleDialog rule={shown} onClose={() => setEditing(false)} onDone={reload} />}
          </Section>
        )
      }
    </QueryResult>
  );
}
