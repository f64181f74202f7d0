package dev.dure.race.runtime.model;

import java.text.DateFormat;
import java.text.ParseException;
import java.util.Date;

/**
 * {@code DateFormat}, where the object is of a class of the JDK that is not safe for threads: see
 * {@link Containers}.
 */
@SuppressWarnings("JavaUtilDate") // as the class has it
public final class DateFormatModel {

  private DateFormatModel() {}

  /** Stands for {@code DateFormat.format(Date)}. */
  public static String format(DateFormat it, Date date, int site) {
    Containers.write(it, site);
    return it.format(date);
  }

  /** Stands for {@code DateFormat.parse(String)}. */
  public static Date parse(DateFormat it, String text, int site) throws ParseException {
    Containers.write(it, site);
    return it.parse(text);
  }
}
