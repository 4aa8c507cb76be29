package dev.handoff.sla.finding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A number beside the bound that the contract sets to it.
 *
 * @param numerator how many there were
 * @param denominator of how many, above 0; null for a number that is no share
 * @param bound the share, 0 to 1, or the number
 */
public record Measure(long numerator, @Nullable Long denominator, double bound) {

  /** Numerator by denominator, 0 to 1; null for a number that is no share. */
  public @Nullable Double share() {
    return denominator == null ? null : (double) numerator / denominator;
  }

  /** Compared as fractions: 3 of 10 are 30 %, whatever a double makes of it. */
  boolean isBelow() {
    return new BigDecimal(numerator).compareTo(atBound()) < 0;
  }

  private BigDecimal atBound() {
    BigDecimal decimal = BigDecimal.valueOf(bound);
    return denominator == null ? decimal : decimal.multiply(BigDecimal.valueOf(denominator));
  }

  /** As “24 of 55”, or “143” where it is no share. */
  String ofAll() {
    return number(numerator) + (denominator == null ? "" : " of " + number(denominator));
  }

  /** As “43.6 %”. */
  String percent() {
    return denominator == null
        ? ""
        : percent(
            BigDecimal.valueOf(100 * numerator)
                .divide(BigDecimal.valueOf(denominator), 1, RoundingMode.HALF_UP));
  }

  /** As “40 %”, or “200” where it is no share. */
  String boundInWords() {
    return denominator == null
        ? number((long) bound)
        : percent(BigDecimal.valueOf(bound).movePointRight(2));
  }

  /** The same on every machine. */
  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String percent(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString() + " %";
  }
}
