package dev.dure;

import java.io.Serializable;
import java.util.Optional;

/**
 * An object that lives in a {@link Space}; what a program holds of it is a <i>handle</i>.
 *
 * <p>Handles are serializable. Deserialized where the space can be reached (in the same process for
 * the thread scope; in any process of the same user and machine for the process scope) a handle is
 * attached to the same object again. Elsewhere deserialization fails with an {@link
 * java.io.InvalidObjectException} that names the space.
 *
 * <p>Two handles are equal exactly if they are handles of one object in one attachment of its
 * space; only those of a {@link SharedMap} are compared as {@link java.util.Map} prescribes.
 */
public interface SharedObject extends Serializable {

  /**
   * The space where the object lives.
   *
   * @return the space through which this handle reaches its object
   */
  Space space();

  /**
   * The name under which the object can be found in its space.
   *
   * @return the name, or empty for an object that is private to whoever gets a handle of it
   */
  Optional<String> name();
}
