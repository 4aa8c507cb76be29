package dev.handoff.local.notice;

import dev.handoff.message.NoticeDue;
import dev.handoff.message.NoticeOutcome;
import dev.handoff.message.NoticeRecorded;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which of the dead letters are still dead: those of which the last that is recorded is that they
 * were given up. A letter that was put back, or sent meanwhile, is left where it lies; so putting
 * back twice puts back once.
 */
final class DeadNotices {
  /**
   * A notice that is dead.
   *
   * @param givenUp how it came to that
   */
  record Dead(NoticeDue letter, NoticeRecorded givenUp) {}

  private final Map<String, NoticeDue> letters = new LinkedHashMap<>();
  private final Map<String, NoticeRecorded> last = new HashMap<>();

  /** Takes in a dead letter; a later one of the same notice takes its place. */
  void letter(NoticeDue letter) {
    letters.put(letter.getNoticeId(), letter);
  }

  /** Takes in what became of a notice, in the order in which it was written. */
  void recorded(NoticeRecorded recorded) {
    if (letters.containsKey(recorded.getNoticeId())) {
      last.put(recorded.getNoticeId(), recorded);
    }
  }

  /** Those to be put back, in the order in which they were given up first. */
  List<Dead> stillDead() {
    return letters.values().stream()
        .flatMap(letter ->
            Stream.ofNullable(last.get(letter.getNoticeId()))
                .filter(recorded -> recorded.getOutcome() == NoticeOutcome.GIVEN_UP)
                .map(givenUp -> new Dead(letter, givenUp)))
        .toList();
  }
}
