package io.winnow.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A decision made again.
 *
 * @param identical whether the two are the same bytes
 * @param decision as decided now
 * @param differences empty when identical
 */
public record Replay(boolean identical, JsonNode decision, List<Difference> differences) {

  /**
   * @param pointer JSON pointer into the decision
   * @param logged null also where the log has nothing
   * @param replayed null also where the replay has nothing
   */
  public record Difference(String pointer, JsonNode logged, JsonNode replayed) {}

  static Replay of(String logged, byte[] replayed, ObjectMapper mapper) {
    try {
      JsonNode now = mapper.readTree(replayed);
      if (logged.equals(new String(replayed, StandardCharsets.UTF_8))) {
        return new Replay(true, now, List.of());
      }
      List<Difference> differences = new ArrayList<>();
      compare("", mapper.readTree(logged), now, differences);
      return new Replay(false, now, differences);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a logged decision cannot be read", e);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void compare(
      String pointer, JsonNode logged, JsonNode replayed, List<Difference> differences) {
    if (logged.equals(replayed)) {
      return;
    }
    if (logged.isObject() && replayed.isObject()) {
      TreeSet<String> names = new TreeSet<>();
      logged.fieldNames().forEachRemaining(names::add);
      replayed.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        String at = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
        compare(at, logged.path(name), replayed.path(name), differences);
      }
    } else if (logged.isArray() && replayed.isArray()) {
      for (int i = 0; i < Math.max(logged.size(), replayed.size()); i++) {
        compare(pointer + "/" + i, logged.path(i), replayed.path(i), differences);
      }
    } else {
      differences.add(new Difference(pointer, present(logged), present(replayed)));
    }
  }

  private static JsonNode present(JsonNode node) {
    return node instanceof MissingNode ? null : node;
  }
}
