"use strict";

/** The page: a list of concepts or hits, one concept, or all in full; what it shows follows from the address and the form. */
(() => {
  const data = JSON.parse(byId("_data").textContent);
  for (const concept of data.concepts) {
    for (const tag of Object.keys(concept.terms ?? {})) concept.terms[tag] = concept.terms[tag].map(asTerm);
  }
  const index = new GlossarySearch.Index(data);
  const concepts = new Map();
  for (const concept of data.concepts) for (const alias of concept.aliases ?? []) concepts.set(alias, concept);
  for (const concept of data.concepts) concepts.set(concept.id, concept);
  const languages = new Map(data.languages.map((language) => [language.tag, language]));
  const acts = new Map(Object.entries(data.acts));
  const themes = new Map(Object.entries(data.themes));
  const PAGE = 60;
  const ALL = "#/all";
  const MEMORY = `${data.name} page`;
  const LABELS = {
    admitted: "synonym", deprecated: "deprecated: do not use", superseded: "superseded: no longer used",
    "short-form": "short form", eu: "EU law", national: "national usage", general: "everyday language",
    unestablished: "not established", broader: "broader in meaning", narrower: "narrower in meaning", near: "near in meaning",
    m: "masculine", f: "feminine", n: "neuter", c: "common gender", mf: "masculine or feminine", pl: "plural",
  };
  const PROVENANCES = { emn: "EMN", "eu-law": "EU law text", eurovoc: "EuroVoc", proposed: "proposed" };
  const FOUND = {
    transliterated: "in Latin letters", inflected: "another form", inside: "another form", similar: "similar spelling", joined: "written apart",
    definition: "in the definition",
  };

  const settings = { heading: data.heading, hidden: new Set() };
  const regions = regionNames();
  let limit = PAGE;
  let opened = null;

  /** A term of the data: its text, the number of its marks, its note. */
  function asTerm([text, number, note]) {
    return { ...data.marks[number], text, note };
  }

  function byId(id) {
    return document.getElementById(id);
  }

  /** An element with these attributes and children; texts stay texts. */
  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(key, value);
    made.append(...children.flat().filter((child) => child !== null && child !== ""));
    return made;
  }

  /** A text with its language and direction. */
  function inLanguage(name, tag, text, attributes = {}) {
    return element(name, { lang: tag, dir: languages.get(tag)?.dir ?? "auto", ...attributes }, text);
  }

  function regionNames() {
    try {
      const names = new Intl.DisplayNames(["en"], { type: "region" });
      return (code) => names.of(code);
    } catch {
      return (code) => code;
    }
  }

  function regionName(code) {
    try {
      return regions(code);
    } catch {
      return code;
    }
  }

  function isUsable(term) {
    return (term.status ?? "preferred") === "preferred" || term.status === "admitted";
  }

  /** The term that names a concept, with its language: in the language of headings, else English, else any. */
  function nameOf(concept) {
    for (const tag of [settings.heading, "en", ...Object.keys(concept.terms ?? {})]) {
      const term = (concept.terms?.[tag] ?? []).find(isUsable);
      if (term) return { tag, text: term.text };
    }
    return { tag: null, text: concept.id };
  }

  /** The definition in the language of headings, else in English, else in any. */
  function textIn(texts) {
    const tag = [settings.heading, "en", ...Object.keys(texts)].find((one) => Object.hasOwn(texts, one));
    return { tag, text: texts[tag] };
  }

  /** A definition as a sentence: the corpus holds it as it would stand in the middle of one. */
  function sentence(text) {
    const first = /^[a-z]/.test(text) ? text[0].toUpperCase() : text.slice(0, 1);
    return first + text.slice(1) + (/[.?!]$/.test(text) ? "" : ".");
  }

  function linkTo(concept) {
    const { tag, text } = nameOf(concept);
    return inLanguage("a", tag, text, { href: `#${encodeURIComponent(concept.id)}` });
  }

  function linkToId(id) {
    const concept = concepts.get(id);
    return concept ? linkTo(concept) : document.createTextNode(id);
  }

  function outside(address, text) {
    return /^https?:\/\//.test(address) ? element("a", { href: address, rel: "noopener noreferrer external" }, text) : text;
  }

  function shownLanguages() {
    return data.languages.filter((language) => !settings.hidden.has(language.tag));
  }

  // A concept in full

  function conceptArticle(concept, level) {
    const { tag, text } = nameOf(concept);
    const heading = inLanguage(`h${level}`, tag, text, { tabindex: "-1" });
    const section = (title, ...children) => element("section", {}, element(`h${level + 1}`, {}, title), ...children);
    return element(
      "article", { id: concept.id },
      heading,
      element("p", { class: "kind" }, kind(concept)),
      (concept.definitions ?? []).map((definition) => definitionSection(definition, section)),
      concept.notes ? section("Notes", element("dl", { class: "notes" }, concept.notes.map(noteGroup))) : null,
      actNotes(concept, section),
      relations(concept, section),
      section("Terms", termList(concept)),
    );
  }

  function kind(concept) {
    const parts = [];
    if (concept.historical) parts.push(element("strong", {}, "historical"));
    if (concept.theme) parts.push(themes.get(concept.theme) ?? concept.theme);
    parts.push(element("span", { class: "id" }, [concept.id, ...(concept.aliases ?? [])].join(", ")));
    if (concept.emn) parts.push(outside(concept.emn, "official EMN entry"));
    if (concept.eurovoc) parts.push(outside(concept.eurovoc, "EuroVoc"));
    return parts.flatMap((part, place) => (place ? [" · ", part] : [part]));
  }

  function definitionSection(definition, section) {
    const first = textIn(definition.text).tag;
    const tags = [first, ...Object.keys(definition.text).filter((tag) => tag !== first)];
    return section(
      definition.context ? `Definition ${definition.context}` : "Definition",
      tags.map((tag) => inLanguage("p", tag, sentence(definition.text[tag]), { class: "definition" })),
      definition.sources ? element("ul", { class: "sources" }, definition.sources.map((source) => element("li", {}, sourceLine(source)))) : null,
    );
  }

  function sourceLine(source) {
    if (!source.cited) return [source.basis];
    const line = [`${source.basis} `, ...citation(source)];
    if (source.replaces) {
      const old = source.replaces.map((replaced) => element("li", {}, "replaces ", ...citation(replaced)));
      line.push(element("ul", {}, old));
    }
    return line;
  }

  function citation(cited) {
    const act = acts.get(cited.act);
    if (!act) return [cited.cited];
    const link = act.url ? outside(act.url, cited.cited) : cited.cited;
    if (act.title && link instanceof Element) link.title = act.title;
    const state = act.binds === true ? "state" : act.binds === false ? "state over" : "state never";
    return [link, " ", element("span", { class: state }, act.state)];
  }

  function noteGroup(note) {
    const cited = (note.sources ?? []).flatMap((source, place) => [place ? "; " : "", ...sourceLine(source)]);
    return element(
      "div", {},
      element("dt", {}, note.type),
      element("dd", {}, element("span", { lang: "en", dir: "ltr" }, note.text), cited.length ? element("small", {}, " [", ...cited, "]") : null),
    );
  }

  /** What must be known of the acts cited: that one applies in stages, that a number is missing … */
  function actNotes(concept, section) {
    const sources = [...(concept.definitions ?? []), ...(concept.notes ?? [])].flatMap((part) => part.sources ?? []);
    const remarked = new Map();
    for (const source of sources) {
      const act = acts.get(source.act);
      if (act?.note) remarked.set(source.act, act);
    }
    if (!remarked.size) return null;
    const items = Array.from(remarked.values(), (act) => element("li", {}, act.title ? element("cite", {}, act.title) : null, " ", act.note));
    return section("On the acts", element("ul", {}, items));
  }

  function relations(concept, section) {
    const rows = [
      ["Broader", (concept.broader ?? []).map((id) => [linkToId(id)])],
      ["Narrower", (concept.narrower ?? []).map((id) => [linkToId(id)])],
      ["Related", (concept.related ?? []).map((other) => [linkToId(other.id), other.reason ? ` (${other.reason})` : ""])],
    ].filter(([, related]) => related.length);
    if (!rows.length) return null;
    const groups = rows.map(([title, related]) =>
      element("div", {}, element("dt", {}, title), element("dd", { class: "links" }, related.flatMap((one, place) => [place ? ", " : "", ...one]))),
    );
    return section("Relations", element("dl", { class: "notes" }, groups));
  }

  function termList(concept) {
    const groups = shownLanguages().map((language) => {
      const terms = concept.terms?.[language.tag];
      const name = element("dt", {}, language.name, " ", element("span", { lang: language.tag, dir: language.dir }, ownName(language)));
      if (!terms?.length) return element("div", { class: "gap" }, name, element("dd", {}, terms ? "gap: nobody can vouch for a term" : "no term"));
      return element("div", {}, name, terms.map((term) => element("dd", {}, termLine(language, term))));
    });
    return groups.length ? element("dl", { class: "terms" }, groups) : element("p", {}, "No language is chosen.");
  }

  function ownName(language) {
    return language.own === language.name ? "" : language.own;
  }

  function termLine(language, term) {
    const name = isUsable(term) ? (term.status ? "span" : "b") : "del";
    const marks = [LABELS[term.status], LABELS[term.type] ?? term.type, LABELS[term.usage], LABELS[term.equivalence]];
    const line = [inLanguage(name, language.tag, term.text, { class: "term" })];
    for (const code of term.regions ?? []) line.push(" ", element("abbr", { title: regionName(code), class: "mark" }, code));
    for (const mark of marks.filter((one) => one)) line.push(" ", element("span", { class: "mark" }, mark));
    if (term.grammar) {
      const title = term.grammar.split(" ").map((part) => LABELS[part] ?? part).join(" ");
      line.push(" ", element("abbr", { class: "grammar", title }, term.grammar));
    }
    line.push(" ", element("span", { class: "provenance" }, PROVENANCES[term.provenance] ?? term.provenance));
    if (term.note) line.push(" ", element("span", { class: "note", lang: "en", dir: "ltr" }, term.note));
    return line;
  }

  // The list of concepts or hits

  function hitItem(hit, query) {
    const { concept } = hit;
    const name = nameOf(concept);
    const definition = concept.definitions?.length ? textIn(concept.definitions[0].text) : null;
    const isHeading = hit.term === null || (hit.tag === name.tag && hit.term.text === name.text);
    return element(
      "li", {},
      element("p", { class: "name" }, linkTo(concept), concept.historical ? element("span", { class: "mark" }, "historical") : null),
      query && !(isHeading && !FOUND[hit.tier]) ? element("p", { class: "found" }, foundAs(hit, isHeading)) : null,
      otherNames(concept, name),
      definition ? inLanguage("p", definition.tag, sentence(definition.text), { class: "definition" }) : null,
    );
  }

  /** Why a concept was found: the term that matched and its language, or where else it was found. */
  function foundAs(hit, isHeading) {
    const how = FOUND[hit.tier];
    if (hit.term === null || isHeading) return [how ?? ""];
    const status = isUsable(hit.term) ? null : LABELS[hit.term.status];
    const remarks = [languages.get(hit.tag).name, how, status].filter((part) => part);
    return [inLanguage("mark", hit.tag, hit.term.text), ` (${remarks.join(", ")})`];
  }

  /** The terms in the languages shown, where these are few enough for a list. */
  function otherNames(concept, name) {
    const few = shownLanguages().filter((language) => language.tag !== name.tag);
    if (few.length > 4) return null;
    const found = few.map((language) => {
      const term = (concept.terms?.[language.tag] ?? []).find(isUsable);
      const text = term ? inLanguage("span", language.tag, term.text) : "—";
      return element("div", {}, element("dt", {}, language.name), element("dd", {}, text));
    });
    return found.length ? element("dl", { class: "others" }, found) : null;
  }

  function chosenHits() {
    const query = byId("_query").value.trim();
    const theme = byId("_theme").value;
    const isWanted = (concept) => !theme || concept.theme === theme;
    if (query) return { query, hits: index.hits(query, settings.heading, isWanted) };
    const collator = new Intl.Collator(settings.heading);
    const listed = data.concepts.filter(isWanted).map((concept) => ({ concept, tag: null, term: null, tier: "exact", name: nameOf(concept).text }));
    return { query, hits: listed.sort((one, other) => collator.compare(one.name, other.name)) };
  }

  function said(query, hits) {
    if (!query) return `${hits.length} ${hits.length === 1 ? "concept" : "concepts"}`;
    if (!hits.length) return `Nothing found for “${query}”`;
    return `${hits.length} ${hits.length === 1 ? "hit" : "hits"} for “${query}”`;
  }

  function showList() {
    const { query, hits } = chosenHits();
    const main = byId("_main");
    const list = element("ol", { class: "hits" }, hits.slice(0, limit).map((hit) => hitItem(hit, query)));
    main.replaceChildren(element("h2", { class: "unseen", tabindex: "-1" }, query ? "Hits" : "Concepts"), list);
    if (hits.length > limit) {
      const more = element("button", { type: "button" }, `Show more (${hits.length - limit})`);
      more.addEventListener("click", () => {
        const before = limit;
        limit += PAGE * 4;
        showList();
        main.querySelectorAll(".hits > li")[before]?.querySelector("a").focus();
      });
      main.append(more);
    }
    document.title = data.name;
    say(said(query, hits));
  }

  function showConcept(concept) {
    const article = conceptArticle(concept, 2);
    byId("_main").replaceChildren(element("nav", { "aria-label": "Back" }, element("a", { href: "#" }, "← All hits")), article);
    document.title = `${nameOf(concept).text} – ${data.name}`;
    say("");
    return article.querySelector("h2");
  }

  function showAll() {
    const { query, hits } = chosenHits();
    const print = element("button", { type: "button" }, "Print");
    print.addEventListener("click", () => window.print());
    const title = element("h2", { tabindex: "-1" }, query ? `Hits for “${query}” in full` : "Concepts in full");
    const articles = hits.map((hit) => conceptArticle(hit.concept, 3));
    byId("_main").replaceChildren(element("nav", { "aria-label": "Back" }, element("a", { href: "#" }, "← All hits")), title, print, ...articles);
    say(said(query, hits));
    return title;
  }

  function say(text) {
    const status = byId("_status");
    if (status.textContent !== text) status.textContent = text;
  }

  // What the address and the form ask for

  function asked() {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return "";
    }
  }

  /** Show what the address names; gives back the heading to move to. */
  function show() {
    if (location.hash === ALL) return showAll();
    const concept = concepts.get(asked());
    if (concept) return showConcept(concept);
    showList();
    return null;
  }

  function follow() {
    if (asked() === "_main") {
      history.replaceState(null, "", opened === null ? "#" : `#${encodeURIComponent(opened)}`);
      byId("_main").focus();
      return;
    }
    const before = opened;
    opened = asked() || null;
    const heading = show();
    if (heading) {
      scrollToMain();
      heading.focus({ preventScroll: true });
    } else if (before !== null) {
      const link = byId("_main").querySelector(`.hits a[href="#${CSS.escape(encodeURIComponent(before))}"]`);
      if (link) link.focus();
      else byId("_main").focus();
    }
  }

  /** Move to the top of the page, or past the form where that would fill a small screen. */
  function scrollToMain() {
    window.scrollTo(0, 0);
    const main = byId("_main");
    if (main.getBoundingClientRect().top > window.innerHeight * 0.3) main.scrollIntoView();
  }

  function search() {
    limit = PAGE;
    if (opened !== null && opened !== ALL.slice(1)) {
      opened = null;
      history.pushState(null, "", "#");
    }
    show();
  }

  function moveBetweenHits(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const query = byId("_query");
    const links = Array.from(document.querySelectorAll(".hits .name a"));
    const place = links.indexOf(document.activeElement);
    if (!step || (place < 0 && (document.activeElement !== query || step < 0))) return;
    event.preventDefault();
    const next = place + step;
    if (next < 0) query.focus();
    else links[Math.min(next, links.length - 1)]?.focus();
  }

  function onKey(event) {
    const query = byId("_query");
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName ?? "");
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "/" && !typing) {
      event.preventDefault();
      query.focus();
      query.select();
    } else if (event.key === "Escape" && (opened !== null || query.value)) {
      event.preventDefault();
      if (opened === null) query.value = "";
      query.focus();
      search();
    } else {
      moveBetweenHits(event);
    }
  }

  // The choice of languages, remembered where the browser allows it

  function remember() {
    try {
      localStorage.setItem(MEMORY, JSON.stringify({ heading: settings.heading, hidden: Array.from(settings.hidden) }));
    } catch {
      // Private windows and some browsers keep nothing for a file; the choice then holds until the page is closed.
    }
  }

  function recall() {
    try {
      const kept = JSON.parse(localStorage.getItem(MEMORY)) ?? {};
      if (languages.has(kept.heading)) settings.heading = kept.heading;
      settings.hidden = new Set((kept.hidden ?? []).filter((tag) => languages.has(tag)));
    } catch {
      settings.hidden = new Set();
    }
  }

  function buildChoice() {
    for (const language of data.languages) {
      const { tag, name, dir } = language;
      const own = ownName(language);
      const box = element("input", { type: "checkbox", value: tag });
      box.addEventListener("change", () => choose(box.checked ? [] : [tag], box.checked ? [tag] : []));
      byId("_languages").append(element("label", {}, box, " ", name, own ? " " : "", own ? element("span", { lang: tag, dir }, own) : null));
      byId("_heading").append(element("option", { value: tag }, name));
    }
    byId("_heading").value = settings.heading;
    byId("_heading").addEventListener("change", () => {
      settings.heading = byId("_heading").value;
      choose([], []);
    });
    byId("_every").addEventListener("click", () => choose([], Array.from(languages.keys())));
    byId("_none").addEventListener("click", () => choose(Array.from(languages.keys()), []));
    markChoice();
  }

  function choose(hide, reveal) {
    for (const tag of hide) settings.hidden.add(tag);
    for (const tag of reveal) settings.hidden.delete(tag);
    markChoice();
    remember();
    show();
  }

  function markChoice() {
    for (const box of byId("_languages").querySelectorAll("input")) box.checked = !settings.hidden.has(box.value);
    const shown = shownLanguages();
    const names = shown.length <= 4 ? shown.map((language) => language.name).join(", ") : `${shown.length} of ${languages.size}`;
    byId("_chosen").textContent = shown.length === languages.size ? `all ${shown.length}` : names || "none";
  }

  /** Take the terms into the index a little at a time, so that the page answers from the start. */
  function growIndex() {
    const until = performance.now() + 12;
    if (!index.grow(() => performance.now() > until)) setTimeout(growIndex, 0);
  }

  function start() {
    recall();
    buildChoice();
    let waiting = 0;
    byId("_query").addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(search, 90);
    });
    byId("_theme").addEventListener("change", search);
    byId("_form").addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(waiting);
      search();
    });
    document.addEventListener("keydown", onKey);
    window.addEventListener("hashchange", follow);
    opened = asked() || null;
    show();
    setTimeout(growIndex, 0);
  }

  start();
})();
