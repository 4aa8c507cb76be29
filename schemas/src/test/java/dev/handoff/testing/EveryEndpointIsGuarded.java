package dev.handoff.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.handoff.access.AccessRule;
import dev.handoff.access.Role;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Every endpoint of a service, asked by everybody: with each role, without a token, and with the
 * tokens that must not do. What comes out is the service's part of docs/generated/endpoints.md.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class EveryEndpointIsGuarded {
  /** It got as far as the desk, which may not like an empty body. */
  private static final Set<Integer> LET_IN = Set.of(200, 204, 400, 422);

  private static final String HEAD =
      """
      # Who may ask for what

      Written by tests that ask every endpoint with every role. Whoever has no token, or one that is expired, of another issuer, for another audience or signed with another key, gets a 401 everywhere; what is not in these tables is refused. The token of one machine has all roles. How tokens are given and checked: [access](../access.md). Health and metrics have [a port of their own](../access.md#the-management-port).
      """;

  private final TestIssuer issuer = TestIssuer.fresh();
  private final String service;
  private final String pack;
  private final Class<?> rules;
  private GuardedDesk desk;

  /**
   * @param service its name
   * @param pack package of its desks
   * @param rules configuration with its rules
   */
  protected EveryEndpointIsGuarded(String service, String pack, Class<?> rules) {
    this.service = service;
    this.pack = pack;
    this.rules = rules;
  }

  @BeforeAll
  void open() {
    desk = GuardedDesk.open(pack, rules, issuer.settings());
  }

  @AfterAll
  void close() {
    if (desk != null) {
      desk.close();
    }
  }

  @Test
  public void every_endpoint_has_a_rule_and_every_rule_an_endpoint() {
    assertThat(desk.rules().rules().stream().map(AccessRule::endpoint))
        .containsExactlyInAnyOrderElementsOf(desk.endpoints());
  }

  @Test
  public void each_role_may_ask_for_what_the_rules_say_and_for_nothing_else() {
    for (Role role : Role.values()) {
      Set<String> allowed =
          desk.rules().rules().stream()
              .filter(rule -> rule.roles().contains(role))
              .map(AccessRule::endpoint)
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(letIn(issuer.token(role))).as(role.word()).isEqualTo(allowed);
    }
  }

  @Test
  public void the_page_in_the_house_says_so() {
    GeneratedDocument.sectionIsCurrent("endpoints.md", HEAD, service, table());
  }

  @Test
  public void a_token_without_a_role_of_ours_lets_nobody_in() {
    assertThat(letIn(issuer.token())).isEmpty();
    assertThat(letIn(issuer.token(claims -> claims.claim("roles", List.of("admin", "SDR")))))
        .isEmpty();
    assertThat(letIn(issuer.token(claims -> claims.claim("scope", "revops")))).isEmpty();
  }

  @Test
  public void without_a_good_token_nobody_gets_in_anywhere() {
    Instant past = Instant.now().minusSeconds(3600);
    Stream.of(
            null,
            "nonsense",
            issuer.token(claims -> all(claims.issueTime(null).expirationTime(Date.from(past)))),
            issuer.token(claims -> all(claims.expirationTime(null))),
            issuer.token(claims -> all(claims.issuer("https://elsewhere.example"))),
            issuer.token(claims -> all(claims.audience("another"))),
            TestIssuer.fresh().token(Role.values()),
            unsigned(issuer.token(Role.values())))
        .forEach(token ->
            assertThat(desk.endpoints())
                .allSatisfy(
                    endpoint -> assertThat(desk.ask(endpoint, token).statusCode()).isEqualTo(401)));
  }

  private static JWTClaimsSet.Builder all(JWTClaimsSet.Builder claims) {
    return claims.claim("roles", Stream.of(Role.values()).map(Role::word).toList());
  }

  private static String unsigned(String token) {
    String claims = token.split("\\.")[1];
    return "eyJhbGciOiJub25lIn0." + claims + "."; // {"alg":"none"}
  }

  private Set<String> letIn(String token) {
    return desk.endpoints().stream()
        .filter(endpoint -> {
          int status = desk.ask(endpoint, token).statusCode();
          assertThat(status).as(endpoint).isIn(200, 204, 400, 403, 422);
          return LET_IN.contains(status);
        })
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String table() {
    StringBuilder table = new StringBuilder("| endpoint |");
    for (Role role : Role.values()) {
      table.append(' ').append(role).append(" |");
    }
    table.append("\n|---|").append("---|".repeat(Role.values().length)).append('\n');
    for (AccessRule rule : desk.rules().rules()) {
      table.append("| `").append(rule.endpoint()).append("` |");
      for (Role role : Role.values()) {
        table.append(rule.roles().contains(role) ? " yes |" : " |");
      }
      table.append('\n');
    }
    return table.toString();
  }
}
