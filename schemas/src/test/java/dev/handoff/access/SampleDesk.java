package dev.handoff.access;

import dev.handoff.desk.Body;
import dev.handoff.desk.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A desk as the services have them. */
@RestController
class SampleDesk {

  @GetMapping("/v1/leads/{id}")
  Map<String, String> lead(@PathVariable("id") String id) {
    return Map.of("id", id);
  }

  @PostMapping("/v1/leads/{id}/notes")
  Map<String, String> note(HttpServletRequest request) throws IOException {
    return Map.of("note", Json.tree(Body.text(request, 1024)).toString());
  }

  @GetMapping("/v1/fault")
  Map<String, String> fault() {
    throw new IllegalStateException("the password is hunter2");
  }

  /** Not even those who have every role may ask for it: no rule names it. */
  @GetMapping("/v1/forgotten")
  Map<String, String> forgotten() {
    return Map.of();
  }

  @Configuration(proxyBeanMethods = false)
  static class Rules {
    @Bean
    AccessRules rules() {
      return AccessRules.of(
          AccessRule.get("/v1/leads/{id}", Role.SDR),
          AccessRule.post("/v1/leads/{id}/notes", Role.SDR, Role.REVOPS),
          AccessRule.get("/v1/fault", Role.SDR),
          AccessRule.delete("/v1/leads/{id}", Role.REVOPS));
    }
  }
}
