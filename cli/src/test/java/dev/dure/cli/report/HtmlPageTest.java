package dev.dure.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, opened from its file as a user does. */
@Timeout(300)
class HtmlPageTest {

  private static final String SHOWN =
      "document.querySelectorAll('article.finding:not([hidden])').length";
  private static final String FOCUS =
      "(document.activeElement.closest('article') || document.activeElement).id";
  private static final String BACKGROUND = "getComputedStyle(document.body).backgroundColor";

  @TempDir private static Path directory = Path.of("");

  private static @Nullable Browser browser;

  @BeforeAll
  static void start() throws Exception {
    Path program = Browser.find().orElse(null);
    assumeTrue(program != null, "no browser here: install chromium, or google-chrome");
    browser =
        new Browser(
            Objects.requireNonNull(program), Files.createDirectory(directory.resolve("profile")));
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  private static Browser open(Run run) throws Exception {
    Path source = directory.resolve("src/app/Counter.java");
    Files.createDirectories(Objects.requireNonNull(source.getParent()));
    Files.writeString(
        source,
        """
        package app;

        class Counter {
          private long total;
          void add() { // <b>&amp;
            total++;
          }
        }
        """);
    Path page = directory.resolve("page.html");
    Files.writeString(page, Reports.of(Format.HTML, run, new Sources(directory, List.of())));
    Browser opened = Objects.requireNonNull(browser);
    opened.size(1280, 900);
    opened.colours("light");
    opened.open(page);
    return opened;
  }

  /** Nothing but the page itself was asked for, and nothing went wrong in it. */
  private static void assertQuiet(Browser page) {
    List<String> asked = new ArrayList<>();
    for (JsonNode request : page.events("Network.requestWillBeSent")) {
      asked.add(request.at("/request/url").textValue());
    }
    assertThat(asked).allMatch(url -> url.startsWith("file:") || url.startsWith("data:"));
    assertThat(asked.stream().filter(url -> url.startsWith("file:"))).hasSize(1);
    assertThat(page.events("Log.entryAdded")).isEmpty();
    assertThat(page.events("Runtime.consoleAPICalled")).isEmpty();
    assertThat(page.events("Runtime.exceptionThrown")).isEmpty();
  }

  @Test
  void bothStacksStandSideBySideWithTheirSource() throws Exception {
    Browser page = open(Samples.run(Samples.kinds()));
    assertQuiet(page);
    JsonNode sides =
        page.eval(
            "Array.from(document.querySelectorAll('#finding-1 .side'), s => {"
                + " const r = s.getBoundingClientRect();"
                + " return [r.top, r.left, r.right, s.querySelector('.here').textContent]})");
    assertThat(sides).hasSize(2);
    assertThat(sides.get(0).get(0)).isEqualTo(sides.get(1).get(0));
    assertThat(sides.get(0).get(2).asDouble()).isLessThan(sides.get(1).get(1).asDouble());
    assertThat(sides.get(1).get(3).textValue()).isEqualTo("6    total++;");
    assertThat(page.text("document.querySelector('#finding-1 .code').textContent"))
        .contains("void add() { // <b>&amp;");
    page.size(390, 800);
    assertThat(page.eval("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(390);
  }

  @Test
  void twoLocksHaveTwoColoursAndTheAccessBetweenIsBetween() throws Exception {
    Browser page = open(Samples.run(Samples.kinds()));
    page.eval("document.querySelectorAll('details').forEach(d => d.open = true)");
    JsonNode locks =
        page.eval(
            "Array.from(document.querySelectorAll('#finding-2 .timeline .held'),"
                + " held => getComputedStyle(held).borderTopColor)");
    assertThat(List.of(locks.get(0), locks.get(1), locks.get(2))).doesNotHaveDuplicates();
    JsonNode lefts =
        page.eval(
            "Array.from(document.querySelectorAll('#finding-3 .timeline .event'),"
                + " e => e.getBoundingClientRect().left)");
    double look = lefts.get(0).asDouble();
    double act = lefts.get(1).asDouble();
    assertThat(lefts.get(2).asDouble()).isBetween(look, act);
  }

  @Test
  void hostileNamesAreTextAndRunNothing() throws Exception {
    Browser page = open(Samples.run(Samples.hostile()));
    assertQuiet(page);
    assertThat(page.text("document.title")).isEqualTo("dure check: 11 findings");
    assertThat(page.eval("document.scripts.length").asInt()).isEqualTo(1);
    assertThat(page.eval("document.querySelectorAll('img,svg,iframe,style').length").asInt())
        .isEqualTo(1);
    assertThat(page.text("document.querySelector('#finding-1 h2').textContent"))
        .isEqualTo("<script>document.title='hacked'</script>");
    assertThat(page.text("document.querySelector('#finding-5 h2').textContent"))
        .isEqualTo("\\u202edetrevni\\u2066\\u200f");
    assertThat(
            page.text(
                "Array.from(document.links, a => a.protocol).filter(p => p != 'file:' && p !="
                    + " 'https:').join()"))
        .isEmpty();
  }

  @Test
  void whateverGetsInMayDoNothing() throws Exception {
    Browser page = open(Samples.run(Samples.kinds()));
    page.eval(
        "document.body.insertAdjacentHTML('beforeend',"
            + " '<img src=\"https://192.0.2.1/x\" onerror=\"document.title=1\"><a id=evil"
            + " onclick=\"document.title=1\">x</a><p id=red style=\"color:red\">x</p>');"
            + " document.getElementById('evil').click();"
            + " const s = document.createElement('script'); s.textContent = 'document.title=1';"
            + " document.body.append(s);");
    assertThat(page.text("document.title")).isEqualTo("dure check: 4 findings");
    assertThat(page.text("getComputedStyle(document.getElementById('red')).color"))
        .isNotEqualTo("rgb(255, 0, 0)");
    page.await("Network.loadingFailed");
    assertThat(page.events("Network.loadingFailed"))
        .singleElement()
        .satisfies(e -> assertThat(e.get("blockedReason").textValue()).isEqualTo("csp"));
    assertThat(page.events("Network.responseReceived"))
        .noneMatch(r -> r.at("/response/url").textValue().contains("192.0.2.1"));
  }

  @Test
  void theFilterShowsWhatHasAllWordsAndKinds() throws Exception {
    Browser page = open(Samples.run(Samples.kinds()));
    page.press("/");
    assertThat(page.text(FOCUS)).isEqualTo("filter");
    page.press("T", "e", "L", "l", "e", "r", " ", "b", "a", "l");
    assertThat(page.eval(SHOWN).asInt()).isEqualTo(1);
    assertThat(page.text("document.getElementById('shown').textContent")).isEqualTo("1 of 4 shown");
    page.press("Escape");
    assertThat(page.eval(SHOWN).asInt()).isEqualTo(4);
    assertThat(page.text("document.getElementById('filter').value")).isEmpty();
    page.eval("document.querySelector('[data-pattern=\"deadlock\"]:is(button)').click()");
    assertThat(page.eval(SHOWN).asInt()).isEqualTo(1);
    page.eval("document.querySelector('button[data-pattern=\"lost-update\"]').click()");
    assertThat(page.eval(SHOWN).asInt()).isEqualTo(2);
    assertQuiet(page);
  }

  @Test
  void theKeyboardIsEnough() throws Exception {
    Browser page = open(Samples.run(Samples.kinds()));
    page.press("j");
    assertThat(page.text(FOCUS)).isEqualTo("finding-1");
    page.press("j", "j");
    assertThat(page.text(FOCUS)).isEqualTo("finding-3");
    assertThat(page.text("getComputedStyle(document.activeElement).outlineStyle"))
        .isEqualTo("solid");
    assertThat(page.eval("document.querySelector('#finding-3 details').open").asBoolean())
        .isFalse();
    page.press("Enter");
    assertThat(page.eval("document.querySelector('#finding-3 details').open").asBoolean()).isTrue();
    page.press("k", "k", "k", "k");
    assertThat(page.text(FOCUS)).isEqualTo("finding-1");
    page.press("/", "d", "e", "a", "d", "l", "o", "c", "k", "Enter");
    assertThat(page.text(FOCUS)).isEqualTo("finding-4");
    page.press("j");
    assertThat(page.text(FOCUS)).isEqualTo("finding-4");
  }

  @Test
  void coloursFollowTheReaderAndTheSwitch() throws Exception {
    Browser page = open(Samples.run(Samples.kinds()));
    String light = page.text(BACKGROUND);
    page.colours("dark");
    String dark = page.text(BACKGROUND);
    assertThat(dark).isNotEqualTo(light);
    page.eval("document.getElementById('theme').click()");
    assertThat(page.text(BACKGROUND)).isEqualTo(light);
    page.eval("document.getElementById('theme').click()");
    assertThat(page.text(BACKGROUND)).isEqualTo(dark);
    page.eval("localStorage.removeItem('dure-theme')");
  }

  /** As WCAG 2 asks of text. */
  @Test
  void textStandsOutInBothColours() throws Exception {
    Browser page = open(Samples.runWithBaseline(Samples.kinds()));
    page.eval("document.querySelectorAll('details').forEach(d => d.open = true)");
    for (String scheme : List.of("light", "dark")) {
      page.colours(scheme);
      assertThat(page.eval(FAINT)).as(scheme).isEmpty();
    }
  }

  /** What has less than 4.5:1 against what is behind it. */
  private static final String FAINT =
      """
      (() => {
        const rgb = c => c.match(/[\\d.]+/g).map(Number);
        const light = c => {
          const [r, g, b] = rgb(c).map(v => v / 255)
              .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const behind = e => {
          for (; e; e = e.parentElement) {
            const c = rgb(getComputedStyle(e).backgroundColor);
            if (c.length < 4 || c[3] > 0) return getComputedStyle(e).backgroundColor;
          }
          return 'rgb(255, 255, 255)';
        };
        const faint = [];
        document.querySelectorAll('body *').forEach(e => {
          const own = Array.from(e.childNodes).some(n => n.nodeType == 3 && n.data.trim());
          if (!own || !e.checkVisibility()) return;
          const [a, b] = [light(getComputedStyle(e).color), light(behind(e))].sort((x, y) => y - x);
          const ratio = (a + 0.05) / (b + 0.05);
          if (ratio < 4.5) faint.push(e.tagName + '.' + e.className + ' ' + ratio.toFixed(2));
        });
        return [...new Set(faint)];
      })()
      """;

  @Test
  void itHasLandmarksAndNames() throws Exception {
    Browser page = open(Samples.run(Samples.kinds()));
    JsonNode tree = page.send("Accessibility.getFullAXTree", Map.of()).get("nodes");
    List<String> roles = new ArrayList<>();
    for (JsonNode node : tree) {
      String role = node.at("/role/value").asText();
      roles.add(role);
      if (List.of("button", "searchbox", "link").contains(role)) {
        assertThat(node.at("/name/value").asText()).as(role).isNotBlank();
      }
    }
    assertThat(roles).contains("main", "banner", "contentinfo", "search", "searchbox", "status");
    assertThat(page.text("document.documentElement.lang")).isEqualTo("en");
  }

  @Test
  void itCanBeReadWithoutScript() throws Exception {
    Browser page = open(Samples.run(Samples.kinds()));
    page.send("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    try {
      page.open(directory.resolve("page.html"));
      JsonNode root = page.send("DOM.getDocument", Map.of("depth", -1)).get("root");
      String html =
          page.send("DOM.getOuterHTML", Map.of("nodeId", root.get("nodeId").intValue()))
              .get("outerHTML")
              .textValue();
      assertThat(html).contains("<h1>4 findings</h1>", "id=\"tools\" class=\"tools\"");
      assertThat(html.split("<details", -1)).hasSize(5);
      assertThat(html).containsPattern("id=\"tools\"[^>]* hidden=\"\"");
    } finally {
      page.send("Emulation.setScriptExecutionDisabled", Map.of("value", false));
    }
  }

  @Test
  void allIsOpenOnPaperInLightColours() throws Exception {
    Browser page = open(Samples.run(Samples.kinds()));
    page.colours("dark");
    page.send("Emulation.setEmulatedMedia", Map.of("media", "print"));
    assertThat(page.text(BACKGROUND)).isEqualTo("rgb(255, 255, 255)");
    assertThat(
            page.eval(
                    "Array.from(document.querySelectorAll('.body'))"
                        + ".every(b => b.checkVisibility())")
                .asBoolean())
        .isTrue();
    assertThat(page.text("getComputedStyle(document.getElementById('tools')).display"))
        .isEqualTo("none");
    page.send("Emulation.setEmulatedMedia", Map.of("media", ""));
  }

  @Test
  void aThousandFindingsAreFilteredAtOnce() throws Exception {
    Browser page = open(Samples.run(Samples.many(1000)));
    assertThat(page.eval(SHOWN).asInt()).isEqualTo(1000);
    page.press("/", "c", "l", "a", "s", "s", "9", "9", "9");
    assertThat(page.eval(SHOWN).asInt()).isEqualTo(1);
    assertQuiet(page);
  }
}
