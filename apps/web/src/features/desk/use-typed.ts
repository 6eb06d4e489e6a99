// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useRef, useState } from 'react';

const PAUSE_MS = 300;

/** What somebody types into a search field goes into the address when they pause; what comes from the address shows in the field. */
export function useTyped(value: string, onSettled: (text: string) => void): readonly [string, (text: string) => void] {
  const [text, setText] = useState(value);
  const settled = useRef(onSettled);
  settled.current = onSettled;
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return undefined;
    const timer = setTimeout(() => settled.current(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, value]);
  return [text, setText];
}
