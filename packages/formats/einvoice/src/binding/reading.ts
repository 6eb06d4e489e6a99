// SPDX-License-Identifier: EUPL-1.2
import type { RefusalParams } from '@kernel/core';
import type { Finding, Severity } from '../rules/finding.ts';
import type { RuleId } from '../rules/rule-ids.ts';
import type { XmlElement } from '../xml/xml-element.ts';

/** Findings that a file may have at most; whoever has more faults than this learns nothing from further ones. */
const MAX_FINDINGS = 500;
const SHOWN_CHARACTERS = 120;

export const shown = (text: string): string => (text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text);

/** What reading one file collects beside the invoice. */
export class Reading {
  readonly findings: Finding[] = [];
  /** Prefix of the bindings → namespace. */
  readonly namespaces: Readonly<Record<string, string>>;
  /** Elements that may be empty: the schema demands them. */
  readonly mayBeEmpty: ReadonlySet<string>;
  /** First element of each currency that an amount names. */
  readonly currencies = new Map<string, XmlElement>();
  private readonly names: string[] = [];

  constructor(namespaces: Readonly<Record<string, string>>, mayBeEmpty: readonly string[] = []) {
    this.namespaces = namespaces;
    this.mayBeEmpty = new Set(mayBeEmpty);
  }

  report(rule: RuleId, severity: Severity, element: XmlElement, params: RefusalParams = {}, at?: string): void {
    if (this.findings.length >= MAX_FINDINGS) return;
    this.findings.push({ rule, severity, at: at ?? this.pathOf(element), fileLine: element.line, params });
  }

  /** '/Invoice/InvoiceLine/Item/Name' */
  pathOf(element: XmlElement): string {
    return `/${[...this.names, element.name].join('/')}`;
  }

  inside(element: XmlElement, read: () => void): void {
    this.names.push(element.name);
    read();
    this.names.pop();
  }

  is(element: XmlElement, name: string): boolean {
    const [prefix = '', local] = name.split(':');
    return element.name === local && element.namespace === this.namespaces[prefix];
  }
}

/** The first text at a path of local names below an element, trimmed; undefined where there is none. */
export function textAt(element: XmlElement, ...path: readonly string[]): string | undefined {
  let found: XmlElement | undefined = element;
  for (const name of path) found = found?.children.find((child) => child.name === name);
  const text = found?.text.trim();
  return text === '' ? undefined : text;
}
