// Filter, keys and the switch of colours. Without it the page is there all the same, to be read.
(function () {
  "use strict";
  var root = document.documentElement;
  var filter = document.getElementById("filter");
  var shown = document.getElementById("shown");
  var findings = Array.prototype.slice.call(document.querySelectorAll("article.finding"));
  var chips = Array.prototype.slice.call(document.querySelectorAll("button[data-pattern], button[data-state]"));
  var texts = [];
  var current = -1;

  function remembered() {
    try {
      return localStorage.getItem("dure-theme");
    } catch (e) {
      return null; // a page from a file may have no storage
    }
  }

  function isDark() {
    var theme = root.getAttribute("data-theme");
    return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }

  function setTheme(theme) {
    if (theme === "dark" || theme === "light") {
      root.setAttribute("data-theme", theme);
    }
    var button = document.getElementById("theme");
    button.textContent = isDark() ? "Light" : "Dark";
    button.setAttribute("aria-label", isDark() ? "Switch to light colours" : "Switch to dark colours");
  }

  function switchTheme() {
    var theme = isDark() ? "light" : "dark";
    setTheme(theme);
    try {
      localStorage.setItem("dure-theme", theme);
    } catch (e) {
      // then only until the page is closed
    }
  }

  function pressed(attribute) {
    return chips
      .filter(function (chip) {
        return chip.hasAttribute(attribute) && chip.getAttribute("aria-pressed") === "true";
      })
      .map(function (chip) {
        return chip.getAttribute(attribute);
      });
  }

  function apply() {
    var words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    var patterns = pressed("data-pattern");
    var states = pressed("data-state");
    var count = 0;
    findings.forEach(function (finding, i) {
      if (words.length && texts[i] === undefined) {
        texts[i] = finding.textContent.toLowerCase();
      }
      var matches =
        (!patterns.length || patterns.indexOf(finding.getAttribute("data-pattern")) >= 0) &&
        (!states.length || states.indexOf(finding.getAttribute("data-state")) >= 0) &&
        words.every(function (word) {
          return texts[i].indexOf(word) >= 0;
        });
      finding.hidden = !matches;
      count += matches ? 1 : 0;
    });
    shown.textContent = count === findings.length ? "" : count + " of " + findings.length + " shown";
  }

  function move(step) {
    for (var i = current + step; i >= 0 && i < findings.length; i += step) {
      if (!findings[i].hidden) {
        findings[i].querySelector("summary").focus();
        findings[i].scrollIntoView({ block: "nearest" });
        return;
      }
    }
  }

  function clear() {
    filter.value = "";
    chips.forEach(function (chip) {
      chip.setAttribute("aria-pressed", "false");
    });
    apply();
  }

  document.addEventListener("focusin", function (event) {
    var finding = event.target.closest("article.finding");
    if (finding) {
      current = findings.indexOf(finding);
    }
  });

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === "Escape") {
      clear();
      filter.blur();
    } else if (event.target === filter) {
      if (event.key === "Enter") {
        current = -1;
        move(1);
        event.preventDefault();
      }
    } else if (event.key === "/") {
      filter.focus();
      filter.select();
      event.preventDefault();
    } else if (event.key === "j" || event.key === "k") {
      move(event.key === "j" ? 1 : -1);
      event.preventDefault();
    }
  });

  chips.forEach(function (chip) {
    chip.addEventListener("click", function () {
      chip.setAttribute("aria-pressed", chip.getAttribute("aria-pressed") === "true" ? "false" : "true");
      apply();
    });
  });

  var closed = [];
  addEventListener("beforeprint", function () {
    closed = Array.prototype.slice.call(document.querySelectorAll("details:not([open])"));
    closed.forEach(function (details) {
      details.open = true;
    });
  });
  addEventListener("afterprint", function () {
    closed.forEach(function (details) {
      details.open = false;
    });
  });

  function openNamed() {
    var finding = document.getElementById(location.hash.slice(1));
    if (finding && finding.matches("article.finding")) {
      finding.querySelector("details").open = true;
    }
  }
  addEventListener("hashchange", openNamed);
  openNamed();

  filter.addEventListener("input", apply);
  document.getElementById("theme").addEventListener("click", switchTheme);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", function () {
    setTheme(null);
  });
  setTheme(remembered());
  document.getElementById("theme").hidden = false;
  document.getElementById("tools").hidden = findings.length === 0;
  apply(); // a browser may have kept what was typed
})();
