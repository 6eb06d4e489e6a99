// SPDX-License-Identifier: EUPL-1.2
// Checks closings of days that were exported from payment processing, with nothing but Node itself: node verify-closings.mjs closings.json
// It knows nothing of the program that made them: every section is built again from the statements, entries and files in the export.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { rebuild } from './rebuild-closing.mjs';

const FORMAT = 'verbund-payments-closings/1';

const sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex');

/** JSON with sorted names and without white space: the text that is hashed. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

function chainFaults({ content, hash, signatures, receipt, data }, before) {
  const faults = [];
  const say = (wrong, code, subject = '') => wrong && faults.push([code, String(subject)]);
  say(sha256(canonical(content)) !== hash, 'CHANGED', hash);
  say(sha256(canonical(data)) !== content.inputHash, 'DATA_CHANGED', content.inputHash);
  say(content.number !== (before?.content.number ?? 0) + 1, 'NUMBER', content.number);
  say(content.previousHash !== (before?.hash ?? null) || data.previousHash !== content.previousHash, 'CHAIN', content.previousHash);
  say(content.previousDay !== (before?.content.day ?? null) || content.day <= (content.previousDay ?? ''), 'DAY', content.day);
  say(content.day !== data.day || content.tenantId !== data.tenantId, 'DATA_OF_OTHER_DAY', data.day);
  say(before && before.content.tenantId !== content.tenantId, 'OTHER_TENANT', content.tenantId);
  const [one, two] = signatures;
  const both = signatures.length === 2 && one.hash === hash && two.hash === hash && one.user && two.user;
  const same = both && (one.user === two.user || (one.account !== null && one.account === two.account));
  say(!both || same, 'SIGNATURES', signatures.length);
  say(receipt && (receipt.hash !== hash || !receipt.user), 'RECEIPT', receipt?.user);
  return faults;
}

/** Whether section H says of possible repeats what people found out, no more and no less. */
function sameRepeats({ content, data }) {
  const told = content.differences.filter(({ code }) => code === 'REPEAT_SAME' || code === 'REPEAT_ANOTHER');
  const row = (code, reason, owner) => JSON.stringify([code, reason, owner]);
  const found = (data.repeats ?? []).map((one) => row(one.found === 'same' ? 'REPEAT_SAME' : 'REPEAT_ANOTHER', one.reason, one.owner));
  return JSON.stringify(told.map(({ code, reason, owner }) => row(code, reason, owner)).sort()) === JSON.stringify(found.sort());
}

/** Whether the file holds all that it says, up to the closing that it, and whoever noted it, call the last one. */
function endFaults({ closings, count, last }, noted) {
  const end = closings[closings.length - 1]?.hash ?? null;
  if (closings.length !== count || end !== last || (noted !== undefined && end !== noted)) return [[0, 'CUT_OFF', String(end)]];
  return count === 0 ? [[0, 'EMPTY', '']] : [];
}

/** Every fault of an export: [number in the file from 1, code, subject]. Empty: nothing was changed and every section is as its data say. */
export function verifyExport(file, noted) {
  if (file?.format !== FORMAT || !Array.isArray(file.closings)) return [[0, 'FORMAT', String(file?.format)]];
  const earlier = new Set();
  const faults = file.closings.flatMap((closing, index) => {
    const before = file.closings[index - 1];
    try {
      const faults = chainFaults(closing, before);
      const { sections, faults: more } = rebuild(closing, before?.content, earlier);
      for (const [name, built] of Object.entries(sections))
        if (canonical(built) !== canonical(closing.content[name])) faults.push(['SECTION', name]);
      for (const { code, subject, reason, owner } of closing.content.differences) {
        const said = closing.data.explanations.find(({ item }) => item === subject);
        if (code === 'REPEAT_UNSURE' && (said?.reason !== reason || said.owner !== owner)) faults.push(['SECTION', 'differences']);
      }
      if (!sameRepeats(closing)) faults.push(['SECTION', 'differences']);
      return [...faults, ...more].map(([code, subject]) => [index + 1, code, subject]);
    } catch (error) {
      return [[index + 1, 'UNREADABLE', error.message]];
    }
  });
  return [...endFaults(file, noted), ...faults];
}

function main(path, option, noted) {
  if (!path || (option !== undefined && (option !== '--last' || noted === undefined))) {
    console.error('usage: node verify-closings.mjs closings.json [--last HASH]');
    return 2;
  }
  let file;
  try {
    file = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    console.error(error.message);
    return 2;
  }
  const faults = verifyExport(file, noted);
  for (const [number, code, subject] of faults) console.error(`${number === 0 ? 'file' : `closing ${number}`}: ${code} ${subject}`);
  if (faults.length === 0)
    console.log(`${file.closings.length} closings verified up to ${file.last}: nothing was changed, and each section is as its data say`);
  return faults.length === 0 ? 0 : 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) process.exitCode = main(...process.argv.slice(2));
