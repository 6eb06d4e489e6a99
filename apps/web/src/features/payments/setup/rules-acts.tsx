// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { ActDialog } from '../../../forms/act-dialog.tsx';
import { FormDialog } from '../../../forms/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Checkbox, toast } from '../../../ui/index.ts';
import { commonTexts } from '../common-messages.ts';
import { MunicipalityBadge } from '../municipalities.tsx';
import { setupTexts } from './messages.ts';
import { useWarningText } from './rules-changes.ts';
import { PutRulesInForce, RejectRules, type Rules, type RulesView } from './rules-documents.ts';

interface ActProps {
  readonly rules: Rules;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** The second person puts a version into force, with its remarks in front of them. */
export function PutInForceDialog({ view, rules, onClose, onDone }: ActProps & { readonly view: RulesView }) {
  const m = useMessages(setupTexts);
  const text = useWarningText();
  const [seen, setSeen] = useState(false);
  const { submit, pending, problem } = useSubmit({ onLoadNew: onDone });
  const send = async (): Promise<void> => {
    const variables = { rulesId: rules.id, expectedVersion: rules.version, warningsSeen: seen };
    const answer = await submit(PutRulesInForce, (idempotencyKey) => ({ ...variables, idempotencyKey }));
    if (!answer.ok) return;
    toast({ text: m('putInForceDone') });
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={m('putInForceTitle', { number: rules.rulesVersion })}
      intro={m('putInForceIntro')}
      submitLabel={m('putInForce')}
      pending={pending}
      problem={problem}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <MunicipalityBadge id={view.tenantId} />
      {view.warnings.length > 0 && (
        <>
          <ul className="vwp-results">
            {view.warnings.map((warning) => (
              <li key={text(warning)}>{text(warning)}</li>
            ))}
          </ul>
          <Checkbox label={m('warningsSeen')} checked={seen} onChange={(event) => setSeen(event.target.checked)} />
        </>
      )}
    </FormDialog>
  );
}

export function RejectRulesDialog({ rules, onClose, onDone }: ActProps) {
  const m = useMessages(setupTexts);
  const c = useMessages(commonTexts);
  return (
    <ActDialog
      title={m('rejectTitle', { number: rules.rulesVersion })}
      submitLabel={m('refuse')}
      done={m('rejectDone')}
      danger
      fields={[{ name: 'reason', label: c('reason'), kind: 'area' }]}
      document={RejectRules}
      variables={({ reason = '' }, idempotencyKey) => ({ idempotencyKey, rulesId: rules.id, expectedVersion: rules.version, reason })}
      onClose={onClose}
      onDone={onDone}
    />
  );
}
