// @ts-check
/**
 * The list of people as the desk keeps it while its page is open, so that it can be searched without a network; and who
 * of them is here. It is never written to the device.
 */

/**
 * @typedef {{ticket: number, name: string, number: string, code: string, table: string, about: string, staff: boolean, walkIn: boolean}} Person
 * @typedef {{at: number, desk: string, arrived: number}} Arrival  at: when the desk did it; arrived: the arrival's own time
 * @typedef {{version: string, people: Person[]}} People
 * @typedef {{version: string, list: string, ended: boolean, expected: number, here: [number, number, string, number][]}} Here
 * @typedef {{found: Person[], more: number}} Found
 */

const MASKED_HEAD = 3;
const MASKED_TAIL = 4;
const CODE_MIN = 5;
const NAME_CARD = /(\/t\/[A-Z2-9]{6}\/)(\d+)$/;

export class Roll {
  /**
   * @param {People} people
   * @param {Here} here
   */
  constructor(people, here) {
    /** @type {Map<number, Person>} */
    this._people = new Map();
    /** @type {Map<number, Arrival>} */
    this._here = new Map();
    /** @type {Map<number, string>} */
    this._texts = new Map();
    this.list = '';
    this.version = '';
    this.expected = 0;
    this.isEnded = false;
    this.takePeople(people);
    this.takeHere(here);
  }

  /** @param {People} people */
  takePeople({version, people}) {
    this.list = version;
    this._people = new Map(people.map((person) => [person.ticket, person]));
    this._texts = new Map(people.map((person) => [person.ticket, textOf(person)]));
  }

  /** @param {Here} here */
  takeHere({version, ended, expected, here}) {
    this.version = version;
    this.isEnded = ended;
    this.expected = expected;
    this._here = new Map(here.map(([ticket, at, desk, arrived]) => [ticket, {at, desk, arrived}]));
  }

  /** @param {Person} person */
  takeOne(person) {
    this._people.set(person.ticket, person);
    this._texts.set(person.ticket, textOf(person));
    this.list = '';
  }

  /** What this desk has just heard from the server, until the next reading says the same. @param {number} ticket @param {Arrival} arrival */
  arrive(ticket, arrival) {
    this._here.set(ticket, arrival);
    this.version = '';
  }

  /** @param {number} ticket */
  leave(ticket) {
    this._here.delete(ticket);
    this.version = '';
  }

  get size() {
    return this._people.size;
  }

  get present() {
    return this._here.size;
  }

  /** @param {number} ticket */
  person(ticket) {
    return this._people.get(ticket);
  }

  /** @param {number} ticket */
  arrival(ticket) {
    return this._here.get(ticket);
  }

  /** The newest arrivals first. @param {number} count @returns {{person: Person, arrival: Arrival}[]} */
  newest(count) {
    return Array.from(this._here)
      .sort(([, one], [, other]) => other.arrived - one.arrived)
      .slice(0, count)
      .flatMap(([ticket, arrival]) => {
        const person = this._people.get(ticket);
        return person ? [{person, arrival}] : [];
      });
  }

  /**
   * People by any part of a name, of a ticket code, of a number as far as the desk knows it, or of what they do.
   * @param {string} typed
   * @param {number} count
   * @returns {Found}
   */
  search(typed, count) {
    const words = plain(typed).split(/\s+/).filter(Boolean);
    const number = typed.replace(/[\s+-]/g, '').replace(/^86(?=1\d{10}$)/, '');
    /** @type {{person: Person, rank: number}[]} */
    const found = [];
    for (const person of words.length === 0 ? [] : this._people.values()) {
      const text = this._texts.get(person.ticket) || '';
      if (words.every((word) => text.includes(word)) || isNumberOf(person, number)) {
        found.push({person, rank: rankOf(person, words[0], number)});
      }
    }
    found.sort((one, other) => one.rank - other.rank || one.person.ticket - other.person.ticket);
    return {found: found.slice(0, count).map(({person}) => person), more: Math.max(0, found.length - count)};
  }

  /**
   * The one person whom a scanned text names: the address on a name card, or a ticket's code, alone or in an address.
   * @param {string} text
   * @param {string} ticketUrl  what the address of a name card begins with
   * @returns {Person | undefined}
   */
  scanned(text, ticketUrl) {
    const said = text.trim();
    const card = NAME_CARD.exec(said);
    if (card) {
      return ticketUrl.endsWith(card[1]) ? this._people.get(Number(card[2])) : undefined;
    }
    const codes = codesIn(said);
    return Array.from(this._people.values()).find(({code}) => code !== '' && codes.includes(codeKey(code)));
  }
}

/** A text as it stands may be a code; a part of an address only where it is too long to be there by chance. @param {string} text */
function codesIn(text) {
  const parts = text.split(/[/?&=#]+/).map(codeKey).filter((part) => part.length >= CODE_MIN);
  return [codeKey(text), ...parts];
}

/** @param {string} code */
function codeKey(code) {
  return code.normalize('NFKC').replace(/\s/g, '').toUpperCase();
}

/** @param {string} text */
function plain(text) {
  return text.normalize('NFKC').trim().toLowerCase();
}

/** @param {Person} person */
function textOf({ticket, name, number, code, about}) {
  const tail = number.slice(-MASKED_TAIL);
  return plain(`${name} ${name.replace(/[\s·.]/g, '')} ${code} ${about} ${tail} ${String(ticket).padStart(3, '0')}`);
}

/** A whole number against what the mask leaves of it. @param {Person} person @param {string} typed */
function isNumberOf({number}, typed) {
  if (!/^\d{7,}$/.test(typed) || number === '') {
    return false;
  }
  return typed.slice(0, MASKED_HEAD) === number.slice(0, MASKED_HEAD) && typed.slice(-MASKED_TAIL) === number.slice(-MASKED_TAIL);
}

/** @param {Person} person @param {string} word @param {string} number */
function rankOf({name, code, number: masked, ticket}, word, number) {
  const spoken = plain(name);
  if (spoken === word || plain(code) === word || String(ticket) === word) {
    return 0;
  }
  if (spoken.startsWith(word) || (masked !== '' && number.length >= MASKED_TAIL && masked.endsWith(number.slice(-MASKED_TAIL)))) {
    return 1;
  }
  return spoken.includes(word) ? 2 : 3;
}
