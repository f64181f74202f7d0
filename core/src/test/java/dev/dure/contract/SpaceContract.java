package dev.dure.contract;

import dev.dure.SharedObject;
import dev.dure.Space;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What all contracts have in common: a space for each test, closed after it. */
public abstract class SpaceContract {

  private final Deque<Space> opened = new ArrayDeque<>();

  /** The space of this test. */
  protected Space space;

  /** Makes a new, empty space with room for some megabytes; the contract closes it. */
  protected abstract Space newSpace();

  /**
   * Another handle of the same object. Here one that has been serialized; a space may override this
   * by what else makes handles.
   */
  protected <T extends SharedObject> T secondHandle(T handle) {
    return serialized(handle);
  }

  /** Opens the space of a test. */
  @BeforeEach
  protected final void openSpace() {
    space = anotherSpace();
  }

  /** Closes whatever spaces a test has opened. */
  @AfterEach
  protected final void closeSpaces() {
    opened.forEach(Space::close);
  }

  /** One more space, closed after the test. */
  protected final Space anotherSpace() {
    Space another = newSpace();
    opened.push(another);
    return another;
  }

  /** What comes out of a stream into which a handle went. */
  @SuppressWarnings({"unchecked", "BanSerializableRead"}) // what went in comes out
  public static <T extends SharedObject> T serialized(T handle) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(handle);
      }
      try (ObjectInputStream in =
          new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
        return (T) in.readObject();
      }
    } catch (IOException | ClassNotFoundException e) {
      throw new AssertionError("A handle of " + handle + " does not come out of a stream.", e);
    }
  }
}
