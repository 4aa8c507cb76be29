package dev.handoff.bench;

import dev.handoff.message.CompanyAttributes;
import dev.handoff.message.EngagementRecorded;
import dev.handoff.message.LeadAttributes;
import dev.handoff.message.LeadProfile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes up leads and what they do, the same from the same seed. About half of the leads meet the
 * fit; some know nothing of their company; pages and mails are frequent, demo requests are rare.
 */
final class Crowd {
  private static final List<String> SENIORITIES =
      List.of("manager", "director", "vp", "c_level", "specialist");
  private static final List<String> INDUSTRIES =
      List.of("software", "software", "fintech", "healthcare", "retail");
  private static final List<String> COUNTRIES = List.of("US", "US", "CA", "GB", "DE", "FR");
  private static final List<String> TITLES =
      List.of("Director of Operations", "VP Finance", "Head of IT", "Student assistant");
  private static final List<String> PATHS =
      List.of(
          "/pricing",
          "/pricing/teams",
          "/product/tour",
          "/product/security",
          "/customers/north",
          "/docs/start",
          "/docs/api/events",
          "/blog/handoffs",
          "/blog/scores",
          "/careers");
  private static final List<String> ASSETS =
      List.of("whitepaper-handoffs", "buyers-guide", "setup-guide", "roi-calculator");
  private static final List<String> CAMPAIGNS =
      List.of("spring-2026", "offer-pilot", "retargeting", "partner-days");
  private static final List<String> SOURCES =
      List.of("google", "linkedin", "referral", "newsletter");
  private static final List<String> TOPICS =
      List.of("security", "integration", "reporting", "pricing");

  private final RandomGenerator random;

  Crowd(RandomGenerator random) {
    this.random = random;
  }

  LeadProfile profile(String leadId, Instant at) {
    LeadProfile.Builder profile =
        LeadProfile.newBuilder()
            .setEventId(id())
            .setLeadId(leadId)
            .setOccurredAt(at)
            .setEmail(leadId + "@buyer.example")
            .setSource("crm")
            .setLead(
                LeadAttributes.newBuilder()
                    .setFirstName("Kim")
                    .setLastName("Miller")
                    .setJobTitle(one(TITLES))
                    .setSeniority(one(SENIORITIES))
                    .setLanguage("en")
                    .build());
    return once(10) ? profile.build() : profile.setCompany(company()).build();
  }

  private CompanyAttributes company() {
    return CompanyAttributes.newBuilder()
        .setName("Buyer Incorporated")
        .setDomain(once(50) ? "rival.example" : "buyer.example")
        .setEmployees(once(6) ? 9L : random.nextLong(50, 500))
        .setIndustry(one(INDUSTRIES))
        .setCountry(one(COUNTRIES))
        .setSegment("mid_market")
        .build();
  }

  EngagementRecorded act(String leadId, Instant at) {
    EngagementRecorded.Builder act =
        EngagementRecorded.newBuilder()
            .setEventId(id())
            .setLeadId(leadId)
            .setOccurredAt(at)
            .setAnonymousId("anonymous-" + leadId)
            .setSource(one(SOURCES))
            .setChannel("web");
    int share = random.nextInt(1000);
    if (share < 450) {
      act.setType("page_viewed").setPath(one(PATHS)).setTopic(one(TOPICS));
    } else if (share < 630) {
      act.setType("email_opened").setCampaign(one(CAMPAIGNS)).setProperties(sinceDelivery());
    } else if (share < 780) {
      act.setType("email_clicked").setCampaign(one(CAMPAIGNS)).setProperties(sinceDelivery());
    } else if (share < 860) {
      act.setType("asset_downloaded").setAsset(one(ASSETS)).setTopic(one(TOPICS));
    } else if (share < 910) {
      act.setType("form_submitted").setFormAnswers(answers());
    } else if (share < 940) {
      act.setType("webinar_registered").setTopic(one(TOPICS));
    } else if (share < 970) {
      act.setType("webinar_attended").setProperties(Map.of("minutes", random.nextLong(60)));
    } else if (share < 980) {
      act.setType("event_attended").setCampaign(one(CAMPAIGNS));
    } else if (share < 990) {
      act.setType("email_unsubscribed");
    } else {
      act.setType(once(2) ? "demo_requested" : "trial_started");
    }
    return act.build();
  }

  private Map<String, Object> sinceDelivery() {
    return Map.of("secondsSinceDelivery", once(10) ? 0.5 : random.nextDouble(5, 5000));
  }

  private Map<String, String> answers() {
    return Map.of(
        "timeline", once(4) ? "this quarter" : "next year",
        "interest", once(20) ? "sales" : "newsletter",
        "team", Integer.toString(random.nextInt(5, 200)));
  }

  private String id() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private boolean once(int in) {
    return random.nextInt(in) == 0;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
