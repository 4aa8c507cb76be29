package dev.handoff.contract;

import dev.handoff.contract.SlaTerms.CalendarTerms;
import dev.handoff.contract.SlaTerms.MarketingPromise;
import dev.handoff.contract.SlaTerms.MarketingPromise.ConversionFloor;
import dev.handoff.contract.SlaTerms.MarketingPromise.Volume;
import dev.handoff.contract.SlaTerms.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reads what both sides promise. */
final class SlaReader {

  private static final Format<String> PROMISES =
      Format.oneOf(SlaTerms.FIRST_TOUCH, "acceptance", "discovery");
  private static final Format<String> STAGES = Format.oneOf("sal", "sql", "opportunity", "won");
  static final Format<String> PERIODS = Format.oneOf("week", "month", "quarter");
  static final Format<Integer> COUNT = Format.whole(1, Integer.MAX_VALUE);
  private static final Format<String> ON_REASSIGN = Format.oneOf("restart", "keep");

  private static final int MOST_WEEKS = 520;

  private SlaReader() {}

  static SlaTerms sla(Node section) {
    var node = section.mapping("calendars", "promises", "marketing", "findings", "apply-to-open");
    var calendars = CalendarReader.calendars(node.at("calendars"));
    var marketing = new Names();
    return new SlaTerms(
        calendars,
        promises(node.list("promises"), calendars),
        node.list("marketing").stream().map(each -> marketing(each, marketing)).toList(),
        FindingReader.findings(DefaultContract.complete(node.at("findings"))),
        node.find("apply-to-open", Format.TRUE_OR_FALSE, false));
  }

  private static List<Promise> promises(List<Node> members, Map<String, CalendarTerms> calendars) {
    var givenBy = new HashMap<List<String>, String>();
    var promises = new ArrayList<Promise>();
    for (var member : members) {
      var promise = promise(member, calendars);
      promises.add(promise);
      var whatFor = List.of(promise.name(), Objects.requireNonNullElse(promise.slaClass(), ""));
      var other = givenBy.putIfAbsent(whatFor, member.path());
      if (other != null && member.problems().noneUnder(member.path())) {
        member.refuse(
            "expected one promise of %s for this class, but %s gives it too"
                .formatted(promise.name(), other));
      }
    }
    return List.copyOf(promises);
  }

  private static Promise promise(Node member, Map<String, CalendarTerms> calendars) {
    var node =
        member.mapping(
            "name",
            "class",
            "within",
            "calendar",
            "warn-at",
            "escalate-after",
            "touch-before",
            "pause-when-asked",
            "on-reassign");
    var promise =
        new Promise(
            node.need("name", PROMISES),
            node.find("class", Format.NAME),
            node.need("within", Format.DURATION),
            calendar(node, calendars.keySet()),
            growing(node, "warn-at", Format.whole(1, 99)),
            growing(node, "escalate-after", Format.DURATION),
            node.find("touch-before", Format.DURATION, Duration.ZERO),
            node.find("pause-when-asked", Format.TRUE_OR_FALSE, false),
            node.find("on-reassign", ON_REASSIGN, "keep").equals("restart"));
    fitsTheFirstTouch(node, promise);
    var calendar = calendars.get(promise.calendar());
    if (calendar != null && node.problems().noneUnder("sla.calendars")) {
      comesTrue(node.at("within"), promise.within(), calendar);
      promise.escalateAfter().stream()
          .reduce((_, last) -> last)
          .ifPresent(last -> comesTrue(node.at("escalate-after"), last, calendar));
    }
    return promise;
  }

  private static void fitsTheFirstTouch(Node node, Promise promise) {
    var isFirstTouch = promise.name().equals(SlaTerms.FIRST_TOUCH);
    if (!isFirstTouch && !promise.touchBefore().isZero()) {
      node.at("touch-before")
          .refuse("expected of first-touch only: a touch keeps no other promise");
    }
    if (isFirstTouch && promise.pauseWhenAsked()) {
      node.at("pause-when-asked")
          .refuse(
              "expected of acceptance and discovery only: whoever was asked has touched the lead");
    }
  }

  /** So much open time must pass while somebody still waits for it. */
  private static void comesTrue(Node node, Duration openTime, CalendarTerms calendar) {
    var openAWeek = calendar.openAWeek();
    if (openTime.compareTo(openAWeek.multipliedBy(MOST_WEEKS)) > 0) {
      node.refuse(
          "expected to fall due within ten years, but the calendar is open for %s a week only"
              .formatted(InWords.duration(openAWeek)));
    }
  }

  private static String calendar(Node node, Set<String> calendars) {
    var name = node.need("calendar", Format.NAME);
    if (!name.isEmpty() && !calendars.contains(name)) {
      node.at("calendar")
          .refuse(
              "expected a calendar of sla.calendars, but found '%s'%s"
                  .formatted(name, Nearest.hint(name, calendars)));
    }
    return name;
  }

  private static <T extends Comparable<T>> List<T> growing(
      Node node, String key, Format<T> format) {
    var steps = new ArrayList<T>();
    for (var member : node.list(key)) {
      var step = member.read(format);
      if (step.isPresent() && !steps.isEmpty() && step.get().compareTo(steps.getLast()) <= 0) {
        member.expected("more than the one before it");
      }
      step.ifPresent(steps::add);
    }
    return List.copyOf(steps);
  }

  /** A promise of volume says per when; one of conversion says of which stage. */
  private static MarketingPromise marketing(Node member, Names names) {
    return member.has("per") ? volume(member, names) : conversionFloor(member, names);
  }

  private static Volume volume(Node member, Names names) {
    var node = member.mapping("name", "at-least", "per");
    return new Volume(names.of(node), node.need("at-least", COUNT), node.need("per", PERIODS));
  }

  private static ConversionFloor conversionFloor(Node member, Names names) {
    var node = member.mapping("name", "of", "within", "at-least", "over", "min-sample");
    return new ConversionFloor(
        names.of(node),
        node.need("of", STAGES),
        node.need("within", Format.DURATION),
        node.need("at-least", Format.SHARE),
        node.need("over", Format.DURATION),
        node.find("min-sample", COUNT, 1));
  }
}
