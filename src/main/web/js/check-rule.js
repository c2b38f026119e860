// Rule 1 of the count, written anew from docs/api/log.md: leaves as they are written there, read in their order, then counted from the end by sets.
import './device.js';
import { Fault } from './check-source.js';

// ── leaves ──

const NAME = '[a-z0-9][a-z0-9-]{0,63}';
const PROGRAMME = `(${NAME})@([1-9][0-9]{0,3})`;
const WEEK = '2[01][0-9]{2}-W[0-5][0-9]';
const MONTH = '2[01][0-9]{2}-(?:0[1-9]|1[0-2])';
const DAY = `${MONTH}-(?:0[1-9]|[12][0-9]|3[01])`;
const PLACE = '(0|[1-9][0-9]{0,14})';
const LIST = `\\[((?:"${NAME}"(?:,"${NAME}"){0,31})?)\\]`;
const form = members => new RegExp(`^\\{${members.replace(/'/g, '"')}\\}$`);

const FORMS = [
  ['issue', form(`'t':'issue','p':(?:null|'([0-9a-f]{32})'),'c':'([0-9a-f]{64})','g':'${PROGRAMME}','k':'(${NAME})','l':([1-9]),'r':'([A-Z]{2}(?:-[A-Z0-9]{1,3})?)','d':'(${WEEK}|${MONTH})','m':'(${NAME})','a':'(sso|roster|self)','i':'${NAME}'`)],
  ['about', form(`'t':'(revoke|reinstate)','x':${PLACE},'q':'${NAME}','d':'${WEEK}'`)],
  ['claim', form(`'t':'claim','x':${PLACE},'p':'([0-9a-f]{32})','a':'(sso|roster)','d':'${WEEK}'`)],
  ['open', form(`'t':'open','g':'${PROGRAMME}','y':2[01][0-9]{2},'v':([1-9][0-9]{0,2}),'b':'(${DAY})','e':'(${DAY})','k':${LIST},'m':${LIST},'h':'([0-9a-f]{64})','d':'${WEEK}'`)],
  ['key', form(`'t':'key','u':'did:[A-Za-z0-9.:%_#-]{1,400}','d':'${WEEK}'`)],
  ['close', form(`'t':'close','g':'${PROGRAMME}','h':'([0-9a-f]{64})','d':'${WEEK}'`)],
];

// ── weeks and months ──

const thursday = day => {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day) return null;
  date.setUTCDate(date.getUTCDate() + 3 - (date.getUTCDay() + 6) % 7);
  return date;
};

const weekOf = day => {
  const date = thursday(day);
  const number = 1 + Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / 604800000);
  return `${date.getUTCFullYear()}-W${String(number).padStart(2, '0')}`;
};

const monthOf = day => thursday(day).toISOString().slice(0, 7);

const within = (when, edition) => (when.includes('W') ? when >= edition.firstWeek && when <= edition.lastWeek
  : when >= edition.firstMonth && when <= edition.lastMonth);

// ── the count ──

// In between the page must answer a finger.
const AT_ONCE = 4000;
const breathe = () => new Promise(resolve => { setTimeout(resolve, 0); });

const DIMENSIONS = ['track', 'level', 'region', 'week', 'mode'];

export class Recount {
  constructor() {
    this.credentials = new Map();   // by their place
    this.editions = new Map();      // by NAME@VERSION
    this.commitments = new Set();
  }

  add(place, line) {
    for (const [type, pattern] of FORMS) {
      const members = pattern.exec(line);
      if (members) return this[type](place, ...members.slice(1));
    }
    throw new Fault('not_a_leaf', place);
  }

  issue(place, tag, commitment, programme, version, track, level, region, week, mode, established) {
    const edition = this.editions.get(`${programme}@${version}`);
    if (!edition) throw new Fault('not_opened', place);
    if (this.commitments.has(commitment)) throw new Fault('commitment_twice', place);
    this.commitments.add(commitment);
    this.credentials.set(place, { place, programme, personTag: tag, track, level, region, week, mode, established, revoked: false,
      counts: edition.countedTracks.includes(track) && edition.countedModes.includes(mode) && (programme.startsWith('demo-') || within(week, edition)) });
  }

  about(place, deed, about) {
    const credential = this.credentialAt(place, about);
    const revokes = deed === 'revoke';
    if (credential.revoked === revokes) throw new Fault(revokes ? 'revoked_twice' : 'not_revoked', place);
    credential.revoked = revokes;
  }

  claim(place, about, tag, established) {
    const credential = this.credentialAt(place, about);
    if (credential.claim || (credential.personTag && credential.established !== 'self')) throw new Fault('has_a_tag', place);
    credential.claim = { place, personTag: tag, established };
  }

  open(place, programme, version, rule, first, last, tracks, modes, keyHash) {
    const name = `${programme}@${version}`;
    if (!thursday(first) || !thursday(last)) throw new Fault('not_a_leaf', place);
    if (rule !== '1') throw new Fault('other_rule', place);
    if (this.editions.has(name)) throw new Fault('opened_twice', place);
    this.editions.set(name, { place, programme, lastDay: last, keyHash, countedTracks: JSON.parse(`[${tracks}]`), countedModes: JSON.parse(`[${modes}]`), firstWeek: weekOf(first), lastWeek: weekOf(last),
      firstMonth: monthOf(first), lastMonth: monthOf(last) });
  }

  key() {}   // which keys sign credentials is no matter of the count

  close(place, programme, version, keyHash) {
    const edition = this.editions.get(`${programme}@${version}`);
    if (!edition || edition.keyHash !== keyHash) throw new Fault('closed_wrong', place);
  }

  credentialAt(place, about) {
    const credential = Number(about) < place ? this.credentials.get(Number(about)) : null;
    if (!credential) throw new Fault('no_such_leaf', place);
    return credential;
  }

  get programmes() {
    return Array.from(new Set(Array.from(this.editions.values(), edition => edition.programme)));
  }

  // Every number of a programme that is not zero, as `trained` or `trained/region/KZ-75`. What stands at `end` or later came after its closing.
  async numbers(programme, end = Infinity) {
    const numbers = new Map();
    const add = name => numbers.set(name, (numbers.get(name) || 0) + 1);
    const people = new Map();   // tag → [[credential, whether it is confirmed]]
    let looked = 0;
    for (const credential of this.credentials.values()) {
      if (++looked % AT_ONCE === 0) await breathe();
      if (credential.programme !== programme) continue;
      add('issued');
      if (credential.revoked) add('revoked');
      const { personTag: tag, established } = credential.claim && credential.claim.place < end ? credential.claim : credential;
      if (!tag || !credential.counts || credential.revoked || credential.place >= end) continue;
      if (!people.has(tag)) people.set(tag, []);
      people.get(tag).push([credential, established !== 'self']);
    }
    for (const theirs of people.values()) {
      if (++looked % AT_ONCE === 0) await breathe();
      const isTrained = theirs.some(([, confirmed]) => confirmed);
      const measure = isTrained ? 'trained' : 'declared';
      const rows = theirs.filter(([, confirmed]) => confirmed === isTrained).map(([one]) => DIMENSIONS.map(by => `${measure}/${by}/${one[by]}`));
      new Set([measure].concat(...rows)).forEach(add);
    }
    return numbers;
  }
}

// ── beside what was published ──

const LEAST_SHOWN = 10;
const TOTALS = [['trained', 'trained'], ['declared', 'declared'], ['credentials_issued', 'issued'], ['credentials_revoked', 'revoked']];

// Every number of a count.json with ours beside it. A published null says "fewer than are shown".
export function besides(published, numbers) {
  const ours = name => numbers.get(name) || 0;
  const rows = TOTALS.map(([name, measure]) => ({ name, here: ours(measure), there: published[name], total: true }));
  for (const by of DIMENSIONS) {
    for (const row of published[`trained_by_${by}`] || []) {
      const here = ours(`trained/${by}/${row.value}`);
      rows.push({ name: `trained_by_${by}: ${row.value}`, here: here < LEAST_SHOWN ? null : here, there: row.people });
    }
  }
  for (const [name, here] of numbers) {
    const [measure, by, value] = name.split('/');
    const isShown = measure === 'trained' && (by === 'region' || by === 'week') && here >= LEAST_SHOWN;
    if (isShown && !(published[`trained_by_${by}`] || []).some(row => row.value === value)) rows.push({ name: `trained_by_${by}: ${value}`, here, there: undefined });
  }
  return rows.map(row => Object.assign(row, { same: row.here === row.there }));
}
