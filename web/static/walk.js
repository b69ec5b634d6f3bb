// Walks the decision tree in the page. What is asked and advised comes from the page's data, which are made from the
// table of every possible case; this only follows them. Answers are kept by question, so that a change of an early one
// keeps the later ones that still apply.
"use strict";

(() => {
  const place = document.getElementById("walk");
  const data = JSON.parse(document.getElementById("walk-data").textContent);
  const words = data.words;
  const steps = Object.values(data.steps);
  const cautions = Object.values(data.cautions);
  const answers = new Map();

  /** Return an element with its content: texts and elements. */
  function make(tag, attributes, ...content) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...content);
    return element;
  }

  /** Return the way from the root as far as it is answered: the questions passed, and the node that it ends at. */
  function path() {
    const passed = [];
    let node = data.nodes[data.root];
    while (typeof node[0] === "string") {
      const values = Object.keys(data.facts[node[0]].values);
      const next = node[1 + values.indexOf(answers.get(node[0]))];
      if (!answers.has(node[0]) || next === null) break;
      passed.push({ fact: node[0], open: values.filter((_, place) => node[1 + place] !== null) });
      node = data.nodes[next];
    }
    return { passed, node };
  }

  /** Return the fewest and the most questions that a node still asks. */
  const counted = new Map();
  function left(node) {
    if (typeof node[0] !== "string") return [0, 0];
    if (!counted.has(node)) {
      const after = node.slice(1).filter((next) => next !== null).map((next) => left(data.nodes[next]));
      counted.set(node, [1 + Math.min(...after.map((one) => one[0])), 1 + Math.max(...after.map((one) => one[1]))]);
    }
    return counted.get(node);
  }

  /** Return whether a step or caution is shown: one of its ways has the answer, or the lack of one, to each fact. */
  const holds = (ways) => ways.some((way) => Object.entries(way).every(([fact, values]) =>
    values.includes(answers.get(fact) ?? null)));

  /** Return the questions that can still change a step or a caution of one of the advices, and those answered. */
  function details(advices) {
    const asked = new Set();
    for (const [, , ways] of advices.flatMap((advice) => advice[3].map((number) => data.more[number]))) {
      const open = ways.some((way) => Object.entries(way).every(([fact, values]) =>
        !answers.has(fact) || values.includes(answers.get(fact))));
      for (const fact of ways.flatMap((way) => Object.keys(way))) {
        if (answers.has(fact) || open) asked.add(fact);
      }
    }
    return Object.keys(data.facts).filter((fact) => asked.has(fact));
  }

  /** Return an advice with the steps and cautions that the answers so far add to it, in the order to be shown. */
  function completed([action, sureSteps, sureCautions, more]) {
    const found = { step: [...sureSteps], caution: [...sureCautions] };
    for (const number of more) {
      const [kind, entry, ways] = data.more[number];
      if (holds(ways)) found[kind].push(entry);
    }
    const inOrder = (list) => list.sort((one, other) => one - other);
    return { action: data.actions[action], steps: inOrder(found.step), cautions: inOrder(found.caution) };
  }

  const page = (path) => path.replace(/\.md(?=#|$)/, ".html");

  /** Return one question with its answers as buttons; on the path the chosen one is lit. */
  function question(fact, values, lit) {
    const about = data.facts[fact];
    const options = values.map((value) => {
      const button = make("button", { type: "button", "data-fact": fact, "data-value": value }, about.values[value]);
      if (lit) button.setAttribute("aria-pressed", String(answers.get(fact) === value));
      button.addEventListener("click", () => { answers.set(fact, value); show(true); });
      return button;
    });
    const asked = make("fieldset", {}, make("legend", { tabindex: "-1" }, about.question));
    asked.append(make("div", { class: "walk-options" }, ...options));
    if (!lit) {
      const link = make("a", { href: page(about.page) }, "More about this question");
      asked.append(make("details", {}, make("summary", {}, "What this means, and where to look"),
        make("p", {}, about.help), make("p", {}, `${words.look}${about.look} `, link)));
    }
    return make("li", { class: lit ? "walk-step walk-lit" : "walk-step" }, asked);
  }

  /** Return how many questions are left, in words. */
  function remaining([least, most]) {
    if (most === 1) return "This is the last question before the advice.";
    const number = least === most ? String(most) : `${least} to ${most}`;
    return `${number} questions to the advice, this one included.`;
  }

  /** Return an advice as a part of the page. */
  function told({ action, steps: todo, cautions: mind }) {
    const parts = [make("p", {}, make("strong", {}, make("a", { href: page(action.page) }, action.title))),
      make("p", {}, action.summary)];
    if (todo.length) {
      parts.push(make("h3", {}, words.steps), make("ol", {}, ...todo.map((entry) =>
        make("li", {}, steps[entry].text, steps[entry].timing ? ` (${steps[entry].timing})` : ""))));
    }
    for (const { reason } of todo.map((entry) => steps[entry])) {
      if (reason) parts.push(make("p", {}, `${words.reason}: ${reason}.`));
    }
    if (mind.length) {
      parts.push(make("h3", {}, words.cautions), make("ul", {}, ...mind.map((entry) =>
        make("li", {}, cautions[entry].text))));
    }
    parts.push(make("p", {}, `${words.cost}: ${action.cost}`));
    const sent = todo.map((entry) => steps[entry].message).find(Boolean);
    if (sent) {
      const added = todo.map((entry) => steps[entry].adds).filter(Boolean).map((words) => ` ${words}`).join("");
      const end = sent.lastIndexOf("\n\n");
      parts.push(make("details", {}, make("summary", {}, words.message),
        make("p", { class: "walk-message" }, sent.slice(0, end) + added + sent.slice(end))));
    }
    return parts;
  }

  /** Return whether two advices, as told, are the same. */
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  /** Return the advice for both days. */
  function advice(today, forum, facts) {
    const box = make("section", { class: "walk-advice", "aria-labelledby": "walk-today" },
      make("h2", { id: "walk-today", tabindex: "-1" }, `The advice for today, ${data.days.today}`), ...told(today));
    box.append(make("h2", {}, `In the forum’s time, ${data.days.forum}`));
    if (same(today, forum)) {
      box.append(make("p", {}, "The same."));
    } else if (today.action === forum.action) {
      box.append(make("details", {}, make("summary", {}, "The same, with other steps or warnings"), ...told(forum)));
    } else {
      box.append(...told(forum));
    }
    const given = facts.map((fact) => `--set ${fact}=${answers.get(fact)}`).join(" ");
    box.append(make("details", {}, make("summary", {}, "The same in the terminal"),
      make("p", {}, make("code", {}, `closeout advise ${given}`))));
    return box;
  }

  const said = make("p", { class: "walk-said", "aria-live": "polite", role: "status" });
  const board = make("div", {});
  place.replaceChildren(board, said);

  /** Show where the answers lead; after an answer the keyboard goes to what comes next. */
  function show(moved) {
    const { passed, node } = path();
    const list = make("ol", { class: "walk-path" }, ...passed.map(({ fact, open }) => question(fact, open, true)));
    const tools = make("div", { class: "walk-tools" });
    const parts = [list];
    let next = null;
    if (typeof node[0] === "string") {
      const values = Object.keys(data.facts[node[0]].values).filter((_, number) => node[1 + number] !== null);
      const open = question(node[0], values, false);
      list.append(open);
      next = open.querySelector("legend");
      parts.push(make("p", { class: "walk-left" }, remaining(left(node))));
      said.textContent = "";
    } else {
      const advices = node.map((number) => data.advices[number]);
      const [today, forum] = advices.map(completed);
      const about = details(advices);
      const used = [...passed.map(({ fact }) => fact), ...about.filter((fact) => answers.has(fact))];
      const box = advice(today, forum, used);
      parts.push(box);
      next = box.querySelector("h2");
      if (about.length) {
        parts.push(make("h3", {}, "A detail or two that can add a step or a warning"));
        parts.push(make("ol", { class: "walk-path" }, ...about.map((fact) =>
          question(fact, Object.keys(data.facts[fact].values), answers.has(fact)))));
      }
      said.textContent = `The advice for today: ${today.action.title}. In the forum’s time: ${forum.action.title}.`;
    }
    if (passed.length) {
      const back = make("button", { type: "button", class: "walk-back" }, "Back");
      back.addEventListener("click", () => { answers.delete(passed.at(-1).fact); show(true); });
      const restart = make("button", { type: "button", class: "walk-restart" }, "Start over");
      restart.addEventListener("click", () => { answers.clear(); show(true); });
      tools.append(back, restart);
      parts.splice(1, 0, tools);
    }
    board.replaceChildren(...parts);
    if (moved) next.focus();
  }

  show(false);
})();
