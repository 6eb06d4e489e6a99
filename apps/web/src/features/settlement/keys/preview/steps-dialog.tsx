// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from 'urql';
import { QueryResult } from '../../../../graphql/index.ts';
import { useMessages } from '../../../../i18n/index.ts';
import { Button, Dialog, EmptyState } from '../../../../ui/index.ts';
import { useBilingual } from '../../bilingual.ts';
import { type RulePreviewVariables, RuleStepsQuery } from './preview-documents.ts';
import { previewTexts } from './preview-messages.ts';

interface StepsDialogProps {
  readonly member: { readonly id: string; readonly name: string };
  readonly variables: RulePreviewVariables;
  readonly onClose: () => void;
}

/** From the cost to the cent, as the server tells it: nothing is computed here. */
export function StepsDialog({ member, variables, onClose }: StepsDialogProps) {
  const m = useMessages(previewTexts);
  const say = useBilingual();
  const { keyId: _keyId, ...scope } = variables;
  const [result, refetch] = useQuery({ query: RuleStepsQuery, variables: { ...scope, memberId: member.id } });
  return (
    <Dialog
      open
      size="wide"
      title={m('steps', { name: member.name })}
      onClose={onClose}
      footer={<Button onPress={onClose}>{m('close')}</Button>}
    >
      <QueryResult result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
        {({ previewKeyRule: { steps } }) =>
          steps.length === 0 ? (
            <EmptyState title={m('noSteps')} />
          ) : (
            <ol className="vws-preview__steps">
              {steps.map(({ depth, kind, text }, index) => (
                <li
                  key={index}
                  className={`vws-preview__step vws-preview__step--${kind}`}
                  style={{ '--vws-depth': Math.min(depth, 6) } as never}
                >
                  {say(text)}
                </li>
              ))}
            </ol>
          )
        }
      </QueryResult>
    </Dialog>
  );
}
