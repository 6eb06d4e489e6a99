// SPDX-License-Identifier: EUPL-1.2
import type { AnyVariables, DocumentInput } from 'urql';
import { FormDialog } from '../../../forms/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { FileDrop, toast } from '../../../ui/index.ts';
import { FILE_LIMIT_BYTES, useUploads } from '../../../uploads/index.ts';
import { runTexts } from './messages.ts';

interface AnswerDialogProps<Data extends object, Variables extends AnyVariables> {
  readonly intro: string;
  readonly document: DocumentInput<Data, Variables>;
  readonly variables: (fileId: string, idempotencyKey: string) => Variables;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** The bank's report (pain.002) about a file: dropped, uploaded, taken in. */
export function AnswerDialog<Data extends object, Variables extends AnyVariables>(props: AnswerDialogProps<Data, Variables>) {
  const { intro, document, variables, onClose, onDone } = props;
  const m = useMessages(runTexts);
  const uploads = useUploads('own');
  const { submit, pending, problem } = useSubmit({ onLoadNew: onDone });
  const file = uploads.stored[0];
  const take = async (): Promise<void> => {
    if (file === undefined) return;
    const answer = await submit(document, (idempotencyKey) => variables(file.fileId, idempotencyKey));
    if (!answer.ok) return;
    toast({ text: m('answerDone') });
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={m('answer')}
      intro={intro}
      submitLabel={m('answer')}
      pending={pending || uploads.running}
      problem={problem}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void take();
      }}
    >
      <FileDrop
        label={m('answerFile')}
        files={uploads.files}
        onFiles={uploads.add}
        onRemove={uploads.remove}
        accept=".xml,.zip"
        maxBytes={FILE_LIMIT_BYTES}
      />
    </FormDialog>
  );
}
