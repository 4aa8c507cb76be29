package dev.handoff.access;

import java.util.List;

/**
 * Everything that may be asked of a service, and by whom. What no rule names is refused.
 *
 * @param rules the first that fits holds
 */
public record AccessRules(List<AccessRule> rules) {

  /** Of these rules and no others. */
  public static AccessRules of(AccessRule... rules) {
    return new AccessRules(List.of(rules));
  }
}
