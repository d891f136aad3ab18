// The form of the offline page: whom the phone knows, what is typed, and an entry to be kept.
import { entry, keep, known } from "./kept.js"
import { keepTyped, newId, valueOf, withoutBlankRows } from "./entry.js"
import { element } from "./queue.js"
import { tied } from "./words.js"

const GROUPS = ["waiting", "drives", "tickets", "taxis"]

// A choice as the service draws them, with other words: the page brings one of each as a template.
function choice(kind, { id, name, value, label, checked }) {
  const input = element("input", { class: `govuk-${kind}__input`, type: kind === "radios" ? "radio" : "checkbox", id, name, value })
  input.checked = checked
  const words = element("label", { class: `govuk-label govuk-${kind}__label`, for: id, "data-verbatim": "" }, label)
  return element("div", { class: `govuk-${kind}__item` }, input, words)
}

export async function watchForm(form, diary, after) {
  const of = await known(diary)
  const usable = Boolean(of?.account && of.participants.length)
  form.hidden = !usable
  document.querySelector("[data-phone-unknown]").hidden = usable
  if (!usable) return null
  const people = form.querySelector("[data-participants]")
  people.replaceChildren(...of.participants.map((each, index) => choice("radios", {
    id: `participant-${index}`, name: "participant", value: each.id, label: each.short_name,
    checked: of.participants.length === 1,
  })))
  form.addEventListener("change", ({ target }) => {
    if (target.name === "participant") showActivities(form, of)
  })
  form.addEventListener("submit", async event => {
    event.preventDefault()
    if (!check(form)) return
    const fields = withoutBlankRows([...new FormData(form).entries(), ...kept(form)], GROUPS)
    const id = await keepTyped({ diary, to: form.dataset.to || form.getAttribute("action"), account: of.account, fields })
    await keepOrder(form, id)
    empty(form, of)
    await after(id)
  })
  empty(form, of)
  return { mend: one => mend(form, of, one) }
}

// A mended entry keeps its turn.
async function keepOrder(form, id) {
  if (form.dataset.made) await keep({ ...await entry(id), made: Number(form.dataset.made) })
}

// What was typed elsewhere and is not asked here goes along unseen.
function kept(form) {
  return JSON.parse(form.dataset.more || "[]")
}

function empty(form, of) {
  form.reset()
  form.elements.id.value = newId()
  form.elements.on.value = today()
  for (const name of ["to", "made", "more"]) delete form.dataset[name]
  form.querySelector("[data-press]").textContent = "Zapisz na telefonie"
  showActivities(form, of)
  say(form, [])
}

function today() {
  const now = new Date()
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(part => String(part).padStart(2, "0")).join("-")
}

function showActivities(form, of, codes = []) {
  const who = form.elements.participant?.value
  const activities = of.participants.find(each => each.id === who)?.activities ?? []
  const place = form.querySelector("[data-activities]")
  place.closest(".govuk-form-group").hidden = !activities.length
  place.replaceChildren(...activities.map(({ code, label }) => choice("checkboxes", {
    id: `activities-${code}`, name: "activities", value: code, label, checked: codes.includes(code),
  })))
}

// An entry opened again, with everything that was typed.
function mend(form, of, one) {
  empty(form, of)
  const more = []
  const values = Map.groupBy ? Map.groupBy(one.fields, ([name]) => name) : grouped(one.fields)
  for (const [name, pairs] of values) {
    const inputs = name === "activities" ? [] : [...form.elements].filter(each => each.name === name)
    for (const input of inputs) {
      const told = pairs.map(([, value]) => value)
      if (["radio", "checkbox"].includes(input.type)) input.checked = told.includes(input.value)
      else input.value = told[0]
    }
    if (!inputs.length && name !== "activities") more.push(...pairs)
  }
  showActivities(form, of, one.fields.filter(([name]) => name === "activities").map(([, value]) => value))
  for (const each of form.querySelectorAll("details")) {
    each.open = [...each.querySelectorAll("input:not([type=hidden])")].some(input => input.type === "checkbox" ? input.checked : input.value)
  }
  Object.assign(form.dataset, { to: one.to, made: one.made, more: JSON.stringify(more) })
  form.querySelector("[data-press]").textContent = "Zapisz poprawiony wpis"
  const [first] = form.elements.on.closest("form").querySelectorAll("input[name=participant]:checked, input[name=on]")
  first?.focus()
}

function grouped(fields) {
  const found = new Map()
  for (const pair of fields) found.set(pair[0], [...found.get(pair[0]) ?? [], pair])
  return found
}

// Only whether anything is there at all: the rest is the office's to say.
function check(form) {
  const missing = [
    ["participant", "Wybierz, komu pomagasz", () => form.querySelector("input[name=participant]")],
    ["on", "Podaj dzień usługi", () => form.elements.on],
    ["starts", "Podaj godzinę rozpoczęcia", () => form.elements.starts],
    ["ends", "Podaj godzinę zakończenia", () => form.elements.ends],
  ].filter(([name]) => !valueOf([...new FormData(form).entries()], name))
  say(form, missing.map(([, words, at]) => [words, at()]))
  return !missing.length
}

function say(form, problems) {
  const place = document.querySelector("[data-problems]")
  place.hidden = !problems.length
  const links = problems.map(([words, at]) => element("li", {}, element(
    "a", { href: `#${at.id}`, click: event => { event.preventDefault(); at.focus() } }, tied(words))))
  place.querySelector("ul").replaceChildren(...links)
  document.title = document.title.replace(/^Błąd: /, "").replace(/^/, problems.length ? "Błąd: " : "")
  if (problems.length) place.focus()
}
