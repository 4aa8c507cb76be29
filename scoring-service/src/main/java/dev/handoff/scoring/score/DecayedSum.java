package dev.handoff.scoring.score;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;

/**
 * How many events there are, each counted by what its half-lives have left of it: Σ 2^(−(T−tᵢ)/h).
 *
 * <p>Kept as an exact sum (forward decay after Cormode et al., 2009): an event at t adds 2^(t/h),
 * and the common factor 2^(−T/h) waits until somebody asks. As integers add up to the same in any
 * order, so does this; and no event has to be remembered.
 *
 * @param mantissa the sum, in units of 2^exponent
 * @param exponent in half-lives since 1970
 */
public record DecayedSum(BigInteger mantissa, long exponent) {

  /** No event. */
  public static final DecayedSum NOTHING = new DecayedSum(BigInteger.ZERO, 0);

  /**
   * 2^(t/h) is a double between 1 and 2 times a power of two: with 52 bits behind the point, whole.
   */
  private static final int UNIT_BITS = 52;

  /** Twelve digits are shown: the last ones of a power are noise, and could keep 8 below 8. */
  private static final int SHOWN_BITS = 40;

  /** What lies so far below the newest event that no double can show it is let go. */
  private static final int KEPT_BITS = 192;

  /** With one more event at {@code t}. */
  DecayedSum plus(Instant t, Duration halfLife) {
    long h = halfLife.toMillis();
    long whole = Math.floorDiv(t.toEpochMilli(), h);
    double rest = (double) Math.floorMod(t.toEpochMilli(), h) / h;
    long term = (long) Math.scalb(Math.pow(2, rest), UNIT_BITS);
    return plus(BigInteger.valueOf(term), whole - UNIT_BITS).bounded();
  }

  /** Both together. */
  DecayedSum plus(DecayedSum other) {
    return other.mantissa.signum() == 0 ? this : plus(other.mantissa, other.exponent).bounded();
  }

  /** So many events at the same instant. */
  static DecayedSum of(long events, Instant t, Duration halfLife) {
    DecayedSum one = NOTHING.plus(t, halfLife);
    return new DecayedSum(one.mantissa.multiply(BigInteger.valueOf(events)), one.exponent);
  }

  private DecayedSum plus(BigInteger term, long at) {
    if (mantissa.signum() == 0) {
      return new DecayedSum(term, at);
    }
    long low = Math.min(exponent, at);
    if (Math.max(exponent, at) - low > 2L * KEPT_BITS) {
      return at > exponent ? new DecayedSum(term, at) : this;
    }
    BigInteger sum =
        mantissa.shiftLeft((int) (exponent - low)).add(term.shiftLeft((int) (at - low)));
    return new DecayedSum(sum, low);
  }

  private DecayedSum bounded() {
    int excess = mantissa.bitLength() - KEPT_BITS;
    return excess <= 0 ? this : new DecayedSum(mantissa.shiftRight(excess), exponent + excess);
  }

  /**
   * What is left of the events at {@code t}, to a multiple of 2^-40 of an event; 0 or more, and
   * above their number before their time. An event of this instant is exactly 1.
   */
  double at(Instant t, Duration halfLife) {
    long h = halfLife.toMillis();
    long whole = Math.floorDiv(t.toEpochMilli(), h);
    double rest = (double) Math.floorMod(t.toEpochMilli(), h) / h;
    long power = Math.clamp(exponent - whole, -2000L, 2000L);
    double left = Math.scalb(mantissa.doubleValue(), (int) power) * Math.pow(2, -rest);
    return Math.scalb(Math.rint(Math.scalb(left, SHOWN_BITS)), -SHOWN_BITS);
  }
}
