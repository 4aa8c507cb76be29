package dev.handoff.lifecycle.assignment.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contract.Facts;
import dev.handoff.lifecycle.assignment.News;
import dev.handoff.lifecycle.assignment.News.Introduced;
import dev.handoff.lifecycle.assignment.News.Refused;
import dev.handoff.lifecycle.assignment.News.Standing;
import dev.handoff.lifecycle.assignment.News.Stepped;
import dev.handoff.lifecycle.assignment.OpenLead;
import dev.handoff.lifecycle.assignment.OpenLead.Offered;
import dev.handoff.lifecycle.assignment.OpenLead.Taken;
import dev.handoff.lifecycle.assignment.OpenLead.Waiting;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoredLeadsTest {
  private static final Instant TEN = Instant.parse("2026-05-04T10:00:00Z");
  private static final Facts FACTS =
      Facts.ofProfile(
          Map.of("seniority", "vp", "vip", true), Map.of("employees", 20L, "annualRevenue", 1.5));
  private static final Waiting WAITING =
      new Waiting("L-7", "L-7:1", "b2b-default", 4, TEN, TEN.plusSeconds(60), 2, FACTS);

  static List<OpenLead> leads() {
    return List.of(
        WAITING,
        new Waiting("L-7", "L-7:1", "b2b-default", 4, TEN, TEN, 0, null),
        new Offered(WAITING, "dana", "assignment/L-7:1/4/2"),
        new Taken("L-7", "dana"));
  }

  @ParameterizedTest
  @MethodSource("leads")
  void a_lead_comes_back_from_the_store_as_it_went_in(OpenLead lead) {
    try (var serde = StoredLeads.leads()) {
      assertThat(StoredLeads.lead(throughBytes(serde, StoredLeads.stored(lead)))).isEqualTo(lead);
    }
  }

  static List<News> news() {
    return List.of(
        new Stepped("L-7", "L-7:1", "b2b-default", 1, Standing.MQL, null, true, TEN),
        new Stepped("L-7", "L-7:1", "b2b-default", 2, Standing.SAL, "dana", false, TEN),
        new Introduced("L-7", "L-7:1", FACTS),
        new Refused("L-7", "assignment/L-7:1/1/1"));
  }

  @ParameterizedTest
  @MethodSource("news")
  void news_arrive_as_they_were_sent(News news) {
    try (var serde = StoredLeads.news()) {
      assertThat(StoredLeads.news(throughBytes(serde, StoredLeads.stored(news)))).isEqualTo(news);
    }
  }

  private static <T> T throughBytes(Serde<T> serde, T value) {
    return serde
        .deserializer()
        .deserialize("a-store", serde.serializer().serialize("a-store", value));
  }
}
