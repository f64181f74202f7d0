package dev.dure.cli.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The threads of a finding, each as a line of what it did, with the locks that it held round that.
 * A lock has one colour in all lines.
 */
final class HtmlTimeline {

  private static final int COLOURS = 6;
  private static final int COLUMNS = 8;
  private static final int PAIR = 2;

  private HtmlTimeline() {}

  static void add(Finding finding, Markup page) {
    List<List<Access>> threads = finding.threads();
    if (threads.isEmpty()) {
      return;
    }
    List<Access> order = order(finding);
    boolean unordered = order.size() == PAIR && finding.kind().equals("data-race");
    int columns = unordered ? 2 : Math.min(COLUMNS, order.size() + 1);
    List<String> locks = locks(order);
    page.open("figure", "class", "timeline");
    page.element(
        "figcaption",
        "",
        unordered
            ? "Each line is a thread, and a frame is a lock that it held. No order between the two"
                + " accesses is the mistake."
            : "Each line is a thread, and a frame is a lock that it held.");
    for (int i = 0; i < threads.size(); i++) {
      if (unordered && i > 0) {
        page.open("div", "class", "between").open("div", "class", "n2");
        page.element("span", "k2", "nothing orders these two").close().close();
      }
      lane(threads.get(i), order, unordered, columns, locks, page);
    }
    page.close();
  }

  /** As the finding tells them; what another thread did between two accesses is put there. */
  private static List<Access> order(Finding finding) {
    List<Access> order = new ArrayList<>(finding.accesses());
    if (order.size() == PAIR + 1 && finding.threads().size() == PAIR) {
      boolean between = order.get(0).isOfThreadOf(order.get(1));
      if (between) {
        order.add(1, order.remove(PAIR));
      }
    }
    return order;
  }

  private static List<String> locks(List<Access> accesses) {
    List<String> locks = new ArrayList<>();
    for (Access access : accesses) {
      for (Lock lock : access.locks()) {
        if (!locks.contains(lock.name())) {
          locks.add(lock.name());
        }
      }
    }
    return locks;
  }

  private static void lane(
      List<Access> thread,
      List<Access> order,
      boolean unordered,
      int columns,
      List<String> locks,
      Markup page) {
    Access first = thread.getFirst();
    page.open("div", "class", "lane");
    page.open("div", "class", "who").element("bdi", "", first.threadName()).close();
    page.open("ol", "class", "track n" + columns);
    if (!first.startedBy().isEmpty()) {
      page.open("li", "class", "start k1").text("started by ");
      page.element("bdi", "", first.startedBy());
      if (!first.startedAt().isEmpty()) {
        page.text(" in ").element("code", "", first.startedAt().getFirst().shortName());
      }
      page.close();
    }
    for (Access access : thread) {
      int column = unordered ? 2 : Math.min(COLUMNS, indexOf(access, order) + 2);
      page.open("li", "class", "k" + column);
      event(access, access.locks().size() - 1, locks, page);
      page.close();
    }
    page.close().close();
  }

  private static int indexOf(Access access, List<Access> order) {
    for (int i = 0; i < order.size(); i++) {
      if (isSame(order.get(i), access)) {
        return i;
      }
    }
    return 0;
  }

  /** By identity: two accesses may be told in the same words. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(Access one, Access other) {
    return one == other;
  }

  /** The access within the frames of its locks, of which the first that was taken is outermost. */
  private static void event(Access access, int lock, List<String> locks, Markup page) {
    if (lock >= 0) {
      Lock held = access.locks().get(lock);
      int colour = Math.min(locks.indexOf(held.name()), COLOURS - 1) + 1;
      page.open("div", "class", "held l" + colour).open("span", "class", "lock mono");
      page.text(held.name() + (held.shared() ? ", to read" : "")).close();
      event(access, lock - 1, locks, page);
      page.close();
      return;
    }
    Frame place = access.place();
    page.open("div", "class", "event " + HtmlFinding.action(access));
    page.element("span", "action", access.action()).text(" ");
    page.element("code", "", access.placeName());
    page.element("span", "at", place == null ? "" : " " + place.place());
    page.text(access.locks().isEmpty() ? ", no lock held" : "").close();
  }
}
