#!/usr/bin/env node
// Checks the audit log of Delhi HIMS without Delhi HIMS: docs/audit-format.md says what is checked. Node 18 or newer, nothing else.
//
//   node verify-audit.mjs log FOLDER [--key=KEY]          every row and checkpoint that ./hims check --export=FOLDER wrote out
//   node verify-audit.mjs proofs FILE [--key=KEY]         a citizen's own rows, as downloaded from "Who looked at my record"
//   node verify-audit.mjs consistency FILE [--key=KEY]    that one checkpoint is the beginning of the next (/audit/consistency)
//
// KEY is the public key as you noted it earlier, or a file with it. Without it the key beside the rows is believed, which proves
// less: who can change the rows may have changed it too. More checkpoints, kept elsewhere: --checkpoints=FILE, as often as needed.
// Ends with 0: all is right, 3: something is not, 2: it cannot be read.

import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';

const LATEST_MS = 3_600_000;
const MOST = 100;
const faults = [];

function fault(text) {
    if (faults.length < MOST) faults.push(text);
}

// --- hashes ------------------------------------------------------------------------------------------------------

function sha256(...parts) {
    const hash = createHash('sha256');
    for (const part of parts) hash.update(part);
    return hash.digest();
}

const leafHash = (row) => sha256(Buffer.of(0), row);
const nodeHash = (left, right) => sha256(Buffer.of(1), left, right);

/** Each field behind its length in four bytes; the length of an absent one is all ones. */
function canonical(fields) {
    const parts = [];
    for (const field of fields) {
        const bytes = field === null ? null : Buffer.isBuffer(field) ? field : Buffer.from(field, 'utf8');
        const length = Buffer.alloc(4);
        if (bytes === null) length.writeInt32BE(-1);
        else length.writeInt32BE(bytes.length);
        parts.push(length);
        if (bytes !== null) parts.push(bytes);
    }
    return Buffer.concat(parts);
}

function personalHash(row) {
    if (row.personal !== null) return Buffer.from(row.personal, 'hex');
    return sha256(canonical(['hims-audit-personal-1', row.salt, row.actorName, row.network]));
}

function rowLeaf(row) {
    const details = Object.entries(row.detail)
        .map(([key, value]) => [Buffer.from(key, 'utf8'), value])
        .sort(([one], [other]) => Buffer.compare(one, other));
    return leafHash(canonical(['hims-audit-1', row.seq, row.at, row.action, row.outcome, row.actor, row.role, row.facility,
        row.session, row.purpose, row.objectType, row.objectId, row.patient, personalHash(row), String(details.length),
        ...details.flat()]));
}

// --- checkpoints -------------------------------------------------------------------------------------------------

function readKey(text) {
    const [, name, coded] = /^([^+]+)\+[0-9a-f]{8}\+(.+)$/.exec(text.trim()) ?? [];
    const bytes = Buffer.from(coded ?? '', 'base64');
    if (bytes.length !== 33 || bytes[0] !== 1) throw new Error(`not a key for checkpoints: ${text}`);
    const id = sha256(Buffer.from(name + '\n'), bytes).subarray(0, 4);
    const head = Buffer.from('302a300506032b6570032100', 'hex');
    const key = createPublicKey({ key: Buffer.concat([head, bytes.subarray(1)]), format: 'der', type: 'spki' });
    return { name, id, key };
}

function isSigned(note, { name, id, key }) {
    const end = note.indexOf('\n\n') + 1;
    if (end === 0) return false;
    const start = `\u2014 ${name} `;
    return note.slice(end + 1).split('\n')
        .filter((line) => line.startsWith(start))
        .map((line) => Buffer.from(line.slice(start.length), 'base64'))
        .some((signature) => signature.subarray(0, 4).equals(id)
            && verify(null, Buffer.from(note.slice(0, end)), key, signature.subarray(4)));
}

/** What a signed note claims; null, and a fault, when it is not signed by this key. */
function claim(note, key, where) {
    const [name, size, root, time] = note.split('\n');
    if (!isSigned(note, key)) {
        fault(`a checkpoint in ${where} is not signed by the key: ${name} ${size} ${root}`);
        return null;
    }
    return { where, size: Number(size), root: Buffer.from(root, 'base64'), at: Date.parse(time.replace(/^time /, '')) };
}

function notesIn(file) {
    const parts = readFileSync(file, 'utf8').split('\n\n');
    const notes = [];
    for (let at = 0; at + 1 < parts.length; at += 2) notes.push(`${parts[at]}\n\n${parts[at + 1]}\n`);
    return notes;
}

// --- proofs ------------------------------------------------------------------------------------------------------

/** RFC 9162, section 2.1.3.2: the root to which a path leads; null when the path does not fit. */
function rootByInclusion(leaf, index, size, path) {
    let place = BigInt(index);
    let last = BigInt(size) - 1n;
    if (place > last) return null;
    let hash = leaf;
    for (const sibling of path) {
        if (last === 0n) return null;
        if ((place & 1n) === 1n || place === last) {
            hash = nodeHash(sibling, hash);
            while ((place & 1n) === 0n && place !== 0n) { place >>= 1n; last >>= 1n; }
        } else {
            hash = nodeHash(hash, sibling);
        }
        place >>= 1n;
        last >>= 1n;
    }
    return last === 0n ? hash : null;
}

/** RFC 9162, section 2.1.4.2. */
function isConsistent(older, newer, proof) {
    if (older.size > newer.size) return false;
    if (older.size === newer.size) return proof.length === 0 && older.root.equals(newer.root);
    const path = Number.isInteger(Math.log2(older.size)) ? [older.root, ...proof] : [...proof];
    if (path.length === 0) return false;
    let place = BigInt(older.size) - 1n;
    let last = BigInt(newer.size) - 1n;
    while ((place & 1n) === 1n) { place >>= 1n; last >>= 1n; }
    let [before] = path;
    let after = before;
    for (const hash of path.slice(1)) {
        if (last === 0n) return false;
        if ((place & 1n) === 1n || place === last) {
            before = nodeHash(hash, before);
            after = nodeHash(hash, after);
            while ((place & 1n) === 0n && place !== 0n) { place >>= 1n; last >>= 1n; }
        } else {
            after = nodeHash(after, hash);
        }
        place >>= 1n;
        last >>= 1n;
    }
    return last === 0n && before.equals(older.root) && after.equals(newer.root);
}

// --- the three questions -----------------------------------------------------------------------------------------

class Frontier {
    #edge = [];
    size = 0;

    add(leaf) {
        let subtree = { height: 0, hash: leaf };
        while (this.#edge.at(-1)?.height === subtree.height) {
            subtree = { height: subtree.height + 1, hash: nodeHash(this.#edge.pop().hash, subtree.hash) };
        }
        this.#edge.push(subtree);
        this.size++;
    }

    root() {
        return this.#edge.map(({ hash }) => hash).reduceRight((right, left) => nodeHash(left, right));
    }
}

function claimsBySize(files, key) {
    const claims = new Map();
    for (const file of files) {
        for (const note of notesIn(file)) {
            const made = claim(note, key, file);
            if (made) claims.set(made.size, [...(claims.get(made.size) ?? []), made]);
        }
    }
    return claims;
}

async function checkLog(folder, key, files) {
    const claims = claimsBySize(files, key);
    const tree = new Frontier();
    const waiting = [];
    let signedUntil = -Infinity;
    let last = null;
    for await (const line of createInterface({ input: createReadStream(join(folder, 'rows.ndjson')) })) {
        const row = JSON.parse(line);
        if (row.index === null) {
            waiting.push(row);
            continue;
        }
        if (row.index !== tree.size) fault(`place ${tree.size} is empty; the next row stands at ${row.index}`);
        if (Date.parse(row.at) + LATEST_MS < signedUntil) fault(`row ${row.seq} is dated ${row.at}, and came after a later checkpoint`);
        tree.add(rowLeaf(row));
        last = row;
        for (const made of claims.get(tree.size) ?? []) {
            if (!made.root.equals(tree.root())) fault(`the checkpoint in ${made.where} over ${made.size} rows has another root`);
            signedUntil = Math.max(signedUntil, made.at);
        }
    }
    for (const [size, [made]] of claims) {
        if (size > tree.size) fault(`the end is missing: the checkpoint in ${made.where} is over ${size} rows, there are ${tree.size}`);
    }
    const slipped = (row) => BigInt(row.txid) < BigInt(last.txid)
        || (row.txid === last.txid && BigInt(row.seq) < BigInt(last.seq));
    for (const row of waiting) {
        if (last && slipped(row)) fault(`row ${row.seq} is not in the tree, though others of its time are`);
    }
    return `${tree.size} rows, ${claims.size} checkpoints, ${waiting.length} rows younger than the tree`;
}

function checkProofs(file, key) {
    const evidence = JSON.parse(readFileSync(file, 'utf8'));
    const made = claim(evidence.checkpoint, key, file);
    for (const { row, path } of made ? evidence.rows : []) {
        const root = rootByInclusion(rowLeaf(row), row.index, made.size, path.map((hash) => Buffer.from(hash, 'base64')));
        if (!root?.equals(made.root)) fault(`row ${row.seq} does not stand under the checkpoint`);
    }
    return `${evidence.rows.length} rows stand under the checkpoint, ${evidence.waiting.length} are younger`;
}

function checkConsistency(file, key) {
    const { older, newer, path } = JSON.parse(readFileSync(file, 'utf8'));
    const [one, other] = [claim(older, key, file), claim(newer, key, file)];
    if (one && other && !isConsistent(one, other, path.map((hash) => Buffer.from(hash, 'base64')))) {
        fault(`the ${one.size} rows of the older checkpoint are not the beginning of the newer one`);
    }
    return `${one?.size} rows are the beginning of ${other?.size}`;
}

// --- the command -------------------------------------------------------------------------------------------------

function option(name) {
    return process.argv.filter((word) => word.startsWith(`--${name}=`)).map((word) => word.slice(name.length + 3));
}

function keyOf(question, source) {
    const [given] = option('key');
    if (given) return readKey(existsSync(given) ? readFileSync(given, 'utf8') : given);
    console.error('warning: no --key was given; the key beside the rows is believed');
    return readKey(question === 'log' ? readFileSync(join(source, 'key.txt'), 'utf8') : JSON.parse(readFileSync(source, 'utf8')).key);
}

async function main() {
    const [question, source] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
    if (!source || !['log', 'proofs', 'consistency'].includes(question)) {
        throw new Error('say: log FOLDER, proofs FILE or consistency FILE');
    }
    const key = keyOf(question, source);
    if (question === 'log') return checkLog(source, key, [join(source, 'checkpoints.txt'), ...option('checkpoints')]);
    return question === 'proofs' ? checkProofs(source, key) : checkConsistency(source, key);
}

try {
    const found = await main();
    faults.forEach((text) => console.log(`FAULT ${text}`));
    console.log(faults.length ? `NOT RIGHT: ${faults.length} faults` : `RIGHT: ${found}`);
    process.exitCode = faults.length ? 3 : 0;
} catch (problem) {
    console.error(`verify-audit: ${problem.message}`);
    process.exitCode = 2;
}
