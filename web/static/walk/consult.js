// What partial answers lead to (as engine/completions/consult.py): ways with their shares, what is certain, what is open.
"use strict";

/** Return what the answers lead to on a day (by number), or null where no case fits them; the numbers tell of the example. */
Closeout.consult = (table, answers, day, numbers = {}) => {
  const every = Closeout.View.of(table, answers, [day]);
  if (!every) return null;
  const plain = Closeout.plainView(table, answers, day);
  const ways = Closeout.ways(plain);
  const facts = Closeout.mayMatter(plain);
  const unless = Closeout.unless(every, plain);
  const row = Closeout.example(plain, ways[0].action, Closeout.belied(table, numbers));
  const assumed = Object.keys(table.caseOf(row)).filter((fact) => !(fact in answers));
  const turning = new Set([...facts, ...unless.map((event) => event.fact)]);
  const [step, caution] = [plain.marked("step"), plain.marked("caution")];
  const steps = Closeout.begun(plain, step.sure);
  const declared = (names) => Object.keys(table.cautions).filter((name) => names.has(name));
  return {
    day,
    row,
    example: Closeout.told(plain.over([row])),
    ways,
    action: ways[0].action,
    certain: every.chances.size === 1,
    settled: ways.length === 1,
    steps,
    certain_steps: Closeout.begun(every, every.marked("step").sure),
    open_steps: Object.keys(table.steps).filter((name) => step.ever.has(name) && !steps.includes(name)),
    cautions: declared(caution.sure),
    certain_cautions: declared(every.marked("caution").sure),
    open_cautions: declared(caution.ever).filter((name) => !caution.sure.has(name)),
    unless,
    depends_on: facts,
    worth_finding_out: ways.length > 1 ? Closeout.mostTelling(plain, facts, false) : null,
    assumed,
    indifferent: assumed.filter((fact) => !turning.has(fact)),
    findings: Closeout.findings(plain),
    message: Closeout.messageOf(steps.map((name) => table.steps[name])),
  };
};

/** Return the action, the steps and the cautions that hold in every completion, as one text. */
Closeout.told = (view) =>
  [...view.chances.keys(), ...["step", "caution"].flatMap((kind) => [...view.marked(kind).sure])].join();

/** Return the view of the completions without an event that nobody named; of all, where each has one. */
Closeout.plainView = (table, answers, day) => {
  const every = Closeout.View.of(table, answers, [day]);
  return every.keep("plain", () => every.withoutEvents(every.unanswered) || every);
};

/** Return the actions: the least final of the likely ones first, then the other likely ones, then the rest. */
Closeout.ways = (view) => {
  const { table, chances } = view;
  const floor = Math.min(table.floor, Math.max(...chances.values()));
  const likely = [...chances.keys()].filter((action) => chances.get(action) >= floor);
  const rank = (action) => [likely.includes(action) ? 0 : 1, table.actions[action].final, -chances.get(action)];
  const order = [...chances.keys()].sort((one, other) => {
    const [first, second] = [rank(one), rank(other)];
    return first[0] - second[0] || first[1] - second[1] || first[2] - second[2];
  });
  return order.map((action) => ({ action, share: chances.get(action), likely: likely.includes(action) }));
};

/** Return the likeliest completion with this action, the first among equals. */
Closeout.example = (view, action, belied) => {
  const { table, rows, days: [day] } = view;
  const place = table.actionNames.indexOf(action);
  const likeliest = (fits) => {
    let best = -1;
    for (const row of rows) {
      if (table.action(day, table.columns.class[row]) === place && (best < 0 || table.weights[row] > table.weights[best]) && fits(row)) {
        best = row;
      }
    }
    return best;
  };
  const fitting = likeliest((row) => belied.every(([fact, value]) => table.caseOf(row)[fact] !== value));
  return fitting < 0 ? likeliest(() => true) : fitting;
};

/** Return the facts with the values that cannot go with the numbers given. */
Closeout.belied = ({ extras }, numbers) => Object.entries(numbers).flatMap(([name, number]) =>
  Object.entries(extras[name].fits).flatMap(([fact, spans]) => Object.entries(spans)
    .filter(([, [first, last]]) => (first !== null && number < first) || (last !== null && last < number))
    .map(([value]) => [fact, value])));

/** Return the unanswered facts on which the advice depends. */
Closeout.mayMatter = (view) => {
  const deciding = view.unanswered.filter((fact) => view.varying.includes(fact));
  const refining = view.table.refining.filter((fact) => !(fact in view.answers) && view.refines(fact));
  return [...Closeout.thatMatter(view, deciding, []), ...refining];
};

/** Return those deciding facts that can change the advice, alone or tied together. */
Closeout.thatMatter = (view, deciding, unknown) => {
  const found = deciding.filter((fact) => view.decides(fact));
  return found.length ? found : view.tied(deciding, unknown);
};

/** Return the fact among these that tells most about the action, or with `whole` about the whole advice. */
Closeout.mostTelling = (view, among, whole) => {
  let facts = among.filter((fact) => view.varying.includes(fact));
  const throughout = facts.filter((fact) => view.appliesThroughout(fact));
  if (!whole && throughout.length) facts = throughout;
  const { table, days: [day] } = view;
  const told = whole ? view.idOfRow : view.column((row) => table.action(day, table.columns.class[row]));
  let [best, most] = [null, -1];
  for (const fact of facts) {
    const bits = Closeout.information(told, view.digitsOf(fact), view.weights);
    if (bits > most) [best, most] = [fact, bits];
  }
  return best;
};

/** Return how much one number of each completion tells about another, in bits: their mutual information. */
Closeout.information = (one, other, weights) => {
  const most = (numbers) => 1 + numbers.reduce((found, number) => Math.max(found, number), 0);
  const width = most(other);
  const [first, second] = [new Float64Array(most(one)), new Float64Array(width)];
  const both = new Float64Array(first.length * width);
  for (let at = 0; at < weights.length; at++) {
    first[one[at]] += weights[at];
    second[other[at]] += weights[at];
    both[one[at] * width + other[at]] += weights[at];
  }
  const entropy = (sums) => -sums.reduce((sum, share) => share ? sum + share * Math.log2(share) : sum, 0);
  return Math.round((entropy(first) + entropy(second) - entropy(both)) * 1e9) / 1e9;
};

/** Return those of the steps that can be done one after the other in every completion, in order. */
Closeout.begun = (view, steps) => {
  const { table } = view;
  const state = { ...table.atFirst };
  return Object.keys(table.steps).filter((name) => {
    const { needs, makes } = table.steps[name];
    const done = steps.has(name) && needs.every((need) =>
      need.fact in state ? need.allowed.includes(state[need.fact]) : Closeout.holds(view, need));
    if (done) Object.assign(state, makes);
    return done;
  });
};

/** Return whether the answers alone meet the need in every completion. */
Closeout.holds = (view, { fact, allowed, absent, negative }) => {
  const { table, answers } = view;
  if (!table.facts[fact].refining) {
    return view.rows.every((row) => {
      const digit = table.digits[fact][row];
      return digit ? allowed.includes(table.values[fact][digit - 1]) : absent;
    });
  }
  const met = fact in answers ? allowed.includes(answers[fact]) : absent;
  if (met && negative) return true;
  return view.classes.every((at) => table.applies(fact, at, answers, false) === met);
};

/** Return the events that nobody named and that would change the advice: taken alone, then what several would. */
Closeout.unless = (every, plain) => {
  const { table } = every;
  const found = new Map();
  const add = (event) => found.set(`${event.fact} ${event.value}`, event);
  for (const [fact, value] of Closeout.events(table, every.unanswered)) {
    const view = every.answering(fact, value);
    const follows = view && view.implied.some((other) => other !== fact && !every.implied.includes(other));
    const alone = view && !follows && view.withoutEvents(view.unanswered);
    if (alone) add(Closeout.difference(fact, value, alone, plain));
  }
  let rest = every;
  for (const { fact, value, actions } of found.values()) if (actions.length && rest) rest = rest.without(fact, value);
  if (rest && [...rest.chances.keys()].some((action) => !plain.chances.has(action))) {
    for (const [fact, value] of Closeout.events(table, rest.varying)) {
      const view = rest.answering(fact, value);
      const event = view && Closeout.difference(fact, value, view, plain);
      if (event && event.actions.length) add(event);
    }
  }
  return [...found.values()].filter((event) => event.actions.length || event.gained.length || event.lost.length)
    .sort((one, other) => table.asked.indexOf(one.fact) - table.asked.indexOf(other.fact));
};

/** Return the events of the facts. */
Closeout.events = (table, facts) => facts.flatMap((fact) => table.facts[fact].events.map((value) => [fact, value]));

/** Return what an event makes of the advice. */
Closeout.difference = (fact, value, view, plain) => {
  const actions = [...view.chances.keys()].filter((action) => !plain.chances.has(action));
  actions.sort((one, other) => view.chances.get(other) - view.chances.get(one));
  const sure = [...view.chances.keys()].every((action) => !plain.chances.has(action));
  if (actions.length) return { fact, value, actions, sure, gained: [], lost: [] };
  const [gained, lost] = [[], []];
  for (const kind of ["step", "caution"]) {
    const [after, before] = [view.marked(kind), plain.marked(kind)];
    const names = view.table.texts.filter((text) => text.kind === kind).map((text) => text.id);
    gained.push(...names.filter((id) => after.ever.has(id) && !before.ever.has(id)).map((id) => ({ kind, id })));
    lost.push(...names.filter((id) => before.sure.has(id) && !after.sure.has(id)).map((id) => ({ kind, id })));
  }
  return { fact, value, actions, sure: false, gained, lost };
};

/** Return the values that each finding takes in some completion. */
Closeout.findings = (view) => {
  const { table, days: [day] } = view;
  const sets = new Set(Array.from(view.rows, (row) => table.columns[`finding ${day}`][row]));
  const rules = new Set([...sets].flatMap((set) => table.findingSets[day][set]));
  const said = [...rules].map((rule) => table.findingRules[rule]);
  const found = Object.entries(table.findings).map(([fact, { values }]) =>
    [fact, Object.keys(values).filter((value) => said.some((rule) => rule.fact === fact && rule.value === value))]);
  return Object.fromEntries(found.filter(([, values]) => values.length));
};

/** Return the message that one of the steps sends, with what the others add before its signature. */
Closeout.messageOf = (steps) => {
  const sent = steps.map((step) => step.message).join("");
  const end = sent.lastIndexOf("\n\n");
  const added = steps.map((step) => step.adds).filter(Boolean).map((words) => ` ${words}`).join("");
  return end < 0 ? "" : sent.slice(0, end) + added + sent.slice(end);
};
