// The page to walk: asks, keeps the answers in the address, and shows where they lead. Nothing leaves the page.
"use strict";

(async () => {
  const place = document.getElementById("walk");
  const { make, fill, pageOf } = Closeout;
  const table = await Closeout.unpacked(document.getElementById("walk-data").textContent);
  const { facts, words } = table;
  const [DONT_KNOW, NONE_FITS] = ["?", "!"];

  let said = new Map(); // by fact in the order asked: a value, DONT_KNOW or NONE_FITS
  let extras = {}; // numbers and days given on request, as written
  let texts = {}; // what is written into the message, by what stands there till then
  let newest = null; // the fact answered last
  let wanted = null; // a fact to ask for before what would come next
  let shown = false; // whether the advice so far is asked for
  let before = null; // what the advice was before the last answer

  const status = make("p", { class: "walk-status", role: "status", "aria-live": "polite" });
  const board = make("div", {});
  place.replaceChildren(board, status);

  /** Announce something to who does not see the page. */
  const tell = (text) => { status.textContent = text; };

  /** Return whether a number or a day can be meant. */
  function accepted(name, value) {
    const [low, high] = Closeout.bounds(table, name, Closeout.today());
    const number = table.extras[name].spans ? /^\d{4}-\d\d-\d\d$/.test(value) && Closeout.dayOf(value) : /^[\d.]+$/.test(value) && Number(value);
    return number !== false && number >= low && number <= high;
  }

  /** Take the answers, numbers and days that stand in the address. */
  function read() {
    const written = [...new URLSearchParams(location.hash.slice(1))];
    said = new Map(written.filter(([fact, value]) => fact in facts && [DONT_KNOW, NONE_FITS, ...table.values[fact]].includes(value)));
    extras = Object.fromEntries(written.filter(([name, value]) => name in table.extras && accepted(name, value)));
    follow();
  }

  /** Return what is in use as it stands in the address. */
  function address() {
    const { used } = state();
    const given = [...[...said].filter(([fact]) => used.has(fact)), ...Object.entries(extras)];
    return given.map(([name, value]) => `${name}=${value}`).join("&");
  }

  /** Let the answers follow from the days given. */
  function follow() {
    const { answers } = state();
    const found = Closeout.followed(table, answers, Closeout.daysGiven(table, answers, extras), Closeout.today());
    for (const fact of Object.keys(answers)) if (!(fact in found)) said.delete(fact);
    for (const [fact, value] of Object.entries(found)) if (answers[fact] !== value) said.set(newest = fact, value);
  }

  /** Take a number or a day; nothing takes it away. */
  function give(name, value) {
    extras = { ...extras, [name]: value };
    if (!value) delete extras[name];
    follow();
    move();
  }

  /** Return what the answers come to: those in use, the next question, and what steps aside. */
  function state() {
    const known = new Map([...said].map(([fact, value]) => [fact, facts[fact].values[value] ? value : null]));
    const used = Closeout.settle(table, known, newest);
    const given = [...used].filter(([, value]) => value !== null);
    const answers = Object.fromEntries(given);
    const unknown = [...used.keys()].filter((fact) => used.get(fact) === null);
    const next = wanted || Closeout.nextQuestion(table, answers, unknown);
    return { used, answers, unknown, next, aside: [...said].filter(([fact]) => !used.has(fact)) };
  }

  /** Say the answers, go on, and put what is in use into the address. */
  function answer(...pairs) {
    for (const [fact, value] of pairs) said.set(fact, value);
    const agrees = (name, fact, value) => !table.extras[name].spans?.[fact]
      || Closeout.agreeing(table, name, fact, Closeout.today() - Closeout.dayOf(extras[name])).includes(value);
    extras = Object.fromEntries(Object.entries(extras).filter(([name]) => pairs.every(([fact, value]) => agrees(name, fact, value))));
    newest = pairs.length ? pairs.at(-1)[0] : newest;
    wanted = null;
    move();
  }

  /** Show where the answers lead, and put them into the address. */
  function move() {
    show(true);
    if (address() !== location.hash.slice(1)) location.hash = address();
  }

  addEventListener("hashchange", () => {
    if (location.hash.slice(1) === address()) return;
    [newest, wanted, before] = [null, null, null];
    read();
    show(true);
  });

  /** Return a button that answers the question. */
  function choice(fact, value, label, lit) {
    const button = make("button", { type: "button", "data-fact": fact, "data-value": value }, label);
    if (lit) button.setAttribute("aria-pressed", String(said.get(fact) === value));
    button.addEventListener("click", () => answer([fact, value]));
    return button;
  }

  /** Return one question with its answers; on the path the chosen one is lit. */
  function question(fact, answers, lit) {
    const about = facts[fact];
    const others = Object.fromEntries(Object.entries(answers).filter(([other]) => other !== fact));
    const out = lit ? {} : Closeout.ruledOut(table, others, fact);
    const fitting = table.values[fact].filter((value) => !(value in out));
    const options = make("div", { class: "walk-options" }, fitting.map((value) => choice(fact, value, about.values[value], lit)),
      make("div", { class: "walk-open" }, choice(fact, DONT_KNOW, words.dont_know, lit),
        (!lit || said.get(fact) === NONE_FITS) && choice(fact, NONE_FITS, words.none_fits, lit)));
    const asked = make("fieldset", {}, make("legend", { tabindex: "-1" }, about.question));
    if (!lit) asked.append(...supposed(fact, answers));
    asked.append(options, ...Object.entries(out).map(([value, why]) =>
      make("p", { class: "walk-quiet" }, `${words.not_offered}${about.values[value]}. ${why}`)));
    if (!lit) asked.append(help([fact]));
    return make("li", { class: lit ? "walk-step walk-lit" : "walk-step" }, asked);
  }

  /** Return under which conditions a question applies that may not. */
  function supposed(fact, answers) {
    const ways = Closeout.supposes(table, answers, fact);
    const cases = ways.map((where) => where.map(([other, values]) =>
      `${facts[other].question} ${values.map((value) => facts[other].values[value]).join(" / ")}`).join(" and ")).join("; or: ");
    return ways.length ? [make("p", { class: "walk-quiet" }, fill(words.supposed, { cases }))] : [];
  }

  /** Return what the questions mean and where to look, folded away. */
  function help(asked) {
    return make("details", {}, make("summary", {}, "What this means, and where to look"), asked.map((fact) => [
      make("p", {}, asked.length > 1 && `${facts[fact].row} `, facts[fact].help),
      make("p", {}, `${words.look}${facts[fact].look} `, make("a", { href: pageOf(facts[fact].page) }, "More about this question")),
    ]));
  }

  /** Return what was answered, in order; answers to what can be asked in a list stand in one where several follow. */
  function path(answered, answers) {
    const groups = [];
    for (const fact of answered) {
      const last = groups.at(-1);
      if (facts[fact].row && last && facts[last[0]].row) last.push(fact);
      else groups.push([fact]);
    }
    return groups.map((group) => group.length > 1 ? marked(group) : question(group[0], answers, true));
  }

  /** Return a list that is answered, each row with its answers. */
  function marked(group) {
    const rows = group.map((fact) => make("div", { class: "walk-marked", role: "group", "aria-labelledby": `walk-row-${fact}` },
      make("span", { id: `walk-row-${fact}` }, facts[fact].row), make("span", { class: "walk-open" },
        table.values[fact].map((value) => choice(fact, value, facts[fact].values[value], true)), choice(fact, DONT_KNOW, words.dont_know, true))));
    return make("li", { class: "walk-step walk-lit" }, make("fieldset", {}, make("legend", {}, words.together), rows));
  }

  /** Return several facts asked for in one list: what is not marked is not so. */
  function list(rows, answers) {
    const box = (fact, kind, label) => {
      const input = make("input", { type: "checkbox", "data-fact": fact, id: `walk-${kind}-${fact}` });
      return [input, make("label", { for: input.id }, label)];
    };
    const marks = rows.map((fact) => ({ so: box(fact, "so", facts[fact].row), open: box(fact, "open", words.dont_know) }));
    const lines = marks.map(({ so, open }) => make("div", { class: "walk-row" }, make("span", {}, so), make("span", { class: "walk-quiet" }, open)));
    const clash = make("p", { class: "walk-strong" });
    const done = tool("walk-done", words.none_of_these, () => {
      clash.textContent = say(rows, answers, marks);
      if (clash.textContent) tell(clash.textContent);
    });
    const every = (value) => () => answer(...rows.map((fact) => [fact, value]));
    for (const { so: [so], open: [open] } of marks) {
      so.addEventListener("change", () => { open.checked = false; count(); });
      open.addEventListener("change", () => { so.checked = false; count(); });
    }
    const count = () => {
      const marked = marks.some(({ so, open }) => so[0].checked || open[0].checked);
      done.textContent = marked ? words.no_other : words.none_of_these;
    };
    return make("li", { class: "walk-step" }, make("fieldset", {}, make("legend", { tabindex: "-1" }, words.together),
      make("div", { class: "walk-options" }, lines, clash, make("div", { class: "walk-open" }, done,
        tool("walk-unknown", words.dont_know, every(DONT_KNOW)), tool("walk-unfits", words.none_fits, every(NONE_FITS)))), help(rows)));
  }

  /** Answer a list, or return why what is marked cannot all be so. A row that can be several things is asked by itself. */
  function say(rows, answers, marks) {
    const others = Object.fromEntries(Object.entries(answers).filter(([fact]) => !rows.includes(fact)));
    const found = rows.map((fact, at) => marks[at].open[0].checked
      ? [DONT_KNOW] : Closeout.valuesOfRow(table, others, fact, marks[at].so[0].checked));
    const again = rows.filter((_, at) => found[at].length !== 1);
    const pairs = rows.map((fact, at) => [fact, found[at][0]]).filter(([fact]) => !again.includes(fact));
    const all = { ...others, ...Object.fromEntries(pairs.filter(([, value]) => value !== DONT_KNOW)) };
    if (!Closeout.View.of(table, all, [0])) return [words.clashing, Closeout.broken(table, all)].filter(Boolean).join(" ");
    for (const fact of again) said.delete(fact);
    answer(...pairs);
    if (again.length) [wanted] = again;
    if (again.length) show(true);
    return "";
  }

  /** Return how many questions are left, where the plan foresees it, and what is certain already. */
  function outlook({ answers, unknown, next }) {
    if (!next || !Object.keys(answers).length) return [];
    const node = wanted ? null : Closeout.planned(table, answers, unknown);
    const certain = Closeout.certain(table, answers);
    return [
      node && node.fact === next && make("p", { class: "walk-left" }, Closeout.left(words, node)),
      certain && make("p", { class: "walk-certain" }, `${fill(words.certain, { action: table.actions[certain].title })}.`),
    ];
  }

  /** Return a button of the page's own. */
  function tool(kind, label, act) {
    const button = make("button", { type: "button", class: kind }, label);
    button.addEventListener("click", act);
    return button;
  }

  /** Return what can be done beside answering. */
  function tools({ used, next }) {
    if (!said.size) return [];
    const last = [...used.keys()].at(-1);
    return make("div", { class: "walk-tools" },
      last && tool("walk-back", "Back", () => { said.delete(last); [newest, wanted] = [null, null]; move(); }),
      tool("walk-restart", "Start over", () => { [said, extras, texts, newest, wanted, shown, before] = [new Map(), {}, {}, null, null, false, null]; move(); }),
      next && tool("walk-so-far", shown ? "Hide the advice so far" : "The advice so far", () => { shown = !shown; show(true); }));
  }

  /** Return the offer to share and to print. */
  function sharing(result) {
    const link = make("code", { class: "walk-address" }, location.href);
    return make("div", { class: "walk-tools" }, result.copying("Copy the link to these answers", () => location.href, link),
      tool("walk-print", "Print", () => print()),
      make("details", {}, make("summary", {}, "The link"), make("p", {}, link),
        make("p", {}, "Your answers stand in the link alone: the page sends nothing.")));
  }

  /** Return the offer to keep a case in which no answer fitted a question, as a file for who decides such cases. */
  function unfit(result) {
    const open = [...said].filter(([fact, value]) => value === NONE_FITS && !(fact in result.answers)).map(([fact]) => fact);
    if (!open.length) return [];
    const sentence = make("textarea", { id: "walk-sentence", rows: "2", maxlength: "300" });
    const file = make("pre", { tabindex: "0" });
    const write = () => {
      const given = Object.entries(result.answers).map(([fact, value]) => `${fact} = ${JSON.stringify(value)}`);
      const title = JSON.stringify(sentence.value.split(/\s+/).join(" ").trim());
      file.textContent = [`title = ${title}`, `${words.undecided} = ${JSON.stringify(open)}`, "", "[answers]", ...given, ""].join("\n");
    };
    sentence.addEventListener("input", write);
    write();
    const asks = fill(words.unfit, { questions: open.map((fact) => facts[fact].question).join(" ") });
    return make("section", { class: "walk-unfit" }, make("label", { for: "walk-sentence" }, asks), sentence, file,
      result.copying("Copy the case", () => file.textContent, file));
  }

  /** Return how to find again what has the keyboard, or null where the question at hand has it. */
  function held() {
    const { className, dataset, parentElement } = document.activeElement;
    if (parentElement.closest(".walk-lit")) return `.walk-lit [data-fact="${dataset.fact}"][data-value="${dataset.value}"]`;
    if (parentElement.closest(".walk-events")) return ".walk-so";
    if (dataset.extra) return `[data-extra="${dataset.extra}"]`;
    return className === "walk-so-far" ? ".walk-so-far" : null;
  }

  /** Show where the answers lead. The keyboard stays where it is, or goes on from a question that is answered. */
  function show(moved) {
    const stay = moved && document.activeElement.parentElement && held();
    const now = state();
    const { answers, unknown, used, next } = now;
    const rows = next && !wanted ? Closeout.together(table, answers, unknown, next) : [];
    const open = next && (rows.length ? list(rows, answers) : question(next, answers, false));
    const result = (!next || shown) && new Closeout.Result(table, answers, extras, texts, {
      ask: (fact) => { wanted = fact; show(true); }, say: (fact, value) => answer([fact, value]), give, tell,
    }, before);
    const steps = make("ol", { class: "walk-path" }, path([...used.keys()].filter((fact) => fact !== next), answers), open);
    board.replaceChildren(...[open ? steps : folded(steps), outlook(now), asides(now), tools(now),
      result && [result.element, unfit(result), sharing(result)]].flat(2).filter(Boolean));
    const target = (stay && board.querySelector(stay)) || (open ? open.querySelector("legend") : board.querySelector("#walk-action"));
    if (moved) {
      target.focus();
      tell([...asides(now).map((one) => one.textContent), next && facts[next].question, result && result.title]
        .filter(Boolean).join(" "));
    }
    before = result && { settled: result.main.settled, names: new Set([...result.main.steps, ...result.main.cautions]) };
  }

  /** Return the answered questions folded away, as they are once there is no other; open where they were. */
  function folded(path) {
    const about = make("details", { class: "walk-answers", "data-title": "Your answers" }, make("summary", {}, `Your answers (${path.querySelectorAll("[aria-pressed=true]").length}), to change them`), path);
    about.open = board.querySelector(".walk-answers")?.open ?? false;
    return about;
  }

  /** Return a line for each answer that does not go with the others. */
  function asides({ aside, answers }) {
    return aside.map(([fact, value]) => make("p", { class: "walk-quiet" }, fill(words.set_aside, {
      answer: `${facts[fact].question} ${facts[fact].values[value] || words.dont_know}`,
    }), ` ${Closeout.broken(table, { ...answers, [fact]: value }) || words.not_applying}`));
  }

  addEventListener("beforeprint", () => place.querySelectorAll("details").forEach((one) => { one.open = true; }));
  read();
  show(false);
})();
