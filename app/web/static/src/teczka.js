// Small improvements where scripts run; every page works without them. How it is bundled: docs/frontend.md.
import { Button, CharacterCount, ErrorSummary, createAll } from "govuk-frontend"

if (HTMLScriptElement.supports?.("module") ?? "noModule" in HTMLScriptElement.prototype) {
  document.body.classList.add("js-enabled", "govuk-frontend-supported")
  createAll(ErrorSummary)
  createAll(CharacterCount)
  createAll(Button)
}
