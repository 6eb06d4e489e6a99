// SPDX-License-Identifier: EUPL-1.2
import type { AnyRoute } from '@tanstack/react-router';
import type { Client } from '@urql/core';
import type { Language } from './i18n/index.ts';
import type { ActingBody } from './session/index.ts';
import type { IconName } from './ui/index.ts';

export type BothLanguages = Readonly<Record<Language, string>>;

export interface NavigationItem {
  readonly id: string;
  readonly label: BothLanguages;
  /** Below /a/:association/:body, without a leading slash; '' is the start page. */
  readonly path: string;
  readonly icon: IconName;
  readonly group: 'work' | 'money' | 'administration';
  /** Smaller stands higher inside its group. */
  readonly order: number;
  /** Shown when the viewer may do one of these; nothing: always. */
  readonly actions?: readonly string[];
  /** Not shown to whoever may do one of these: another entry leads there. */
  readonly unless?: readonly string[];
  readonly side?: ActingBody['side'];
  /** Marked on every page below this path, where its sister pages lie beside its own. */
  readonly marksBelow?: string;
}

/** Whether an entry is shown to whom acts for this body. */
export const isOffered = (item: NavigationItem, body: ActingBody): boolean =>
  (item.side === undefined || item.side === body.side) &&
  (item.actions === undefined || item.actions.some((action) => body.actions.includes(action))) &&
  !item.unless?.some((action) => body.actions.includes(action));

export interface PaletteContext {
  readonly body: ActingBody;
  readonly client: Client;
  readonly language: Language;
  readonly signal: AbortSignal;
}

export interface PaletteResult {
  readonly id: string;
  readonly label: string;
  /** The tenant of a record, always; else what helps to tell it from others. */
  readonly note?: string;
  readonly icon?: IconName;
  /** Below the body, like NavigationItem.path; or something to do. */
  readonly go: string | (() => void);
}

/** What a feature adds to Ctrl+K; its module is fetched when the palette is first opened. */
export interface PaletteProvider {
  readonly label: BothLanguages;
  readonly search: (query: string, context: PaletteContext) => Promise<readonly PaletteResult[]>;
}

export interface Feature<Routes extends readonly AnyRoute[] = readonly AnyRoute[]> {
  /** The word that runs through all floors: desk, settlement, … */
  readonly word: string;
  /** Routes below the body; pages are loaded with `.lazy`, only the address and its search parameters are known from the start. */
  readonly routes: Routes;
  readonly navigation: readonly NavigationItem[];
  readonly palette?: () => Promise<{ readonly palette: PaletteProvider }>;
}

/** One folder under features/ and one line in features.ts. */
export const defineFeature = <const Routes extends readonly AnyRoute[]>(feature: Feature<Routes>): Feature<Routes> => feature;
