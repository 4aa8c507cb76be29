package dev.handoff.contract;

import dev.handoff.contract.AssignmentTerms.DaysOff;
import dev.handoff.contract.AssignmentTerms.Pool;
import dev.handoff.contract.AssignmentTerms.Rep;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;

/** Reads who gets an MQL that nobody has. */
final class AssignmentReader {

  private static final Format<Boolean> FIRST =
      Format.oneOf("first", "ignored").meaning("first"::equals);
  private static final Format<Integer> OPEN_LEADS = Format.whole(1, 10_000);
  private static final Function<String, Optional<LocalDate>> DATE = Format.parsed(LocalDate::parse);
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final String RANGE = "..";

  private static final Format<DaysOff> DAYS =
      Format.text(
          "a date such as 2026-12-24, or from..to such as 2026-12-27..2027-01-02, the last day not"
              + " before the first",
          new DaysOff(LocalDate.EPOCH, LocalDate.EPOCH),
          AssignmentReader::days);

  private AssignmentReader() {}

  static AssignmentTerms assignment(Node section) {
    var node = section.mapping("named-account-owner", "pools");
    var names = new Names();
    return new AssignmentTerms(
        node.find("named-account-owner", FIRST, true),
        node.list("pools").stream().map(each -> pool(each, names)).toList());
  }

  private static Pool pool(Node member, Names pools) {
    var node = member.mapping("name", "when", "at-most", "reps");
    var reps = new Names();
    return new Pool(
        pools.of(node),
        node.has("when") ? ConditionLanguage.OF_LEADS.when(node) : Condition.ALWAYS,
        node.find("at-most", OPEN_LEADS),
        node.listOfSome("reps").stream().map(each -> rep(each, reps)).toList());
  }

  private static Rep rep(Node member, Names names) {
    var node = member.mapping("name", "at-most", "days-off", "zone");
    return new Rep(
        names.of(node, Format.TEXT),
        node.find("at-most", OPEN_LEADS),
        node.list("days-off").stream().map(each -> each.as(DAYS)).toList(),
        node.find("zone", Format.ZONE, UTC));
  }

  private static Optional<DaysOff> days(String text) {
    int range = text.indexOf(RANGE);
    var first = DATE.apply(range < 0 ? text : text.substring(0, range));
    var last = range < 0 ? first : DATE.apply(text.substring(range + RANGE.length()));
    return first.flatMap(
        from -> last.filter(to -> !to.isBefore(from)).map(to -> new DaysOff(from, to)));
  }
}
