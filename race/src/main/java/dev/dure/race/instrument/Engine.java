package dev.dure.race.instrument;

import dev.dure.race.runtime.Fields;

/** The engine, as the code that is put into classes names it. */
final class Engine {

  static final String THREAD = "dev/dure/race/runtime/ThreadState";
  static final String CALLS = "dev/dure/race/runtime/Calls";
  static final String STATE = "dev/dure/race/runtime/State";
  static final String SYNC_VAR = "dev/dure/race/runtime/SyncVar";
  static final String DETECTOR = "dev/dure/race/runtime/Detector";
  static final String VOLATILES = "dev/dure/race/runtime/Volatiles";
  static final String ARRAYS = "dev/dure/race/runtime/Arrays";
  static final String SYNCS = "dev/dure/race/runtime/Syncs";
  static final String CLONES = "dev/dure/race/runtime/Clones";
  static final String OWN_CLASSES = "dev/dure/race/runtime/OwnClasses";
  static final String INITIALIZATION = "dev/dure/race/runtime/Initialization";

  /** The field that keeps the end of a class's initialization, and the method that acquires it. */
  static final String INITIALIZED = Fields.SHADOW_PREFIX + "initialized$";

  static final String THREAD_TYPE = type(THREAD);

  private Engine() {}

  static String type(String internalName) {
    return "L" + internalName + ";";
  }

  static String shadow(String field) {
    return Fields.SHADOW_PREFIX + field;
  }

  static String accessor(String field, boolean write) {
    return Fields.SHADOW_PREFIX + (write ? "w$" : "r$") + field;
  }
}
