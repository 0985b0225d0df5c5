// node vectors.mjs verify.mjs folder: the vectors, the given transcript and phones, against the browser's verifier.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { pathToFileURL } from 'node:url';

const [, , file, folder] = process.argv;
const ud1 = await import(pathToFileURL(file).href);
const read = (name) => readFileSync(`${folder}/${name}`, 'utf8');
const vectors = JSON.parse(read('ud1-vectors.json'));
const text = read('ud1-transcript.json').trim();
const hex = (value) => Uint8Array.from(value.match(/../g) || [], (pair) => parseInt(pair, 16));
const toHex = (data) => Buffer.from(data).toString('hex');
const utf8 = (value) => new TextEncoder().encode(value);

assert.equal(toHex(ud1.sha256(utf8('abc'))), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
for (let length = 0; length < 200; length++) {
  const { createHash } = await import('node:crypto');
  const data = new Uint8Array(length).fill(length);
  assert.equal(toHex(ud1.sha256(data)), createHash('sha256').update(data).digest('hex'));
}
for (const { tag, parts, out } of vectors.H) assert.equal(ud1.H(tag, ...parts.map(hex)), out);
for (const vector of vectors.canon) assert.equal(ud1.canonical(vector.in), vector.out);
for (const bad of [null, true, 1.5, -1, 2 ** 53, 'e\u0301', '\ud800', undefined, { a: null }]) {
  assert.throws(() => ud1.canonical(bad));
}
assert.equal(ud1.canonical(vectors.record.in), vectors.record.canon);
assert.equal(ud1.recordId(vectors.record.in), vectors.record.id);
const { nameSalt, name, contactSalt, contact, contactHash, idc } = vectors.identity;
assert.equal(ud1.H('contact', hex(contactSalt), utf8(contact)), contactHash);
assert.equal(ud1.commitment(name, nameSalt, contactHash), idc);
const { eventKey, nf } = vectors.nullifier;
assert.equal(toHex(ud1.hmac(hex(eventKey), utf8(vectors.nullifier.contact))).slice(0, 32), nf);
assert.equal(ud1.leafHash(vectors.leaf.in), vectors.leaf.out);
for (const { leavesTickets, root } of vectors.merkle) {
  const leaves = Array.from({ length: leavesTickets }, (_, i) => [i + 1, 1, '0'.repeat(64), '0'.repeat(32)]);
  assert.equal(ud1.merkleRoot(leaves.map(ud1.leafHash)), root);
}
assert.equal(ud1.H('chain', hex(vectors.chain.s2)), vectors.chain.s1);
assert.equal(ud1.H('chain', hex(vectors.chain.s1)), vectors.chain.s0);
assert.equal(ud1.tapLeaf(vectors.tap.open, vectors.tap.v), vectors.tap.leaf);
const { delay } = vectors;
let x = ud1.x0FromSeal(delay.seal);
assert.equal(x, delay.x0);
for (const { y, pi, ok } of delay.lamps) {
  assert.equal(ud1.checkLamp({ x, y, pi, s: delay.s }), ok);
  for (const [long, longPi] of [['00' + y, pi], [y.slice(1), pi], [y.toUpperCase(), pi], [y, '0' + pi], [y, y]]) {
    assert.equal(ud1.checkLamp({ x, y: long, pi: longPi, s: delay.s }), false);
  }
  x = y;
}
assert.equal(ud1.checkLamp({ x: delay.x0, ...delay.negatedY, pi: delay.lamps[0].pi, s: delay.s }), delay.negatedY.ok);
assert.equal(ud1.seedOf(vectors.seed.seal, vectors.seed.y), vectors.seed.seed);
assert.equal(ud1.glyphs(vectors.seed.seal, vectors.seed.y), vectors.seed.glyphs);
for (const pick of vectors.picks) assert.deepEqual(ud1.order(pick.seed, pick.pool), pick.order);

const report = ud1.verify(text);
assert.ok(report.ok);
assert.deepEqual(report.ambers.map(({ code }) => code), ['weak-delay', 'weak-delay', 'weak-delay']);
assert.deepEqual(report.draws[1].winners.map(({ name: of }) => of), ['陈雨一', '王一一']);
assert.deepEqual(ud1.verify(JSON.parse(text)), report);
for (const phone of JSON.parse(read('ud1-phones.json'))) {
  assert.equal(phone.head, report.head);
  assert.deepEqual(ud1.verify(text, { phone }).errors, []);
}
assert.ok(ud1.verify(`${text}\n`).ok);
assert.equal(ud1.verify(text.replace('"17":', '"3":')).ok, false, 'a doubled key');
assert.equal(ud1.verify('nonsense').errors[0].code, 'chain');

// The same text as a classic script, as a page without modules would hold it.
const source = readFileSync(file, 'utf8');
const statements = source.match(/^(import|export) /gm);
assert.deepEqual(statements, ['export ']);
assert.ok(source.trimEnd().split('\n').pop().startsWith('export '));
assert.ok(!source.includes('</script'));
const page = { TextEncoder };
runInNewContext(`"use strict";${source.replace(/^export .*$/m, '')}`, page);
assert.equal(page.ud1.verify(text).head, report.head);
assert.deepEqual(Object.keys(page.ud1).sort(), Object.keys(ud1).sort());

// What one lamp costs, warm; checked lamps are remembered, so each is another one.
const lamps = JSON.parse(text).records.filter(({ type }) => type === 'result').flatMap(({ body }) =>
  body.ys.map((y, i) => ({ x: i ? body.ys[i - 1] : ud1.x0FromSeal(body.seal), y, pi: body.pis[i] })));
const millis = lamps.map((lamp) => {
  const start = process.cpuUsage();
  ud1.checkLamp({ ...lamp, s: 1 << 20 });
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}).sort((a, b) => a - b);
console.log(`a lamp's check in node ${process.version}: median ${millis[millis.length / 2].toFixed(1)} ms of cpu`);
console.log('vectors agree');
