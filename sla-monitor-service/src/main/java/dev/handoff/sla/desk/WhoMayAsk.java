package dev.handoff.sla.desk;

import static dev.handoff.access.AccessRule.get;
import static dev.handoff.access.AccessRule.post;
import static dev.handoff.access.Role.OPS;
import static dev.handoff.access.Role.REVOPS;
import static dev.handoff.access.Role.SDR;

import dev.handoff.access.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may ask for promises, and what a calendar makes of them. */
@Configuration(proxyBeanMethods = false)
class WhoMayAsk {

  @Bean
  AccessRules rules() {
    return AccessRules.of(
        get("/v1/leads/{id}/promises", SDR, REVOPS),
        post("/v1/deadline-preview", SDR, REVOPS, OPS),
        post("/v1/elapsed-preview", SDR, REVOPS, OPS),
        post("/v1/open-preview", SDR, REVOPS, OPS));
  }
}
