// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from 'react';
import { useMessages } from '../../../i18n/index.ts';
import { TextField } from '../../../ui/index.ts';
import { documentTexts } from '../messages/document-texts.ts';

/** Finds documents by member or number; asks once the typing has paused. */
export function SearchField({
  value,
  onSet,
}: {
  readonly value: string | undefined;
  readonly onSet: (search: string | undefined) => void;
}) {
  const m = useMessages(documentTexts);
  const [words, setWords] = useState(value ?? '');
  useEffect(() => {
    const timer = setTimeout(() => {
      if (words.trim() !== (value ?? '')) onSet(words.trim() || undefined);
    }, 300);
    return () => clearTimeout(timer);
  }, [words, value, onSet]);
  return (
    <TextField
      label={m('search')}
      placeholder={m('searchHint')}
      type="search"
      value={words}
      onChange={(event) => setWords(event.target.value)}
    />
  );
}
