// SPDX-License-Identifier: EUPL-1.2
import { type Cents, centsToDecimal, sumCents } from '@kernel/core';
import { useState } from 'react';
import { type Client, useClient } from 'urql';
import { centsFromWire } from '../../../format/index.ts';
import { refusalSentence, type Trouble, troubleOf, useSubmit } from '../../../graphql/index.ts';
import { type CostFilePart, decodeCostFile, splitCostFile } from './cost-file.ts';
import type { CostFinding } from './cost-findings.tsx';
import { CostImportQuery, ImportPoolCosts } from './pool-documents.ts';

/** The gateway takes 100 000 characters in the variables of one operation. */
const PART_CHARACTERS = 90_000;
/** As many as the server takes in one file. */
export const MAX_ROWS = 5_000;

interface CheckedPart extends CostFilePart {
  readonly rows: number;
}

export interface CheckedFile {
  readonly parts: readonly CheckedPart[];
  /** As it was checked, so it is posted: rows of settled months for the corrections of these. */
  readonly forCorrection: boolean;
  readonly rows: number;
  /** '1234.50' */
  readonly total: string;
  readonly findings: readonly CostFinding[];
  readonly hasTooMany: boolean;
}

interface Step {
  readonly kind: 'check' | 'post';
  readonly done: number;
  readonly total: number;
}

/** The line numbers of a part are those of the file again. */
const inFile = (finding: CostFinding, { headerLines, lineOffset }: CostFilePart): CostFinding =>
  finding.row > headerLines ? { ...finding, row: finding.row + lineOffset } : finding;

const hasHeaderFault = (findings: readonly CostFinding[]): boolean => findings.some(({ code }) => code.startsWith('COLUMN_'));

async function checkParts(
  client: Client,
  { parts, forCorrection }: { readonly parts: readonly CostFilePart[]; readonly forCorrection: boolean },
  onPart: (done: number) => void,
): Promise<CheckedFile | Trouble> {
  const good: CheckedPart[] = [];
  const findings: CostFinding[] = [];
  const totals: Cents[] = [];
  for (const [index, part] of parts.entries()) {
    onPart(index);
    const variables = { csv: part.csv, forCorrection };
    const { data, error } = await client.query(CostImportQuery, variables, { requestPolicy: 'network-only' }).toPromise();
    if (error) return troubleOf(error);
    const found = data?.previewCostImport;
    if (!found) continue;
    good.push({ ...part, rows: found.rows });
    findings.push(...found.findings.map((finding) => inFile(finding, part)));
    totals.push(centsFromWire(found.total));
    if (hasHeaderFault(found.findings)) break;
  }
  const rows = good.reduce((sum, part) => sum + part.rows, 0);
  return { parts: good, forCorrection, total: centsToDecimal(sumCents(totals)), findings, rows, hasTooMany: rows > MAX_ROWS };
}

/** Checks a file whole before anything is posted; a large one goes in parts, and where one fails, the rest can be posted afterwards. */
export function useCostImport() {
  const client = useClient();
  const { submit } = useSubmit();
  const [checked, setChecked] = useState<CheckedFile | null>(null);
  const [step, setStep] = useState<Step | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [partsPosted, setPartsPosted] = useState(0);

  const reset = (): void => {
    setChecked(null);
    setTrouble(null);
    setRefused(null);
    setPartsPosted(0);
  };

  const check = async (file: File, forCorrection: boolean): Promise<void> => {
    reset();
    setStep({ kind: 'check', done: 0, total: 1 });
    const parts = splitCostFile(decodeCostFile(await file.arrayBuffer()), PART_CHARACTERS);
    const answer = await checkParts(client, { parts, forCorrection }, (done) => setStep({ kind: 'check', done, total: parts.length }));
    if ('parts' in answer) setChecked(answer);
    else setTrouble(answer);
    setStep(null);
  };

  /** True when all is posted. A part that was posted is not posted again. */
  const post = async (): Promise<boolean> => {
    const { parts = [], forCorrection = false } = checked ?? {};
    setTrouble(null);
    setRefused(null);
    for (const [index, { csv }] of parts.entries()) {
      if (index < partsPosted) continue;
      setStep({ kind: 'post', done: index, total: parts.length });
      const answer = await submit(ImportPoolCosts, (idempotencyKey) => ({ idempotencyKey, csv, forCorrection }));
      if (!answer.ok) {
        if (answer.problem.kind === 'trouble') setTrouble(answer.problem.trouble);
        else setRefused(refusalSentence(answer.problem.refusal));
        setStep(null);
        return false;
      }
      setPartsPosted(index + 1);
    }
    setStep(null);
    return true;
  };

  const posted = (checked?.parts ?? []).slice(0, partsPosted).reduce((sum, { rows }) => sum + rows, 0);
  return { checked, step, trouble, refused, posted, check, post, reset };
}
