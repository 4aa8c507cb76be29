package dev.handoff.local.sample;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Invents people and companies. All domains end in .example, which nobody owns. */
final class Names {
  private static final List<String> FIRST =
      List.of(
          "Ada", "Ben", "Chloé", "Diego", "Emma", "Felix", "Grace", "Hugo", "Ines", "Jonas", "Kaya",
          "Liam", "Mara", "Noah", "Olga", "Priya", "Quinn", "Ravi", "Sofia", "Tomás", "Ulrike",
          "Victor", "Wanda", "Xiu", "Yusuf", "Zoë");
  private static final List<String> LAST =
      List.of(
          "Abbott",
          "Baker",
          "Castillo",
          "Dubois",
          "Eriksen",
          "Fischer",
          "Goldberg",
          "Haddad",
          "Ivanova",
          "Jensen",
          "Kowalski",
          "Lindqvist",
          "Müller",
          "Novak",
          "O'Brien",
          "Patel",
          "Quist",
          "Rossi",
          "Schmidt",
          "Tanaka",
          "Ueda",
          "Vogel",
          "Weber",
          "Young",
          "Zhang");
  private static final List<String> FIRMS =
      List.of(
          "Acorn",
          "Bluewater",
          "Cedar",
          "Delta",
          "Everest",
          "Falcon",
          "Granite",
          "Harbor",
          "Iris",
          "Juniper",
          "Keystone",
          "Lighthouse",
          "Meridian",
          "Northwind",
          "Orchard",
          "Pinnacle",
          "Quarry",
          "Redwood",
          "Summit",
          "Tidal");
  private static final List<String> KINDS = List.of("Labs", "Systems", "Health", "Pay", "Works");
  private static final List<String> DEPARTMENTS =
      List.of("Sales", "Marketing", "Operations", "IT", "Finance");
  private static final List<String> SOURCES =
      List.of("Google", "Referral", "LinkedIn", "Webinar", "Partner", "");
  private static final List<String> CAMPAIGNS =
      List.of("2026-q1-launch", "2026-q1-webinar", "brand-search", "");
  private static final List<String> MESSAGES =
      List.of(
          "",
          "",
          "",
          "Please call after 10, not before.",
          "We use \"something home-grown\", and it hurts.",
          "Hello,\nhow does this fit with our CRM?\nThanks");

  private final Random dice;

  Names(Random dice) {
    this.dice = dice;
  }

  void write(Cells cells) {
    var first = Fit.pick(FIRST, dice);
    var last = Fit.pick(LAST, dice);
    var firm = Fit.pick(FIRMS, dice) + " " + Fit.pick(KINDS, dice);
    var domain = firm.toLowerCase(Locale.ROOT).replace(" ", "") + ".example";
    cells
        .set(Column.FIRST_NAME, first)
        .set(Column.LAST_NAME, dice.nextInt(8) == 0 ? last + "  " : last)
        .set(Column.EMAIL, address(first, last, dice.nextInt(10) == 0 ? "mail.example" : domain))
        .set(Column.JOB_TITLE, "Head of " + Fit.pick(DEPARTMENTS, dice))
        .set(Column.COMPANY, dice.nextInt(5) == 0 ? firm + ", Inc." : firm)
        .set(Column.WEBSITE, dice.nextInt(3) == 0 ? "https://www." + domain + "/" : domain)
        .set(Column.LEAD_SOURCE, Fit.pick(SOURCES, dice))
        .set(Column.CAMPAIGN, Fit.pick(CAMPAIGNS, dice))
        .set(Column.MESSAGE, Fit.pick(MESSAGES, dice));
  }

  /** Makes a competitor or a student of somebody who would fit. */
  void disqualify(Cells cells) {
    if (dice.nextBoolean()) {
      cells.set(Column.WEBSITE, "rival.example");
    } else {
      cells.set(Column.JOB_TITLE, "Working student, sales");
    }
  }

  private static String address(String first, String last, String domain) {
    var name =
        Normalizer.normalize(first + "." + last, Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z.]", "");
    return name + "@" + domain;
  }
}
