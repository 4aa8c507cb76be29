package dev.handoff.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a request was refused before a desk decided anything. */
enum Reason {
  NO_TOKEN("Expected a token in the header “Authorization: Bearer …”, but there is none"),
  INVALID("Expected a token that can be verified, but its form, signature or key is another"),
  EXPIRED("Expected a token that is valid now, but its time is over, has not begun or has no end"),
  FOREIGN_ISSUER("Expected a token of the issuer that is trusted here, but it is of another"),
  OTHER_AUDIENCE("Expected a token that was given for this system, but it is for another"),
  ISSUER_AWAY("Expected the issuer's keys, but they cannot be had just now"),
  WRONG_ROLE("Expected another role"),
  OTHER_REP("Expected to act as the rep of the token"),
  NO_ENDPOINT("Expected one of the paths and methods of this service, but found another"),
  BAD_PATH(
      "Expected a plain path, but this one has parts that mean different things to different"
          + " readers"),
  MALFORMED("Expected a request that can be read"),
  TOO_LONG("Expected a shorter body"),
  TOO_OFTEN("Expected fewer requests");

  private final String sentence;

  Reason(String sentence) {
    this.sentence = sentence;
  }

  static Optional<Reason> named(String word) {
    return Arrays.stream(values()).filter(reason -> reason.word().equals(word)).findFirst();
  }

  /** For whoever asked; says nothing of what it held. */
  String sentence() {
    return sentence;
  }

  /** As metrics and tokens' errors name it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
