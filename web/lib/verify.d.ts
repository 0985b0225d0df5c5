/**
 * UD1's verifier in one file: no dependency, nothing fetched, no `crypto.subtle` (browsers hide that on plain http,
 * where a hall's own server lives), ES2020.
 *
 * It is a module whose one export statement is its last line, and it also sets `globalThis.ud1`. A module imports it. A
 * page that was saved to disk cannot import (browsers refuse modules from file://), so it carries the unchanged text in
 * `<script type="module">…</script>` and its own, later module script uses `ud1`. Without the last line the text is a
 * classic script. The types and explanations stand here so that the file itself stays under 8 kB gzipped:
 *
 * - SHA-256 (FIPS 180-4) makes its constants from roots of primes; it goes on from the state after earlier blocks, since
 *   a lamp's prime is the first of some ninety hashes that differ in their last block only.
 * - Hex has one writing: another writing of the same number would be another draw. Trees have RFC 6962's shape.
 * - A product of powers takes four bits of all exponents at a time, and all share the squarings (Straus 1964). It serves
 *   the proof of a lamp (Wesolowski 2018) and Miller-Rabin, with the bases of `Primes.java`.
 * - The ledger goes through the records, notes what breaks a rule and goes on. What may happen once to a standing winner
 *   (`award`, `claim`) has one rule for both. A phone's memory says at last for which draws that phone can vouch.
 */

/** A record of the chain that breaks a rule: `at` is its place, or -1 where no single record is meant. */
export interface Finding {
  code: string;
  at: number;
}

/** `A` vouches for the draw: nothing red, my tap sealed, the gap kept, the delay long enough. */
export type Grade = 'A' | 'amber' | 'red';

/** One place: its prize as declared ([id, name, quantity]); no ticket when nobody is left, no name where it is erased. */
export interface Winner {
  ticket?: number;
  prize: [string, string, number];
  name?: string;
}

/** A draw as the verifier computed it; `code` is its four glyphs, empty before a proven result. */
export interface Draw {
  draw: string;
  at: number;
  phase: 'open' | 'sealed' | 'done' | 'void';
  /** The body of its `open` record. */
  body: any;
  /** Who can win, as rows of the roster. */
  pool: [number, number, string, string][];
  taps: Set<string>;
  code: string;
  winners: Winner[];
  absents: { at: number; ticket: number; reason: string }[];
  /** Tickets whose names were opened, and whose prizes were handed over. */
  award: number[];
  claim: number[];
  /** Only with a phone, and only when the draw has a result. */
  grade?: Grade;
}

/** What a phone remembers; `idc` holds both commitments after a corrected name. */
export interface Memory {
  ticket: number;
  idc: string | string[];
  /** Place of the first roster with me; or that roster's root. */
  since?: number | null;
  rosterRoot?: string;
  head?: string;
  here?: string[];
  taps?: {
    draw: string;
    open: string;
    v: string;
    kept?: boolean | number;
    /** Milliseconds of my own clock from sending the tap to seeing the seal. */
    gap?: number | null;
    seal?: string | null;
    screenCode?: string | null;
  }[];
}

export interface Report {
  ok: boolean;
  /** Red: objections. */
  errors: Finding[];
  /** Said without accusing. */
  ambers: Finding[];
  draws: Draw[];
  /** The id of the last record. */
  head: string;
  /** Only with a phone. */
  grade?: Grade;
}

/**
 * Verifies a whole transcript: the published text, which is canonical JSON to the letter, or what it parses to.
 * `head` is the id of any record seen earlier, `screenCode` the glyphs that stand on the screen for the last draw.
 */
export function verify(
  transcript: string | object,
  known?: { phone?: Memory | null; head?: string | null; screenCode?: string | null },
): Report;

/** Checks one lamp (numbers in hex, 512 digits); what was checked once is remembered, for `verify` too. */
export function checkLamp(lamp: { x: string; y: string; pi: string; s: number }): boolean;

/** Where the first lamp starts; the next starts where the last one ended. */
export function x0FromSeal(seal: string): string;

/** The pick's seed from the id of the seal and the last lamp. */
export function seedOf(seal: string, y: string): string;

/** The order of a pool of [ticket, weight, …], or its first `count`; winners are the first, substitutes the next. */
export function order(seed: string, pool: (readonly [number, number, ...unknown[]])[], count?: number): number[];

/** The four glyphs of a result. */
export function glyphs(seal: string, y: string): string;

/** H("tap", open, v): what a tap looks like in the sealed set. */
export function tapLeaf(open: string, v: string): string;

/** The hash of a roster's row [ticket, weight, idc, nf]. */
export function leafHash(leaf: [number, number, string, string]): string;

/** The root over hashes in this order; H("empty") over none. */
export function merkleRoot(hashes: string[]): string;

/** idc: what a leaf says of a person. `salt` is the name's. */
export function commitment(name: string, salt: string, contactHash: string): string;

/** A record's id. */
export function recordId(record: object): string;

/** RFC 8785 of plain values; throws on all else. */
export function canonical(value: unknown): string;

/** The one hash of UD1, in hex. */
export function H(tag: string, ...parts: Uint8Array[]): string;

export function hmac(key: Uint8Array, message: Uint8Array): Uint8Array;

export function sha256(message: Uint8Array): Uint8Array;
