// SPDX-License-Identifier: EUPL-1.2
import { type ClipboardEvent, type DragEvent, useId, useRef, useState } from 'react';
import { formatNumber } from '../format/index.ts';
import { useMessages } from '../i18n/index.ts';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { FieldError } from './field.tsx';
import { Icon } from './icon.tsx';
import { uiTexts } from './texts.ts';
import './styles/files.css';

export interface UploadedFile {
  readonly id: string;
  readonly name: string;
  readonly sizeBytes: number;
  /** 0 to 100, then 'done', or 'failed' with the reason. */
  readonly state: number | 'done' | 'failed';
  readonly reason?: string;
}

export interface FileDropProps {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly files: readonly UploadedFile[];
  readonly onFiles: (files: readonly File[]) => void;
  readonly onRemove: (id: string) => void;
  /** As in an input's accept: '.csv,application/pdf' */
  readonly accept?: string;
  readonly maxBytes: number;
  readonly multiple?: boolean;
}

export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const unit = bytes < 1024 * 1024 ? { size: 1024, name: 'kB' } : { size: 1024 * 1024, name: 'MB' };
  return `${formatNumber(Math.ceil((bytes * 10) / unit.size) / 10)} ${unit.name}`;
}

function isAccepted(file: { readonly name: string; readonly type: string }, accept: string | undefined): boolean {
  if (!accept) return true;
  return accept.split(',').some((raw) => {
    const rule = raw.trim().toLowerCase();
    if (rule.startsWith('.')) return file.name.toLowerCase().endsWith(rule);
    return rule.endsWith('/*') ? file.type.startsWith(rule.slice(0, -1)) : file.type === rule;
  });
}

function FileRow({ file, onRemove }: { readonly file: UploadedFile; readonly onRemove: () => void }) {
  const m = useMessages(uiTexts);
  return (
    <li className="vw-files__file">
      <Icon name={file.state === 'failed' ? 'danger' : 'draft'} />
      <span className="vw-files__name">{file.name}</span>
      <span className="vw-muted">{formatBytes(file.sizeBytes)}</span>
      {typeof file.state === 'number' && (
        <progress max={100} value={file.state} aria-label={`${file.name}: ${m('uploading', { percent: file.state })}`} />
      )}
      {file.state === 'failed' && <span className="vw-files__failed">{file.reason ?? m('failed')}</span>}
      <Button size="small" kind="tertiary" icon="delete" iconOnly onPress={onRemove}>
        {m('removeFile', { name: file.name })}
      </Button>
    </li>
  );
}

/** Drop, paste or choose. What is too large or of the wrong kind is refused here with its reason; the server checks again. */
export function FileDrop({ label, hint, error, files, onFiles, onRemove, accept, maxBytes, multiple = true }: FileDropProps) {
  const m = useMessages(uiTexts);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [problems, setProblems] = useState<readonly string[]>([]);

  const take = (list: FileList | null): void => {
    const offered = [...(list ?? [])].slice(0, multiple ? undefined : 1);
    const tooLarge = offered.filter((file) => file.size > maxBytes);
    const wrong = offered.filter((file) => !isAccepted(file, accept));
    setProblems([
      ...tooLarge.map((file) => m('fileTooLarge', { name: file.name, limit: formatBytes(maxBytes) })),
      ...wrong.map((file) => m('fileType', { name: file.name })),
    ]);
    const good = offered.filter((file) => !tooLarge.includes(file) && !wrong.includes(file));
    if (good.length > 0) onFiles(good);
  };
  const paste = (event: ClipboardEvent): void => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    take(event.clipboardData.files);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const message = error ?? problems.join(' ');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping and pasting are additions; the button below does the same
    <div
      className={classNames('vw-files', over && 'vw-files--over')}
      onPaste={paste}
      onDrop={drop}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
    >
      <span className="kern-label" id={`${id}-label`}>
        {label}
      </span>
      {hint && <div className="kern-hint">{hint}</div>}
      <div className="vw-files__zone">
        <Icon name="drive-folder-upload" />
        <span id={`${id}-hint`}>{m('dropHere')}</span>
        <Button size="small" aria-describedby={`${id}-label ${id}-hint`} onPress={() => input.current?.click()}>
          {m('chooseFiles')}
        </Button>
        <input ref={input} type="file" hidden multiple={multiple} accept={accept} onChange={(event) => take(event.target.files)} />
      </div>
      {message && (
        <div role="alert">
          <FieldError id={`${id}-error`}>{message}</FieldError>
        </div>
      )}
      {files.length > 0 && (
        <ul className="vw-files__list" aria-labelledby={`${id}-label`}>
          {files.map((file) => (
            <FileRow key={file.id} file={file} onRemove={() => onRemove(file.id)} />
          ))}
        </ul>
      )}
    </div>
  );
}
