package dev.dure;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/**
 * Who died while it held a lock, and when that was noticed.
 *
 * @param description the owner in words, such as {@code process 4711 (slot 3)} or {@code thread
 *     "worker-1"}
 * @param noticed when the death was noticed, by the clock of who noticed it; the death itself was
 *     earlier
 */
public record DeadOwner(String description, Instant noticed) implements Serializable {

  /** Checks that neither component is null. */
  public DeadOwner {
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(noticed, "noticed");
  }
}
