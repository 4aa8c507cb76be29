package dev.handoff.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.http.HttpMethod;

/**
 * Who may ask for one thing.
 *
 * @param path as the desk has it that answers, such as {@code /v1/leads/{id}/score}
 * @param roles any of them will do; at least one
 */
public record AccessRule(HttpMethod method, String path, Set<Role> roles) {

  /** Lets whoever has one of the roles read what is there. */
  public static AccessRule get(String path, Role... roles) {
    return of(HttpMethod.GET, path, roles);
  }

  /** Lets whoever has one of the roles ask for something to be done. */
  public static AccessRule post(String path, Role... roles) {
    return of(HttpMethod.POST, path, roles);
  }

  /** Lets whoever has one of the roles take something away. */
  public static AccessRule delete(String path, Role... roles) {
    return of(HttpMethod.DELETE, path, roles);
  }

  private static AccessRule of(HttpMethod method, String path, Role... roles) {
    return new AccessRule(method, path, Set.copyOf(EnumSet.copyOf(Arrays.asList(roles))));
  }

  /** Its roles as authorities. */
  String[] authorities() {
    return roles.stream().sorted().map(Role::word).toArray(String[]::new);
  }

  /** Such as {@code GET /v1/queue}. */
  public String endpoint() {
    return method + " " + path;
  }
}
