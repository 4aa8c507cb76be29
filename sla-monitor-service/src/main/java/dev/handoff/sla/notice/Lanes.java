package dev.handoff.sla.notice;

import dev.handoff.message.NoticeChannel;
import dev.handoff.topic.TopicSerdes;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every lane: first attempts by channel, so that a receiver of one that is slow does not hold up
 * another, and one for each further attempt.
 */
record Lanes(
    List<Stage> stages,
    List<Carrier> carriers,
    TopicSerdes serdes,
    NoticeLog log,
    NoticeWriter writer,
    InstantSource time) {

  List<Lane> all() {
    Stage first = stages.getFirst();
    return Stream.concat(
            carriers.stream()
                .map(carrier ->
                    lane("notice-" + NoticeFacts.word(carrier.channel()), first, List.of(carrier))),
            stages.stream()
                .skip(1)
                .map(stage -> lane("notice-attempt-" + stage.attempt(), stage, carriers)))
        .toList();
  }

  private Lane lane(String name, Stage stage, List<Carrier> carriers) {
    Map<NoticeChannel, Carrier> byChannel =
        carriers.stream().collect(Collectors.toMap(Carrier::channel, Function.identity()));
    Decoder decoder = new Decoder(serdes, List.of(stage.topic()));
    return new Lane(name, stage, byChannel, decoder, log, writer, time);
  }
}
