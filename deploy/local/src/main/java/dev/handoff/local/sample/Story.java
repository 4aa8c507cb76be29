package dev.handoff.local.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/**
 * What a lead did, up to its last act. Each stays well clear of the default contract's threshold on
 * one side or the other, so that nobody has to compute decay to know what must become of it.
 */
enum Story {
  DEMO(10, true),
  TRIAL(5, true),
  REPEAT_PRICING(12, true),
  /** A paper, a look at the prices, a webinar: with a decision maker of a software firm, enough. */
  THRESHOLD(10, true),
  READER(25, false),
  GLANCE(23, false),
  /** Does everything that a lead can do. */
  BUSY(5, false),
  /** A mail scanner that clicks every link at once. */
  SCANNER(5, false),
  LEAVER(5, false);

  private final int weight;
  private final boolean qualifies;

  Story(int weight, boolean qualifies) {
    this.weight = weight;
    this.qualifies = qualifies;
  }

  static Story any(Random dice) {
    var number = dice.nextInt(100);
    for (var story : values()) {
      number -= story.weight;
      if (number < 0) {
        return story;
      }
    }
    throw new AssertionError("the weights are a hundred together");
  }

  /** Whether it makes an MQL of a lead that fits. */
  boolean qualifies() {
    return qualifies;
  }

  /** Writes what the lead did; its last act, which makes it an MQL if anything does, was then. */
  void write(Cells cells, Fit fit, Instant last, Random dice) {
    cells.set(Column.FIRST_SEEN, last.minus(days(7 + dice.nextInt(30))));
    switch (this) {
      case DEMO -> {
        papers(cells, dice.nextInt(2), last.minus(days(2)));
        cells.set(Column.DEMO_REQUESTED, last);
      }
      case TRIAL -> {
        pricing(cells, dice.nextInt(2), last.minus(days(1)));
        cells.set(Column.TRIAL_STARTED, last);
      }
      case REPEAT_PRICING -> pricing(cells, 3, last);
      case THRESHOLD -> {
        if (fit == Fit.MET) {
          cells.set(Column.SENIORITY, dice.nextBoolean() ? "VP" : "C-Level");
          cells.set(Column.INDUSTRY, "Software");
        }
        papers(cells, 1, last.minus(days(5)));
        pricing(cells, 1, last.minus(days(2)));
        webinars(cells, 1, last);
      }
      case READER -> {
        papers(cells, 1 + dice.nextInt(2), last.minus(days(1)));
        clicks(cells, 1 + dice.nextInt(2), last, 20 + dice.nextInt(600));
      }
      case GLANCE -> pricing(cells, 1, last);
      case BUSY -> {
        papers(cells, 3, last.minus(days(4)));
        webinars(cells, 2, last.minus(days(3)));
        pricing(cells, 4, last.minus(days(1)));
        cells.set(Column.DEMO_REQUESTED, last);
      }
      case SCANNER -> clicks(cells, 12, last, 1);
      case LEAVER -> {
        webinars(cells, 1, last.minus(days(3)));
        cells.set(Column.UNSUBSCRIBED, last);
      }
    }
  }

  private static Duration days(int days) {
    return Duration.ofDays(days);
  }

  private static void pricing(Cells cells, int visits, Instant last) {
    counted(cells, Column.PRICING_VISITS, visits, Column.LAST_PRICING_VISIT, last);
  }

  private static void papers(Cells cells, int papers, Instant last) {
    counted(cells, Column.WHITEPAPERS, papers, Column.LAST_DOWNLOAD, last);
  }

  private static void webinars(Cells cells, int webinars, Instant last) {
    counted(cells, Column.WEBINARS, webinars, Column.LAST_WEBINAR, last);
  }

  private static void clicks(Cells cells, int clicks, Instant last, int secondsToClick) {
    counted(cells, Column.EMAIL_CLICKS, clicks, Column.LAST_CLICK, last);
    cells.set(Column.SECONDS_TO_CLICK, secondsToClick);
  }

  private static void counted(Cells cells, Column count, int times, Column when, Instant last) {
    cells.set(count, times);
    if (times > 0) {
      cells.set(when, last);
    }
  }
}
