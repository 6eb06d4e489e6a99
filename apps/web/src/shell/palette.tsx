// SPDX-License-Identifier: EUPL-1.2
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import type { PaletteProvider, PaletteResult } from '../feature.ts';
import * as features from '../features.ts';
import { useLanguage, useMessages } from '../i18n/index.ts';
import { type ActingBody, chooseLanguage, useActingBody, useSessionState } from '../session/index.ts';
import { holdsWords } from '../shape/index.ts';
import { CommandDialog } from '../ui/index.ts';
import { bodyPath, navigationFor } from './navigation.tsx';
import { shellTexts } from './texts.ts';
import { setAppearance } from './theme.ts';

interface Group {
  readonly id: string;
  readonly label: string;
  readonly items: readonly PaletteResult[];
}

/** Pages and what the shell itself can do: known here, found at once. */
function useOwnGroups(body: ActingBody, query: string): readonly Group[] {
  const m = useMessages(shellTexts);
  const language = useLanguage();
  const { session } = useSessionState();
  const pages = navigationFor(body).map(
    (item): PaletteResult => ({ id: `page-${item.id}`, label: item.label[language], icon: item.icon, go: item.path }),
  );
  const bodies = (session?.bodies ?? [])
    .filter((one) => one.tenantId !== body.tenantId)
    .map(
      (one): PaletteResult => ({
        id: `body-${one.tenantId}`,
        label: `${m('actingFor')}: ${one.tenantName}`,
        note: one.associationName,
        go: () => location.assign(bodyPath(one, '')),
      }),
    );
  const actions: readonly PaletteResult[] = [
    { id: 'light', label: `${m('theme')}: ${m('light')}`, icon: 'light-mode', go: () => setAppearance({ theme: 'light' }) },
    { id: 'dark', label: `${m('theme')}: ${m('dark')}`, icon: 'dark-mode', go: () => setAppearance({ theme: 'dark' }) },
    language === 'de'
      ? { id: 'en', label: m('english'), icon: 'language', go: () => void chooseLanguage('en') }
      : { id: 'de', label: m('german'), icon: 'language', go: () => void chooseLanguage('de') },
    ...bodies,
  ];
  return [
    { id: 'pages', label: m('pages'), items: pages.filter((item) => holdsWords(item.label, query)) },
    { id: 'actions', label: m('actions'), items: query === '' ? [] : actions.filter((item) => holdsWords(item.label, query)) },
  ];
}

/** What the features find, fetched when the user stops typing for a moment; a late answer to an old query is dropped. */
function useFound(body: ActingBody, query: string): { readonly groups: readonly Group[]; readonly searching: boolean } {
  const client = useClient();
  const language = useLanguage();
  const [groups, setGroups] = useState<readonly Group[]>([]);
  const [searching, setSearching] = useState(false);
  useEffect(() => {
    if (query.trim().length < 2) {
      setGroups([]);
      setSearching(false);
      return undefined;
    }
    const abort = new AbortController();
    const ask = async (word: string, provider: PaletteProvider): Promise<Group> => ({
      id: word,
      label: provider.label[language],
      items: await provider.search(query.trim(), { body, client, language, signal: abort.signal }),
    });
    setSearching(true);
    const timer = setTimeout(async () => {
      const loading = Object.values(features).flatMap((feature) =>
        feature.palette ? [feature.palette().then((module) => ask(feature.word, module.palette))] : [],
      );
      const settled = await Promise.allSettled(loading);
      if (abort.signal.aborted) return;
      setGroups(settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])));
      setSearching(false);
    }, 150);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [body, client, language, query]);
  return { groups, searching };
}

export function Palette({ onClose }: { readonly onClose: () => void }) {
  const m = useMessages(shellTexts);
  const body = useActingBody();
  const navigate = useNavigate();
  const [query, setQuery] = useState('');
  const own = useOwnGroups(body, query.trim());
  const found = useFound(body, query);
  const groups = [...own, ...found.groups];
  const items = groups.flatMap((group) => group.items);
  const pick = (id: string): void => {
    const item = items.find((one) => one.id === id);
    onClose();
    if (typeof item?.go === 'function') item.go();
    else if (item) void navigate({ to: bodyPath(body, item.go) });
  };
  const status = found.searching ? m('searching') : items.length === 0 ? m('noResult') : m('results', { count: items.length });
  return (
    <CommandDialog
      label={m('search')}
      placeholder={m('searchPlaceholder')}
      query={query}
      onQuery={setQuery}
      groups={groups}
      status={status}
      onPick={pick}
      onClose={onClose}
    />
  );
}
