package dev.dure.cli;

import dev.dure.DeadOwner;
import dev.dure.memory.ObjectActivity;
import dev.dure.memory.ObjectState;
import dev.dure.memory.ObjectView;
import dev.dure.memory.SegmentSummary;
import dev.dure.race.report.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Segments and what is in them as JSON: members are named as the components of the records. */
final class SegmentJson {

  private SegmentJson() {}

  /** The members of a segment, in an object that is begun. */
  static void write(SegmentSummary summary, Json json) {
    json.name("id").value(summary.id().toString());
    json.name("bytes").value(summary.bytes());
    json.name("usedBytes").value(summary.usedBytes());
    json.name("created").value(summary.created().toString());
    json.name("creatorPid").value(summary.creatorPid());
    json.name("slots").value(summary.slots());
    seats("processes", summary.alive(), json);
    seats("deadSlots", summary.dead(), json);
    json.name("objects").value(summary.objects());
  }

  private static void seats(String name, List<SegmentSummary.Seat> seats, Json json) {
    json.name(name).beginArray();
    for (SegmentSummary.Seat seat : seats) {
      json.beginObject();
      json.name("pid").value(seat.pid());
      json.name("slot").value(seat.slot());
      json.name("generation").value(seat.generation());
      json.endObject();
    }
    json.endArray();
  }

  /** An object of a segment. */
  static void write(ObjectView object, Json json) {
    json.beginObject();
    json.name("name").value(object.name());
    json.name("kind").value(object.kind());
    json.name("shape").value(object.shape());
    json.name("at").value(object.at());
    json.name("bytes").value(object.bytes());
    switch (object.state()) {
      case ObjectState.Value v -> value(json.name("value"), v.value());
      case ObjectState.Elements e -> {
        json.name("length").value(e.length());
        json.name("elements").beginArray();
        e.elements().forEach(element -> value(json, element));
        json.endArray();
      }
      case ObjectState.Lock lock -> lock(lock, json);
      case ObjectState.Condition c -> json.name("lock").value(c.lock());
      case ObjectState.Guarded g -> {
        lock(g.lock(), json);
        json.name("settled").value(g.settled());
        value(json.name("fields"), g.fields());
      }
      case ObjectState.Event e -> {
        json.name("set").value(e.set());
        json.name("times").value(e.times());
      }
      case ObjectState.Latch l -> json.name("count").value(l.count());
      case ObjectState.Semaphore s -> {
        json.name("permits").value(s.permits());
        holds("holds", s.holds(), json);
        s.dead().ifPresent(dead -> dead(dead, json));
      }
      case ObjectState.Barrier b -> {
        json.name("parties").value(b.parties());
        json.name("waiting").value(b.waiting());
        json.name("trips").value(b.trips());
        json.name("broken").value(b.broken());
      }
      case ObjectState.ReadWrite r -> {
        lock(r.writer(), json);
        json.name("gate").value(lower(r.gate()));
        holds("readers", r.readers(), json);
      }
      case ObjectState.Queue q -> {
        json.name("capacity").value(q.capacity());
        json.name("elements").value(q.elements());
        json.name("claimed").value(q.claimed());
        json.name("leased").value(q.leased());
        json.name("puts").value(q.puts());
      }
      case ObjectState.Table t -> {
        json.name("capacity").value(t.capacity());
        json.name("entries").value(t.entries());
        json.name("writers").beginArray();
        t.writers().forEach(writer -> holder(writer, json));
        json.endArray();
      }
      case ObjectState.Damaged d -> json.name("damaged").value(d.reason());
    }
    json.endObject();
  }

  private static void lock(ObjectState.Lock lock, Json json) {
    json.name("phase").value(lower(lock.phase()));
    lock.holder().ifPresent(holder -> holder(holder, json.name("holder")));
    json.name("waiters").value(lock.waiters());
    json.name("handovers").value(lock.handovers());
    lock.dead().ifPresent(dead -> dead(dead, json));
  }

  private static void dead(DeadOwner dead, Json json) {
    json.name("dead").beginObject();
    json.name("owner").value(dead.description());
    json.name("noticed").value(dead.noticed().toString());
    json.endObject();
  }

  private static void holds(String name, List<ObjectState.Hold> holds, Json json) {
    json.name(name).beginArray();
    for (ObjectState.Hold hold : holds) {
      json.beginObject();
      holder(hold.holder(), json.name("holder"));
      json.name("count").value(hold.count());
      json.endObject();
    }
    json.endArray();
  }

  private static void holder(ObjectState.Holder holder, Json json) {
    json.beginObject();
    json.name("pid").value(holder.pid());
    json.name("slot").value(holder.slot());
    json.name("alive").value(holder.alive());
    json.endObject();
  }

  /** What was seen of an object over some time: the members, in an object that is begun. */
  static void members(ObjectActivity activity, Json json) {
    json.name("object").value(activity.label());
    json.name("kind").value(activity.kind());
    json.name("samples").value(activity.samples());
    json.name("held").value(activity.held());
    json.name("waiting").value(activity.waiting());
    activity.holder().ifPresent(holder -> holder(holder, json.name("holder")));
    activity.perSecond().ifPresent(rate -> json.name("perSecond").value(rate));
    activity
        .depth()
        .ifPresent(
            depth -> {
              json.name("depth").beginObject();
              json.name("min").value(depth.min());
              json.name("mean").value(depth.mean());
              json.name("max").value(depth.max());
              json.endObject();
            });
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static void value(Json json, Object value) {
    switch (value) {
      case Boolean b -> json.value(b);
      case Double d -> json.value(d);
      case Float f -> json.value(Double.parseDouble(f.toString())); // 0.1, not 0.10000000149011612
      case Number n -> json.value(n.longValue());
      case Map<?, ?> fields -> {
        json.beginObject();
        fields.forEach((name, field) -> value(json.name(String.valueOf(name)), field));
        json.endObject();
      }
      default -> json.value(value.toString());
    }
  }
}
