// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useQuery } from 'urql';
import * as z from 'zod/mini';
import { formatDate, today } from '../../../format/index.ts';
import { dateText, FormDate, FormDialog, requiredText, useAppForm } from '../../../forms/index.ts';
import { QueryResult, useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import { Button, DescriptionList, EmptyState, FieldGrid, Section, TextField, toast } from '../../../ui/index.ts';
import { useDay, useMoment } from '../days.ts';
import { registerTexts } from '../messages/register-texts.ts';
import { EarlierVersions } from './earlier-versions.tsx';
import { IssuerChanges } from './issuer-changes.tsx';
import { type Issuer, IssuersQuery, ProposeIssuer } from './settings-queries.ts';

const optional = (max = 200) => z.string().check(z.trim(), z.maxLength(max));
const schema = z.object({
  name: requiredText(200),
  representedBy: optional(),
  line1: requiredText(200),
  line2: optional(),
  postCode: requiredText(20),
  city: requiredText(200),
  country: requiredText(2),
  vatId: optional(30),
  taxNumber: optional(40),
  iban: requiredText(50),
  bic: optional(20),
  accountName: optional(),
  creditorId: optional(40),
  contactName: requiredText(200),
  contactPhone: requiredText(60),
  contactEmail: requiredText(200),
  validFrom: dateText(),
});
type Field = Exclude<keyof z.output<typeof schema>, 'validFrom'>;
const ROWS: readonly (readonly Field[])[] = [
  ['name', 'representedBy'],
  ['line1', 'line2'],
  ['postCode', 'city', 'country'],
  ['vatId', 'taxNumber'],
  ['iban', 'bic'],
  ['accountName', 'creditorId'],
  ['contactName', 'contactPhone', 'contactEmail'],
];
const OPTIONAL: ReadonlySet<Field> = new Set(['representedBy', 'line2', 'vatId', 'taxNumber', 'bic', 'accountName', 'creditorId']);

interface IssuerDialogProps {
  readonly issuer: Issuer | undefined;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function IssuerDialog({ issuer, onClose, onDone }: IssuerDialogProps) {
  const m = useMessages(registerTexts);
  const { tenantName, colour } = useActingBody();
  const known = Object.fromEntries(ROWS.flat().map((name) => [name, issuer?.[name] ?? ''])) as Record<Field, string>;
  const form = useAppForm(schema, {
    ...known,
    name: known.name || tenantName,
    country: known.country || 'DE',
    validFrom: formatDate(today()),
  });
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError, onLoadNew: onDone });
  const save = form.handleSubmit(async (input) => {
    const answer = await submit(ProposeIssuer, (idempotencyKey) => ({ idempotencyKey, expectedVersion: issuer?.version ?? 0, ...input }));
    if (!answer.ok) return;
    toast({ text: m('issuerProposed'), kind: 'success' });
    onDone();
    onClose();
  });
  return (
    <FormDialog
      title={m('issuerTitle')}
      intro={m('issuerIntro')}
      onClose={onClose}
      onSubmit={(event) => void save(event)}
      submitLabel={m('issuerPropose')}
      pending={pending}
      problem={problem}
      tenant={{ name: tenantName, colour }}
      size="wide"
    >
      {ROWS.map((row) => (
        <FieldGrid key={row[0]}>
          {row.map((name) => (
            <TextField
              key={name}
              label={m(name)}
              optional={OPTIONAL.has(name)}
              error={form.formState.errors[name]?.message}
              {...form.register(name)}
            />
          ))}
        </FieldGrid>
      ))}
      <FormDate control={form.control} name="validFrom" label={m('validFrom')} />
    </FormDialog>
  );
}

function Facts({ issuer }: { readonly issuer: Issuer }) {
  const m = useMessages(registerTexts);
  const day = useDay();
  const moment = useMoment();
  return (
    <DescriptionList
      columns={2}
      items={[
        ...ROWS.flat()
          .filter((name) => issuer[name] !== '')
          .map((name) => ({ term: m(name), value: issuer[name] })),
        { term: m('validFrom'), value: day(issuer.validFrom) },
        {
          term: m('version', { version: issuer.version }),
          value: issuer.releasedBy
            ? m('enteredAndReleased', { who: issuer.enteredBy ?? '–', second: issuer.releasedBy, when: moment(issuer.enteredAt) })
            : m('enteredBy', { who: issuer.enteredBy ?? '–', when: moment(issuer.enteredAt) }),
        },
      ]}
    />
  );
}

/** Who issues the documents, with all versions. */
export function IssuerTab() {
  const m = useMessages(registerTexts);
  const may = useMay();
  const [editing, setEditing] = useState(false);
  const [result, again] = useQuery({ query: IssuersQuery, requestPolicy: 'cache-and-network' });
  const reload = (): void => again({ requestPolicy: 'network-only' });
  const edit = may('billing.changeSettings') && (
    <Button icon="edit" onPress={() => setEditing(true)}>
      {m('issuerEdit')}
    </Button>
  );
  return (
    <QueryResult result={result} onRetry={reload}>
      {({ issuerProfiles: [shown, ...others], issuerChanges }) => (
        <Section title={m('issuerTitle')} actions={shown && edit}>
          <IssuerChanges changes={issuerChanges} onDone={reload} />
          {shown ? (
            <Facts issuer={shown} />
          ) : (
            <EmptyState icon="building" title={m('issuerNone')} action={edit}>
              {m('issuerNoneBody')}
            </EmptyState>
          )}
          <EarlierVersions versions={others} keyOf={({ id }) => id}>
            {(issuer) => <Facts issuer={issuer} />}
          </EarlierVersions>
          {editing && <IssuerDialog issuer={shown} onClose={() => setEditing(false)} onDone={reload} />}
        </Section>
      )}
    </QueryResult>
  );
}
