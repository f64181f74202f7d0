package dev.dure.internal;

/**
 * Whether this JVM has JDK Flight Recorder, to which contention and deaths are told. Its module,
 * {@code jdk.jfr}, may be missing from a run-time image, or not be among the resolved modules; so
 * each class that names its types is used only after it was asked for here.
 */
public final class FlightRecording {

  private static final boolean PRESENT = find();

  private FlightRecording() {}

  private static boolean find() {
    try {
      Class<?> event =
          Class.forName("jdk.jfr.Event", false, FlightRecording.class.getClassLoader());
      return FlightRecording.class.getModule().canRead(event.getModule());
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** Whether there is a recorder; a constant to the compiler. */
  public static boolean isPresent() {
    return PRESENT;
  }
}
