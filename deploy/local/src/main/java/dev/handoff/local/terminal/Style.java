package dev.handoff.local.terminal;

/** How a piece of text stands out on a terminal. */
public enum Style {
  STRONG("1"),
  FAINT("2"),
  GOOD("32"),
  WARNING("33"),
  BAD("31");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  /** The text with this style around it. */
  public String on(String text) {
    return "\033[" + code + "m" + text + "\033[0m";
  }
}
