// Why the advice is what it is: what was said, what follows, the dated rules, the rule that decides; and what turned it.
"use strict";

/** Builds the inference of the case that stands for the answers, in one column. */
Closeout.Why = class {
  constructor(table, answers, { day, row, assumed, settled }) {
    Object.assign(this, { table, words: table.words, day, assumed, settled });
    this.answers = { ...table.caseOf(row), ...answers };
    this.candidates = table.fired("candidate", day, row);
    this.found = table.fired("finding", day, row).won;
    this.needed = Closeout.support(this.candidates.won, this.found);
  }

  /** Return the reasons in a sentence each, the path, what was outweighed, and the sources. */
  get element() {
    const { make, pageOf } = Closeout;
    const { table, words, candidates: { won, lost } } = this;
    const action = won[0].value;
    const outweighed = [...new Set(lost.map((rule) => rule.value).filter((value) => value !== action))];
    const sources = [...new Set(won.flatMap((rule) => rule.cites))].map((cite) => table.sources[cite]);
    return make("section", { class: "walk-why", "aria-labelledby": "walk-why" },
      make("h3", { id: "walk-why" }, words.why),
      make("ol", { class: "walk-inference" },
        this.panel(words.path_answer, this.rows((fact) => !this.assumed.includes(fact))),
        this.panel(words.path_assumed, this.rows((fact) => this.assumed.includes(fact))),
        this.panel(words.path_absent, this.absent()),
        this.policies(), this.findings(),
        won.map((rule) => this.panel(words.path_candidate, [make("p", {}, rule.why),
          make("p", { class: "walk-quiet" }, make("a", { href: pageOf(rule.page) }, rule.title))], "walk-rule")),
        this.panel(this.settled ? words.path_action : words.path_perhaps, [make("p", {}, table.actions[action].title)],
          this.settled ? "walk-act" : "")),
      outweighed.length > 0 && make("p", {}, words.outweighed,
        `${outweighed.map((value) => table.actions[value].title).join("; ")}.`),
      make("h4", {}, words.sources),
      make("ul", {}, sources.map(({ text, by, page }) =>
        make("li", {}, `${text} (`, make("a", { href: pageOf(page) }, by), ")"))));
  }

  /** Return one box of the path, nothing where there is nothing in it. */
  panel(name, content, kind = "") {
    const { make } = Closeout;
    return content.length > 0 && make("li", { class: kind }, make("p", { class: "walk-panel" }, name), content);
  }

  /** Return a line for each answer that the advice rests on. */
  rows(wanted) {
    const { facts, asked } = this.table;
    return this.told(asked.filter((fact) => this.needed.has(fact) && fact in this.answers && wanted(fact)).map((fact) =>
      [facts[fact].short, facts[fact].values[this.answers[fact]]]));
  }

  /** Return a line for each question or finding that has no answer here, and on that the advice rests. */
  absent() {
    const { facts, findings, asked, words } = this.table;
    const met = new Set(this.found.map((rule) => rule.fact));
    return this.told([
      ...asked.filter((fact) => this.needed.has(fact) && !(fact in this.answers)).map((fact) => [facts[fact].short, words.absent]),
      ...Object.keys(findings).filter((fact) => this.needed.has(fact) && !met.has(fact)).map((fact) => [findings[fact].short, words.not_found]),
    ]);
  }

  told(pairs) {
    const { make } = Closeout;
    return pairs.length ? [make("dl", {}, pairs.map(([name, text]) => [make("dt", {}, name), make("dd", {}, text)]))] : [];
  }

  /** Return the dated rules that the advice rests on, each as a sentence for its state, with since when. */
  policies() {
    const { make, pageOf } = Closeout;
    return Object.entries(this.table.policies).filter(([fact]) => this.needed.has(fact)).map(([, policy]) =>
      this.panel(policy.since[this.day], [make("p", {}, make("a", { href: pageOf(policy.page) }, policy.states[this.day]))]));
  }

  /** Return what was found, each with the reasons of its rules. */
  findings() {
    const { table, words } = this;
    const { make } = Closeout;
    return Object.entries(table.findings).filter(([fact]) => this.needed.has(fact)).map(([fact, { short, values }]) => {
      const rules = this.found.filter((rule) => rule.fact === fact);
      return rules.length > 0 && this.panel(`${words.path_finding}: ${short}`, [
        make("p", { class: "walk-strong" }, values[rules[0].value]), rules.map((rule) => make("p", {}, rule.why))]);
    });
  }
};

/** Return the facts that these rules rest on, directly or through findings. */
Closeout.support = (rules, findings) => {
  const found = new Set();
  const waiting = rules.flatMap((rule) => rule.premises);
  while (waiting.length) {
    const fact = waiting.pop();
    if (!found.has(fact)) waiting.push(...findings.filter((rule) => rule.fact === fact).flatMap((rule) => rule.premises));
    found.add(fact);
  }
  return found;
};

/** Return whether two days have the same advice. */
Closeout.sameAdvice = (main, forum) => ["action", "steps", "open_steps", "cautions", "open_cautions"]
  .every((part) => String(main[part]) === String(forum[part]));

/** Return the policies that made the difference between two days; where none does alone, those that either rests on. */
Closeout.turned = (table, main, forum) => {
  if (main.example === forum.example) return [];
  const bit = main.action === forum.action ? 1 : 0;
  const alone = table.turned.filter((_, place) => table.columns.turns[main.row] >> 2 * place + bit & 1);
  if (alone.length) return alone;
  const rests = [main, forum].flatMap(({ day, row }) =>
    ["candidate", "finding"].flatMap((layer) => table.fired(layer, day, row).won.flatMap((rule) => rule.premises)));
  return table.turned.filter((fact) => rests.includes(fact));
};
