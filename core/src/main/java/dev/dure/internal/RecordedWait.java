package dev.dure.internal;

import dev.dure.SharedObject;

/** A wait that is recorded. */
final class RecordedWait extends ContendedWait {

  private final LockContendedEvent event;

  private RecordedWait(LockContendedEvent event) {
    this.event = event;
  }

  static ContendedWait begin(ContendedWait otherwise) {
    LockContendedEvent event = new LockContendedEvent();
    if (!event.isEnabled()) {
      return otherwise;
    }
    event.begin();
    return new RecordedWait(event);
  }

  @Override
  public void end(SharedObject object, String kind, boolean acquired) {
    event.end();
    if (event.shouldCommit()) {
      event.space = object.space().toString();
      event.object = object.name().orElse("");
      event.kind = kind;
      event.acquired = acquired;
      event.commit();
    }
  }
}
