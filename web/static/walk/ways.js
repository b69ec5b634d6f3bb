// The fewest answers that leave one action alone possible (as engine/completions/ways.py).
"use strict";

/** Return for each action wanted the fewest answers with which every completion comes to it, the likeliest of these. */
Closeout.shortest = (view, wanted) => {
  const { table } = view;
  const search = Closeout.withoutFreeFacts(view);
  const left = new Set(wanted.map((action) => table.actionNames.indexOf(action)));
  const found = {};
  for (let count = 0; count <= search.facts.length && left.size; count++) {
    const best = new Map();
    for (const facts of Closeout.combinations(search.facts, count)) {
      for (const [action, weight, answers] of Closeout.settling(search, facts, left)) {
        if (!best.has(action) || weight > best.get(action).weight * (1 + 1e-9)) best.set(action, { weight, answers });
      }
    }
    for (const [action, { answers }] of best) {
      found[table.actionNames[action]] = answers;
      left.delete(action);
    }
  }
  return found;
};

/** Return all ways to take so many of the facts, in order. */
Closeout.combinations = (facts, count) => count === 0 ? [[]] : facts.flatMap((fact, at) =>
  Closeout.combinations(facts.slice(at + 1), count - 1).map((rest) => [fact, ...rest]));

/** Return for each action wanted the likeliest answers to the facts that leave it alone, with their weight. */
Closeout.settling = ({ table, digits, labels, weights }, facts, wanted) => {
  const sizes = facts.map((fact) => table.values[fact].length);
  const columns = facts.map((fact) => digits[fact]);
  const count = sizes.reduce((one, other) => one * other, 1);
  const seen = new Int16Array(count).fill(-1); // -1: none yet, -2: several actions
  const sums = new Float64Array(count);
  for (let row = 0; row < labels.length; row++) {
    let key = 0;
    for (let at = 0; at < columns.length && key >= 0; at++) {
      const digit = columns[at][row];
      key = digit ? key * sizes[at] + digit - 1 : -1;
    }
    if (key < 0) continue;
    sums[key] += weights[row];
    if (seen[key] !== labels[row]) seen[key] = seen[key] === -1 ? labels[row] : -2;
  }
  const best = new Map();
  for (let key = 0; key < count; key++) {
    if (wanted.has(seen[key]) && !(sums[key] <= (best.has(seen[key]) ? sums[best.get(seen[key])] : 0))) {
      best.set(seen[key], key);
    }
  }
  return [...best].map(([action, key]) => {
    const answers = {};
    let rest = key;
    for (let at = facts.length - 1; at >= 0; at--) {
      answers[facts[at]] = table.values[facts[at]][rest % sizes[at]];
      rest = Math.floor(rest / sizes[at]);
    }
    return [action, sums[key], Object.fromEntries(facts.map((fact) => [fact, answers[fact]]))];
  });
};

/** Return the completions, one for all that differ only in facts that turn nothing and are free of all others. */
Closeout.withoutFreeFacts = (view) => {
  const { table, days: [day] } = view;
  let rows = view.rows;
  let facts = view.varying;
  const label = (row) => table.action(day, table.columns.class[row]);
  for (const fact of view.varying) {
    const column = table.digits[fact];
    const gone = view.varying.filter((other) => !facts.includes(other));
    const alike = view.over(rows).alikeButFor([...gone, fact]);
    const values = new Set();
    for (const row of rows) values.add(column[row]);
    if (rows.length === alike.count * values.size && !Closeout.differing(alike, view.over(rows).column(label)).includes(1)) {
      rows = Int32Array.from(alike.firsts, (at) => rows[at]);
      facts = facts.filter((other) => other !== fact);
    }
  }
  const total = view.weights.length && table.weights[view.rows[0]] / view.weights[0];
  return {
    table,
    facts,
    digits: Object.fromEntries(facts.map((fact) => [fact, Uint8Array.from(rows, (row) => table.digits[fact][row])])),
    labels: Uint8Array.from(rows, label),
    weights: Float64Array.from(rows, (row) => table.weights[row] / total),
  };
};
