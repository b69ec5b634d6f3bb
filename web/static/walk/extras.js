// Days and figures that may be given (as engine/days/given.py), what follows from them, and what is not offered.
"use strict";

/** Return whether one of the alternatives may hold under the answers; none given always does. */
Closeout.mayHold = (table, answers, alternatives) => !alternatives.length || alternatives.some((where) =>
  Object.entries(where).every(([fact, values]) =>
    fact in answers ? values.includes(answers[fact]) : Closeout.mayHold(table, answers, table.facts[fact].applies)));

/** Return why answers cannot hold together, or nothing where no constraint forbids it. */
Closeout.broken = (table, answers) => table.constraints.find(({ never }) =>
  Object.entries(never).every(([fact, values]) => values.includes(answers[fact])))?.why;

/** Return the answers to a question that do not fit the others, each with the reason. */
Closeout.ruledOut = (table, answers, fact) => {
  const view = Closeout.View.of(table, answers, [0]);
  const reason = (value) => Closeout.broken(table, { ...answers, [fact]: value })
    || (!view.answering(fact, value) && table.words.no_case);
  return Object.fromEntries(table.values[fact].map((value) => [value, reason(value)]).filter(([, why]) => why));
};

/** Days are whole numbers, those since 1970-01-01, a Thursday. */
Closeout.dayOf = (text) => Date.parse(text) / 864e5;
Closeout.today = () => Closeout.dayOf(new Intl.DateTimeFormat("sv").format(new Date()));
Closeout.daySaid = (day) => {
  const date = new Date(day * 864e5);
  return `${date.toISOString().slice(0, 10)} (${date.toLocaleDateString("en", { weekday: "long", timeZone: "UTC" })})`;
};

/** Return from what to what a number may be, or a day seen from the day `on`. */
Closeout.bounds = ({ extras, mostDays }, name, on) => extras[name].spans
  ? [on - mostDays, extras[name].ahead ? on + mostDays : on] : [extras[name].low, extras[name].high];

/** Return the days given that can apply under the answers, by name. */
Closeout.daysGiven = (table, answers, extras) => Object.fromEntries(Object.entries(extras).filter(([name]) =>
  table.extras[name].spans && Closeout.mayHold(table, answers, table.extras[name].applies))
  .map(([name, text]) => [name, Closeout.dayOf(text)]));

/** Return the values of a fact that a day so long ago leaves possible. */
Closeout.agreeing = (table, name, fact, ago) => table.values[fact].filter((value) => {
  const [first, last] = table.extras[name].spans[fact][value] || [null, null];
  return (first === null || first <= ago) && (last === null || ago <= last);
});

/** Return the answers as the days have it, seen from the day `on`. */
Closeout.followed = (table, answers, days, on) => {
  const found = { ...answers };
  for (const name of Object.keys(table.extras).filter((each) => each in days)) {
    for (const fact of Object.keys(table.extras[name].spans)) {
      const left = Closeout.agreeing(table, name, fact, on - days[name]);
      if (left.includes(found[fact])) continue;
      delete found[fact];
      if (left.length === 1 && Closeout.mayHold(table, found, table.facts[fact].applies)) found[fact] = left[0];
    }
  }
  return found;
};

/** Return the day on which each of the steps is due, as far as it is known. */
Closeout.due = (table, steps, days, on) => {
  const found = {};
  for (const step of steps.filter((each) => each in table.due)) {
    const { date, days: after, weekday } = table.due[step];
    if (weekday !== null) found[step] = on + (weekday - (on + 3) % 7 + 7) % 7;
    else if (!date || date in days) found[step] = (days[date] ?? on) + after;
  }
  return found;
};

/** Return what could come of an ending in figures, looked up; none where the numbers do not suffice. */
Closeout.estimates = ({ estimates: known }, answers, numbers, day) => {
  let way = day;
  for (const [fact, value] of Object.entries(known.answers)) way = 2 * way + (answers[fact] === value);
  for (const [name, steps] of Object.entries(known.steps)) {
    way = way * (steps.length + 2) + (name in numbers ? steps.filter((step) => numbers[name] > step).length : steps.length + 1);
  }
  return known.kinds[known.of[way]].filter(({ scored }) => "jobs" in numbers && ("score" in numbers || !scored))
    .map((kind) => Closeout.estimated(known, kind, numbers));
};

/** Return one estimate: its figures, what is said of them, and what they take for granted. */
Closeout.estimated = (known, { case: name, scored, low, likely, high, granted }, { score, jobs }) => {
  const most = scored ? score : known.perfect;
  const value = ([p, q, r, t]) => Math.round((p + q * most) / (r + t * Math.max(jobs, known.fewest)) * 1e12) / 1e12;
  const figure = (quotient) => quotient && Math.min(value(quotient), most);
  const found = { case: name, low: figure(low), likely: figure(likely), high: figure(high) };
  const more = likely && Math.min(Math.round(found.likely * known.reported * 1e12) / 1e12, found.high);
  const points = (...values) => [...new Set(values.map((each) => Closeout.points(known, each)))].join(" to ");
  const said = Closeout.fill(known.said[likely ? 1 : 0], {
    likely: likely && points(found.likely, more), high: points(found.high), unit: known.units[scored ? 0 : 1],
  });
  const taken = granted[2 * (jobs < known.fewest) + (value(high) > most + known.noise)].map((at) => known.sentences[at]);
  return { ...found, said, assumptions: taken };
};

/** Return a figure as it is shown: to the nearest part of a point, the even one of two. */
Closeout.points = ({ parts, under }, value) => {
  const whole = Math.round(value * parts);
  const even = whole - value * parts === 0.5 && whole % 2 ? whole - 1 : whole;
  return value > 0 && !even ? under : String(even / parts);
};
