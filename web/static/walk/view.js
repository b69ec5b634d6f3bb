// What answers leave open (as engine/completions/view.py): their completions, how likely each is, what tells them apart.
"use strict";

const VIEWS_KEPT = 12;

Closeout.View = class View {
  constructor(table, answers, days, rows, places) {
    Object.assign(this, { table, answers, days, rows, places, kept: new Map() });
  }

  /** Return the view of what the answers leave open on these days, or null where no case fits them. */
  static of(table, answers, days, unknown = []) {
    const key = JSON.stringify([answers, days, unknown]);
    if (!table.views.has(key)) {
      if (table.views.size >= VIEWS_KEPT) table.views.delete(table.views.keys().next().value);
      table.views.set(key, View.made(table, answers, days, unknown));
    }
    return table.views.get(key);
  }

  static made(table, answers, days, unknown) {
    const given = Object.entries(answers).map(([fact, value]) => [fact, table.values[fact].indexOf(value)]);
    const refining = given.filter(([fact]) => table.facts[fact].refining).map(([fact, at]) => [fact, [at]]);
    let view = new View(table, answers, days, table.every, Object.fromEntries(refining));
    for (const [fact, at] of given) if (fact in table.digits) view = view && view.having(table.digits[fact], at + 1, true);
    if (view && refining.length) view = view.refined();
    return view && (view.withoutEvents(unknown) || view);
  }

  /** Return what `make` makes, made once. */
  keep(name, make) {
    if (!this.kept.has(name)) this.kept.set(name, make());
    return this.kept.get(name);
  }

  /** Return the view of the completions that have this digit in a column (or have not), or null. */
  having(column, digit, so, { answers, places } = this) {
    const { rows, table: { scratch } } = this;
    let count = 0;
    for (let at = 0; at < rows.length; at++) if ((column[rows[at]] === digit) === so) scratch[count++] = rows[at];
    return count ? new View(this.table, answers, this.days, scratch.slice(0, count), places) : null;
  }

  /** Return the view of those completions that `fits` says, or null where there are none. */
  filtered(fits, changes = {}) {
    const { answers, places } = { answers: this.answers, places: this.places, ...changes };
    const { rows, table: { scratch } } = this;
    let count = 0;
    for (let at = 0; at < rows.length; at++) if (fits(rows[at])) scratch[count++] = rows[at];
    return count ? new View(this.table, answers, this.days, scratch.slice(0, count), places) : null;
  }

  /** Return the view of the completions with this answer, or null. */
  answering(fact, value) {
    const { table } = this;
    const number = table.values[fact].indexOf(value);
    const answers = { ...this.answers, [fact]: value };
    if (!table.facts[fact].refining) {
      return this.having(table.digits[fact], number + 1, true, { answers, places: this.places });
    }
    return new View(table, answers, this.days, this.rows, { ...this.places, [fact]: [number] }).refined();
  }

  /** Return the view of the completions in which every refining fact that is answered may apply, or null. */
  refined() {
    const { table, answers } = this;
    const given = Object.keys(answers).filter((fact) => table.facts[fact].refining);
    const fits = this.byClass((at) => given.every((fact) => table.applies(fact, at, answers, true)));
    return this.filtered((row) => fits[table.columns.class[row]]);
  }

  /** Return the view of these completions alone. */
  over(rows) {
    return new View(this.table, this.answers, this.days, rows, this.places);
  }

  /** Return what `told` says of each class that some completion is of. */
  byClass(told) {
    const found = [];
    for (const at of this.classes) found[at] = told(at);
    return found;
  }

  /** Return the view of the completions in which none of the facts has an event that does not follow, or null. */
  withoutEvents(facts) {
    const { table } = this;
    const open = facts.filter((fact) => fact in table.eventBit && !this.implied.includes(fact));
    const mask = open.reduce((bits, fact) => bits | table.eventBit[fact], 0);
    const places = { ...this.places };
    for (const fact of table.refining.filter((fact) => facts.includes(fact) && !(fact in this.places))) {
      const { events: known } = table.facts[fact];
      if (known.length) places[fact] = [...table.values[fact].keys()].filter((at) => !known.includes(table.values[fact][at]));
    }
    return this.filtered((row) => !(table.eventBits[row] & mask), { places });
  }

  /** Return the view of the completions in which the fact has not this value, or null. */
  without(fact, value) {
    return this.having(this.table.digits[fact], 1 + this.table.values[fact].indexOf(value), false);
  }

  /** Return the deciding facts with an event in every completion. */
  get implied() {
    return this.keep("implied", () => {
      const { eventBit, eventBits } = this.table;
      const bits = this.rows.reduce((found, row) => found & eventBits[row], -1);
      return Object.keys(eventBit).filter((fact) => bits & eventBit[fact]);
    });
  }

  /** Return how likely each completion is; all add up to 1. */
  get weights() {
    return this.keep("weights", () => {
      const weights = new Float64Array(this.rows.length);
      let sum = 0;
      for (let at = 0; at < weights.length; at++) sum += weights[at] = this.table.weights[this.rows[at]];
      for (let at = 0; at < weights.length; at++) weights[at] /= sum;
      return weights;
    });
  }

  /** Return the classes of the completions, each once, in order. */
  get classes() {
    return this.keep("classes", () => {
      const met = new Uint8Array(this.table.classCount);
      const { rows, table: { columns: { class: of } } } = this;
      for (let at = 0; at < rows.length; at++) met[of[rows[at]]] = 1;
      const found = [];
      for (let at = 0; at < met.length; at++) if (met[at]) found.push(at);
      return found;
    });
  }

  /** Return how likely each action is that some completion comes to, by name, in declared order. */
  get chances() {
    return this.keep("chances", () => {
      const ofClass = new Float64Array(this.table.classCount);
      const { rows, weights, table } = this;
      for (let at = 0; at < rows.length; at++) ofClass[table.columns.class[rows[at]]] += weights[at];
      const found = new Map();
      for (const day of this.days) {
        for (const at of this.classes) {
          const action = this.table.action(day, at);
          found.set(action, (found.get(action) || 0) + ofClass[at]);
        }
      }
      const order = [...found.keys()].sort((one, other) => one - other);
      return new Map(order.map((at) =>
        [this.table.actionNames[at], Math.round(found.get(at) / this.days.length * 1e12) / 1e12]));
    });
  }

  /** Return the numbers of the points of a text that fit the answers. */
  open(text) {
    return [...text.points.keys()].filter((number) => text.axes.every((axis, at) =>
      !(axis in this.places) || this.places[axis].includes(text.points[number][at])));
  }

  /** Return the steps (or cautions) of every completion, and those of some. */
  marked(kind) {
    const [sure, ever] = [new Set(), new Set()];
    const days = this.days.reduce((bits, day) => bits | 1 << day, 0);
    for (const text of this.table.texts.filter((each) => each.kind === kind)) {
      let [every, some] = [days, 0];
      for (const point of this.open(text)) {
        for (const at of this.classes) {
          const shown = this.table.shown(text, point, at);
          every &= shown;
          some |= shown;
        }
      }
      if (every === days) sure.add(text.id);
      if (some & days) ever.add(text.id);
    }
    return { sure, ever };
  }

  /** Return a number for the advice of each class of the completions; equal numbers are equal advice. */
  get ids() {
    return this.keep("ids", () => {
      const days = this.days.reduce((bits, day) => bits | 1 << day, 0);
      const points = this.table.texts.flatMap((text) => this.open(text).map((point) => text.first + point));
      const { classCount, columns } = this.table;
      const seen = new Map();
      return this.byClass((at) => {
        let advice = "";
        for (const day of this.days) advice += String.fromCharCode(columns.action[day * classCount + at]);
        for (const point of points) advice += String.fromCharCode(columns.holds[point * classCount + at] & days);
        if (!seen.has(advice)) seen.set(advice, seen.size);
        return seen.get(advice);
      });
    });
  }

  /** Return whether the advice is the same for all, but for refining answers. */
  get settled() {
    return this.keep("settled", () => this.classes.every((at) => this.ids[at] === this.ids[this.classes[0]]));
  }

  /** Return the digit of each completion for a deciding fact. */
  digitsOf(fact) {
    const digits = this.table.digits[fact];
    return this.column((row) => digits[row]);
  }

  /** Return the deciding facts that vary among the completions. */
  get varying() {
    return this.keep("varying", () => this.table.deciding.filter((fact) => {
      const column = this.table.digits[fact];
      return this.rows.some((row) => column[row] !== column[this.rows[0]]);
    }));
  }

  /** Return the varying facts that apply in some completions alone. */
  get partial() {
    return this.keep("partial", () =>
      this.varying.filter((fact) => this.rows.some((row) => !this.table.digits[fact][row])));
  }

  /** Return the facts that are not answered, deciding before refining. */
  get unanswered() {
    return [...this.table.deciding, ...this.table.refining].filter((fact) => !(fact in this.answers));
  }

  /** Return whether the fact applies in every completion. */
  appliesThroughout(fact) {
    if (!this.table.facts[fact].refining) {
      return !this.partial.includes(fact) && this.table.digits[fact][this.rows[0]] > 0;
    }
    return this.classes.every((at) => this.table.applies(fact, at, this.answers, false));
  }

  /** Return the completions in groups of those that are alike in all deciding facts but these. */
  alikeButFor(facts) {
    const { table, rows } = this;
    const numbers = new Float64Array(rows.length);
    for (let at = 0; at < rows.length; at++) numbers[at] = table.numbers[rows[at]];
    for (const fact of facts) {
      const [column, place] = [table.digits[fact], table.places[fact]];
      for (let at = 0; at < rows.length; at++) numbers[at] -= column[rows[at]] * place;
    }
    return Closeout.grouped(numbers);
  }

  /** Return those of `among` whose applying rests on the facts. */
  heirs(facts, among) {
    return among.filter((other) => this.table.facts[other].ancestors.some((fact) => facts.includes(fact)));
  }

  /** Return whether completions that differ in a deciding fact, and in what applies because of it, differ in advice. */
  decides(fact) {
    if (this.settled || !this.varying.includes(fact)) return false;
    const alike = this.alikeButFor(new Set([fact, ...this.heirs([fact], this.partial)]));
    return Closeout.differing(alike, this.idOfRow).includes(1);
  }

  /** Return the number of the advice of each completion. */
  get idOfRow() {
    return this.keep("idOfRow", () => {
      const [{ ids }, of] = [this, this.table.columns.class];
      return this.column((row) => ids[of[row]]);
    });
  }

  /** Return what `told` says of each completion, as numbers. */
  column(told) {
    const found = new Int32Array(this.rows.length);
    for (let at = 0; at < found.length; at++) found[at] = told(this.rows[at]);
    return found;
  }

  /** Return whether, in some completion, a step or a caution turns on the refining fact. */
  refines(fact) {
    const late = this.table.refining.filter((other) => !this.appliesThroughout(other));
    const free = [fact, ...this.heirs([fact], late)];
    return this.table.turning.filter((text) => text.axes.includes(fact)).some((text) => {
      const groups = new Map();
      for (const point of this.open(text)) {
        const fixed = text.points[point].filter((_, at) => !free.includes(text.axes[at])).join();
        groups.set(fixed, [...groups.get(fixed) || [], point]);
      }
      return [...groups.values()].some((points) => this.classes.some((at) => {
        const shown = points.map((point) => this.table.shown(text, point, at));
        return this.days.some((day) => new Set(shown.map((bits) => bits >> day & 1)).size > 1);
      }));
    });
  }

  /** Return those deciding facts that tell completions apart where the advice is open, but for what is unknown. */
  tied(deciding, unknown) {
    if (this.settled) return [];
    const unasked = new Set([...unknown, ...this.heirs(unknown, this.partial)].filter((f) => this.varying.includes(f)));
    const alike = this.alikeButFor(this.table.deciding.filter((fact) => !unasked.has(fact)));
    const open = Closeout.differing(alike, this.idOfRow);
    return deciding.filter((fact) => this.varying.includes(fact)
      && Closeout.differing(alike, this.digitsOf(fact)).some((bit, group) => bit && open[group]));
  }
};
