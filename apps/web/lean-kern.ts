// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** Families of KERN's stylesheet that only lay out, or that `ui` does not use: dead weight on the first page. */
const UNUSED =
  /^\.kern-(m|mt|mr|mb|ml|mx|my|p|pt|pr|pb|pl|px|py|row|col|grid|gap|flex|inline|block|hidden|order|justify|align|place|auto|overflow|basis|aspect|min|max|w|h|stack|container|accordion|kopfzeile|task-list|card|dropdown|number|preline|subline|level|layer|hgroup|summary|list|loader|divider)(?![a-z])/;

const isUnused = (selectors: string): boolean => selectors.split(',').every((selector) => UNUSED.test(selector.trim()));

/** Custom properties that nothing refers to: the palette has hundreds of colours, the themes use some dozens. */
function dropUnusedProperties(css: string): string {
  const used = new Set([...css.matchAll(/var\((--[\w-]+)/g)].map((match) => match[1]));
  const next = css.replaceAll(/(?<=[{;])(--kern-[\w-]+):[^;{}]*(;|(?=\}))/g, (text: string, name: string) => (used.has(name) ? text : ''));
  return next.length === css.length ? css : dropUnusedProperties(next);
}

/** Of KERN's icons only those stay that the ui names; its sizes do too. */
function isUnusedIcon(selectors: string, icons: ReadonlySet<string>): boolean {
  const names = [...selectors.matchAll(/\.kern-icon--([a-z-]+)/g)].map((match) => match[1] ?? '');
  return names.length > 0 && icons.size > 0 && names.every((name) => !icons.has(name) && !/^(small|default|large|x-large)$/.test(name));
}

/** Drops whole rules of unused families, empty media queries and the second, prefixed copy of every icon; what stays is KERN's text, untouched. */
export function leanKernCss(css: string, icons: ReadonlySet<string> = new Set()): string {
  const kept = css
    .replaceAll(/-webkit-mask:url\("data:[^"]*"\);/g, '')
    .replaceAll(/([^{}]+)\{([^{}]*)\}/g, (rule: string, selectors: string) =>
      isUnused(selectors) || isUnusedIcon(selectors, icons) ? '' : rule,
    )
    .replaceAll(/@media[^{};]*\{\s*\}/g, '');
  return dropUnusedProperties(kept);
}

/** Languages that are offered; React Aria brings its few words in thirty. */
const KEPT_LOCALE = /\/intl\/[^/]+\/(de-DE|en-US)\.mjs$/;
const LOCALE = /\/react-(aria|stately)\/dist\/private\/intl\/[^/]+\/[a-z]{2}-[A-Z]{2}\.mjs$/;

/** The names in the union of icon.tsx. */
const iconsIn = (source: string): ReadonlySet<string> =>
  new Set([...source.matchAll(/^ {2}\| '([a-z-]+)'/gm)].map((match) => match[1] ?? ''));

export function leanKern(iconFile: string): Plugin {
  return {
    name: 'verbundwerk:lean-kern',
    enforce: 'post',
    apply: 'build',
    transform: {
      order: 'pre',
      filter: { id: LOCALE },
      handler: (_code, id) => (KEPT_LOCALE.test(id) ? null : { code: 'export default {};', map: null }),
    },
    generateBundle(_, bundle) {
      const icons = iconsIn(readFileSync(iconFile, 'utf8'));
      for (const asset of Object.values(bundle)) {
        if (asset.type === 'asset' && asset.fileName.endsWith('.css')) asset.source = leanKernCss(String(asset.source), icons);
      }
    },
  };
}
