package dev.dure.process;

import dev.dure.internal.AllowList;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What results may consist of: the JDK's classes that are values or hold values, whose
 * deserialization runs no code but that of what they hold, and what the user has named.
 */
final class ResultTypes {

  private static final Class<?>[] OF_THE_JDK = {
    BigInteger.class,
    BigDecimal.class,
    UUID.class,
    ArrayList.class,
    ArrayDeque.class,
    HashMap.class,
    LinkedHashMap.class,
    TreeMap.class,
    HashSet.class,
    LinkedHashSet.class,
    TreeSet.class,
    Arrays.asList().getClass(),
    Map.Entry.class
  };

  /** How immutable collections and times stand in a stream; the classes are not public. */
  private static final String[] STAND_INS = {"java.util.CollSer", "java.time.Ser"};

  private ResultTypes() {}

  static AllowList of(PoolOptions options) {
    AllowList list =
        new AllowList(
            "this pool's results",
            options.maxResultBytes(),
            options.maxResultDepth(),
            options.maxResultArrayLength());
    for (Class<?> type : OF_THE_JDK) {
      var _ = list.add(type);
    }
    for (String name : STAND_INS) {
      try {
        var _ = list.add(Class.forName(name, false, null));
      } catch (ClassNotFoundException e) {
        // A JDK that writes them otherwise: then they have to be named.
      }
    }
    addImmutable(list);
    for (Class<?> type : options.results()) {
      var _ = list.add(type);
    }
    return list;
  }

  /** What the stand-ins become is judged once more. */
  private static void addImmutable(AllowList list) {
    Object[] samples = {
      List.of(), List.of(1), Set.of(), Set.of(1), Map.of(), Map.of(1, 1), Map.of(1, 1, 2, 2)
    };
    for (Object sample : samples) {
      var _ = list.add(sample.getClass());
    }
    Class<?>[] times = {
      java.time.Duration.class,
      java.time.Instant.class,
      java.time.LocalDate.class,
      java.time.LocalTime.class,
      java.time.LocalDateTime.class,
      java.time.OffsetDateTime.class,
      java.time.ZonedDateTime.class,
      java.time.ZoneOffset.class,
      java.time.Year.class,
      java.time.YearMonth.class,
      java.time.Period.class
    };
    for (Class<?> type : times) {
      var _ = list.add(type);
    }
  }
}
