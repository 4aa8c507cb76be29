package dev.handoff.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.desk.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

class RepOfTokenTest {
  private final List<Reason> counted = new ArrayList<>();
  private final RepOfToken acting = new RepOfToken("rep", (_, reason) -> counted.add(reason));

  private static MockHttpServletRequest by(Role role, @Nullable Object rep) {
    Jwt.Builder token = Jwt.withTokenValue("t").header("alg", "ES256").subject("s");
    if (rep != null) {
      token.claim("rep", rep);
    }
    var request = new MockHttpServletRequest();
    request.setUserPrincipal(
        new JwtAuthenticationToken(
            token.build(), List.of(new SimpleGrantedAuthority(role.word()))));
    return request;
  }

  @Test
  void an_sdr_acts_as_the_rep_of_its_token() {
    assertThatCode(() -> acting.refuseOthers(by(Role.SDR, "Dana"), "Dana"))
        .doesNotThrowAnyException();
  }

  @Test
  void an_sdr_does_not_act_as_anybody_else() {
    assertThatThrownBy(() -> acting.refuseOthers(by(Role.SDR, "Dana"), "Sam"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.getStatusCode().value()).isEqualTo(403);
              assertThat(refusal.getBody().getDetail())
                  .isEqualTo(
                      "Expected the actor to be 'Dana', whose token this is, but found 'Sam'");
            });
    assertThat(counted).containsExactly(Reason.OTHER_REP);
  }

  @Test
  void a_token_that_names_no_rep_acts_as_nobody() {
    assertThatThrownBy(() -> acting.refuseOthers(by(Role.SDR, null), "Dana"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("names its rep in the claim 'rep'");
    assertThatThrownBy(() -> acting.refuseOthers(by(Role.SDR, List.of("Dana")), "Dana"))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> acting.refuseOthers(new MockHttpServletRequest(), "Dana"))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void a_tool_of_many_reps_and_revops_act_as_anybody() {
    assertThatCode(() -> acting.refuseOthers(by(Role.SDR, "*"), "Sam")).doesNotThrowAnyException();
    assertThatCode(() -> acting.refuseOthers(by(Role.REVOPS, null), "Sam"))
        .doesNotThrowAnyException();
    assertThat(counted).isEmpty();
  }

  @Test
  void an_actor_that_is_called_star_is_nobody_special() {
    assertThatThrownBy(() -> acting.refuseOthers(by(Role.SDR, "Dana"), "*"))
        .isInstanceOf(Refusal.class);
  }
}
