// SPDX-License-Identifier: EUPL-1.2
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

/** Drops whole rules of unused families, empty media queries and the second, prefixed copy of every icon; what stays is KERN's text, untouched. */
export function leanKernCss(css: string): string {
  const kept = css
    .replaceAll(/-webkit-mask:url\("data:[^"]*"\);/g, '')
    .replaceAll(/([^{}]+)\{([^{}]*)\}/g, (rule: string, selectors: string) => (isUnused(selectors) ? '' : rule))
    .replaceAll(/@media[^{};]*\{\s*\}/g, '');
  return dropUnusedProperties(kept);
}

/** Languages that are offered; React Aria brings its few words in thirty. */
const KEPT_LOCALE = /\/intl\/[^/]+\/(de-DE|en-US)\.mjs$/;
const LOCALE = /\/react-(aria|stately)\/dist\/private\/intl\/[^/]+\/[a-z]{2}-[A-Z]{2}\.mjs$/;

export function leanKern(): Plugin {
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
      for (const asset of Object.values(bundle)) {
        if (asset.type === 'asset' && asset.fileName.endsWith('.css')) asset.source = leanKernCss(String(asset.source));
      }
    },
  };
}
