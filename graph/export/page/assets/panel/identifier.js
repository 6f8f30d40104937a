"use strict";
/**
 * The identifier of a node or fact in the Turtle, to be copied into a query.
 *
 * @param {Model} model
 * @param {string} short prefix and local name
 */
function identifier(model, short) {
  const [, prefix, local] = /^([^:]*):(.*)$/s.exec(short) ?? ["", "", short];
  const full = (model.prefixes[prefix] ?? `${prefix}:`) + local;
  const code = make("code", { title: full }, make("bdi", {}, short));
  const said = make("span", { class: "muted", role: "status" });

  async function copy() {
    try {
      await navigator.clipboard.writeText(full);
      said.textContent = t("iri.copied");
    } catch {
      // Some browsers keep the clipboard from pages in files: then the reader copies.
      code.textContent = full;
      window.getSelection()?.selectAllChildren(code);
      said.textContent = t("iri.selected");
    }
  }
  return make(
    "p",
    { class: "iri" },
    make("span", { class: "muted" }, t("iri.label")),
    code,
    make("button", { type: "button", class: "further", on: { click: copy } }, t("iri.copy")),
    said,
  );
}
