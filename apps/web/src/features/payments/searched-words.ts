// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from 'react';

const PAUSE_MS = 300;

/** The words of a search field: in the address, and so in the list, once nothing was typed for a moment. */
export function useSearchedWords(
  search: { readonly search?: string | undefined },
  onSet: (patch: { readonly search: string | undefined }) => void,
): readonly [string, (words: string) => void] {
  const asked = search['search'] ?? '';
  const [words, setWords] = useState(asked);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (words.trim() !== asked) onSet({ search: words.trim() || undefined });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words, asked, onSet]);
  return [words, setWords];
}
