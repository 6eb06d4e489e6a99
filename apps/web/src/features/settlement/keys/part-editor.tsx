// SPDX-License-Identifier: EUPL-1.2
import { useMessages } from '../../../i18n/index.ts';
import { Button, Cluster, DateField, Select, Stack, TextField } from '../../../ui/index.ts';
import { permyriadText } from '../exact.ts';
import { BASES, emptyPart, METRIC_KINDS, type MetricKind, type PartDraft, shareProblem, sumOfShares } from './key-draft.ts';
import { keyTexts } from './messages.ts';

const WHOLE = 10_000;

/** '… 95 %. Es fehlen 5 %', or nothing when it fits. */
export function useSumProblem(parts: readonly PartDraft[]): string | null {
  const m = useMessages(keyTexts);
  const sum = sumOfShares(parts);
  // A share that cannot be read is said at its field; the sum of the others says nothing.
  if (sum === WHOLE || parts.some(({ share }) => shareProblem(share) !== null)) return null;
  const direction = sum > WHOLE ? 'more' : 'less';
  return m('sumWrong', { sum: permyriadText(sum), direction, difference: permyriadText(Math.abs(WHOLE - sum)) });
}

interface PartRowProps {
  readonly part: PartDraft;
  readonly number: number;
  readonly attempted: boolean;
  readonly onChange: (part: PartDraft) => void;
  readonly onRemove: (() => void) | null;
}

function PartRow({ part, number, attempted, onChange, onRemove }: PartRowProps) {
  const m = useMessages(keyTexts);
  const wrong = attempted || part.share !== '' ? shareProblem(part.share) : null;
  return (
    <li className="vws-part" aria-label={m('part', { number })}>
      <TextField
        label={m('share')}
        width="short"
        inputMode="decimal"
        autoComplete="off"
        value={part.share}
        error={wrong ? m(wrong) : undefined}
        onChange={(event) => onChange({ ...part, share: event.target.value })}
      />
      <Select
        label={m('metric')}
        placeholder={false}
        value={part.kind}
        options={METRIC_KINDS.map((kind) => ({ value: kind, label: m(kind) }))}
        onChange={(event) => onChange({ ...part, kind: event.target.value as MetricKind })}
      />
      <div className="vws-part__more">
        {part.kind === 'inhabitants' && (
          <>
            <Select
              label={m('basis')}
              placeholder={false}
              value={part.basis}
              options={BASES.map((basis) => ({ value: basis, label: m(basis) }))}
              onChange={(event) => onChange({ ...part, basis: event.target.value })}
            />
            <DateField
              label={m('referenceDate')}
              value={part.referenceDate}
              onChange={(referenceDate) => onChange({ ...part, referenceDate })}
            />
          </>
        )}
        {part.kind === 'quantity' && (
          <>
            <TextField
              label={m('code')}
              hint={m('codeHint')}
              value={part.code}
              onChange={(event) => onChange({ ...part, code: event.target.value })}
            />
            <TextField
              label={m('unit')}
              hint={m('unitHint')}
              value={part.unit}
              onChange={(event) => onChange({ ...part, unit: event.target.value })}
            />
          </>
        )}
      </div>
      {onRemove && (
        <Button icon="delete" iconOnly kind="tertiary" onPress={onRemove}>
          {m('removePart', { number })}
        </Button>
      )}
    </li>
  );
}

interface PartEditorProps {
  readonly parts: readonly PartDraft[];
  readonly attempted: boolean;
  readonly onChange: (parts: readonly PartDraft[]) => void;
}

export function PartEditor({ parts, attempted, onChange }: PartEditorProps) {
  const m = useMessages(keyTexts);
  const problem = useSumProblem(parts);
  const missing = WHOLE - sumOfShares(parts);
  const add = (): void => {
    const share = missing > 0 ? permyriadText(missing).replace(' %', '') : '';
    onChange([...parts, emptyPart(Math.max(0, ...parts.map(({ id }) => id)) + 1, share)]);
  };
  return (
    <Stack gap="small">
      <p className="vw-muted">{m('partsIntro')}</p>
      <ol className="vws-parts">
        {parts.map((part, index) => (
          <PartRow
            key={part.id}
            part={part}
            number={index + 1}
            attempted={attempted}
            onChange={(next) => onChange(parts.map((one) => (one.id === part.id ? next : one)))}
            onRemove={parts.length > 1 ? () => onChange(parts.filter((one) => one.id !== part.id)) : null}
          />
        ))}
      </ol>
      <Cluster>
        <Button size="small" icon="add" onPress={add}>
          {m('addPart')}
        </Button>
        <span className="vws-sum" role="status">
          {problem ?? (missing === 0 ? m('sumRight') : null)}
        </span>
      </Cluster>
    </Stack>
  );
}
