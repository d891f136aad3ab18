// The entries on this phone, each with its state and what can be done about it, drawn into the page.
import { REFUSED, SENT, WAITING, drop, entries } from "./kept.js"
import { DONE, NO_NETWORK, SIGNED_OUT, TROUBLE } from "./sending.js"
import { described, tied, waitingCounted } from "./words.js"

const STATES = {
  [WAITING]: ["czeka na wysłanie", "yellow"],
  [SENT]: ["wysłano", "green"],
  [REFUSED]: ["odrzucono", "red"],
}

export function element(name, attributes = {}, ...inside) {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value)
    else made.setAttribute(key, value)
  }
  made.append(...inside.filter(each => each !== null && each !== ""))
  return made
}

export function button(words, press, look = "secondary") {
  return element("button", { type: "button", class: `govuk-button govuk-button--${look}`, click: press }, words)
}

function link(words, press) {
  return element("button", { type: "button", class: "teczka-link-button", click: press }, words)
}

export function paragraph(text, ...more) {
  return element("p", { class: "govuk-body" }, tied(text), ...more)
}

function news(outcome, waiting, signIn) {
  if (!waiting) return ""
  const them = waitingCounted(waiting)
  if (outcome === SIGNED_OUT) {
    return paragraph("Zaloguj się, wpisy czekają na telefonie. ", signIn ? element(
      "a", { class: "govuk-link", href: signIn }, "Przejdź do logowania") : "")
  }
  if (outcome === NO_NETWORK) return paragraph(`Nie ma połączenia, ${them} na wysłanie.`)
  if (outcome === TROUBLE) return paragraph(`Serwis teraz nie odpowiada, ${them} na wysłanie. Za chwilę kolejna próba.`)
  return paragraph(`Na telefonie ${them} na wysłanie.`)
}

function item(entry, doing) {
  const [word, tone] = STATES[entry.state]
  const title = element("span", { class: "teczka-phone__title", "data-verbatim": "" }, described(entry))
  const tag = element("strong", { class: `govuk-tag govuk-tag--${tone}` }, word)
  const line = element("li", { class: "teczka-phone__entry" }, title, " ", tag)
  if (entry.state === SENT) line.append(wayTo(entry))
  if (entry.state === REFUSED) {
    line.append(paragraph("Powód:"), element(
      "ul", { class: "govuk-list govuk-list--bullet" }, ...entry.because.map(each => element("li", {}, tied(each)))))
  }
  if (entry.state !== SENT) line.append(choices(entry, doing))
  return line
}

// A page that was there before the entry was sent does not show it yet.
function wayTo(entry) {
  const words = entry.findings?.length ? "Zobacz w dzienniku uwagi do tego wpisu" : "Zobacz w dzienniku"
  const month = `${entry.diary}${entry.when.on.slice(0, 7)}/`
  const again = () => setTimeout(() => location.pathname === month && location.reload())
  const link = element("a", { class: "govuk-link", href: `${month}#w-${entry.id}`, click: again }, tied(words))
  link.append(element("span", { class: "govuk-visually-hidden" }, ` – ${described(entry)}`))
  return element("p", { class: "govuk-body" }, link)
}

function choices(entry, doing) {
  const about = element("span", { class: "govuk-visually-hidden" }, ` – ${described(entry)}`)
  const mend = link("Popraw", () => doing.mend(entry))
  const away = link("Usuń z telefonu", () => { asked.replaceChildren(...sure); yes.focus() })
  mend.append(about)
  away.append(about.cloneNode(true))
  const yes = button("Tak, usuń", () => drop(entry.id), "warning")
  const no = button("Zostaw", () => { asked.replaceChildren(mend, away); away.focus() })
  const sure = [paragraph("Na pewno? Tego wpisu nie ma nigdzie indziej."), yes, no]
  const asked = element("div", { class: "teczka-phone__choices" }, mend, away)
  return asked
}

// ``doing`` = { mend(entry), send() }. Without ``account`` nobody is known here, and nobody's entries are shown.
export async function drawn(place, { diary, account, outcome, signIn }, doing) {
  const all = await entries(diary)
  const own = all.filter(each => account && each.account === account)
  const others = all.filter(each => each.account !== account && each.state !== SENT).length
  place.hidden = !own.length && !others
  if (place.hidden) return place.replaceChildren()
  place.setAttribute("aria-labelledby", "na-telefonie")
  const waiting = own.filter(each => each.state === WAITING).length
  const heading = element("h2", { class: "govuk-heading-m", id: "na-telefonie" }, "Na tym telefonie")
  const status = element("div", { role: "status" }, news(outcome, waiting, signIn))
  const list = element("ul", { class: "govuk-list teczka-phone__list" }, ...own.map(each => item(each, doing)))
  const more = waiting && outcome !== DONE && outcome !== SIGNED_OUT ? button("Wyślij teraz", doing.send) : ""
  const foreign = others ? paragraph(
    `Na tym telefonie czekają też wpisy innej osoby (${others}). Zostaną wysłane, gdy ona się zaloguje.`) : ""
  place.replaceChildren(heading, status, own.length ? list : "", more, foreign)
}
