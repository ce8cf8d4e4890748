/* Editions: a kept page tells what the latest edition gives; an address that names another edition
   says so. What the latest edition gives stands in a script beside the kept editions, loaded only
   where it is needed. */
(function () {
  "use strict";

  const root = document.documentElement;
  const named = document.querySelector("[data-hm-edition]");
  const here = named && named.dataset.hmEdition;
  const up = root.dataset.content_root || "./";
  if (!here) {
    return;
  }
  const kept = new URL(up, location.href).pathname.endsWith("/editions/" + here + "/");
  const asked = new URLSearchParams(location.search).get("edition");
  if (!kept && (!asked || asked === here)) {
    return;
  }

  function note(words, href, name) {
    const line = document.createElement("p");
    line.className = "hm-later";
    line.append(words);
    if (href) {
      const link = document.createElement("a");
      link.href = href;
      link.textContent = name;
      line.append(" ", link);
    }
    return line;
  }

  function banner(line) {
    const body = document.querySelector(".bd-article") || document.body;
    body.prepend(line);
  }

  function number(card, id, latest) {
    const value = card.querySelector(".hm-card-value");
    if (!value || card.querySelector(".hm-later")) {
      return;
    }
    const later = latest.numbers[id];
    let words = "The latest edition (" + latest.edition + ") gives the same.";
    if (later === undefined) {
      words = "The latest edition (" + latest.edition + ") no longer has this number.";
    } else if (later !== value.textContent) {
      words = "A later edition (" + latest.edition + ") gives " + later + ".";
    }
    value.after(note(words));
  }

  function tell(latest) {
    const page = location.pathname.slice(new URL(up, location.href).pathname.length);
    if (!kept) {
      const held = latest.kept.includes(asked);
      banner(note(
        "The address names edition " + asked + "; this is edition " + here +
          (held ? "." : ". The other one is not kept here, and its numbers may have differed."),
        held ? up + "editions/" + asked + "/" + page + location.hash : "",
        "Read edition " + asked
      ));
      return;
    }
    if (latest.edition === here) {
      return;
    }
    banner(note(
      "This is edition " + here + ", kept as it was. A later one has data as of " +
        latest.as_of + ".",
      up + "../../" + page + location.hash,
      "Read edition " + latest.edition
    ));
    document.querySelectorAll(".hm-numbers > li[data-number]").forEach(function (entry) {
      number(entry.querySelector(".hm-card"), entry.dataset.number, latest);
    });
    document.querySelectorAll('template[id^="card-"]').forEach(function (template) {
      const card = template.content.querySelector(".hm-card");
      if (card) {
        number(card, template.id.slice("card-".length), latest);
      }
    });
  }

  const script = document.createElement("script");
  script.src = up + (kept ? "../latest.js" : "editions/latest.js");
  script.addEventListener("load", function () {
    if (window.hundredmodelsLatest) {
      tell(window.hundredmodelsLatest);
    }
  });
  document.head.append(script);
})();
