package dev.handoff.lifecycle.ledger;

import dev.handoff.message.CompanyAttributes;
import dev.handoff.message.Journey;
import dev.handoff.message.LeadAttributes;
import dev.handoff.message.MqlRaised;
import dev.handoff.message.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the handoff package gives to the rows: a cycle's dimensions, and what is missing. */
record Handover(MqlRaised mql) {
  private static final int BAND = 20;

  Row cycle() {
    Score score = mql.getScore();
    return new Row()
        .set("cycle_id", mql.getCycleId())
        .set("lead_id", mql.getLeadId())
        .set("cycle_number", mql.getCycleNumber())
        .set("contract_id", mql.getContractId())
        .set("contract_version", mql.getContractVersion())
        .set("source", ofJourney(Journey::getSource))
        .set("campaign", ofJourney(Journey::getCampaign))
        .set("channel", ofJourney(Journey::getChannel))
        .set("partner", ofJourney(Journey::getPartner))
        .set("segment", ofCompany(CompanyAttributes::getSegment))
        .set("persona", ofPerson(LeadAttributes::getPersona))
        .set("seniority", ofPerson(LeadAttributes::getSeniority))
        .set("country", country())
        .set("industry", ofCompany(CompanyAttributes::getIndustry))
        .set("trigger", mql.getTrigger().name())
        .set("score", score.getTotal())
        .set("fit_points", score.getFitPoints())
        .set("engagement_points", score.getEngagementPoints())
        .set("score_band", (int) Math.floor(score.getTotal() / BAND) * BAND)
        .set("missing", missing());
  }

  Row lead() {
    return new Row()
        .set("lead_id", mql.getLeadId())
        .set("segment", ofCompany(CompanyAttributes::getSegment))
        .set("handoff", MessageJson.of(mql));
  }

  /** Fields of the package that nobody could fill, in the order of the table's comment. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    note(missing, "email", mql.getEmail());
    note(missing, "source", ofJourney(Journey::getSource));
    note(missing, "campaign", ofJourney(Journey::getCampaign));
    note(missing, "channel", ofJourney(Journey::getChannel));
    note(missing, "role", role());
    note(missing, "company", ofCompany(CompanyAttributes::getName));
    note(missing, "pages", ofJourney(Journey::getPages));
    note(missing, "topics", ofJourney(Journey::getTopics));
    note(missing, "form-answers", ofJourney(Journey::getFormAnswers));
    return missing;
  }

  private static void note(List<String> missing, String field, @Nullable Object value) {
    boolean absent =
        switch (value) {
          case null -> true;
          case String text -> text.isBlank();
          case List<?> list -> list.isEmpty();
          case Map<?, ?> map -> map.isEmpty();
          case Object _ -> false;
        };
    if (absent) {
      missing.add(field);
    }
  }

  private @Nullable String role() {
    String title = ofPerson(LeadAttributes::getJobTitle);
    String persona = title == null ? ofPerson(LeadAttributes::getPersona) : title;
    return persona == null ? ofPerson(LeadAttributes::getSeniority) : persona;
  }

  private @Nullable String country() {
    String company = ofCompany(CompanyAttributes::getCountry);
    return company == null ? ofPerson(LeadAttributes::getCountry) : company;
  }

  private <T> @Nullable T ofJourney(Function<Journey, @Nullable T> field) {
    Journey journey = mql.getJourney();
    return journey == null ? null : field.apply(journey);
  }

  private <T> @Nullable T ofCompany(Function<CompanyAttributes, @Nullable T> field) {
    CompanyAttributes company = mql.getCompany();
    return company == null ? null : field.apply(company);
  }

  private <T> @Nullable T ofPerson(Function<LeadAttributes, @Nullable T> field) {
    LeadAttributes person = mql.getLead();
    return person == null ? null : field.apply(person);
  }
}
