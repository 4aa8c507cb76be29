package dev.handoff.sla.finding.stream;

import dev.handoff.sla.finding.Days;
import dev.handoff.sla.finding.Figure;
import dev.handoff.sla.finding.FigureChange;
import dev.handoff.sla.finding.Figures;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Figures in their store, a number each, under keys such as {@code
 * b2b-default/mqls/2026-03-02/webinar}: a day's lie together, and days in their order. The only
 * writer of the store.
 */
final class KeptFigures implements Figures {
  /** Names of a day that are counted one by one; the others are counted together. */
  static final int MOST_NAMES_A_DAY = 200;

  /** Longer names are cut: whoever sends them means them for something else. */
  private static final int LONGEST_NAME = 100;

  /** Behind every name of a day, and every day of a figure. */
  private static final String END = Character.toString(Character.MAX_CODE_POINT);

  private final KeyValueStore<String, Long> numbers;

  KeptFigures(KeyValueStore<String, Long> numbers) {
    this.numbers = numbers;
  }

  @Override
  public void add(FigureChange change) {
    String day = key(change.contractId(), change.figure(), change.day().toString());
    String key = day + cut(change.of());
    Long known = numbers.get(key);
    if (known == null && change.figure().isOfFreeNames() && isFull(day)) {
      key = day + REST;
      known = numbers.get(key);
    }
    // Also at zero it stays: a name that is taken back was counted where it is.
    numbers.put(key, (known == null ? 0 : known) + change.by());
  }

  @Override
  public Map<String, Long> sums(String contractId, Figure figure, Days days) {
    Map<String, Long> sums = new TreeMap<>();
    String figures = key(contractId, figure, "");
    forEach(
        figures + days.from(),
        figures + days.to(),
        (key, number) ->
            sums.merge(
                key.substring(figures.length() + "2026-03-02/".length()), number, Long::sum));
    sums.values().removeIf(sum -> sum == 0);
    return sums;
  }

  @Override
  public void forgetBefore(String contractId, LocalDate day) {
    List<String> old = new ArrayList<>();
    for (Figure figure : Figure.values()) {
      String figures = key(contractId, figure, "");
      forEach(figures, figures + day, (key, _) -> old.add(key));
    }
    old.forEach(numbers::delete);
  }

  private boolean isFull(String day) {
    int[] names = {0};
    forEach(day, day + END, (_, _) -> names[0]++);
    return names[0] >= MOST_NAMES_A_DAY;
  }

  private void forEach(String from, String to, BiConsumer<String, Long> action) {
    try (KeyValueIterator<String, Long> found = numbers.range(from, to)) {
      found.forEachRemaining(entry -> action.accept(entry.key, entry.value));
    }
  }

  private static String key(String contractId, Figure figure, String day) {
    return contractId + "/" + figure.word() + "/" + (day.isEmpty() ? "" : day + "/");
  }

  private static String cut(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
  }
}
