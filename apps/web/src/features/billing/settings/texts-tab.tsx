// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useQuery } from 'urql';
import { QueryResult } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import { Badge, Banner, Button, Section, Stack } from '../../../ui/index.ts';
import { useDay, useMoment } from '../days.ts';
import { registerTexts } from '../messages/register-texts.ts';
import { EarlierVersions } from './earlier-versions.tsx';
import { type TextBlock, TextsQuery } from './settings-queries.ts';
import { TextDialog } from './text-dialog.tsx';

type Of = Pick<TextBlock, 'family' | 'kind'>;

const PLACES: readonly Of[] = [
  { family: 'notice', kind: 'introduction' },
  { family: 'notice', kind: 'reasons' },
  { family: 'notice', kind: 'legalRemedy' },
  { family: 'notice', kind: 'vatHint' },
  { family: 'notice', kind: 'paymentHint' },
  { family: 'invoice', kind: 'introduction' },
  { family: 'invoice', kind: 'reasons' },
  { family: 'invoice', kind: 'vatHint' },
  { family: 'invoice', kind: 'paymentHint' },
];

function Version({ block }: { readonly block: TextBlock }) {
  const m = useMessages(registerTexts);
  const day = useDay();
  const moment = useMoment();
  return (
    <>
      <p className="vwb-objection__head">
        <span>
          {m('version', { version: block.version })}, {m('from', { date: day(block.validFrom) })}
        </span>
        {block.inForce && <Badge tone="success">{m('inForce')}</Badge>}
        <span className="vw-muted">{m('enteredBy', { who: block.enteredBy ?? '–', when: moment(block.enteredAt) })}</span>
      </p>
      <p className="vwb-words">{block.text}</p>
      {block.kind === 'legalRemedy' && (
        <p className="vw-muted">
          {block.court}, {block.courtAddress}
        </p>
      )}
    </>
  );
}

function Place({
  of,
  blocks,
  onEdit,
}: {
  readonly of: Of;
  readonly blocks: readonly TextBlock[];
  readonly onEdit: (() => void) | undefined;
}) {
  const m = useMessages(registerTexts);
  const shown = blocks.find(({ inForce }) => inForce) ?? blocks[0];
  const others = blocks.filter((block) => block !== shown);
  return (
    <Section
      title={m('textOf', { family: m(of.family), kind: m(of.kind) })}
      actions={
        onEdit && (
          <Button size="small" icon="edit" onPress={onEdit}>
            {m('edit')}
          </Button>
        )
      }
    >
      {shown ? (
        <Version block={shown} />
      ) : of.kind === 'legalRemedy' ? (
        <Banner kind="warning" title={m('none')}>
          {m('noneRemedy')}
        </Banner>
      ) : (
        <p className="vw-muted">{m('none')}</p>
      )}
      <EarlierVersions versions={others} keyOf={({ id }) => id}>
        {(block) => <Version block={block} />}
      </EarlierVersions>
    </Section>
  );
}

/** The texts of notices and invoices with their versions. */
export function TextsTab() {
  const may = useMay();
  const [editing, setEditing] = useState<Of | null>(null);
  const [result, again] = useQuery({ query: TextsQuery, requestPolicy: 'cache-and-network' });
  const reload = (): void => again({ requestPolicy: 'network-only' });
  return (
    <QueryResult result={result} onRetry={reload}>
      {({ documentTexts, proposedDocumentTexts }) => {
        const of = (place: Of) => documentTexts.filter(({ family, kind }) => family === place.family && kind === place.kind);
        return (
          <Stack>
            {PLACES.map((place) => (
              <Place
                key={`${place.family} ${place.kind}`}
                of={place}
                blocks={of(place)}
                onEdit={may('billing.changeSettings') ? () => setEditing(place) : undefined}
              />
            ))}
            {editing && (
              <TextDialog
                of={editing}
                last={of(editing)[0]}
                proposed={proposedDocumentTexts}
                onClose={() => setEditing(null)}
                onDone={reload}
              />
            )}
          </Stack>
        );
      }}
    </QueryResult>
  );
}
