// SPDX-License-Identifier: EUPL-1.2
import { useMessages } from '../../../../i18n/index.ts';
import { Button } from '../../../../ui/index.ts';
import { DatesEditor } from './dates-editor.tsx';
import type { WeightDraft, WeightKind } from './draft.ts';
import { WeightTable } from './member-list.tsx';
import { ruleTexts } from './messages/index.ts';
import { BASES, newTerm, newWeight, officialDates } from './new-draft.ts';
import { RuleNote, RuleSelect, RuleText } from './rule-fields.tsx';
import { useRuleScope } from './rule-scope.ts';
import { TiersEditor } from './tiers-editor.tsx';
import { slugOf } from './typed-values.ts';

export const WEIGHT_KINDS: readonly WeightKind[] = [
  'hours',
  'cases',
  'quantity',
  'inhabitants',
  'stock',
  'equal',
  'table',
  'reserved',
  'tiers',
  'points',
];

interface WeightProps<Weight extends WeightDraft = WeightDraft> {
  readonly path: string;
  readonly value: Weight;
  readonly onChange: (weight: WeightDraft) => void;
}

interface NamedCodeProps {
  readonly path: string;
  readonly codeMember: string;
  readonly unit: string;
  readonly code: string;
  readonly texts: { readonly unit: string; readonly hint: string };
  readonly suggestions?: readonly { readonly code: string; readonly unit: string }[];
  readonly onChange: (next: { readonly unit: string; readonly code: string }) => void;
}

/** A name for people and the code that follows from it, until somebody gives it another; a known name brings the code that it has. */
function NamedCode({ path, codeMember, unit, code, texts, suggestions = [], onChange }: NamedCodeProps) {
  const m = useMessages(ruleTexts);
  const rename = (next: string): void => {
    const known = suggestions.find((one) => one.unit === next.trim());
    const follows = code === '' || code === slugOf(unit);
    onChange({ unit: next, code: known ? known.code : follows ? slugOf(next) : code });
  };
  return (
    <>
      <RuleText
        path={`${path}.unit`}
        label={texts.unit}
        hint={texts.hint}
        value={unit}
        suggestions={suggestions.map((one) => ({ value: one.unit, label: one.code }))}
        onChange={rename}
      />
      <RuleText
        path={`${path}.${codeMember}`}
        label={m('code')}
        hint={m('codeHint')}
        value={code}
        onChange={(next) => onChange({ unit, code: next })}
      />
    </>
  );
}

function InhabitantsEditor({ path, value, onChange }: WeightProps<Extract<WeightDraft, { kind: 'inhabitants' }>>) {
  const m = useMessages(ruleTexts);
  const known = (BASES as readonly string[]).includes(value.basis) ? [] : [{ value: value.basis, label: value.basis }];
  // The day of the count comes with it, unless somebody has chosen days of their own.
  const isOfficial = JSON.stringify(value.at) === JSON.stringify(officialDates(value.basis));
  return (
    <div className="vws-rule__wide">
      <RuleSelect
        path={`${path}.basis`}
        label={m('basis')}
        value={value.basis}
        options={[...BASES.map((basis) => ({ value: basis as string, label: m(basis) })), ...known]}
        onChange={(basis) => onChange({ ...value, basis, ...(isOfficial ? { at: officialDates(basis) } : {}) })}
      />
      <DatesEditor path={`${path}.at`} value={value.at} onChange={(at) => onChange({ ...value, at })} />
    </div>
  );
}

function PointsEditor({ path, value, onChange }: WeightProps<Extract<WeightDraft, { kind: 'points' }>>) {
  const m = useMessages(ruleTexts);
  return (
    <div className="vws-rule__inner vws-rule__wide">
      <p className="vw-muted">{m('pointsIntro')}</p>
      <ol className="vws-rule__list">
        {value.terms.map((term, index) => {
          const number = index + 1;
          const at = `${path}.terms[${index}]`;
          const set = (next: Partial<typeof term>): void =>
            onChange({ ...value, terms: value.terms.map((one) => (one.id === term.id ? { ...one, ...next } : one)) });
          return (
            <li key={term.id} className="vws-rule__row" aria-label={m('term', { number })}>
              <RuleText
                path={`${at}.factor`}
                label={m('termFactor')}
                numeric
                width="short"
                value={term.factor}
                onChange={(factor) => set({ factor })}
              />
              <WeightEditor path={`${at}.of`} value={term.of} onChange={(of) => set({ of })} />
              {value.terms.length > 1 && (
                <Button
                  size="small"
                  kind="tertiary"
                  icon="delete"
                  iconOnly
                  onPress={() => onChange({ ...value, terms: value.terms.filter(({ id }) => id !== term.id) })}
                >
                  {m('removeTerm', { number })}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
      <RuleNote path={`${path}.terms`} />
      <Button size="small" icon="add" onPress={() => onChange({ ...value, terms: [...value.terms, newTerm()] })}>
        {m('addTerm')}
      </Button>
    </div>
  );
}

/** What belongs to the kind that was chosen. */
export function WeightDetails({ path, value, onChange }: WeightProps) {
  const m = useMessages(ruleTexts);
  const { meters } = useRuleScope();
  switch (value.kind) {
    case 'quantity':
      return (
        <NamedCode
          path={path}
          codeMember="meter"
          unit={value.unit}
          code={value.code}
          suggestions={meters}
          texts={{ unit: m('quantityUnit'), hint: m('quantityUnitHint') }}
          onChange={(next) => onChange({ ...value, ...next })}
        />
      );
    case 'stock':
      return (
        <>
          <NamedCode
            path={path}
            codeMember="stock"
            unit={value.unit}
            code={value.stock}
            texts={{ unit: m('stockUnit'), hint: m('stockUnitHint') }}
            onChange={({ unit, code }) => onChange({ ...value, unit, stock: code })}
          />
          <DatesEditor path={`${path}.at`} value={value.at} onChange={(at) => onChange({ ...value, at })} />
        </>
      );
    case 'reserved':
      return (
        <NamedCode
          path={path}
          codeMember="capacity"
          unit={value.unit}
          code={value.capacity}
          texts={{ unit: m('capacityUnit'), hint: m('capacityUnitHint') }}
          onChange={({ unit, code }) => onChange({ ...value, unit, capacity: code })}
        />
      );
    case 'inhabitants':
      return <InhabitantsEditor path={path} value={value} onChange={onChange} />;
    case 'table':
      return (
        <div className="vws-rule__wide">
          <WeightTable path={`${path}.weights`} rows={value.weights} onChange={(weights) => onChange({ ...value, weights })} />
          <RuleText
            path={`${path}.resolution`}
            label={m('resolution')}
            hint={m('resolutionHint')}
            value={value.resolution}
            onChange={(resolution) => onChange({ ...value, resolution })}
          />
        </div>
      );
    case 'tiers':
      return (
        <TiersEditor path={path} value={value} onChange={onChange}>
          <WeightEditor
            path={`${path}.of`}
            label={m('tierOf')}
            kinds={WEIGHT_KINDS.filter((kind) => kind !== 'tiers' || value.of.kind === 'tiers')}
            value={value.of}
            onChange={(of) => onChange({ ...value, of })}
          />
        </TiersEditor>
      );
    case 'points':
      return <PointsEditor path={path} value={value} onChange={onChange} />;
    default:
      return null;
  }
}

interface WeightEditorProps extends WeightProps {
  readonly label?: string;
  readonly kinds?: readonly WeightKind[];
}

/** One measure with what belongs to it; the kinds of which others are made can stand inside each other. */
export function WeightEditor({ path, value, onChange, label, kinds = WEIGHT_KINDS }: WeightEditorProps) {
  const m = useMessages(ruleTexts);
  return (
    <div className="vws-rule__weight">
      <RuleSelect
        label={label ?? m('how')}
        value={value.kind}
        options={kinds.map((kind) => ({ value: kind, label: m(kind) }))}
        onChange={(kind) => onChange(newWeight(kind, value))}
      />
      <WeightDetails path={path} value={value} onChange={onChange} />
      <RuleNote path={path} />
    </div>
  );
}
