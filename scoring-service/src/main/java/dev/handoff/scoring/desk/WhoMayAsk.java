package dev.handoff.scoring.desk;

import static dev.handoff.access.AccessRule.get;
import static dev.handoff.access.AccessRule.post;
import static dev.handoff.access.Role.REVOPS;
import static dev.handoff.access.Role.SDR;

import dev.handoff.access.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may ask for scores, and for what they would be. */
@Configuration(proxyBeanMethods = false)
class WhoMayAsk {

  @Bean
  AccessRules rules() {
    return AccessRules.of(
        get("/v1/leads/{id}/score", SDR, REVOPS), post("/v1/score-preview", SDR, REVOPS));
  }
}
