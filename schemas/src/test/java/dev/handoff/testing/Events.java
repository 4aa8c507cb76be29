package dev.handoff.testing;

import dev.handoff.message.CompanyAttributes;
import dev.handoff.message.EngagementRecorded;
import dev.handoff.message.LeadAttributes;
import dev.handoff.message.LeadProfile;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Events as tests want them: whole, with little said. */
public final class Events {
  private Events() {}

  /**
   * Something that a lead did; the id says what and when, so that the same call is a repetition.
   */
  public static EngagementRecorded.Builder engagement(String leadId, String type, Instant at) {
    return EngagementRecorded.newBuilder()
        .setEventId(leadId + "/" + type + "/" + at)
        .setLeadId(leadId)
        .setOccurredAt(at)
        .setType(type);
  }

  /** A visit to a page. */
  public static EngagementRecorded pageViewed(String leadId, String path, Instant at) {
    return engagement(leadId, "page_viewed", at).setPath(path).build();
  }

  /** A request for a demo. */
  public static EngagementRecorded demoRequested(String leadId, Instant at) {
    return engagement(leadId, "demo_requested", at).build();
  }

  /** A lead that meets the default contract's fit: a director at a software company of 200. */
  public static LeadProfile fittingProfile(String leadId, Instant at) {
    return profile(leadId, at, 200L);
  }

  /** A lead whose company is of this size, or of unknown size where that is null. */
  public static LeadProfile profile(String leadId, Instant at, @Nullable Long employees) {
    return LeadProfile.newBuilder()
        .setEventId(leadId + "/profile/" + at)
        .setLeadId(leadId)
        .setOccurredAt(at)
        .setEmail(leadId.toLowerCase(Locale.ROOT) + "@buyer.example")
        .setLead(
            LeadAttributes.newBuilder()
                .setSeniority("director")
                .setJobTitle("Director of Operations")
                .build())
        .setCompany(
            CompanyAttributes.newBuilder()
                .setName("Buyer")
                .setEmployees(employees)
                .setIndustry("software")
                .setCountry("US")
                .build())
        .build();
  }
}
