package dev.dure.cli;

import dev.dure.DeadOwner;
import dev.dure.memory.ObjectState;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** The state of an object in a line, for people. */
final class StateText {

  private StateText() {}

  static String of(ObjectState state) {
    return switch (state) {
      case ObjectState.Value v -> v.value().toString();
      case ObjectState.Elements e -> elements(e);
      case ObjectState.Lock lock -> lock(lock);
      case ObjectState.Condition c -> "of " + (c.lock().isEmpty() ? "no lock" : c.lock());
      case ObjectState.Guarded g -> fields(g.fields(), g.settled()) + "; " + lock(g.lock());
      case ObjectState.Event e -> (e.set() ? "set" : "not set") + "; was set " + times(e.times());
      case ObjectState.Latch l -> "count " + l.count();
      case ObjectState.Semaphore s -> semaphore(s);
      case ObjectState.Barrier b ->
          String.format(
              "%d of %d parties wait%s; tripped %s",
              b.waiting(), b.parties(), b.broken() ? "; broken" : "", times(b.trips()));
      case ObjectState.ReadWrite r -> readWrite(r);
      case ObjectState.Queue q ->
          String.format(
              "%d of %d places have an element, %d leased, %d being written; about %s put so far",
              q.elements(), q.capacity(), q.leased(), q.claimed(), q.puts());
      case ObjectState.Table t ->
          t.writers().stream()
              .map(writer -> "; being changed by " + holder(writer))
              .collect(
                  Collectors.joining("", t.entries() + " of " + t.capacity() + " entries", ""));
      case ObjectState.Damaged d -> "damaged: " + d.reason();
    };
  }

  private static String times(int times) {
    return times == 1 ? "once" : times + " times";
  }

  private static String elements(ObjectState.Elements e) {
    StringJoiner text = new StringJoiner(", ", "[", "]");
    e.elements().forEach(element -> text.add(element.toString()));
    int left = e.length() - e.elements().size();
    if (left > 0) {
      text.add("… " + left + " more");
    }
    return text.toString();
  }

  private static String fields(Map<?, ?> fields, boolean settled) {
    if (fields.isEmpty() && !settled) {
      return "changes too fast to be read without its lock";
    }
    String all =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + field(field.getValue()))
            .collect(Collectors.joining(", ", "{", "}"));
    return settled ? all : all + " (changing: perhaps of two moments)";
  }

  private static String field(Object value) {
    return switch (value) {
      case Map<?, ?> nested -> fields(nested, true);
      case String text -> '"' + text + '"';
      default -> value.toString();
    };
  }

  private static String lock(ObjectState.Lock lock) {
    String who =
        switch (lock.phase()) {
          case FREE -> "free";
          case HELD -> "held by " + lock.holder().map(StateText::holder).orElse("no slot there is");
          case REPAIRING ->
              "under repair by " + lock.holder().map(StateText::holder).orElse("no slot there is");
          case ABANDONED -> "abandoned by " + lock.dead().map(StateText::dead).orElse("nobody");
        };
    return who + (lock.waiters() ? ", others wait" : "");
  }

  private static String holder(ObjectState.Holder holder) {
    return String.format(
        "process %d (slot %d)%s",
        holder.pid(),
        holder.slot(),
        holder.alive() ? "" : ", which is dead; whoever uses the segment next recovers it");
  }

  private static String dead(DeadOwner dead) {
    return dead.description() + ", noticed " + dead.noticed();
  }

  private static String semaphore(ObjectState.Semaphore s) {
    return s.permits()
        + (s.permits() == 1 ? " permit" : " permits")
        + holds("; ", " held by ", s.holds())
        + s.dead().map(dead -> "; abandoned by " + dead(dead)).orElse("");
  }

  private static String readWrite(ObjectState.ReadWrite r) {
    String writer = "writer: " + lock(r.writer());
    String gate =
        switch (r.gate()) {
          case OPEN -> "";
          case CLOSING -> "; waits for readers";
          case CLOSED -> "; readers are kept out";
          case DAMAGED -> "; its gate is damaged";
        };
    return writer + gate + (r.readers().isEmpty() ? "" : holds("; ", " read by ", r.readers()));
  }

  private static String holds(String first, String verb, List<ObjectState.Hold> holds) {
    return holds.isEmpty()
        ? ""
        : holds.stream()
            .map(hold -> hold.count() + verb + holder(hold.holder()))
            .collect(Collectors.joining(", ", first, ""));
  }
}
