"use strict";

/**
 * The search of the page: keys are made as emngloss makes them (text/folding.py, text/transliteration.py), hits are found in tiers.
 * It knows nothing of the document, so that it can be tested without one.
 */
const GlossarySearch = (() => {
  const TIERS = ["exact", "folded", "transliterated", "inflected", "words", "beginning", "inside", "joined", "similar", "definition"];
  const STATUSES = ["preferred", "admitted", "superseded", "deprecated"];
  const SHORT = 3;

  /** Functions that fold a text with the tables of the page. */
  function folding(apostrophes, letters) {
    const isApostrophe = new Set(apostrophes);
    const apostrophe = new RegExp(`[${apostrophes}]`, "u");
    const everyApostrophe = new RegExp(`[${apostrophes}]`, "gu");
    const special = new Map(Object.entries(letters));
    const known = new Map();

    const wordChars = new Map();
    const foldedWords = new Map();

    const isMark = (part) => (part >= "\u0300" && part <= "\u036f") || (part >= "\u064b" && part <= "\u0652");

    function isWord(char) {
      let known = wordChars.get(char);
      if (known === undefined) wordChars.set(char, (known = /[\p{L}\p{N}]/u.test(char)));
      return known;
    }

    function foldPart(part) {
      if (isApostrophe.has(part) || /\p{Cf}/u.test(part)) return "";
      return /[\p{L}\p{N}\p{Mn}\p{Mc}]/u.test(part) ? part : " ";
    }

    function foldChar(char) {
      if (isApostrophe.has(char)) return "";
      let folded = "";
      for (const part of char.normalize("NFKC").toLowerCase().normalize("NFKD")) {
        if (!isMark(part)) folded += (special.get(part) ?? part).toLowerCase();
      }
      return Array.from(folded, foldPart).join("");
    }

    function foldWord(word) {
      let key = "";
      for (const char of word) {
        let folded = known.get(char);
        if (folded === undefined) known.set(char, (folded = foldChar(char)));
        key += folded;
      }
      return key;
    }

    /** The text made of what becomes of each of its words, which is kept: most words come in many terms. */
    function wordByWord(text, made, make) {
      let key = "";
      for (const word of text.split(" ")) {
        let one = made.get(word);
        if (one === undefined) made.set(word, (one = make(word)));
        key = key ? `${key} ${one}` : one;
      }
      return key.includes("  ") || key.startsWith(" ") || key.endsWith(" ") ? key.replace(/ +/g, " ").trim() : key;
    }

    const fold = (text) => wordByWord(text, foldedWords, foldWord);

    function latinKeys(text, schemes) {
      return distinct(schemes.map((scheme) => wordByWord(text, scheme.words, (word) => foldWord(transliterate(word, scheme)))));
    }

    function foldedKeys(text, spellings) {
      const variants = [text];
      if (apostrophe.test(text)) variants.push(text.replaceAll(everyApostrophe, " "));
      if (spellings.size) {
        const lowered = text.normalize("NFC").toLowerCase();
        const spelled = Array.from(lowered, (char) => spellings.get(char) ?? char).join("");
        if (spelled !== lowered) variants.push(spelled);
      }
      return distinct(variants.map(fold));
    }

    /** The text with each letter group replaced, longest first; letters of all schemes are single UTF-16 units. */
    function transliterate(text, scheme) {
      const lowered = text.toLowerCase().replaceAll(everyApostrophe, "");
      let latin = "";
      for (let place = 0; place < lowered.length; ) {
        const starts = place === 0 || !isWord(lowered[place - 1]);
        let size = Math.min(scheme.longest, lowered.length - place);
        let found;
        for (; size > 0; size--) {
          const group = lowered.slice(place, place + size);
          if (starts) found = scheme.atStart.get(group);
          if (found === undefined && scheme.atEnd.has(group)) {
            const next = place + size;
            if (next === lowered.length || !isWord(lowered[next])) found = scheme.atEnd.get(group);
          }
          found ??= scheme.anywhere.get(group);
          if (found !== undefined) break;
        }
        latin += found ?? lowered[place];
        place += Math.max(size, 1);
      }
      return latin;
    }

    return { fold, foldedKeys, latinKeys };
  }

  function distinct(keys) {
    return Array.from(new Set(keys)).filter((key) => key);
  }

  /** A scheme (see text/transliteration.py) parted into what holds at the start of a word, at its end, and anywhere. */
  function prepared(letters) {
    const scheme = { atStart: new Map(), atEnd: new Map(), anywhere: new Map(), words: new Map(), longest: 1 };
    for (const [group, latin] of Object.entries(letters)) {
      const bare = group.replace(/[$^]/g, "");
      const part = group.startsWith("^") ? scheme.atStart : group.endsWith("$") ? scheme.atEnd : scheme.anywhere;
      part.set(bare, latin);
      scheme.longest = Math.max(scheme.longest, bare.length);
    }
    return scheme;
  }

  /** A bit for each letter of a word, so that words with other letters need not be compared. */
  function letterBits(word) {
    let bits = 0;
    for (let place = 0; place < word.length; place++) bits |= 1 << (word.charCodeAt(place) & 31);
    return bits;
  }

  function count(bits) {
    let left = bits;
    let found = 0;
    for (; left; left &= left - 1) found++;
    return found;
  }

  /** Typing errors between two words (letters added, left out, changed or swapped), or more than `most`. */
  function distance(word, other, most) {
    let before = [];
    let row = Array.from({ length: other.length + 1 }, (_, place) => place);
    for (let i = 1; i <= word.length; i++) {
      const next = [i];
      let least = i;
      for (let j = 1; j <= other.length; j++) {
        let cost = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (word[i - 1] === other[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && word[i - 1] === other[j - 2] && word[i - 2] === other[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
        next.push(cost);
        least = Math.min(least, cost);
      }
      if (least > most) return most + 1;
      before = row;
      row = next;
    }
    return row[other.length];
  }

  const allowedErrors = (length, isAlone) => (length < 4 ? 0 : length < (isAlone ? 8 : 6) ? 1 : 2);
  const ending = (length) => (length < 7 ? 1 : length < 8 ? 2 : Math.max(3, Math.floor(length / 4)));

  function sharesStem(word, other) {
    const longer = Math.max(word.length, other.length);
    let common = 0;
    while (common < word.length && word[common] === other[common]) common++;
    return common >= 5 && common >= longer - ending(longer);
  }

  class Index {
    constructor(data) {
      this.folding = folding(data.apostrophes, data.letters);
      this._concepts = data.concepts;
      this._languages = new Map(
        data.languages.map((language) => [
          language.tag,
          {
            spellings: new Map(Object.entries(language.spellings ?? {})),
            schemes: (data.schemes[language.tag] ?? []).map(prepared),
          },
        ]),
      );
      this._names = [];
      this._byWord = new Map();
      this._added = 0;
      this._words = null;
      this._prose = null;
    }

    /** Take in more concepts, until `ready()` says so; true when all are in. */
    grow(ready) {
      while (this._added < this._concepts.length) {
        this._add(this._concepts[this._added++]);
        if (ready()) break;
      }
      return this._added === this._concepts.length;
    }

    _add(concept) {
      for (const name of [concept.id, ...(concept.aliases ?? [])]) this._addName(this.folding.fold(name), concept, null, null, 1);
      for (const [tag, terms] of Object.entries(concept.terms ?? {})) {
        for (const term of terms) {
          for (const [key, made] of this.keys(term.text, tag)) this._addName(key, concept, tag, term, made);
        }
      }
    }

    /** The comparison keys of a term, each with the place of its way of being made in TIERS. */
    keys(text, tag) {
      const { spellings, schemes } = this._languages.get(tag);
      const folded = this.folding.foldedKeys(text, spellings);
      const latin = schemes.length ? this.folding.latinKeys(text, schemes).filter((key) => !folded.includes(key)) : [];
      return [...folded.map((key) => [key, 1]), ...latin.map((key) => [key, 2])];
    }

    _addName(key, concept, tag, term, made) {
      if (!key) return;
      const number = this._names.push({ key, concept, tag, term, made }) - 1;
      if (!key.includes(" ")) {
        into(this._byWord, key, number);
        return;
      }
      for (const word of new Set(key.split(" "))) into(this._byWord, word, number);
    }

    /** Hits for a query, best first: concept, tag and term that matched (null for the id or a definition), tier, score. */
    hits(query, heading, isWanted = () => true) {
      this.grow(() => false);
      const collected = new Collected(query, heading, isWanted);
      const keys = this.folding.foldedKeys(query, new Map());
      if (!keys.length) return [];
      for (const key of keys) {
        for (const number of this._byWord.get(key.split(" ")[0]) ?? []) {
          if (this._names[number].key === key) collected.add(this._names[number], null, 1);
        }
      }
      const words = distinct(keys[0].split(" "));
      const letters = keys[0].replace(/ /g, "");
      if (letters.length >= SHORT && collected.isEmpty) this._collect(collected, keys[0], words, "inflected", (word) => this._inflected(word));
      this._collect(collected, keys[0], words, "words", (word) => this._same(word));
      if (letters.length >= SHORT) {
        this._collect(collected, keys[0], words, "beginning", (word, isLast) => (isLast ? this._beginning(word) : this._same(word)));
        if (collected.isThin(words.length, true)) this._collect(collected, keys[0], words, "inside", (word) => this._inflected(word));
        if (collected.isEmpty) this._collectJoined(collected, letters);
        if (collected.isThin(words.length)) this._collect(collected, keys[0], words, "similar", (word) => this._similar(word, words.length === 1));
        if (collected.isEmpty) this._collectDefinitions(collected, words);
      }
      return collected.ranked();
    }

    /** The names that hold, for each word of the query, one of the words that `near` gives for it with its nearness. */
    _collect(collected, key, words, tier, near) {
      let common = null;
      for (const [place, word] of words.entries()) {
        const found = new Map();
        for (const [other, nearness] of near(word, place === words.length - 1)) {
          for (const number of this._byWord.get(other) ?? []) {
            if (common === null || common.has(number)) found.set(number, Math.max(nearness * word.length, found.get(number) ?? 0));
          }
        }
        if (common !== null) for (const [number, score] of found) found.set(number, score + common.get(number));
        common = found;
        if (!common.size) return;
      }
      const length = words.reduce((sum, word) => sum + word.length, 0);
      for (const [number, score] of common) {
        const share = Math.min(1, key.length / this._names[number].key.length);
        const isWhole = this._names[number].key.split(" ").length === words.length;
        if (tier !== "inflected" || isWhole) collected.add(this._names[number], tier, (score / length) * (0.5 + share / 2));
      }
    }

    _same(word) {
      return this._byWord.has(word) ? [[word, 1]] : [];
    }

    _beginning(word) {
      const sorted = this._vocabulary().sorted;
      const found = [];
      for (let place = firstFrom(sorted, word); place < sorted.length && sorted[place].startsWith(word); place++) {
        found.push([sorted[place], 1]);
      }
      return found;
    }

    _inflected(word) {
      const begins = this._beginning(word.slice(0, Math.max(3, word.length - ending(word.length))));
      return [...this._same(word), ...begins.filter(([other]) => sharesStem(word, other)).map(([other]) => [other, 0.9])];
    }

    _similar(word, isAlone) {
      const { sorted, bits } = this._vocabulary();
      const most = allowedErrors(word.length, isAlone);
      const wanted = letterBits(word);
      const found = this._inflected(word);
      for (let place = 0; place < sorted.length; place++) {
        const other = sorted[place];
        if (Math.abs(other.length - word.length) > most || count(bits[place] ^ wanted) > 2 * most) continue;
        const errors = distance(word, other, most);
        if (errors <= most) found.push([other, 1 - errors / word.length]);
      }
      return found;
    }

    /** Names that are the query but for the spaces. */
    _collectJoined(collected, letters) {
      for (const name of this._names) {
        if (name.key.length >= letters.length && name.key.includes(" ") && name.key.replace(/ /g, "").startsWith(letters)) {
          collected.add(name, "joined", letters.length / name.key.length);
        }
      }
    }

    _collectDefinitions(collected, words) {
      this._prose ??= this._concepts.map((concept) => {
        const texts = (concept.definitions ?? []).flatMap((definition) => Object.values(definition.text));
        return ` ${texts.map((text) => this.folding.fold(text)).join(" ")} `;
      });
      for (const [place, prose] of this._prose.entries()) {
        if (words.every((word) => prose.includes(` ${word}`))) {
          collected.add({ key: "", concept: this._concepts[place], tag: null, term: null, made: 1 }, "definition", 1);
        }
      }
    }

    _vocabulary() {
      if (this._words === null) {
        const sorted = Array.from(this._byWord.keys()).sort(byUnit);
        this._words = { sorted, bits: Int32Array.from(sorted, letterBits) };
      }
      return this._words;
    }
  }

  class Collected {
    constructor(query, heading, isWanted) {
      this._query = query.normalize("NFC").trim();
      this._heading = heading;
      this._isWanted = isWanted;
      this._best = new Map();
    }

    get isEmpty() {
      return this._best.size === 0;
    }

    /** True where nothing was found, or a single word only inside longer names: it may be an inflected form or a typing error. */
    isThin(words, withInflected = false) {
      if (words > 1) return this.isEmpty;
      for (const hit of this._best.values()) {
        if (withInflected && hit.tier === "inflected") continue;
        if (hit.tier !== "words" || hit.score >= 0.8) return false;
      }
      return true;
    }

    add(name, tier, score) {
      if (!this._isWanted(name.concept)) return;
      const status = name.term === null ? 0 : STATUSES.indexOf(name.term.status ?? "preferred");
      const made = TIERS[name.term !== null && name.term.text.toLowerCase() === this._query.toLowerCase() ? 0 : name.made];
      const hit = { concept: name.concept, tag: name.tag, term: name.term, tier: tier ?? made, score };
      hit.rank = [TIERS.indexOf(hit.tier), -score, status, name.tag === this._heading ? 0 : 1, name.concept.emn ? 0 : 1];
      const known = this._best.get(name.concept);
      if (known === undefined || compare(hit, known) < 0) this._best.set(name.concept, hit);
    }

    ranked() {
      return Array.from(this._best.values()).sort(compare);
    }
  }

  function compare(hit, other) {
    const place = hit.rank.findIndex((part, i) => part !== other.rank[i]);
    if (place >= 0) return hit.rank[place] - other.rank[place];
    return byUnit(hit.concept.id, other.concept.id);
  }

  function byUnit(one, other) {
    return one < other ? -1 : one > other ? 1 : 0;
  }

  function firstFrom(sorted, word) {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function into(map, key, number) {
    const found = map.get(key);
    if (found === undefined) map.set(key, [number]);
    else found.push(number);
  }

  return { Index, distance };
})();
