// Which question comes next (as engine/interview/guide.py), which answers are in use, and what a question supposes.
"use strict";

/** Return the question to ask now, or null when no answer can change the advice. */
Closeout.nextQuestion = (table, answers, unknown) => {
  if (!Object.keys(answers).length && !unknown.length) return table.first;
  const node = Closeout.planned(table, answers, unknown);
  if (node && node.fact !== null) return node.fact;
  const view = Closeout.View.of(table, answers, [...table.days.keys()], unknown);
  const open = Closeout.toAsk(view, unknown);
  const deciding = open.filter((fact) => !table.facts[fact].refining);
  if (!deciding.length) return open.length ? open[0] : null;
  return Closeout.mostTelling(view, deciding, true);
};

/** Return where the plan is with these answers, or null where it has nothing to say. */
Closeout.planned = (table, answers, unknown) => {
  if (unknown.some((fact) => !table.facts[fact].refining)) return null;
  const given = Object.keys(answers).filter((fact) => !table.facts[fact].refining).length;
  let node = table.plan.at(-1);
  let used = 0;
  for (; node[0] !== null && node[0] in answers; used++) {
    const next = node[4 + table.values[node[0]].indexOf(answers[node[0]])];
    if (next < 0) return null;
    node = table.plan[next];
  }
  const [fact, about, most, listed] = node;
  return fact === null || used === given ? { fact, about, most, listed, after: node.slice(4) } : null;
};

/** Return the facts that the plan asks for in one list from a node on: that and those that are listed with it. */
Closeout.listed = (table, node) => {
  const found = [node.fact];
  let [fact, , , listed, ...after] = table.plan[Math.max(...node.after)];
  for (; fact !== null && listed; [fact, , , listed, ...after] = table.plan[Math.max(...after)]) found.push(fact);
  return found.length > 1 ? found : [];
};

/** Return how many questions follow the one that the plan asks, in words. */
Closeout.left = (words, node) => {
  const asked = node.listed ? 0 : 1;
  const most = node.most - asked;
  const about = Math.min(most, Math.max(Math.round(node.about - asked), Math.min(most, 1)));
  if (most === 0) return words.last;
  return Closeout.fill(about === most ? words.at_most : words.about, { about, most });
};

/** Return the facts to ask for: known to apply, or else supposed to, and able to change the advice. */
Closeout.toAsk = (view, unknown) => {
  const { table } = view;
  const asked = view.unanswered.filter((fact) => !unknown.includes(fact));
  const known = asked.filter((fact) => view.appliesThroughout(fact));
  const refining = known.filter((fact) => table.facts[fact].refining && view.refines(fact));
  let found = Closeout.thatMatter(view, known.filter((fact) => !table.facts[fact].refining), unknown);
  if (!found.length) found = Closeout.thatMatter(view, Closeout.likelyToApply(view, asked), unknown);
  return [...found, ...refining];
};

/** Return those deciding facts that more likely than not apply; none before one that it hangs on. */
Closeout.likelyToApply = (view, asked) => {
  const { table, rows, weights } = view;
  const applying = (fact) => rows.reduce((sum, row, at) => sum + (table.digits[fact][row] ? weights[at] : 0), 0);
  const found = asked.filter((fact) => view.partial.includes(fact)
    && Math.round(applying(fact) * 1e9) / 1e9 >= table.supposed);
  return found.filter((fact) => !table.facts[fact].ancestors.some((other) => found.includes(other)));
};

/** Return the facts to ask for in one list with this one, itself among them; none where it is asked alone. */
Closeout.together = (table, answers, unknown, fact) => {
  if (!table.facts[fact].row) return [];
  if (!table.facts[fact].refining) {
    const node = Closeout.planned(table, answers, unknown);
    const listed = node && node.fact !== null ? Closeout.listed(table, node) : [];
    return listed.includes(fact) ? listed : [];
  }
  const view = Closeout.View.of(table, answers, [...table.days.keys()], unknown);
  const rows = Closeout.toAsk(view, unknown).filter((name) => table.facts[name].refining && table.facts[name].row).slice(0, table.mostRows);
  return rows.includes(fact) && rows.length > 1 ? rows : [];
};

/** Return the action that is certain on every day whatever else is answered, or null. */
Closeout.certain = (table, answers) => {
  const view = Closeout.View.of(table, answers, [...table.days.keys()]);
  return view.chances.size === 1 ? [...view.chances.keys()][0] : null;
};

/** Return the answers in use, by fact in the order asked, of those said (null: don't know), and what steps aside.
 *
 * The newest stays; of the others, from the one asked first, each that still fits those before it.
 */
Closeout.settle = (table, said, newest) => {
  const days = [0];
  const order = [...said.keys()].sort((one, other) => (other === newest) - (one === newest));
  const kept = new Map();
  for (const fact of order) {
    const value = said.get(fact);
    const answers = Object.fromEntries([...kept].filter(([, given]) => given !== null));
    const view = value === null ? Closeout.View.of(table, answers, days) : Closeout.View.of(table, { ...answers, [fact]: value }, days);
    if (view && (value !== null || view.rows.some((row) => Closeout.mayApply(view, fact, row)))) kept.set(fact, value);
  }
  return new Map([...said.keys()].filter((fact) => kept.has(fact)).map((fact) => [fact, kept.get(fact)]));
};

/** Return whether the fact may apply in a case. */
Closeout.mayApply = ({ table, answers }, fact, row) => table.facts[fact].refining
  ? table.applies(fact, table.columns.class[row], answers, true)
  : table.digits[fact][row] > 0;

/** Return on which conditions a question that may not apply does: for each, the facts and values left open. */
Closeout.supposes = (table, answers, fact) => {
  const view = Closeout.View.of(table, answers, [0]);
  if (view.appliesThroughout(fact)) return [];
  const possible = (other) => table.values[other].filter((value) => view.answering(other, value));
  return table.facts[fact].applies.map((where) => Object.entries(where).filter(([other]) => !(other in answers))
    .map(([other, values]) => [other, values.filter((value) => possible(other).includes(value))]))
    .filter((where, way) => where.every(([, values]) => values.length)
      && Object.entries(table.facts[fact].applies[way]).every(([other, values]) =>
        !(other in answers) || values.includes(answers[other])));
};

/** Return the values that a fact in a list can have: its events where its row is so, else the others. */
Closeout.valuesOfRow = (table, answers, fact, so) => {
  const view = Closeout.View.of(table, answers, [0]);
  return table.values[fact].filter((value) => table.facts[fact].events.includes(value) === so && view.answering(fact, value));
};
