// Another engine (dmn-eval-js) over cases of `closeout check --table`: how many actions differ from those in the table.
// node bench/dmn.cjs RULES.dmn CASES.csv ROWS
const { readFileSync } = require('node:fs')
const { decisionTable } = require('@hbtgmbh/dmn-eval-js')

require('loglevel').getLogger('dmn-eval-js').setLevel('error')
const [rules, cases, wanted] = process.argv.slice(2)
// It reads DMN 1.1 alone, which names what is used here alike, in a namespace of its own.
const xml = readFileSync(rules, 'utf8').replace(/xmlns="[^"]*"/, 'xmlns="http://www.omg.org/spec/DMN/20151101/dmn.xsd"')
const [head, ...lines] = readFileSync(cases, 'utf8').trim().split('\n')
const names = head.split(',')
const step = Math.max(1, Math.floor(lines.length / Number(wanted)))

decisionTable.parseDmnXml(xml).then((decisions) => {
  let count = 0
  let different = 0
  for (let number = 0; number < lines.length; number += step) {
    const cells = lines[number].split(',')
    const row = Object.fromEntries(names.map((name, at) => [name, cells[at] || null]))
    const { action, ...answers } = row
    const found = decisionTable.evaluateDecision('action', decisions, answers)
    count += 1
    different += found?.action === action ? 0 : 1
  }
  console.log(`${count} of ${lines.length} cases, ${different} different, ${process.cpuUsage().user / 1e6} s of CPU`)
  process.exitCode = different ? 1 : 0
})
