// The advice as a part of the page: what to do, what is open, why, and what was so in the forum's time.
"use strict";

/** Return an element with its content: texts and elements; what is empty is left out. */
Closeout.make = (tag, attributes, ...content) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...content.flat(Infinity).filter((one) => one !== null && one !== undefined && one !== "" && one !== false));
  return element;
};

/** Return a sentence with what stands in braces filled in. */
Closeout.fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** Return the page of the site on which something of the manual stands. */
Closeout.pageOf = (path) => path.replace(/\.md(?=#|$)/, ".html");

/** Builds the advice for one day and beside it the other.
 *
 * `ask` asks a fact, `say` says an answer, `give` gives a number or a day, `tell` announces. `texts` holds what is written
 * into the message, by what stands there till then.
 */
Closeout.Result = class {
  constructor(table, answers, extras, texts, { ask, say, give, tell }, before) {
    Object.assign(this, { table, words: table.words, answers, extras, texts, ask, say, give, tell, before });
    this.numbers = Object.fromEntries(Object.entries(extras).filter(([name]) => !table.extras[name].spans)
      .map(([name, text]) => [name, Number(text)]));
    [this.main, this.forum] = [...table.days.keys()].map((day) => Closeout.consult(table, answers, day, this.numbers));
  }

  /** Return the title of what is advised, or that it is not settled with the title. */
  get title() {
    return this.table.actions[this.main.action].title;
  }

  /** Return the whole result. */
  get element() {
    const { make } = Closeout;
    return make("section", { class: "walk-advice", "aria-labelledby": "walk-action" },
      this.headline(this.main), this.leading(this.main), this.steps(this.main), this.message(this.main),
      this.cautions(this.main), this.particulars(this.main), this.figures(), this.unless(this.main), this.open(this.main),
      new Closeout.Why(this.table, this.answers, this.main).element, this.beside(), this.terminal());
  }

  /** Return the action as a heading, with its reason; where it is not settled, the likely ways instead. */
  headline(found) {
    const { table, words } = this;
    const { make, fill } = Closeout;
    const action = table.actions[found.action];
    const heading = make("h2", { id: "walk-action", tabindex: "-1" }, action.title);
    const more = make("p", { class: "walk-quiet" }, `By the platform’s rules as read on ${table.days[0]}. `,
      make("a", { href: Closeout.pageOf(action.page) }, "All about this advice"));
    if (found.settled) return [heading, make("p", {}, action.summary), more];
    const likely = found.ways.filter((way) => way.likely);
    const ways = fill(likely.length > 1 ? words.ways_likely : words.way_likely, { count: likely.length });
    return [
      make("p", { class: "walk-strong" }, fill(words.not_settled, { ways, floor: Closeout.percent(table.floor) })),
      make("p", { class: "walk-lead" }, likely.length > 1 ? words.least_final : words.likely_one),
      heading,
      this.otherWays(found, likely),
      found.worth_finding_out && make("p", {}, words.worth_finding_out, this.asking(found.worth_finding_out)),
      more,
    ];
  }

  /** Return the other likely ways, each with the answers that lead there, and how likely the rest is. */
  otherWays(found, likely) {
    const { table, words } = this;
    const { make, fill } = Closeout;
    const rest = found.ways.filter((way) => !way.likely).map((way) => way.share);
    const sum = rest.reduce((one, other) => one + other, 0);
    const [unlikely, tooOpen] = [rest.length > 1 ? words.ways_unlikely : words.way_unlikely, sum > table.tooOpen];
    const view = Closeout.plainView(table, this.answers, found.day);
    const settledBy = Closeout.shortest(view, likely.slice(1).map((way) => way.action));
    return [
      likely.length > 1 && make("p", {}, words.instead),
      make("ul", {}, likely.slice(1).map(({ action }) => make("li", {}, table.actions[action].title,
        action in settledBy ? fill(words.if_answered, { answers: this.said(settledBy[action]) }) : words.by_policy))),
      rest.length > 0 && make("p", {}, fill(unlikely, { count: rest.length, share: Closeout.percent(sum) })),
      tooOpen && make("p", {}, words.too_open),
    ].filter(Boolean);
  }

  /** Return answers in words: each after what it is called in short, or as the sentence that it makes so. */
  said(answers) {
    const { facts } = this.table;
    return Object.entries(answers).map(([fact, value]) => facts[fact].row && String(facts[fact].events) === value
      ? facts[fact].row.replace(/\.$/, "") : `${facts[fact].short}: ${facts[fact].values[value]}`).join("; ");
  }

  /** Return a button that asks the question. */
  asking(fact) {
    const button = Closeout.make("button", { type: "button", class: "walk-link", "data-ask": fact },
      this.table.facts[fact].question);
    button.addEventListener("click", () => this.ask(fact));
    return button;
  }

  /** Return the events that would lead elsewhere, each with a button that says it happened. */
  leading(found) {
    const { words, table } = this;
    const { make, fill } = Closeout;
    const events = found.unless.filter((event) => event.actions.length);
    if (!events.length) return [];
    const titles = (actions) => actions.map((action) => table.actions[action].title).join(words.or);
    return [
      make("p", { class: "walk-strong" }, found.settled ? words.settled_unless : words.right_if),
      make("ul", { class: "walk-events" }, events.map((event) => make("li", {}, found.settled
        ? fill(event.sure ? words.then : words.then_perhaps, { event: this.said({ [event.fact]: event.value }), actions: titles(event.actions) })
        : this.said({ [event.fact]: event.value }), this.happened(event)))),
    ];
  }

  /** Return a button that says that an event happened. */
  happened({ fact, value }) {
    const label = `This is so: ${this.said({ [fact]: value })}`;
    const button = Closeout.make("button", { type: "button", class: "walk-so", "aria-label": label }, "This is so");
    button.addEventListener("click", () => this.say(fact, value));
    return button;
  }

  /** Return what to do, in order, but for what the message says; what was not there before the last answer is marked. */
  steps(found) {
    const { table, words } = this;
    const { make } = Closeout;
    if (!found.steps.length) return [];
    const on = Closeout.today();
    const due = Closeout.due(table, found.steps, Closeout.daysGiven(table, this.answers, this.extras), on);
    const wanted = [...new Set(found.steps.map((name) => table.due[name]?.date).filter(Boolean))];
    const listed = found.steps.filter((name) => !(found.message && table.steps[name].addsAll));
    return [make("h3", {}, words.steps), make("ol", { class: "walk-steps" }, listed.map((name) => {
      const { text, timing } = table.steps[name];
      const day = name in due && Closeout.daySaid(due[name]) + (due[name] < on ? words.past : "");
      const when = [timing, day].filter(Boolean).join(": ");
      return make("li", { "data-id": name }, text, when && ` [${when}]`, this.fresh(name));
    })), this.asked(wanted), found.steps.filter((name) => table.steps[name].reason).map((name) =>
      make("p", {}, `${words.reason}: ${table.steps[name].reason}`))];
  }

  /** Return a field for each of these numbers or days that may apply. */
  asked(names) {
    const { make } = Closeout;
    return names.filter((name) => Closeout.mayHold(this.table, this.answers, this.table.extras[name].applies)).map((name) => {
      const { question, help, look, whole, spans } = this.table.extras[name];
      const [min, max] = Closeout.bounds(this.table, name, Closeout.today()).map((bound) => spans ? Closeout.daySaid(bound).slice(0, 10) : bound);
      const input = make("input", { id: `walk-${name}`, "data-extra": name, "aria-describedby": `walk-help-${name}`, min, max,
        value: this.extras[name] ?? "", type: spans ? "date" : "number", step: whole === false ? "any" : 1 });
      // A date that is being typed changes with each digit of its year: only one that can be meant is taken.
      input.addEventListener("change", () => { if (spans ? input.checkValidity() : input.reportValidity()) this.give(name, input.value); });
      input.addEventListener("blur", () => input.reportValidity());
      return make("p", { class: "walk-extra" }, make("label", { for: input.id }, question), input,
        make("span", { class: "walk-quiet", id: `walk-help-${name}` }, `${help} ${this.words.look}${look}`));
    });
  }

  /** Return what the ending could do to the score, with the numbers that it needs: of settled advice alone. */
  figures() {
    const { make, fill } = Closeout;
    const { table, main, words } = this;
    const numbers = this.asked(Object.keys(table.extras).filter((name) => !table.extras[name].spans));
    if (!main.settled || !numbers.length) return [];
    const found = this.estimate(main);
    return [make("h3", found.length ? {} : { class: "walk-figures" }, fill(words.estimate, { day: table.days[main.day] })), found,
      make("details", { class: "walk-figures", ...found.length ? { open: "" } : {} }, make("summary", {}, "Your numbers, for an estimate"), numbers)];
  }

  /** Return the estimates of a day, with what they take for granted. */
  estimate({ day, settled }) {
    const { make } = Closeout;
    const found = settled ? Closeout.estimates(this.table, this.answers, this.numbers, day) : [];
    const granted = [...new Set(found.flatMap((each) => each.assumptions))];
    return [...found.map((each) => make("p", { class: "walk-strong walk-estimate" }, `${each.case}: ${each.said}.`)),
      granted.length > 0 && make("p", { class: "walk-quiet" }, `${this.words.granted} ${granted.join(" ")}`)].filter(Boolean);
  }

  /** Return the mark of what is new since the last answer. */
  fresh(name) {
    const isNew = this.before && this.before.settled && !this.before.names.has(name);
    return isNew && Closeout.make("strong", { class: "walk-new" }, "new");
  }

  /** Return the message, with fields for what the reader alone can say in it, and a button that copies it. */
  message({ message }) {
    const { make } = Closeout;
    const { table, texts } = this;
    if (!message) return [];
    const said = () => message.replace(/\[[^\]]+\]/g, (blank) => texts[blank] || blank);
    const text = make("p", { class: "walk-message", id: "walk-message" }, said());
    const fields = Object.entries(table.blanks).filter(([blank]) => message.includes(blank)).map(([blank, [question, longest]], at) => {
      const input = make("input", { id: `walk-blank-${at}`, "data-blank": blank, maxlength: longest, value: texts[blank] ?? "" });
      input.addEventListener("input", () => { texts[blank] = input.value.trim(); text.textContent = said(); });
      return make("p", { class: "walk-extra" }, make("label", { for: input.id }, question), input);
    });
    return [make("h3", {}, this.words.message), text, fields.length > 0 && make("details", { class: "walk-figures" }, make("summary", {}, "Fill it in"),
      fields, make("p", { class: "walk-quiet" }, "What you write here stays on this page: it is not in the link.")),
    this.copying("Copy the message", said, text)].filter(Boolean);
  }

  /** Return a button that copies a text, or selects it where the browser does not let it be copied. */
  copying(label, text, shown) {
    const button = Closeout.make("button", { type: "button", class: "walk-copy" }, label);
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text());
        this.tell("Copied.");
      } catch {
        getSelection().selectAllChildren(shown);
        this.tell("It cannot be copied here; it is selected.");
      }
    });
    return button;
  }

  /** Return what to mind, and what the score may do. */
  cautions(found) {
    const { table, words } = this;
    const { make } = Closeout;
    const outlook = Object.entries(found.findings).filter(([fact]) => table.findings[fact].ordered).map(([fact, values]) =>
      `${table.findings[fact].asks} ${values.map((value) => table.findings[fact].values[value]).join(", or ")}`);
    return [
      found.cautions.length > 0 && make("h3", {}, words.cautions),
      make("ul", { class: "walk-mind" }, found.cautions.map((name) =>
        make("li", { "data-id": name }, table.cautions[name], this.fresh(name)))),
      outlook.length > 0 && found.settled && this.ends(found) === words.keeps && make("p", {}, words.if_ended),
      outlook.map((words) => make("p", {}, words)),
    ].filter(Boolean);
  }

  /** Return what the advice does to the contract: one that is open stays so where nothing ends it. */
  ends({ action }) {
    const open = Object.entries(this.table.open).every(([fact, values]) => values.includes(this.answers[fact]));
    return this.table.actions[action].ends || (open ? this.words.keeps : "");
  }

  /** Return the cost, what it does to the contract, and if it can be taken back. */
  particulars(found) {
    const { make } = Closeout;
    const { cost, back, next } = this.table.actions[found.action];
    const told = { [`${this.words.cost}:`]: cost, [`${this.words.ends}:`]: this.ends(found), [this.words.back]: back };
    if (found.settled) told[`${this.words.next}:`] = next;
    return make("dl", {}, Object.entries(told).filter(([, text]) => text).map(([name, text]) =>
      [make("dt", {}, name), make("dd", {}, text)]));
  }

  /** Return the events that would change a step or a warning, each with a button that says it happened. */
  unless(found) {
    const { make } = Closeout;
    const events = found.unless.filter((event) => !event.actions.length);
    if (!events.length) return [];
    return [make("h3", {}, this.words.unless), make("p", {}, this.words.unless_adding),
      make("ul", { class: "walk-events" }, events.map((event) =>
        make("li", {}, this.said({ [event.fact]: event.value }), this.happened(event))))];
  }

  /** Return what depends on questions left open, each of which can be asked. */
  open(found) {
    const { table, words } = this;
    const { make } = Closeout;
    const rest = found.depends_on.slice(table.mostQuestions);
    if (!found.depends_on.length) return this.notAsked(found);
    const steps = [...new Set(found.open_steps.map((name) =>
      table.steps[name].message ? words.maybe_write : table.steps[name].text))];
    const maybe = found.settled ? [...steps.map((text) => words.maybe + text),
      ...found.open_cautions.map((name) => words.maybe_mind + table.cautions[name])] : [];
    return [make("h3", {}, words.open), make("ul", {}, maybe.map((text) => make("li", {}, text))),
      make("p", {}, words.depends), this.questions(found.depends_on.slice(0, table.mostQuestions)), rest.length > 0
        && make("details", {}, make("summary", {}, Closeout.fill(words.more_questions, { count: rest.length })), this.questions(rest)),
      ...this.notAsked(found)].filter(Boolean);
  }

  /** Return what was not asked, as it makes no difference. */
  notAsked({ indifferent }) {
    const { table: { facts, mostQuestions }, words } = this;
    const questions = indifferent.slice(0, mostQuestions).map((fact) => facts[fact].question).join(" / ");
    const rest = indifferent.length - mostQuestions;
    return questions ? [Closeout.make("p", { class: "walk-quiet" }, Closeout.fill(words.not_asked, { questions }),
      rest > 0 && ` ${Closeout.fill(words.more, { count: rest })}`)] : [];
  }

  /** Return a list of questions, each of which can be asked. */
  questions(asked) {
    return Closeout.make("ul", {}, asked.map((fact) => Closeout.make("li", {}, this.asking(fact))));
  }

  /** Return what the threads would have had you do, and the change of rules that made the difference. */
  beside() {
    const { table, words, main, forum } = this;
    const { make, fill } = Closeout;
    const heading = make("h3", {}, fill(words.then_day, { day: table.days[1] }));
    if (Closeout.sameAdvice(main, forum)) return [heading, make("p", {}, words.the_same)];
    const changed = Closeout.turned(table, main, forum).map((fact) => {
      const { text, id, span, page } = table.policies[fact];
      return make("p", {}, words.difference, `${text} (`, make("a", { href: Closeout.pageOf(page) }, id), `, ${span})`);
    });
    const told = make("details", {}, make("summary", {}, words.steps), make("ol", {}, forum.steps.map((name) =>
      make("li", {}, table.steps[name].text))), make("ul", {}, forum.cautions.map((name) =>
      make("li", {}, table.cautions[name]))), this.estimate(forum));
    const action = table.actions[forum.action];
    const title = main.action === forum.action ? [make("p", {}, words.same_action)]
      : [make("p", { class: "walk-strong" }, action.title), make("p", {}, action.summary),
        !forum.settled && make("p", {}, fill(words.not_settled_either, { count: forum.ways.length }))].filter(Boolean);
    return [heading, title, changed, told];
  }

  /** Return the command that gives the same advice in the terminal. */
  terminal() {
    const { make } = Closeout;
    const given = Object.entries({ ...this.answers, ...this.extras }).map(([name, value]) => ` --set ${name}=${value}`);
    return make("details", { class: "walk-terminal" }, make("summary", {}, "The same in the terminal"),
      make("p", {}, make("code", {}, `closeout advise${given.join("")}`)),
      make("p", {}, "With ", make("code", {}, "--show cost"), " it tells how an estimate is worked out."));
  }
};

/** Return a share in words. */
Closeout.percent = (share) => `${Number((100 * share).toPrecision(3))} %`;
