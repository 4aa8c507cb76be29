package dev.handoff.scoring.score;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a lead did, in short: the part of the handoff package that scoring knows. Bounded, and the
 * same whatever the order in which acts arrive.
 *
 * @param source source of the earliest act that names one
 * @param channel channel of the earliest act that names one
 * @param partner partner of the earliest act that names one
 * @param campaign campaign of the latest act that names one
 * @param pages latest first
 * @param topics latest first
 * @param assets latest first
 * @param answers latest answer to each question
 * @param firstSeenAt when the earliest act occurred
 * @param lastSeenAt when the latest act occurred
 * @param acts how many distinct acts there were
 */
public record Journey(
    @Nullable Note source,
    @Nullable Note channel,
    @Nullable Note partner,
    @Nullable Note campaign,
    List<Note> pages,
    List<Note> topics,
    List<Note> assets,
    Map<String, Note> answers,
    @Nullable Instant firstSeenAt,
    @Nullable Instant lastSeenAt,
    long acts) {

  /** Nothing yet. */
  public static final Journey NONE =
      new Journey(null, null, null, null, List.of(), List.of(), List.of(), Map.of(), null, null, 0);

  /** How many pages, topics and assets are kept. */
  public static final int KEPT = 10;

  /** How many answers are kept. */
  public static final int ANSWERS_KEPT = 20;

  private static final int LONGEST_VALUE = 500;

  /** A value and the act's time that it was said at; the earlier comes first. */
  public record Note(String value, Instant at) implements Comparable<Note> {
    @Override
    public int compareTo(Note other) {
      int byTime = at.compareTo(other.at);
      return byTime != 0 ? byTime : value.compareTo(other.value);
    }
  }

  Journey plus(Act act) {
    return new Journey(
        earliest(source, note(act, "source")),
        earliest(channel, note(act, "channel")),
        earliest(partner, note(act, "partner")),
        latest(campaign, note(act, "campaign")),
        latestOf(pages, note(act, "path")),
        latestOf(topics, note(act, "topic")),
        latestOf(assets, note(act, "asset")),
        answersWith(act),
        firstSeenAt == null || act.occurredAt().isBefore(firstSeenAt)
            ? act.occurredAt()
            : firstSeenAt,
        lastSeenAt == null || act.occurredAt().isAfter(lastSeenAt) ? act.occurredAt() : lastSeenAt,
        acts + 1);
  }

  private Map<String, Note> answersWith(Act act) {
    if (!(act.attributes().get("formAnswers") instanceof Map<?, ?> given) || given.isEmpty()) {
      return answers;
    }
    Map<String, Note> all = new TreeMap<>(answers);
    given.forEach((question, answer) ->
        all.merge(
            bounded(question.toString()),
            new Note(bounded(answer.toString()), act.occurredAt()),
            (a, b) -> a.compareTo(b) >= 0 ? a : b));
    while (all.size() > ANSWERS_KEPT) {
      all.remove(all.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow().getKey());
    }
    return all;
  }

  private static @Nullable Note note(Act act, String attribute) {
    return act.attributes().get(attribute) instanceof String value && !value.isBlank()
        ? new Note(bounded(value), act.occurredAt())
        : null;
  }

  private static String bounded(String value) {
    return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE);
  }

  private static @Nullable Note earliest(@Nullable Note known, @Nullable Note arrived) {
    if (known == null || arrived == null) {
      return known == null ? arrived : known;
    }
    return arrived.compareTo(known) < 0 ? arrived : known;
  }

  private static @Nullable Note latest(@Nullable Note known, @Nullable Note arrived) {
    if (known == null || arrived == null) {
      return known == null ? arrived : known;
    }
    return arrived.compareTo(known) > 0 ? arrived : known;
  }

  private static List<Note> latestOf(List<Note> known, @Nullable Note arrived) {
    if (arrived == null) {
      return known;
    }
    List<Note> latest = new ArrayList<>(known.size() + 1);
    Note candidate = arrived;
    for (Note note : known) {
      boolean same = note.value().equals(arrived.value());
      if (same && !note.at().isBefore(arrived.at())) {
        return known;
      }
      if (candidate != null && candidate.compareTo(note) > 0) {
        latest.add(candidate);
        candidate = null;
      }
      if (!same) {
        latest.add(note);
      }
    }
    if (candidate != null) {
      latest.add(candidate);
    }
    return latest.size() > KEPT ? latest.subList(0, KEPT) : latest;
  }
}
