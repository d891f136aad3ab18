// Signing out leaves nothing on the phone; entries that were not sent are asked about first.
import { SENT, entries, isThere, wipe } from "./kept.js"
import { send } from "./sending.js"
import { button, element, paragraph } from "./queue.js"
import { entriesCounted } from "./words.js"

export function watchSigningOut(form, account) {
  form.addEventListener("submit", async event => {
    event.preventDefault()
    const unsent = await unsentEntries()
    if (unsent.length) ask(form, account, unsent)
    else await leave(form)
  })
}

async function unsentEntries() {
  return await isThere() ? (await entries()).filter(each => each.state !== SENT) : []
}

async function leave(form) {
  await wipe()
  form.submit() // by itself it asks nobody again
}

function ask(form, account, unsent) {
  const title = element("h2", { class: "govuk-heading-m", id: "niewyslane" }, "Na telefonie są niewysłane wpisy")
  const said = element("div", { role: "status" }, paragraph(told(account, unsent)))
  const stay = () => { dialog.close(); dialog.remove() }
  const own = [...new Set(unsent.filter(each => each.account === account).map(each => each.diary))]
  const sendFirst = own.length ? button("Wyślij i wyloguj", async () => {
    for (const diary of own) await send(diary)
    const left = await unsentEntries()
    if (!left.length) return leave(form)
    said.replaceChildren(paragraph(`Nie wszystko udało się wysłać. ${told(account, left)}`))
  }) : ""
  const dialog = element(
    "dialog", { class: "teczka-dialog", "aria-labelledby": "niewyslane", close: () => dialog.remove() },
    title, said, element(
      "div", { class: "govuk-button-group" }, sendFirst,
      button("Usuń wpisy z telefonu i wyloguj", () => leave(form), "warning"), button("Nie wylogowuj", stay)))
  document.body.append(dialog)
  dialog.showModal()
}

function told(account, unsent) {
  const others = unsent.filter(each => each.account !== account).length
  const own = unsent.length - others
  const parts = [
    own ? `Niewysłane są tu: ${entriesCounted(own)}. Po wylogowaniu przepadną, jeśli ich nie wyślesz.` : "",
    others ? `Są tu też wpisy innej osoby (${others}): po wylogowaniu przepadną, a wysłać może je tylko ona.` : "",
  ]
  return parts.filter(Boolean).join(" ")
}
