// SPDX-License-Identifier: EUPL-1.2
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

interface StructureNode {
  readonly role: string;
  readonly children: readonly unknown[];
}

export interface ReadPdf {
  /** Text of each page, in reading order. */
  readonly pages: readonly string[];
  readonly title: string;
  readonly language: string;
  /** Roles of the structure: 'H1', 'Table', 'TH', 'P' … */
  readonly roles: ReadonlyMap<string, number>;
  readonly metadata: string;
}

function count(node: StructureNode, roles: Map<string, number>): void {
  roles.set(node.role, (roles.get(node.role) ?? 0) + 1);
  for (const child of node.children)
    if (typeof child === 'object' && child !== null && 'role' in child) count(child as StructureNode, roles);
}

/** A PDF as another program reads it. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const document = await getDocument({ data: bytes.slice(), verbosity: 0, useSystemFonts: false, disableFontFace: true }).promise;
  const pages: string[] = [];
  const roles = new Map<string, number>();
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
    const tree = (await page.getStructTree()) as StructureNode | null;
    if (tree !== null) count(tree, roles);
  }
  const { info, metadata } = await document.getMetadata();
  const told = info as { readonly Title?: string; readonly Language?: string };
  await document.cleanup();
  return { pages, title: told.Title ?? '', language: told.Language ?? '', roles, metadata: String(metadata?.getRaw() ?? '') };
}
