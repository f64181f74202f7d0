package dev.dure.cli.report;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A finding in the page: in a line, and opened with its reason, its time line and its stacks. */
final class HtmlFinding {

  /** How many lines of source are shown above and below an access. */
  private static final int AROUND = 3;

  private static final String OF = " of ";

  private HtmlFinding() {}

  static void add(Finding finding, int number, boolean hasBaseline, Sources sources, Markup page) {
    String state = finding.isKnown() ? "known" : "new";
    page.open(
        "article",
        "id",
        "finding-" + number,
        "class",
        "finding",
        "data-pattern",
        finding.pattern(),
        "data-state",
        state);
    if (number == 1) {
      page.open("details", "open", "");
    } else {
      page.open("details");
    }
    page.open("summary");
    heading(finding, page);
    page.open("span", "class", "tags");
    page.element("span", "tag", finding.title());
    if (!finding.kind().equals(finding.pattern()) && !finding.certainty().isEmpty()) {
      page.element("span", "tag state", finding.certainty());
    }
    if (hasBaseline) {
      page.element("span", finding.isKnown() ? "tag state" : "tag new", state);
    }
    page.close();
    page.open("span", "class", "where");
    Set<String> places = new LinkedHashSet<>();
    finding.accesses().forEach(access -> places.add(access.placeName()));
    page.text(String.join(" · ", places)).close();
    page.close();
    body(finding, sources, page);
    page.close().closeLine();
  }

  private static void heading(Finding finding, Markup page) {
    String location = finding.location().isEmpty() ? finding.kindTitle() : finding.location();
    int of = location.indexOf(OF);
    page.open("h2");
    page.element("code", "", of < 0 ? location : location.substring(0, of));
    if (of >= 0) {
      page.element("code", "object", location.substring(of));
    }
    page.close();
  }

  private static void body(Finding finding, Sources sources, Markup page) {
    page.open("div", "class", "body");
    page.open("dl", "class", "words");
    word("Why", finding.reason(), page);
    word("Do", finding.advice(), page);
    page.close();
    HtmlTimeline.add(finding, page);
    if (finding.accesses().isEmpty()) {
      page.open("pre", "class", "code");
      finding.text().lines().forEach(line -> page.element("span", "", line));
      page.close();
    }
    page.open("div", "class", "sides");
    for (List<Access> thread : finding.threads()) {
      page.open("div");
      for (Access access : thread) {
        side(access, sources, page);
      }
      page.close();
    }
    page.close();
    page.open("p", "class", "meta");
    page.element("span", "", finding.kindTitle());
    String cwe = Cwe.number(finding.cwe());
    if (!cwe.isEmpty()) {
      page.open("a", "href", Cwe.uri(cwe), "rel", "noreferrer");
      page.text(finding.cwe() + ": " + Cwe.name(cwe)).close();
    }
    page.open("span").text("fingerprint ").element("code", "", finding.fingerprint()).close();
    page.close().close();
  }

  private static void word(String title, String text, Markup page) {
    if (!text.isEmpty()) {
      page.element("dt", "", title).element("dd", "", text);
    }
  }

  private static void side(Access access, Sources sources, Markup page) {
    page.open("section", "class", "side " + action(access));
    page.open("h3").element("span", "action", access.action()).text(" by thread ");
    page.element("bdi", "", access.threadName()).close();
    if (!access.locks().isEmpty()) {
      page.open("div", "class", "part locks").element("h4", "", "held").open("ul");
      for (Lock lock : access.locks()) {
        page.open("li").element("code", "", lock.name()).text(lock.shared() ? " to read" : "");
        Frame taken = lock.takenAt();
        if (taken != null) {
          page.text(", taken in ").element("code", "", taken.shortName());
          page.element("span", "at", " " + taken.place());
        }
        page.close();
      }
      page.close().close();
    }
    page.open("div", "class", "part").element("h4", "", "stack");
    stack(access.stack(), true, sources, page);
    page.close();
    if (!access.startedBy().isEmpty()) {
      page.open("div", "class", "part");
      page.open("h4").text("started by ").element("bdi", "", access.startedBy()).close();
      stack(access.startedAt(), false, sources, page);
      page.close();
    }
    page.close();
  }

  /** A class of the style for what was done; others have none. */
  static String action(Access access) {
    return access.action().equals("read") || access.action().equals("write")
        ? access.action()
        : "other";
  }

  private static void stack(List<Frame> stack, boolean isAccess, Sources sources, Markup page) {
    if (stack.isEmpty()) {
      page.element("p", "", "not known");
      return;
    }
    page.open("ol", "class", "stack");
    for (int i = 0; i < stack.size(); i++) {
      Frame frame = stack.get(i);
      page.open("li").element("code", "", frame.name());
      page.element("span", "at", " " + frame.place());
      Source source = sources.find(frame);
      if (source != null && source.has(frame.line())) {
        source(frame, source, isAccess && i == 0, page);
      }
      page.close();
    }
    page.close();
  }

  private static void source(Frame frame, Source source, boolean whole, Markup page) {
    if (!whole) {
      page.element("code", "line", source.line(frame.line()).strip());
      return;
    }
    page.open("pre", "class", "code", "tabindex", "0", "aria-label", "Source of " + frame.place());
    for (int line = frame.line() - AROUND; line <= frame.line() + AROUND; line++) {
      if (source.has(line)) {
        page.open("span", "class", line == frame.line() ? "here" : "near");
        page.element("i", "", Integer.toString(line)).text(source.line(line)).close();
      }
    }
    page.close();
  }

  /** The first place of a finding, or null. */
  static @Nullable Frame place(Finding finding) {
    return finding.accesses().isEmpty() ? null : finding.accesses().getFirst().place();
  }
}
