// Every possible case, as the engine compiled it (closeout/manual/packed.py): unpacked, and looked up.
"use strict";

const Closeout = {};

/** Return the table that is packed in the page. */
Closeout.unpacked = async (encoded) => {
  const octets = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
  const unzipped = new Blob([octets]).stream().pipeThrough(new DecompressionStream("gzip"));
  const data = await new Response(unzipped).arrayBuffer();
  const length = new DataView(data).getUint32(0, true);
  const told = JSON.parse(new TextDecoder().decode(new Uint8Array(data, 4, length)));
  const column = ([place, size, width]) =>
    width === 1 ? new Uint8Array(data, 4 + length + place, size) : new Uint16Array(data, 4 + length + place, size);
  const columns = Object.entries(told.columns).map(([name, where]) => [name, column(where)]);
  return new Closeout.Table(told, Object.fromEntries(columns));
};

/** The cases by number, the classes of those that come to the same, and what each comes to on each day. */
Closeout.Table = class {
  constructor(told, columns) {
    Object.assign(this, told, { columns });
    this.size = columns.class.length;
    this.every = Int32Array.from({ length: this.size }, (_, row) => row);
    this.views = new Map();
    this.scratch = new Int32Array(this.size);
    this.asked = Object.keys(told.facts);
    this.values = Object.fromEntries(this.asked.map((fact) => [fact, Object.keys(told.facts[fact].values)]));
    this.deciding = this.asked.filter((fact) => !told.facts[fact].refining);
    this.refining = this.asked.filter((fact) => told.facts[fact].refining);
    this.digits = Object.fromEntries(this.deciding.map((fact) => [fact, columns[`digit ${fact}`]]));
    this.actionNames = Object.keys(told.actions);
    this.classCount = columns.action.length / told.days.length;
    this.number();
    this.weigh();
    this.markEvents();
    this.placeTexts();
  }

  /** Give each case a number by its answers, the first fact weighing most: `places` are what each weighs. */
  number() {
    this.places = {};
    this.numbers = new Float64Array(this.size);
    let place = 1;
    for (const fact of [...this.deciding].reverse()) {
      this.places[fact] = place;
      const column = this.digits[fact];
      for (let row = 0; row < this.size; row++) this.numbers[row] += column[row] * place;
      place *= this.values[fact].length + 1;
    }
  }

  /** Give each case its weight by the prior, which is independent but for what applies. */
  weigh() {
    this.weights = new Float64Array(this.size).fill(1);
    for (const fact of this.deciding) {
      const shares = [1, ...this.facts[fact].shares];
      const column = this.digits[fact];
      for (let row = 0; row < this.size; row++) this.weights[row] *= shares[column[row]];
    }
  }

  /** Give each case a bit for each deciding fact that has an event in it: `eventBit` has the bit of a fact. */
  markEvents() {
    const known = this.deciding.filter((fact) => this.facts[fact].events.length);
    if (known.length > 31) throw new RangeError("too many facts with events for one number");
    this.eventBit = Object.fromEntries(known.map((fact, at) => [fact, 1 << at]));
    this.eventBits = new Int32Array(this.size);
    for (const fact of known) {
      const [column, bit] = [this.digits[fact], this.eventBit[fact]];
      const bits = [0, ...this.values[fact].map((value) => this.facts[fact].events.includes(value) ? bit : 0)];
      for (let row = 0; row < this.size; row++) this.eventBits[row] |= bits[column[row]];
    }
  }

  /** Give each text the rows of `holds` that are its own: `points` are the ways to answer what it turns on. */
  placeTexts() {
    let first = 0;
    for (const text of this.texts) {
      text.points = text.axes.reduce(
        (points, axis) => points.flatMap((point) => this.values[axis].map((_, at) => [...point, at])), [[]]);
      text.first = first;
      first += text.points.length;
    }
    this.turning = this.texts.filter((text) => text.axes.length);
  }

  /** Return the days, as bits, on which a class shows a text, answered as the point of this number says. */
  shown(text, point, at) {
    return this.columns.holds[(text.first + point) * this.classCount + at];
  }

  /** Return the place of a class's action on a day. */
  action(day, at) {
    return this.columns.action[day * this.classCount + at];
  }

  /** Return whether a refining fact applies in a class; where other refining answers are open they count as `open`. */
  applies(fact, at, answers, open) {
    const { applies, scope } = this.facts[fact];
    return !applies.length || applies.some((where, way) =>
      this.columns.scopes[(scope + way) * this.classCount + at] && Object.entries(where).every(([other, values]) =>
        !this.facts[other].refining
        || ((other in answers ? values.includes(answers[other]) : open) && this.applies(other, at, answers, open))));
  }

  /** Return the rules of a layer that fire in a case on a day: the places of those that won, and of those that lost. */
  fired(layer, day, row) {
    const places = this[`${layer}Sets`][day][this.columns[`${layer} ${day}`][row]];
    const rules = this[`${layer}Rules`];
    return {
      won: places.filter((place) => place >= 0).map((place) => rules[place]),
      lost: places.filter((place) => place < 0).map((place) => rules[~place]),
    };
  }

  /** Return the answers of a case, by fact. */
  caseOf(row) {
    const applying = this.deciding.filter((fact) => this.digits[fact][row]);
    return Object.fromEntries(applying.map((fact) => [fact, this.values[fact][this.digits[fact][row] - 1]]));
  }
};

/** Return the group of each number, equal ones together, groups by their first member; and how many there are. */
Closeout.grouped = (numbers) => {
  const mask = (1 << Math.max(4, Math.ceil(Math.log2(numbers.length * 2)))) - 1;
  const slots = new Int32Array(mask + 1).fill(-1);
  const firsts = new Int32Array(numbers.length);
  const of = new Int32Array(numbers.length);
  let count = 0;
  for (let row = 0; row < numbers.length; row++) {
    const number = numbers[row];
    const high = Math.floor(number / 4294967296);
    let slot = (Math.imul(number - high * 4294967296, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> 7 & mask;
    while (slots[slot] >= 0 && numbers[firsts[slots[slot]]] !== number) slot = slot + 1 & mask;
    if (slots[slot] < 0) {
      firsts[count] = row;
      slots[slot] = count++;
    }
    of[row] = slots[slot];
  }
  return { of, count, firsts: firsts.subarray(0, count) };
};

/** Return for each group whether two of its members differ in `values`. */
Closeout.differing = ({ of, count, firsts }, values) => {
  const found = new Uint8Array(count);
  for (let at = 0; at < of.length; at++) if (values[at] !== values[firsts[of[at]]]) found[of[at]] = 1;
  return found;
};
