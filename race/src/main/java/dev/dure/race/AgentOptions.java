package dev.dure.race;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What the agent is told: {@code key=value,key=value}, with all but plain characters encoded. */
public final class AgentOptions {

  /**
   * The agent appends to the bootstrap class path, for which a JVM warns that it shares less of its
   * archive of classes. Of all ways to silence it, this one works on every JDK from 17 to 25.
   */
  public static final String NO_WARNING = "-XX:-PrintWarnings";

  /** What stands for itself, also in an environment variable that is split at spaces. */
  private static final String PLAIN = "/.-_*:$";

  private final StringBuilder options = new StringBuilder();

  /** No options yet. */
  public AgentOptions() {}

  /**
   * Adds an option.
   *
   * @param key one that {@link Options} knows
   * @param value as it is meant; it is encoded here
   */
  public AgentOptions add(String key, String value) {
    options.append(options.isEmpty() ? "" : ",").append(key).append('=');
    for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0)) {
        options.append(c);
      } else {
        options
            .append('%')
            .append(Character.forDigit(c >> 4, 16))
            .append(Character.forDigit(c & 0xf, 16));
      }
    }
    return this;
  }

  /** The JVM's argument that loads the agent with these options. */
  public String argument(Path jar) {
    return "-javaagent:" + jar + "=" + options;
  }
}
