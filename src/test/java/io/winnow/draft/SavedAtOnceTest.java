package io.winnow.draft;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Several people save what they made of the same state at the same moment. */
@QuarkusTest
class SavedAtOnceTest {

  private static final int PEOPLE = 4;
  private static final int ROUNDS = 10;

  private record Saved(String text, Response response) {}

  @Test
  void oneIsKeptAndTheOthersAreTold() throws Exception {
    String key = "once-" + UUID.randomUUID();
    String file =
        "/v1/rule-sets/"
            + key
            + "/drafts/"
            + new Desk(key, null).begin(TinyRules.bundle(key, "one"))
            + "/files/notes.yaml";
    String etag = put(file, "round: 0\n", null).header("ETag");
    ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
    try {
      for (int round = 1; round <= ROUNDS; round++) {
        List<Saved> all = atOnce(people, file, etag, round);
        List<Saved> kept =
            all.stream().filter(saved -> saved.response().statusCode() == 204).toList();
        assertThat(kept).hasSize(1);
        etag = kept.get(0).response().header("ETag");
        for (Saved saved : all) {
          if (saved != kept.get(0)) {
            assertThat(saved.response().statusCode()).isEqualTo(412);
            assertThat(saved.response().header("ETag")).isEqualTo(etag);
          }
        }
        assertThat(given().get(file).asString()).isEqualTo(kept.get(0).text());
      }
    } finally {
      people.shutdownNow();
    }
  }

  private static List<Saved> atOnce(ExecutorService people, String file, String etag, int round)
      throws Exception {
    CyclicBarrier together = new CyclicBarrier(PEOPLE);
    List<Future<Saved>> calls = new ArrayList<>();
    for (int person = 0; person < PEOPLE; person++) {
      String text = "round: %d\nby: %d\n".formatted(round, person);
      calls.add(
          people.submit(
              () -> {
                together.await(1, TimeUnit.MINUTES);
                return new Saved(text, put(file, text, etag));
              }));
    }
    List<Saved> all = new ArrayList<>();
    for (Future<Saved> call : calls) {
      all.add(call.get(1, TimeUnit.MINUTES));
    }
    return all;
  }

  private static Response put(String file, String text, String etag) {
    var request = given().contentType("application/octet-stream").body(text.getBytes());
    return (etag == null ? request : request.header("If-Match", etag)).put(file);
  }
}
