// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { formatInstant } from '../../../format/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import { Badge, Button, Dialog, ExternalLink, FileDrop, formatBytes, RadioGroup, TenantBadge, toast } from '../../../ui/index.ts';
import { FILE_LIMIT_BYTES, useUploads } from '../../../uploads/index.ts';
import { deskTexts } from '../messages.ts';
import { attachFileMutation } from '../requests/submit-documents.ts';
import { Card } from './card.tsx';
import { requestTexts } from './messages.ts';
import type { WholeRequest } from './request-query.ts';

interface FilesProps {
  readonly request: WholeRequest;
  readonly onChanged: () => void;
}

export function RequestFiles({ request, onChanged }: FilesProps) {
  const m = useMessages(requestTexts);
  const language = useLanguage();
  const may = useMay();
  const { associationSlug, tenantSlug } = useActingBody();
  const [adding, setAdding] = useState(false);
  const add = may('desk.attachFile') && (
    <Button size="small" kind="tertiary" icon="add" onPress={() => setAdding(true)}>
      {m('addFile')}
    </Button>
  );
  return (
    <Card title={m('files')} action={add}>
      {request.files.length === 0 ? (
        <p className="vw-muted">{m('noFiles')}</p>
      ) : (
        <ul className="vw-desk-items">
          {request.files.map((file) => (
            <li key={file.id}>
              <div className="vw-desk-items__head">
                <ExternalLink
                  href={`/a/${associationSlug}/${tenantSlug}/files/${file.fileId}`}
                  download
                  aria-label={m('download', { name: file.name })}
                >
                  {file.name}
                </ExternalLink>
                {file.audience !== 'both' && (
                  <Badge tone="warning" icon="visibility-off">
                    {m(file.audience === 'centre' ? 'fileForCentre' : 'fileForMember')}
                  </Badge>
                )}
              </div>
              <span className="vw-desk-muted-line">
                {formatBytes(file.bytes)} · {file.byShown} · {formatInstant(file.at, language)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {adding && <AttachDialog request={request} onClose={() => setAdding(false)} onChanged={onChanged} />}
    </Card>
  );
}

function AttachDialog({ request, onClose, onChanged }: FilesProps & { readonly onClose: () => void }) {
  const m = useMessages(requestTexts);
  const d = useMessages(deskTexts);
  const { side } = useActingBody();
  const [visibleTo, setVisibleTo] = useState<'both' | 'ownSide'>('both');
  const uploads = useUploads(visibleTo === 'both' ? 'both' : 'own', side === 'centre' ? request.tenantId : undefined);
  const { submit, pending, problem } = useSubmit();
  const attach = async (): Promise<void> => {
    for (const { fileId } of uploads.stored) {
      const outcome = await submit(attachFileMutation, (idempotencyKey) => ({ requestId: request.id, fileId, visibleTo, idempotencyKey }));
      if (!outcome.ok) return;
    }
    toast({ text: m('attached', { count: uploads.stored.length }) });
    onChanged();
    onClose();
  };
  const footer = (
    <Button kind="primary" pending={pending} disabled={uploads.stored.length === 0 || uploads.running} onPress={() => void attach()}>
      {m('attach')}
    </Button>
  );
  return (
    <Dialog title={m('addFile')} open onClose={onClose} footer={footer}>
      <TenantBadge tenant={{ name: request.tenantName, colour: request.tenantColour }} note={request.number} />
      {problem}
      <RadioGroup
        label={m('fileFor')}
        value={visibleTo}
        // What was sent for both sides must not be taken for hidden afterwards: the choice comes first.
        disabled={uploads.files.length > 0}
        options={[
          { value: 'both', label: m('fileForBoth') },
          { value: 'ownSide', label: m(side === 'centre' ? 'fileForCentre' : 'fileForMember') },
        ]}
        onChange={(event) => setVisibleTo(event.target.value === 'both' ? 'both' : 'ownSide')}
      />
      <FileDrop
        label={m('files')}
        hint={d('filesLimit')}
        files={uploads.files}
        maxBytes={FILE_LIMIT_BYTES}
        onFiles={uploads.add}
        onRemove={uploads.remove}
      />
    </Dialog>
  );
}
