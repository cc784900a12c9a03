package io.winnow.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectReader;
import io.winnow.core.contact.Contact;
import io.winnow.core.contact.ContactMetrics;
import io.winnow.platform.json.StrictJson;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fast reader says, the mapper says, too; and it says something to what is usual. */
class UsualRequestsTest {

  private static final ObjectReader MAPPER = StrictJson.mapper().readerFor(DecisionRequest.class);

  private final SplittableRandom random = new SplittableRandom(20_261_129);

  private static DecisionRequest usual(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return UsualRequests.read(bytes, 0, bytes.length);
  }

  private static DecisionRequest mapped(String json) throws IOException {
    return MAPPER.readValue(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsAllThatARequestCanSayPlainly() throws IOException {
    for (int i = 0; i < 2_000; i++) {
      String json = request();
      assertThat(usual(json)).as(json).isNotNull().isEqualTo(mapped(json));
    }
  }

  @Test
  void neverReadsWhatTheMapperReadsOtherwiseOrNotAtAll() throws IOException {
    int read = 0;
    for (int i = 0; i < 60_000; i++) {
      String json = spoiled(request());
      DecisionRequest usual = usual(json);
      if (usual != null) {
        read++;
        assertThat(usual).as(json).isEqualTo(mapped(json));
      }
    }
    assertThat(read).isBetween(5_000, 55_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "{} {}",
        "{\"contactId\":\"a\",\"contactId\":\"b\"}",
        "{\"contactId\":null,\"contactId\":\"b\"}",
        "{\"contact\":{\"id\":1}}",
        "{\"contact\":{\"attributes\":{\"a\":{}}}}",
        "{\"contact\":{\"attributes\":{\"a\":null}}}",
        "{\"contact\":{\"interests\":[null]}}",
        "{\"contact\":{\"birthDate\":\"\"}}",
        "{\"contact\":{\"birthDate\":\"2001-02-29\"}}",
        "{\"contact\":{\"birthDate\":\"2000/01/31\"}}",
        "{\"contact\":{\"birthDate\":\"20000-1-31\"}}",
        "{\"contact\":{\"birthDate\":\"2000-01-3\u0661\"}}",
        "{\"metrics\":{\"orders\":1.0}}",
        "{\"metrics\":{\"spend\":1e3}}",
        "{\"metrics\":{\"spend\":\"1\"}}",
        "{\"metrics\":{\"surveyAnsweredAt\":{}}}",
        "{\"consent\":{\"purposes\":{\"a\":\"GRANTED\"}}}",
        "{\"consent\":{\"purposes\":{\"a\":\"denied\",\"a\":\"granted\"}}}",
        "{\"context\":{\"zone\":\"Nowhere\"}}",
        "{\"context\":{\"zone\":\" UTC\"}}",
        "{\"context\":{\"extra\":1}}",
        "{\"context\":{\"a\":1,\"a\":2}}",
        "{\"context\":{\"channel\":\"a\",\"channel\":\"b\"}}",
        "{\"events\":[]}",
        "{\"count\":2147483648}",
        "{\"explain\":\"\"}",
        "{\"unheardOf\":1}",
        "{\"contact\":{}"
      })
  void leavesTheRestToTheMapper(String json) {
    assertThat(usual(json)).isNull();
  }

  private String request() {
    List<String> parts = new ArrayList<>();
    add(parts, "requestId", text());
    add(parts, "contactId", text());
    if (random.nextInt(4) > 0) {
      parts.add("\"contact\":" + object(Contact.class));
    }
    if (random.nextInt(4) > 0) {
      parts.add("\"metrics\":" + object(ContactMetrics.class));
    }
    add(
        parts,
        "consent",
        "{\"purposes\":{\"marketing\":\"granted\",\"ads\":\"denied\"},\"channels\":{\"sms\":\"unknown\"}}");
    add(
        parts,
        "context",
        "{\"channel\":%s,\"purpose\":%s,\"at\":\"%s\",\"zone\":%s,\"temperature\":%s,\"vip\":true}"
            .formatted(text(), text(), at(), zone(), number()));
    add(parts, "ruleSet", text());
    add(parts, "version", String.valueOf(random.nextInt(1, 9)));
    add(parts, "count", String.valueOf(random.nextInt(1, 50)));
    add(parts, "explain", List.of("\"none\"", "\"reasons\"", "\"full\"").get(random.nextInt(3)));
    add(parts, "dryRun", String.valueOf(random.nextBoolean()));
    return "{" + String.join(random.nextBoolean() ? "," : " ,\t", parts) + "}";
  }

  private void add(List<String> parts, String name, String value) {
    int chance = random.nextInt(6);
    if (chance > 1) {
      parts.add("\"" + name + "\":" + value);
    } else if (chance == 1) {
      parts.add("\"" + name + "\":null");
    }
  }

  private String object(Class<?> type) {
    List<String> parts = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      String value = value(component);
      if (value != null && random.nextInt(3) > 0) {
        parts.add("\"" + component.getName() + "\":" + value);
      }
    }
    return "{" + String.join(",", parts) + "}";
  }

  /** Null where it is not usual. */
  private String value(RecordComponent component) {
    Class<?> type = component.getType();
    if (type != Map.class && random.nextInt(8) == 0) {
      return "null";
    }
    if (type == Map.class) {
      return component.getName().equals("surveyAnsweredAt")
          ? null
          : "{\"a\":%s,\"b\":%s,\"c\":false,\"d\":[%s,%s]}"
              .formatted(text(), number(), text(), text());
    }
    if (type == Integer.class) {
      return String.valueOf(random.nextInt(-3, 4_000));
    }
    if (type == BigDecimal.class) {
      return number();
    }
    if (type == LocalDate.class) {
      return "\"" + LocalDate.of(random.nextInt(1900, 2020), 2, random.nextInt(1, 29)) + "\"";
    }
    if (type == Instant.class) {
      return "\"" + at() + "\"";
    }
    return type == List.class ? "[" + text() + "," + text() + "]" : text();
  }

  private String text() {
    String[] texts = {"a", "", "Ä é", "\\u00e4\\n", "\\\"", "DE", "long ".repeat(20), "€ 😀"};
    return "\"" + texts[random.nextInt(texts.length)] + "\"";
  }

  private String number() {
    String[] numbers = {"0", "-1", "12.50", "0.001", "99999999999", "-0.0", "123456789.123456789"};
    return numbers[random.nextInt(numbers.length)];
  }

  private String zone() {
    String[] zones = {"null", "\"Z\"", "\"UTC\"", "\"+02:00\"", "\"Europe/Berlin\""};
    return zones[random.nextInt(zones.length)];
  }

  private Instant at() {
    return Instant.ofEpochMilli(random.nextLong(1_000_000_000_000L, 2_000_000_000_000L));
  }

  /** With a letter or two changed, or a part of it somewhere else. */
  private String spoiled(String json) {
    StringBuilder text = new StringBuilder(json);
    for (int i = random.nextInt(1, 3); i > 0 && text.length() > 2; i--) {
      int at = random.nextInt(text.length() - 1);
      switch (random.nextInt(4)) {
        case 0:
          text.deleteCharAt(at);
          break;
        case 1:
          text.setCharAt(at, "\"{}[],:0eE.-nt 9Z".charAt(random.nextInt(17)));
          break;
        case 2:
          text.insert(at, "\"{}[],:0eE.-nt 9Z".charAt(random.nextInt(17)));
          break;
        default:
          int end = Math.min(text.length(), at + random.nextInt(1, 12));
          text.insert(random.nextInt(text.length()), text.substring(at, end));
      }
    }
    return text.toString();
  }
}
