package dev.dure;

import java.util.Map;
import java.util.concurrent.ConcurrentMap;

/**
 * A bounded map that threads of any process that reaches its space may read and change at once.
 *
 * <pre>{@code
 * SharedMap<String, Long> words =
 *     space.map("words", 10_000, Elements.strings(64), Elements.longs());
 * words.merge("dure", 1L, Long::sum); // exact, from however many processes
 * }</pre>
 *
 * <p>All of {@link ConcurrentMap}'s contract holds. What happens before an entry is changed
 * happens-before what follows a read of it that sees the change, or a later change of it, in
 * another thread, of whatever process. {@code null} is refused everywhere, but as the default of
 * {@link Map#getOrDefault}. Keys and values are copied ({@link Elements}); one that is too large or
 * cannot be sent makes the method that was to put it in throw {@link IllegalArgumentException},
 * with both sizes named, and nothing is changed.
 *
 * <h2>Keys</h2>
 *
 * Keys are equal if their bytes are: numbers and strings as their {@code equals} says (so 0.0 and
 * -0.0 differ, and all NaNs are one key), arrays of bytes by their contents, records by their
 * components, whatever an {@code equals} of their own says. Serialized objects are no keys, since
 * equal ones may have different bytes. What cannot be a key, since it is too large or of another
 * type, is in no map; asking for it gives null or false.
 *
 * <h2>Reading and changing</h2>
 *
 * Reads take no lock. {@code get}, {@code containsKey} and iterators see an entry whole, as it was
 * or as it became, and nobody who stops or dies holds them up; they begin again only where others
 * have changed the same entry meanwhile, or put in or removed one beside it.
 *
 * <p>Changes of one key exclude each other. Each is one step: {@code compute}, {@code
 * computeIfAbsent}, {@code computeIfPresent}, {@code merge} and {@code replaceAll} call their
 * function at most once for a key, while the key is locked against other writers; so keep it short.
 * {@code computeIfAbsent} and {@code putIfAbsent} take no lock if the key is there. Some keys share
 * a lock: a writer that is stopped (SIGSTOP), or whose function takes long, holds up the writers of
 * its key and of perhaps a few others, and no reader. The wait for it is not interruptible.
 *
 * <p>A function may read this map, and change others; if it changes this one it gets {@link
 * IllegalStateException}. Two functions that change each other's map can wait for each other for
 * ever, as with any two locks.
 *
 * <h2>What a death leaves</h2>
 *
 * A process that dies leaves each entry as it was or as it became, whole, also if it dies in the
 * middle of a function (then as it was). Those who wait for it go on a few milliseconds later, and
 * no room is lost.
 *
 * <h2>Capacity</h2>
 *
 * A map that holds as many entries as its capacity refuses another key with {@link
 * SpaceFullException}, which names the sizes, and is unchanged; entries that are there can be
 * changed still. In shared memory each entry takes the room of its largest key and twice that of
 * its largest value, since a value is written beside the one that it replaces.
 *
 * <h2>Looking at all</h2>
 *
 * Iterators, streams and {@code forEach} are weakly consistent: they show no key twice, show every
 * key that was there all the time, each with a value that it had, and may or may not show what
 * comes or goes meanwhile. {@code remove} of an iterator removes the key, whatever its value is by
 * then; {@code setValue} of an entry puts it. {@code size} and {@code isEmpty} are exact when
 * nobody changes the map, and after deaths when these have been recovered from. {@code
 * containsValue}, {@code equals}, {@code hashCode}, {@code clear} and {@code putAll} are no single
 * steps.
 *
 * <p>Handles are equal as maps are, by their entries (values that are arrays by contents). When its
 * space is closed, a handle is equal to handles of the same map only.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public interface SharedMap<K, V> extends ConcurrentMap<K, V>, SharedObject {

  /**
   * What the keys are.
   *
   * @return what was given when this handle was made, or, in a heap, when the map was
   */
  Elements<K> keyElements();

  /**
   * What the values are.
   *
   * @return what was given when this handle was made, or, in a heap, when the map was
   */
  Elements<V> valueElements();

  /**
   * How many entries the map can hold.
   *
   * @return the capacity
   */
  int capacity();
}
