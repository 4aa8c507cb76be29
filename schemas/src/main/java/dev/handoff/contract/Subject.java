package dev.handoff.contract;

import dev.handoff.message.CompanyAttributes;
import dev.handoff.message.EngagementRecorded;
import dev.handoff.message.Journey;
import dev.handoff.message.LeadAttributes;
import dev.handoff.message.LeadProfile;
import dev.handoff.message.MqlRaised;
import dev.handoff.message.Score;
import dev.handoff.message.SlaAlert;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** What a condition may speak of. The messages themselves say which typed fields each one has. */
enum Subject {
  EVENT(EngagementRecorded.getClassSchema().getFields()) {
    @Override
    Map<String, Object> in(Facts facts) {
      return facts.event();
    }
  },
  LEAD(
      Stream.concat(
              LeadAttributes.getClassSchema().getFields().stream(),
              Stream.of(LeadProfile.getClassSchema().getField("email")))
          .toList()) {
    @Override
    Map<String, Object> in(Facts facts) {
      return facts.lead();
    }
  },
  COMPANY(CompanyAttributes.getClassSchema().getFields()) {
    @Override
    Map<String, Object> in(Facts facts) {
      return facts.company();
    }
  },
  /** An MQL with what a person asks of it first: how many points, and where the lead came from. */
  MQL(
      Stream.of(
              MqlRaised.getClassSchema().getFields().stream(),
              Stream.of("total", "fitPoints", "engagementPoints")
                  .map(Score.getClassSchema()::getField),
              Stream.of("source", "campaign", "channel", "partner")
                  .map(Journey.getClassSchema()::getField))
          .flatMap(fields -> fields)
          .toList()) {
    @Override
    Map<String, Object> in(Facts facts) {
      return facts.mql();
    }
  },
  ALERT(SlaAlert.getClassSchema().getFields()) {
    @Override
    Map<String, Object> in(Facts facts) {
      return facts.alert();
    }
  };

  private final List<Schema.Field> fields;

  Subject(List<Schema.Field> fields) {
    this.fields = fields;
  }

  /** Whether there may be more than the typed fields: what senders add of their own. */
  boolean hasFreeProperties() {
    return switch (this) {
      case EVENT, LEAD, COMPANY -> true;
      case MQL, ALERT -> false;
    };
  }

  abstract Map<String, Object> in(Facts facts);

  /** The fields of the message that describes it. */
  List<Schema.Field> fields() {
    return fields;
  }

  static Optional<Subject> named(String name) {
    return Arrays.stream(values()).filter(subject -> subject.toString().equals(name)).findFirst();
  }

  /** As a condition writes it. */
  @Override
  public String toString() {
    return switch (this) {
      case EVENT -> "event";
      case LEAD -> "lead";
      case COMPANY -> "company";
      case MQL -> "mql";
      case ALERT -> "alert";
    };
  }
}
