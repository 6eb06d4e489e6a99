// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useClient } from 'urql';
import { FormDialog } from '../../../forms/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Banner, Button, Cluster, FieldGrid, Section, Select, Stack, TextField, toast } from '../../../ui/index.ts';
import { useBilingual } from '../shown.ts';
import { type LevyResult, type LevyVat, PrepareLevy, PreviewLevyQuery, type ShareList, ShareProposalQuery } from './levy-documents.ts';
import { levyTexts } from './levy-messages.ts';
import { LevyTables } from './levy-tables.tsx';

interface PrepareLevyDialogProps {
  readonly budgetId: string;
  readonly year: number;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const BASES = ['lastYear', 'equal', 'lastLevy'] as const;
type Basis = (typeof BASES)[number];
type VatCode = 'O' | 'E' | 'S';

interface ShareEditorProps {
  readonly lists: readonly ShareList[];
  readonly onLists: (lists: readonly ShareList[]) => void;
}

/** The weights of one list can be typed over; those of many stand as they came. */
function ShareEditor({ lists, onLists }: ShareEditorProps) {
  const m = useMessages(levyTexts);
  return lists.map((list, index) => (
    <details key={list.poolId ?? 'all'} open={lists.length === 1}>
      <summary>{m('weightsOf', { pool: list.poolName ?? m('allPools') })}</summary>
      <FieldGrid>
        {list.shares.map((share) => (
          <TextField
            key={share.tenantId}
            label={share.memberName}
            width="short"
            inputMode="decimal"
            value={share.weight}
            onChange={(event) => {
              const shares = list.shares.map((one) => (one.tenantId === share.tenantId ? { ...one, weight: event.target.value } : one));
              onLists(lists.map((one, place) => (place === index ? { ...one, shares } : one)));
            }}
          />
        ))}
      </FieldGrid>
    </details>
  ));
}

function useLevyDraft(budgetId: string) {
  const client = useClient();
  const bilingual = useBilingual();
  const m = useMessages(levyTexts);
  const [lists, setLists] = useState<readonly ShareList[]>([]);
  const [basis, setBasis] = useState<Basis | ''>('');
  const [words, setWords] = useState({ measure: '', clause: '', resolution: '', vatBasis: '' });
  const [vatCode, setVatCode] = useState<VatCode | ''>('');
  const [preview, setPreview] = useState<LevyResult | null>(null);
  const [vat, setVat] = useState<LevyVat | null>(null);
  const [finding, setFinding] = useState<string | null>(null);
  const choose = async (next: Basis): Promise<void> => {
    setBasis(next);
    setPreview(null);
    const { data } = await client.query(ShareProposalQuery, { budgetId, basis: next }).toPromise();
    const found = data?.levyShareProposal ?? [];
    setLists(found);
    setFinding(found.some(({ shares }) => shares.length > 0) ? null : m('noShares'));
    const [first] = found;
    if (first) setWords((old) => ({ ...old, measure: first.measure }));
    if (first?.clause) setWords((old) => ({ ...old, clause: first.clause, resolution: first.resolution }));
  };
  const input = () => ({
    ...{ budgetId, vatCode: vatCode || null, vatBasis: words.vatBasis },
    lists: lists.map(({ poolId, shares }) => ({
      ...{ poolId, measure: words.measure, clause: words.clause, resolution: words.resolution },
      shares: shares.map(({ tenantId, weight }) => ({ tenantId, weight })),
    })),
  });
  const show = async (): Promise<void> => {
    const { data } = await client.query(PreviewLevyQuery, input(), { requestPolicy: 'network-only' }).toPromise();
    setPreview(data?.previewLevy?.result ?? null);
    setVat(data?.previewLevy?.vat ?? null);
    setFinding(data?.previewLevy?.finding ? bilingual(data.previewLevy.finding.message) : null);
  };
  return { lists, setLists, basis, choose, words, setWords, vatCode, setVatCode, preview, vat, finding, input, show };
}

/** From a basis of shares to a levy: weights, clause, VAT, a look at the result, and over to the second person. */
export function PrepareLevyDialog({ budgetId, year, onClose, onDone }: PrepareLevyDialogProps) {
  const m = useMessages(levyTexts);
  const draft = useLevyDraft(budgetId);
  const { submit, pending, problem } = useSubmit();
  const send = async (): Promise<void> => {
    if (!(await submit(PrepareLevy, (idempotencyKey) => ({ idempotencyKey, ...draft.input() }))).ok) return;
    toast({ text: m('done') });
    onDone();
    onClose();
  };
  const word = (name: keyof typeof draft.words, hint?: 'measureHint' | 'clauseHint' | 'vatBasisHint') => (
    <TextField
      label={m(name)}
      {...(hint ? { hint: m(hint) } : {})}
      value={draft.words[name]}
      onChange={(event) => draft.setWords({ ...draft.words, [name]: event.target.value })}
    />
  );
  return (
    <FormDialog
      title={`${m('prepare')} ${year}`}
      size="wide"
      submitLabel={m('prepare')}
      pending={pending}
      problem={problem}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Select
        label={m('basisOfShares')}
        value={draft.basis}
        options={BASES.map((value) => ({ value, label: m(value) }))}
        onChange={(event) => void draft.choose(event.target.value as Basis)}
      />
      <FieldGrid>
        {word('measure', 'measureHint')}
        {word('clause', 'clauseHint')}
        {word('resolution')}
        <Select
          label={m('vat')}
          placeholder={false}
          value={draft.vatCode}
          options={[
            { value: '', label: m('vatOfPosition') },
            ...(['O', 'E', 'S'] as const).map((value) => ({ value, label: m(`vat${value}`) })),
          ]}
          onChange={(event) => draft.setVatCode(event.target.value as VatCode | '')}
        />
        {word('vatBasis', 'vatBasisHint')}
      </FieldGrid>
      <ShareEditor lists={draft.lists} onLists={draft.setLists} />
      <Cluster>
        <Button onPress={() => void draft.show()} disabled={draft.lists.length === 0}>
          {m('preview')}
        </Button>
      </Cluster>
      {draft.finding && <Banner kind="warning" announce title={draft.finding} />}
      {draft.preview && (
        <Section title={m('preview')} level={3}>
          <Stack>
            {draft.vat && <p>{m('taxed', { how: m(`vat${draft.vat.code as VatCode}`), basis: draft.vat.basis })}</p>}
            <LevyTables result={draft.preview} year={year} />
          </Stack>
        </Section>
      )}
    </FormDialog>
  );
}
