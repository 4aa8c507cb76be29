package dev.handoff.sla.finding;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps every change as it came, and adds up when asked. */
final class CountedInMemory implements Figures, Milestones {
  private final List<FigureChange> changes = new ArrayList<>();
  private final Map<String, Instant> milestones = new HashMap<>();

  @Override
  public void add(FigureChange change) {
    changes.add(change);
  }

  @Override
  public Map<String, Long> sums(String contractId, Figure figure, Days days) {
    Map<String, Long> sums = new TreeMap<>();
    changes.stream()
        .filter(each -> each.contractId().equals(contractId) && each.figure() == figure)
        .filter(each -> !each.day().isBefore(days.from()) && each.day().isBefore(days.to()))
        .forEach(each -> sums.merge(each.of(), (long) each.by(), Long::sum));
    sums.values().removeIf(sum -> sum == 0);
    return sums;
  }

  @Override
  public void forgetBefore(String contractId, LocalDate day) {
    changes.removeIf(each -> each.contractId().equals(contractId) && each.day().isBefore(day));
  }

  @Override
  public @Nullable Instant find(String contractId, String name) {
    return milestones.get(contractId + name);
  }

  @Override
  public void keep(String contractId, String name, Instant at) {
    milestones.put(contractId + name, at);
  }
}
