package dev.handoff.lifecycle.desk;

import static dev.handoff.access.AccessRule.delete;
import static dev.handoff.access.AccessRule.get;
import static dev.handoff.access.AccessRule.post;
import static dev.handoff.access.Role.OPS;
import static dev.handoff.access.Role.REVOPS;
import static dev.handoff.access.Role.SDR;

import dev.handoff.access.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may decide about leads, read them, and publish the agreement that governs them. */
@Configuration(proxyBeanMethods = false)
class WhoMayAsk {

  @Bean
  AccessRules rules() {
    return AccessRules.of(
        post("/v1/leads/{id}/{*verb}", SDR, REVOPS),
        get("/v1/queue", SDR, REVOPS),
        get("/v1/leads/{id}", SDR, REVOPS),
        delete("/v1/leads/{id}", REVOPS),
        get("/v1/leads/{id}/timeline", SDR, REVOPS),
        get("/v1/changes", SDR, REVOPS),
        post("/v1/contracts", REVOPS),
        get("/v1/contracts", SDR, REVOPS, OPS),
        get("/v1/contracts/standing", SDR, REVOPS, OPS),
        get("/v1/contracts/{id}", SDR, REVOPS, OPS),
        get("/v3/api-docs", SDR, REVOPS, OPS),
        get("/v3/api-docs.yaml", SDR, REVOPS, OPS));
  }
}
