package dev.dure.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The findings as one page, which needs nothing else: no network, and no script to be read. Its
 * policy lets its own style and its own script run, by their digests, and nothing else whatever
 * should get into it.
 */
final class HtmlReport {

  /** The most findings in a page; a browser has to hold them all. */
  static final int MAX_FINDINGS = 2000;

  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z]+)}}");

  private HtmlReport() {}

  /** The page. */
  static String of(Run run, Sources sources) {
    String style = resource("page.css");
    String script = resource("page.js");
    String policy =
        "default-src 'none'; style-src "
            + digest(style)
            + "; script-src "
            + digest(script)
            + "; img-src data:; base-uri 'none'; form-action 'none'";
    Map<String, String> parts =
        Map.of(
            "csp", policy,
            "title", Markup.escape("dure check: " + run.verdict()),
            "style", style,
            "script", script,
            "body", body(run, sources));
    Matcher matcher = PLACE.matcher(resource("page.html"));
    return matcher.replaceAll(
        found ->
            Matcher.quoteReplacement(
                Objects.requireNonNull(parts.get(found.group(1)), found.group())));
  }

  private static String digest(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha.digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      byte[] bytes = Objects.requireNonNull(in, name + " is not on the class path").readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String body(Run run, Sources sources) {
    Markup page = new Markup();
    page.open("a", "class", "skip", "href", "#findings").text("To the findings").closeLine();
    head(run, page);
    tools(run, page);
    page.open("main", "id", "findings");
    List<Finding> findings =
        run.findings().subList(0, Math.min(MAX_FINDINGS, run.findings().size()));
    for (int i = 0; i < findings.size(); i++) {
      HtmlFinding.add(findings.get(i), i + 1, run.hasBaseline(), sources, page);
    }
    if (findings.isEmpty() && run.isChecked()) {
      page.element(
          "p",
          "empty",
          "In what ran, the checker has found nothing. What did not run, it has not seen.");
    }
    if (findings.size() < run.findings().size()) {
      int left = run.findings().size() - findings.size();
      page.element("p", "empty", left + " more findings are in the JSON and SARIF reports.");
    }
    page.closeLine();
    page.open("footer").text("Written by dure check, " + run.version() + ".").closeLine();
    return page.toString();
  }

  private static void head(Run run, Markup page) {
    page.open("header", "class", "top");
    page.element("div", "brand", "dure check");
    boolean clean = run.isChecked() && run.fresh().isEmpty();
    page.element("h1", clean ? "clean" : "", run.verdict());
    page.open("p", "class", "facts");
    if (!run.remainder().isEmpty()) {
      page.element("span", "", run.remainder());
    }
    page.element("span", "", "exit code of the command: " + run.exitCode());
    Duration time = Duration.between(run.begin(), run.end());
    page.element("span", "", "ran " + String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3));
    String ended = DateTimeFormatter.ISO_INSTANT.format(run.end().truncatedTo(ChronoUnit.SECONDS));
    page.open("span").text("ended ");
    page.open("time", "datetime", ended).text(ended.replace('T', ' ').replace("Z", " UTC")).close();
    page.close().close();
    page.open("button", "id", "theme", "type", "button", "hidden", "").text("Dark").close();
    page.closeLine();
  }

  private static void tools(Run run, Markup page) {
    page.open("div", "id", "tools", "class", "tools", "role", "search", "hidden", "");
    page.open("div", "class", "row");
    page.single(
        "input",
        "id",
        "filter",
        "type",
        "search",
        "aria-label",
        "Show only findings with these words",
        "placeholder",
        "Filter: class, field, thread, lock …",
        "autocomplete",
        "off",
        "spellcheck",
        "false");
    page.open("span", "class", "keys", "aria-hidden", "true");
    key("/", " filter ", page);
    key("j", " ", page);
    key("k", " next, previous ", page);
    key("Enter", " open ", page);
    key("Esc", " all", page);
    page.close().close();
    page.open("div", "class", "row", "role", "group", "aria-label", "Show only these kinds");
    run.patterns().forEach((pattern, count) -> chip("data-pattern", pattern, pattern, count, page));
    if (run.known() > 0) {
      chip("data-state", "new", "new", run.fresh().size(), page);
      chip("data-state", "known", "known", run.known(), page);
    }
    page.open("span", "id", "shown", "role", "status", "aria-live", "polite").close();
    page.close().closeLine();
  }

  private static void chip(String attribute, String value, String text, int count, Markup page) {
    page.open("button", "type", "button", attribute, value, "aria-pressed", "false");
    page.text(text.replace('-', ' '));
    page.element("span", "count", Integer.toString(count)).close();
  }

  private static void key(String key, String what, Markup page) {
    page.element("kbd", "", key).text(what);
  }
}
